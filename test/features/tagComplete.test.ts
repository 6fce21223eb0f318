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
    ['leaves an empty document alone', '|', undefined],
  ] as const) {
    test(name, () => assert.equal(inserted(text), expected));
  }
});
