/**
 * Completion where an editor has closed what somebody opened: one element stays, and the document is well formed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextEdit } from 'vscode-languageserver-types';
import { documentOf } from '../../support/checkDiagnostics';
import { accepted, offered } from '../../support/completed';
import { languageService } from '../../support/schemaSet';
import { parseXml } from '../../support/treeOutline';

const [firstTag = ''] = languageService().getTags();
const video = (content: string): string =>
  `<Request><Tag>Transcode</Tag><Operation><Transcode><Video>${content}</Video></Transcode></Operation></Request>`;

describe('an editor that closes what is opened: one element stays', () => {
  for (const [name, text, label, expected] of [
    ['of `<>`', video('<|>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of `<></>`', video('<|></>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of a name', video('<Fp|>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of a whole name', video('<Fps|>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of a name with a space behind it', video('<Fp| >'), 'Fps', video('<Fps>25</Fps>|')],
    ['of a name with a space and an end tag', video('<Fp| ></Fp>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of a name with an end tag', video('<Fp|></Fp>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of a name with an end tag that is one letter late', video('<Fp|></F>'), 'Fps', video('<Fps>25</Fps>|')],
    ['of the middle of a name', video('<F|p></Fp>'), 'Fps', video('<Fps>25</Fps>|')],
    [
      'before another element',
      video('<Fp|><Width>1280</Width>'),
      'Fps',
      video('<Fps>25</Fps>|<Width>1280</Width>'),
    ],
    [
      'behind another element',
      video('<Width>1280</Width><Fp|>'),
      'Fps',
      video('<Width>1280</Width><Fps>25</Fps>|'),
    ],
    ['before a comment', video('<Fp|><!-- x -->'), 'Fps', video('<Fps>25</Fps>|<!-- x -->')],
    ['on a line', video('\n\t<Fp|>\n'), 'Fps', video('\n\t<Fps>25</Fps>|\n')],
    [
      'of a container with required children',
      '<Request>\n\t<Tag>MediaInfo</Tag>\n\t<In|>\n</Request>',
      'Input',
      '<Request>\n\t<Tag>MediaInfo</Tag>\n\t<Input>\n\t\t<Object>media/movie.mp4</Object>\n\t</Input>|\n</Request>',
    ],
    [
      'of a container with an end tag',
      '<Request>\n\t<Tag>MediaInfo</Tag>\n\t<In|></In>\n</Request>',
      'Input',
      '<Request>\n\t<Tag>MediaInfo</Tag>\n\t<Input>\n\t\t<Object>media/movie.mp4</Object>\n\t</Input>|\n</Request>',
    ],
    [
      'of a container before the end tag of another one',
      '<Request><Tag>MediaInfo</Tag><In|></Request>',
      'Input',
      '<Request><Tag>MediaInfo</Tag><Input>\n\t<Object>media/movie.mp4</Object>\n</Input>|</Request>',
    ],
    ['of the Tag', '<Request><T|></Request>', 'Tag', `<Request><Tag>${firstTag}</Tag>|</Request>`],
    [
      'of the Tag with an end tag',
      '<Request><T|></T></Request>',
      'Tag',
      `<Request><Tag>${firstTag}</Tag>|</Request>`,
    ],
    ['of the root', '<Re|></Re>', 'Request', `<Request>\n\t<Tag>${firstTag}</Tag>\n\t|\n</Request>`],
    ['of an end tag', '<Request><Input></|></Request>', '/Input', '<Request><Input></Input>|</Request>'],
    ['of a name before its value', video('<Fp|>25</Fps>'), 'Fps', video('<Fps|>25</Fps>')],
    ['of an empty element tag', video('<Fp|/>'), 'Fps', video('<Fps|/>')],
  ] as const) {
    it(name, () => {
      const result = accepted(text, label);
      assert.equal(result, expected);
      assert.deepEqual(parseXml(result.replace('|', '')).syntaxErrors, []);
    });
  }

  it('of a name with a value, at both of its ends', () => {
    const { items, typed } = offered(video('<Fp|>25</Fp>'));
    const item = items.find(({ label }) => label === 'Fps');
    const document = documentOf(typed.text);
    const edits = [item?.textEdit, ...(item?.additionalTextEdits ?? [])].filter((edit) => TextEdit.is(edit));
    assert.equal(TextDocument.applyEdits(document, edits), video('<Fps>25</Fps>'));
  });
});
