/**
 * What is pasted as a request, and what stays the text that it is.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { requestFromCurl } from '../../client/src/paste/requestFromCurl';
import { requestFromObject } from '../../client/src/paste/requestFromObject';

const request = '<Request><Tag>Work</Tag></Request>';

describe('a cURL call', () => {
  const calls: readonly [string, string, string | undefined][] = [
    ['with a quoted body', `curl -X POST 'https://example.com/jobs' -d '${request}'`, request],
    [
      'over several lines',
      `curl --location \\\n  --header "Content-Type: application/xml" \\\n  --data-raw "${request}"`,
      request,
    ],
    ['with a body behind an equals sign', `curl --data=${request.replaceAll(/[<>]/g, '\\$&')} x`, request],
    [
      'as browsers copy it',
      `curl 'x' --data-binary $'<Request>\\n<Tag>it\\'s</Tag></Request>'`,
      "<Request>\n<Tag>it's</Tag></Request>",
    ],
    ['with quotes in the body', `curl x -d "<Request a=\\"1\\"></Request>"`, '<Request a="1"></Request>'],
    ['that sends something else', `curl x -d '{"a":1}'`, undefined],
    ['without a body', 'curl https://example.com', undefined],
    ['that reads a file', 'curl x -d @request.xml', undefined],
    ['that is none', `wget -d '${request}'`, undefined],
  ];
  for (const [title, call, body] of calls) {
    test(title, () => assert.equal(requestFromCurl(call), body));
  }
});

describe('an object', () => {
  const objects: readonly [string, string, string | undefined][] = [
    [
      'of JSON with a request inside',
      '{"Request": {"Tag": "Work", "Input": {"Object": "a & b"}, "Level": 1}}',
      '<Request>\n\t<Tag>Work</Tag>\n\t<Input>\n\t\t<Object>a &amp; b</Object>\n\t</Input>\n\t<Level>1</Level>\n</Request>',
    ],
    [
      'of a program, with a list',
      "const body = {\n  Tag: 'Work', // the job\n  Part: [{ Url: 'x' }, { Url: 'y' }],\n  Keep: true,\n};",
      '<Request>\n\t<Tag>Work</Tag>\n\t<Part>\n\t\t<Url>x</Url>\n\t</Part>\n\t<Part>\n\t\t<Url>y</Url>\n\t</Part>\n\t<Keep>true</Keep>\n</Request>',
    ],
    [
      'that keeps how numbers are spelled',
      '{"Tag":"Work","Rate":1.50,"Id":007}',
      '<Request>\n\t<Tag>Work</Tag>\n\t<Rate>1.50</Rate>\n\t<Id>007</Id>\n</Request>',
    ],
    ['that is no request', '{"Name": "Work"}', undefined],
    ['with names that are none in XML', '{"Tag": "Work", "a b": 1}', undefined],
    ['that is not finished', '{"Tag": "Work"', undefined],
    ['with more behind it', '{"Tag": "Work"} x', undefined],
    ['that calls a function', '{"Tag": f()}', undefined],
    ['that is XML already', request, undefined],
  ];
  for (const [title, text, xml] of objects) {
    test(title, () => assert.equal(requestFromObject(text), xml));
  }
});

test('no text makes pasting fail', () => {
  const pieces = fc.constantFrom(
    'curl',
    ' -d ',
    "'",
    '"',
    '\\',
    '$',
    '{',
    '}',
    '[',
    ':',
    ',',
    'Tag',
    '<Request>',
    '/*',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 }))), (parts) => {
      const text = parts.join('');
      requestFromCurl(`curl ${text}`);
      requestFromObject(text);
    }),
  );
  assert.equal(requestFromObject('['.repeat(100_000)), undefined);
  assert.equal(requestFromObject('{"Tag":'.repeat(100_000)), undefined);
});
