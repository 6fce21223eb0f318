/**
 * Going to the matching tag: from a marked place to another one.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marked } from '../../support/marked';

/** The text with `|` where the cursor goes; undefined where it stays. */
function matching(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  const found = service.findMatchingTag(document, position, request);
  if (found === undefined) return undefined;
  const offset = document.offsetAt(found);
  return `${document.getText().slice(0, offset)}|${document.getText().slice(offset)}`;
}

describe('the matching tag', () => {
  for (const [name, text, expected] of [
    [
      'of a start tag is the end tag, at the same letter',
      '<a><b|cd x="1">1</bcd></a>',
      '<a><bcd x="1">1</b|cd></a>',
    ],
    ['of an end tag is the start tag', '<a><b>1</|b></a>', '<a><|b>1</b></a>'],
    ['is found before `<`', '<a>|<b>1</b></a>', '<a><b>1</|b></a>'],
    ['is found behind `>`', '<a><b>1</b></a>|', '<|a><b>1</b></a>'],
    ['is found at an attribute', '<a x="|1"></a>', '<a x="1"></|a>'],
    ['is that of the tag behind the cursor where two meet', '<a><b>1</b>|</a>', '<|a><b>1</b></a>'],
    ['of content is the start tag around it', '<a><bc>1|2</bc></a>', '<a><|bc>12</bc></a>'],
    ['of white space is the start tag around it', '<a>\n | <b/></a>', '<|a>\n  <b/></a>'],
    ['of a misspelt end tag is the start tag', '<Width>1</Wid|ht>', '<Wid|th>1</Widht>'],
    ['of a longer name is its end', '<Width>1</Widthss|>', '<Width|>1</Widthss>'],
    ['is not there for an empty element', '<a><b|/></a>', undefined],
    ['is not there without an end tag', '<a|>', undefined],
    ['is not there in a comment', '<a><!-- <b>| --></a>', undefined],
    ['is not there in CDATA', '<a><![CDATA[ <b>| ]]></a>', undefined],
    ['is not there outside of the root', '<a/> | ', undefined],
    ['is not there in nothing', '|', undefined],
  ] as const) {
    it(name, () => assert.equal(matching(text), expected));
  }
});
