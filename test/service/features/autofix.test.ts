/**
 * Autofix a whole request at once: what it makes of a text, and how many problems that are.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf, documentOf } from '../../support/checkDiagnostics';
import { samples } from '../../support/samples';
import { languageService } from '../../support/schemaSet';

/** The fixed text with the counts; undefined where nothing is offered. */
function fixed(text: string): readonly [text: string, problems: number, syntaxProblems: number] | undefined {
  const document = documentOf(text);
  const service = languageService();
  const autofix = service.getAutofix(document, service.parseRequestDocument(document));
  if (autofix === undefined) return undefined;
  const { edits, problems, syntaxProblems } = autofix;
  return [TextDocument.applyEdits(document, [...edits]), problems, syntaxProblems];
}

const callBackFormat = (content: string): string =>
  `<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a</Object>\n  </Input>\n${content}</Request>\n`;

describe('autofix a whole request', () => {
  for (const [name, text, expected] of [
    [
      'inserts the slash that samples of the vendor lack',
      callBackFormat('  <CallBackFormat>JSON<CallBackFormat>\n'),
      [callBackFormat('  <CallBackFormat>JSON</CallBackFormat>\n'), 1, 1],
    ],
    [
      'closes, renames and respells in one go',
      callBackFormat('  <CallBack>https://a.example<CallBack>\n  <QueueId>p1</QueueIt>\n').replace(
        '<Object>a</Object>',
        '<Object>a',
      ),
      [callBackFormat('  <CallBack>https://a.example</CallBack>\n  <QueueId>p1</QueueId>\n'), 3, 3],
    ],
    [
      'counts the letter case of values, which breaks no XML',
      callBackFormat('  <CallBackFormat>json</CallBackFormat>\n'),
      [callBackFormat('  <CallBackFormat>JSON</CallBackFormat>\n'), 1, 0],
    ],
    [
      'fixes a tag and the value in it together',
      callBackFormat('  <CallBackFormat>json<CallBackFormat>\n'),
      [callBackFormat('  <CallBackFormat>JSON</CallBackFormat>\n'), 2, 1],
    ],
    ['leaves what a person must decide', callBackFormat('  <Novelty>1</Novelty>\n'), undefined],
    ['has nothing to do in a good request', callBackFormat(''), undefined],
    [
      'leaves answers alone',
      '<Response><JobsDetail><State>Success<State></JobsDetail></Response>',
      undefined,
    ],
  ] as const) {
    it(name, () => assert.deepEqual(fixed(text), expected));
  }

  it('leaves nothing that a second run would fix, and no sample less well formed', () => {
    const syntax = (text: string): number =>
      diagnosticsOf(text).filter(({ code }) => /^(?:syntax|end-tag)-/.test(String(code))).length;
    let broken = 0;
    for (const { file, text } of samples()) {
      for (const end of [...text.matchAll(/<\//g)].map(({ index }) => index)) {
        const damaged = `${text.slice(0, end)}<${text.slice(end + 2)}`;
        const result = fixed(damaged);
        broken += result === undefined ? 0 : 1;
        const after = result?.[0] ?? damaged;
        assert.ok(syntax(after) <= syntax(damaged), `${file}\n${damaged}\n became\n${after}`);
        assert.equal(fixed(after), undefined, `${file}: fixed twice\n${after}`);
      }
    }
    assert.ok(broken > 100, `only ${broken} texts were fixed`);
  });
});

describe('what is known about a Tag', () => {
  const service = languageService();

  it('is how old the facts are, and the page about it', () => {
    const { asOf, page, checked } = service.getTagFacts('Transcode') ?? {};
    assert.deepEqual(
      { asOf, page, checked },
      {
        asOf: '2026-01-12',
        page: {
          title: 'Submit a transcoding job (idle time)',
          url: 'https://www.tencentcloud.com/document/product/1045/73072',
        },
        checked: 'everything',
      },
    );
  });

  it('is little where only the XML is checked', () => {
    const { tag, checked, asOf, page } = service.getTagFacts('Daydream') ?? {};
    assert.deepEqual([tag, checked, asOf, page], ['Daydream', 'xml', undefined, undefined]);
  });

  it('is nothing for a Tag that nobody knows', () => {
    assert.equal(service.getTagFacts('Transcod'), undefined);
  });
});
