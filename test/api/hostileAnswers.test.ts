/**
 * Answers that somebody made to be read wrong or to give secrets back: every name is a name, and a secret is removed in
 * whatever form it comes.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRedactor, maskSecretId } from '../../client/api/credentials';
import { diffRequest } from '../../client/api/diffRequest';
import { readErrorElement } from '../../client/api/errorElement';
import { childOf, readXml, textOf, type XmlValue } from '../../client/api/xmlTree';
import { jobsDetailText } from '../../client/src/jobs/jobsDetailText';
import { failedOperation, firstJob, printedJob } from '../support/jobAnswers';
import { slowerThanLinear } from '../support/linearTime';

const ACCOUNT = { secretId: 'AKIDcanary0123456789canary0123456789', secretKey: 'canaryKey/+=0123456789' };

function readValue(xml: string): XmlValue {
  const root = readXml(xml);
  return root.ok ? root.value.value : assert.fail(root.error);
}

describe('a name', () => {
  const odd = [
    ...['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
    ...[
      '__defineGetter__',
      '__defineSetter__',
      '__lookupGetter__',
      'isPrototypeOf',
      'length',
      'then',
      'toJSON',
    ],
  ];
  for (const name of odd) {
    it(`${name} is a name`, () => {
      const answer = failedOperation(`<${name}>1</${name}><b><${name}/></b><${name}><c>2</c></${name}>`);
      const read = firstJob(answer);
      assert.ok(read);
      assert.equal(textOf(read.operation, name), '1');
      assert.equal(textOf(childOf(read.operation, 'b'), name), undefined);
      assert.ok(printedJob(read).includes('j1'));
      const text = jobsDetailText(answer);
      assert.ok(text.includes(`<${name}>1</${name}>`));
      const compared = diffRequest(answer.replaceAll('Response>', 'Request>'), read.element);
      assert.ok(compared.ok && compared.value.echoed.includes(`  <${name}>1</${name}>\n`), name);
      const media = firstJob(failedOperation(`<MediaInfo><${name}>7</${name}></MediaInfo>`));
      assert.ok(media && printedJob(media).includes(`  ${name}: 7\n`));
      assert.ok(JSON.stringify(media.mediaInfo).includes(`"${name}":["7"]`));
    });
  }
  it('that is missing is not found in a prototype', () => {
    const value = readValue('<Error><Code>x</Code></Error>');
    for (const name of odd) assert.equal(childOf(value, name), undefined, name);
    assert.equal(readErrorElement(value).requestId, undefined);
  });
});

describe('a secret', () => {
  const secret = 'k$&y/+=\'"<>\\canary';
  const redact = createRedactor({ secretId: 'AKID$&canary$`0123456789', secretKey: secret });
  const map = (form: (code: number) => string): string =>
    [...secret].map((character) => form(character.charCodeAt(0))).join('');
  const hex = (code: number): string => code.toString(16);
  const forms: Readonly<Record<string, string>> = {
    'as it is': secret,
    'as references': map((code) => `&#${code};`),
    'as references in hex': map((code) => `&#x${hex(code)};`),
    'as references in upper case': map((code) => `&#x${hex(code).toUpperCase()};`),
    'as references with zeros': map((code) => `&#x000${hex(code)};`),
    'as references that were escaped': map((code) => `&amp;#x${hex(code)};`),
    'as half references': map((code) => (code % 2 === 0 ? `&#${code};` : String.fromCharCode(code))),
    'escaped for XML': secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll("'", '&apos;')
      .replaceAll('"', '&quot;'),
    'percent-encoded': encodeURIComponent(secret),
    'percent-encoded through and through': map((code) => `%${hex(code)}`),
    'percent-encoded in upper case': map((code) => `%${hex(code).toUpperCase()}`),
    'percent-encoded twice': encodeURIComponent(encodeURIComponent(secret)),
    'in JSON': JSON.stringify(secret).slice(1, -1),
    'as escapes of JSON': map((code) => `\\u00${hex(code)}`),
  };
  for (const [title, form] of Object.entries(forms)) {
    it(`${title} is removed`, () => assert.equal(redact(`a ${form} b ${form}`), 'a **** b ****'));
  }

  it('is not put back by the pattern of a replacement', () => {
    const id = 'AKID$&canary$`0123456789';
    assert.equal(redact(`a ${id} b`), `a ${maskSecretId(id)} b`);
    const odd = "$&$&$$$'$`longer0123$&$&";
    const clean = createRedactor({ secretId: odd, secretKey: 'unusedKey0' })(`<${odd}>`);
    assert.equal(clean, `<${maskSecretId(odd)}>`);
  });

  it('of another kind, such as a signature, is removed too', () => {
    const clean = createRedactor(ACCOUNT, 'f00dcafe12345678');
    assert.equal(clean('q-signature=f00dcafe12345678&x=%660%30dcafe12345678'), 'q-signature=****&x=****');
  });

  it('that is searched in a large answer takes little time', () => {
    const slow = slowerThanLinear(
      () => redact('&#x&amp;%25\\u00k$'.repeat(5000)),
      () => redact('&#x&amp;%25\\u00k$'.repeat(40_000)),
    );
    assert.equal(slow, undefined);
  });
});
