/**
 * Auto-closing: what is inserted after a `>` or `</` was typed at the cursor.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { marked } from '../../support/marked';
import { expandSnippet } from '../../support/typingSimulator';

function inserted(text: string): unknown {
  const { service, document, position, request } = marked(text);
  return service.doTagComplete(document, position, request);
}

/** What becomes of the text when a `/` was typed before the cursor; undefined where nothing does. */
function selfClosed(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  const edit = service.doTagComplete(document, position, request);
  if (edit === undefined) return undefined;
  assert.ok(typeof edit === 'object', 'nothing is replaced');
  const { text: newText, offset } = expandSnippet(edit.snippet);
  const start = document.offsetAt(edit.range.start);
  assert.deepEqual(edit.range.start, position);
  const after = document.getText().slice(document.offsetAt(edit.range.end));
  return `${document.getText().slice(0, start)}${newText.slice(0, offset)}|${newText.slice(offset)}${after}`;
}

/** The same as formatting while typing does it; without the cursor. */
function formattedOnSlash(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  const edits = service.formatOnType(document, position, '/', { tabSize: 2, insertSpaces: true }, request);
  return edits.length === 0 ? undefined : TextDocument.applyEdits(document, edits);
}

describe('a `/` at the end of a start tag', () => {
  for (const [name, text, expected] of [
    ['takes the end tag away', '<a/|></a>', '<a/>|'],
    ['takes that of an inner element away', '<a> <a/|> </a> </a>', '<a> <a/>| </a>'],
    ['takes it away behind a space', '<a><b /|></b></a>', '<a><b />|</a>'],
    ['takes it away behind an attribute', '<a var="1"/|></a>', '<a var="1"/>|'],
    ['takes it away behind an attribute and spaces', "<a  var='1'  /|> </a>", "<a  var='1'  />|"],
    ['takes it away on another line', '<a>\n  <b/|>\n  </b>\n</a>', '<a>\n  <b/>|\n</a>'],
    ['takes it away where there is no `>`', '<r><a/| </a></r>', '<r><a/>|</r>'],
    ['takes it away before a sibling of its name', '<a><b/|></b><b>1</b></a>', '<a><b/>|<b>1</b></a>'],
    ['leaves a value', '<a/|>Text</a>', undefined],
    ['leaves a comment in the element', '<a/|><!-- c --></a>', undefined],
    ['leaves children', '<a/|><b/></a>', undefined],
    ['leaves an element that is empty already', '<a><b/|></a>', undefined],
    ['leaves the end tag of the namesake around it', '<a><a/|></a>', undefined],
    ['leaves an end tag of another name', '<Width/|></Widht>', undefined],
    ['leaves it in an attribute value', '<a zz="a/|"></a>', undefined],
    ['leaves it in an attribute value that is not finished', '<a zz="a/|></a>', undefined],
    ['leaves it before an attribute value', '<a zz=/|"aa"> </a>', undefined],
    ['leaves it in a value without quotes', '<a zz=1/|></a>', undefined],
    ['leaves it before the space of a tag', '<a  /|  > </a>', undefined],
    ['leaves it in an end tag', '<a> </a/|>', undefined],
    ['leaves it in a value', '<a>b/|</a>', undefined],
    ['leaves it in a comment', '<!-- <a/|></a> -->', undefined],
  ] as const) {
    it(name, () => {
      assert.equal(selfClosed(text), expected);
      assert.equal(formattedOnSlash(text), expected?.replace('|', ''));
    });
  }
});

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
    it(name, () => assert.equal(inserted(text), expected));
  }
});
