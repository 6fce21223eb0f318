/**
 * Auto-closing: what is inserted after a `>` or `</` was typed at the cursor.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { marked } from '../support/marked';

function inserted(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  return service.doTagComplete(document, position, request);
}

describe('auto-closing', () => {
  for (const [name, text, expected] of [
    ['closes a start tag', '<a>|', '$0</a>'],
    ['closes one inside another', '<a><b>|</a>', '$0</b>'],
    ['closes the inner one of two namesakes', '<a><a>|</a>', '$0</a>'],
    ['closes with a line behind it', '<a><b>|\n<c>1</c></a>', '$0</b>'],
    ['finishes `</`', '<a></|', 'a>'],
    ['finishes `</` behind a value', '<a><b>1</|</a>', 'b>'],
    ['finishes `</` before a `>`', '<a><b>1</|></a>', 'b'],
    ['finishes `</` before another element', '<a><b>1</|\n<c>1</c></a>', 'b>'],
    ['leaves an element alone that is closed', '<a>|</a>', undefined],
    ['leaves an empty element alone', '<a/>|', undefined],
    ['leaves an end tag alone', '<a></a>|', undefined],
    ['leaves text behind the tag outside', '<a>|x', undefined],
    ['leaves `</` alone where nothing is open', '<a></a></|', undefined],
    ['leaves a name behind `</` alone', '<a><b></|b></a>', undefined],
    ['leaves comments alone', '<!-- <a>| -->', undefined],
    ['leaves `</` in comments alone', '<a><!-- </| --></a>', undefined],
    ['leaves CDATA alone', '<a><![CDATA[<b>|]]></a>', undefined],
    ['leaves attributes alone', '<a b=">|"/>', undefined],
    ['leaves an unfinished attribute value alone', '<a b="x>|', undefined],
    ['leaves one with an apostrophe alone', "<a b='x>|\n<c/></a>", undefined],
    ['leaves a `</` in an unfinished value alone', '<a b="</|', undefined],
    ['leaves a `</` in a value alone', '<a><b c="</|"></a>', undefined],
    ['leaves a tag in an unfinished value alone', '<a b="<c>|', undefined],
    ['leaves an unfinished second value alone', '<a b="1" c="x>|', undefined],
    ['leaves an unfinished value of several lines of attributes alone', '<a\n  b="1"\n  c="x>|', undefined],
    ['closes a tag with attributes', '<a b="1" c=\'"\'>|', '$0</a>'],
    ['closes a tag below an unfinished value', '<a b="x>\n<c>|\n</a>', '$0</c>'],
    ['closes a tag behind an apostrophe', "<a><b>it's</b><c>|</a>", '$0</c>'],
    ['leaves an empty document alone', '|', undefined],
  ] as const) {
    test(name, () => assert.equal(inserted(text), expected));
  }
});
