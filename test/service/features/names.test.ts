/**
 * What belongs together by name: rename, highlights and linked editing.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { marked, withRanges } from '../../support/marked';

/** What a rename to `New` makes of the text. */
function renamed(text: string, newName = 'New'): string {
  const { service, document, position, request } = marked(text);
  const result = service.doRename(document, position, newName, request);
  if (result.kind === 'refused') return result.message;
  return TextDocument.applyEdits(document, result.edit.changes?.[document.uri] ?? []);
}

function prepared(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  const range = service.prepareRename(document, position, request);
  return range === undefined ? undefined : withRanges(document, [range]);
}

function highlighted(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  const highlights = service.findDocumentHighlights(document, position, request);
  return (
    highlights &&
    withRanges(
      document,
      highlights.map(({ range }) => range),
    )
  );
}

function linked(text: string): string | undefined {
  const { service, document, position, request } = marked(text);
  const ranges = service.findLinkedEditingRanges(document, position, request);
  return ranges && withRanges(document, ranges);
}

const noElement = 'This end tag has no start tag, so there is no element to rename.';
const nothingToRename = 'Only the name of an element can be renamed.';

describe('rename', () => {
  for (const [name, text, result] of [
    ['changes both names from the start tag', '<a><Vi|deo>x</Video></a>', '<a><New>x</New></a>'],
    ['changes both names from the end tag', '<a><Video>x</Video|></a>', '<a><New>x</New></a>'],
    ['leaves namesakes inside alone', '<a|><a>x</a></a>', '<New><a>x</a></New>'],
    ['keeps space and attributes', '<|a b="a" >x</a >', '<New b="a" >x</New >'],
    ['changes the one name of an empty element', '<a><|b/></a>', '<a><New/></a>'],
    ['changes the one name of an open element', '<a><b|>', '<a><New>'],
    ['refuses a value', '<Video>x|</Video>', nothingToRename],
    ['refuses an attribute', '<a b|="1"></a>', nothingToRename],
    ['refuses a comment', '<!-- <a|></a> --><b/>', nothingToRename],
    ['changes both names where they differ', '<a><Vide|o>1</Vdieo></a>', '<a><New>1</New></a>'],
    ['changes both from an end name that differs', '<a><Video>1</Vdie|o></a>', '<a><New>1</New></a>'],
    ['changes both where the slash is missing', '<a><Fps|>25<Fps></a>', '<a><New>25<New></a>'],
    ['refuses an end tag without an element', '<a></b|></a>', noElement],
    ['refuses one outside of the root', '<a/></b|>', noElement],
    ['refuses a value behind one', '<a></b>x|</a>', nothingToRename],
    ['refuses an empty document', '|', nothingToRename],
  ] as const) {
    it(name, () => assert.equal(renamed(text), result));
  }

  for (const newName of ['', '1a', 'a b', 'a>', '-a', '<a']) {
    it(`refuses the name "${newName}"`, () => {
      assert.equal(
        renamed('<|a></a>', newName),
        `\`${newName}\` is not a valid element name: use letters, digits, \`-\`, \`_\` and \`.\`, and start with a letter.`,
      );
    });
  }

  for (const [name, text, result] of [
    ['the name under the cursor', '<a><Vi|deo>x</Video></a>', '<a><[|Video|]>x</Video></a>'],
    ['the name in the end tag', '<a><Video>x</|Video></a>', '<a><Video>x</[|Video|]></a>'],
    ['nothing in a value', '<a>|x</a>', undefined],
    ['nothing in a tag without a name', '<a><|</a>', undefined],
  ] as const) {
    it(`is prepared with ${name}`, () => assert.equal(prepared(text), result));
  }
});

describe('highlights', () => {
  for (const [name, text, result] of [
    ['mark both names', '<a><b|></b><b></b></a>', '<a><[|b|]></[|b|]><b></b></a>'],
    [
      'mark names that differ but belong together',
      '<a><Vide|o>1</Vdieo></a>',
      '<a><[|Video|]>1</[|Vdieo|]></a>',
    ],
    ['mark the one name of an empty element', '<a><b|/><b/></a>', '<a><[|b|]/><b/></a>'],
    ['leave values to the editor', '<a><b>|x</b><b>x</b></a>', undefined],
    ['leave comments to the editor', '<!-- a| --><a/>', undefined],
    [
      'mark the same Tag in other jobs',
      '<Request><Operation><Tag>A|</Tag></Operation><Operation><Tag> A </Tag></Operation><Operation><Tag>B</Tag></Operation></Request>',
      '<Request><Operation><Tag>[|A|]</Tag></Operation><Operation><Tag> [|A|] </Tag></Operation><Operation><Tag>B</Tag></Operation></Request>',
    ],
    ['mark no empty Tag', '<Request><Tag>|</Tag><Tag></Tag></Request>', undefined],
  ] as const) {
    it(name, () => assert.equal(highlighted(text), result));
  }
});

describe('linked editing', () => {
  for (const [name, text, result] of [
    ['ties both names', '<a><|b>1</b></a>', '<a><[|b|]>1</[|b|]></a>'],
    ['ties them from the end tag', '<a><b>1</b|></a>', '<a><[|b|]>1</[|b|]></a>'],
    ['ties nothing in a value', '<a><b>|1</b></a>', undefined],
    ['ties nothing to an empty element', '<a><b|/></a>', undefined],
    ['ties no names that differ', '<a><Vide|o>1</Vdieo></a>', undefined],
    ['ties no end tag without its slash', '<a><Fps|>25<Fps></a>', undefined],
    ['ties nothing in a comment', '<!-- <a|></a> --><b/>', undefined],
    ['ties an emptied pair', '<|></>', '<[||]></[||]>'],
    ['ties an emptied pair from its end tag', '<a><>1</|></a>', '<a><[||]>1</[||]></a>'],
    ['ties an emptied pair around others', '<a><|><b/><></></></a>', '<a><[||]><b/><></></[||]></a>'],
    ['ties an emptied pair inside of another', '<><><|></></></>', '<><><[||]></[||]></></>'],
    ['ties one of several emptied pairs', '<a><>1</><|>2</></a>', '<a><>1</><[||]>2</[||]></a>'],
    ['ties an emptied pair with an attribute', '<a><| x="1">1</ ></a>', '<a><[||] x="1">1</[||] ></a>'],
    [
      'ties an emptied pair on several lines',
      '<_>\n<|>\n<b>1</b>\n</>\n</_>',
      '<_>\n<[||]>\n<b>1</b>\n</[||]>\n</_>',
    ],
    ['ties no emptied tag to a name', '<a><|></b></a>', undefined],
    ['ties no emptied tag alone', '<a><|></a>', undefined],
    ['ties no emptied end tag alone', '<a></|></a>', undefined],
    ['ties no emptied tag that is not finished', '<|></', undefined],
    ['ties no emptied pair in a comment', '<!-- <|></> --><b/>', undefined],
    ['ties nothing behind a lone `<`', '<a>1 <| 2</a>', undefined],
  ] as const) {
    it(name, () => assert.equal(linked(text), result));
  }
});
