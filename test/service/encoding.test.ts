/**
 * What a request says about its encoding: it leaves as UTF-8, and its declaration says nothing else; a byte order
 * mark stands at the start only.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, checkDiagnostics, onlyMessage, repairFixesOf } from '../support/checkDiagnostics';

const request = (key = 'a.mp4'): string =>
  `<Request><Tag>MediaInfo</Tag><Input><Object>${key}</Object></Input></Request>`;
const declared = (encoding: string, key?: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n${request(key)}`;

describe('the declared encoding', () => {
  for (const name of [
    'GBK',
    'gb2312',
    'GB18030',
    'UTF-16',
    'UTF-16LE',
    'Shift_JIS',
    'iso-8859-1',
    'windows-1252',
    'UTF8',
    'Big5',
  ]) {
    it(`must not be ${name}`, () => {
      checkDiagnostics(declared(name), [`error wrong-encoding «${name}»`]);
      const [fix, ...more] = repairFixesOf(declared(name));
      assert.ok(fix?.isPreferred && more.length === 0);
      assert.equal(applyAction(declared(name), fix), declared('UTF-8'));
    });
  }
  for (const name of ['UTF-8', 'utf-8', 'Utf-8'])
    it(`may be ${name}`, () => checkDiagnostics(declared(name, '电影.mp4'), []));
  it('may be ASCII where the text is', () => {
    checkDiagnostics(declared('US-ASCII'), []);
    checkDiagnostics(declared('us-ascii', '电影.mp4'), ['error wrong-encoding «us-ascii»']);
  });
  it('is found in any well-formed declaration', () => {
    for (const head of [
      "<?xml version='1.0' encoding='GBK'?>",
      '<?xml version="1.0"\n  encoding = "GBK" standalone="yes" ?>',
      '\uFEFF<?xml version="1.1" encoding="GBK"?>',
    ]) {
      checkDiagnostics(`${head}${request()}`, ['error wrong-encoding «GBK»']);
    }
  });
  it('is none of a comment, and none where nothing is declared', () => {
    checkDiagnostics(`<!-- encoding="GBK" -->${request()}`, []);
    checkDiagnostics(`<?xml version="1.0"?>${request()}`, []);
  });
  it('is one mistake in a broken declaration', () =>
    checkDiagnostics(`<?xml encoding="GBK"?>${request()}`, ['error syntax-processing-instruction «<?xml»']));
  it('is told in plain words', () =>
    assert.equal(
      onlyMessage(declared('GBK')),
      'A request is sent as UTF-8, so its declaration must not be `GBK`.',
    ));
});

describe('a byte order mark', () => {
  const MARK = '\uFEFF';
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

  it('may stand at the start', () => checkDiagnostics(`${MARK}${declaration}${request()}`, []));

  const places: Readonly<Record<string, readonly [text: string, code: string]>> = {
    'behind another one': [`${MARK}${MARK}${request()}`, 'syntax-character'],
    'behind another one before a declaration': [
      `${MARK}${MARK}${declaration}${request()}`,
      'syntax-character',
    ],
    'behind the declaration': [`${declaration}${MARK}${request()}`, 'syntax-character'],
    'on the next line': [`\n${MARK}${request()}`, 'syntax-character'],
    'behind the request': [`${request()}\n${MARK}`, 'syntax-character'],
    'in a value': [request(`${MARK}a.mp4`), 'invalid-characters'],
    'inside of a value': [request(`a${MARK}.mp4`), 'invalid-characters'],
    'between elements': [request().replace('<Input>', `${MARK}<Input>`), 'invalid-characters'],
  };
  for (const [place, [text, code]] of Object.entries(places)) {
    it(`must not stand ${place}`, () => {
      checkDiagnostics(text, [`error ${code} «${MARK}»`]);
      const [fix] = repairFixesOf(text).filter(({ isPreferred }) => isPreferred);
      assert.ok(fix);
      checkDiagnostics(applyAction(text, fix), []);
    });
  }

  it('is told once each, however many there are', () => {
    checkDiagnostics(`${MARK.repeat(4)}${request()}`, [
      `error syntax-character «${MARK}»`,
      `error syntax-character «${MARK}»`,
      `error syntax-character «${MARK}»`,
    ]);
  });
  it('is nothing in a comment', () => checkDiagnostics(`<!-- ${MARK} -->${request()}`, []));
});
