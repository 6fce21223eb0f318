/**
 * The action that orders children as the vendor's tables do.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CodeActionKind } from 'vscode-languageserver-types';
import { applyAction } from '../../support/checkDiagnostics';
import { marked } from '../../support/marked';

/** What the action makes of the text; undefined where it is not offered. */
function ordered(text: string, only?: string[]): string | undefined {
  const { service, document, position, request } = marked(text);
  const range = { start: position, end: position };
  const context = only === undefined ? { diagnostics: [] } : { diagnostics: [], only };
  const actions = service.doCodeActions(document, range, context, request);
  const action = actions.find(({ kind }) => kind === CodeActionKind.RefactorRewrite);
  return action && applyAction(document.getText(), action);
}

const video = (content: string): string =>
  `<Request><Tag>Transcode</Tag><Operation><Transcode>${content}</Transcode></Operation></Request>`;

describe('ordering the elements of a container', () => {
  for (const [name, text, expected] of [
    [
      'moves them with their lines',
      '<Video|>\n  <Fps>1</Fps>\n  <Width>2</Width>\n  <Codec>H.264</Codec>\n</Video>',
      '<Video>\n  <Codec>H.264</Codec>\n  <Width>2</Width>\n  <Fps>1</Fps>\n</Video>',
    ],
    [
      'moves comments with the element that they are about',
      '<Video>\n  <!-- slow -->\n  <Fps>1</Fps> <!-- really -->\n  <Codec/>\n  <!-- the end -->\n</|Video>',
      '<Video>\n  <Codec/>\n  <!-- slow -->\n  <Fps>1</Fps> <!-- really -->\n  <!-- the end -->\n</Video>',
    ],
    ['works on one line', '<Vide|o><Fps>1</Fps><Codec/></Video>', '<Video><Codec/><Fps>1</Fps></Video>'],
    [
      'keeps unknown elements behind their neighbour',
      '<|Video><Fps>1</Fps><Novelty/><Codec/></Video>',
      '<Video><Codec/><Fps>1</Fps><Novelty/></Video>',
    ],
    ['is not offered between elements', '|<Video><Fps>1</Fps><Codec/></Video>', undefined],
    ['is not offered where the order is right', '<Video|><Codec/><Fps>1</Fps></Video>', undefined],
    ['is not offered away from the name', '<Video><Fps>|1</Fps><Codec/></Video>', undefined],
    ['is not offered around text', '<Video|>text<Fps>1</Fps><Codec/></Video>', undefined],
    ['is not offered around what is not closed', '<Video|><Fps>1<Codec/></Video>', undefined],
  ] as const) {
    it(name, () => assert.equal(ordered(video(text)), expected === undefined ? undefined : video(expected)));
  }

  it('keeps repeated elements in their order', () => {
    const request = (content: string): string =>
      `<Request|><Tag>MediaInfo</Tag>${content}<Input><Object>a</Object></Input></Request>`;
    assert.equal(
      ordered(request('<Operation>1</Operation><Operation>2</Operation>')),
      '<Request><Tag>MediaInfo</Tag><Input><Object>a</Object></Input><Operation>1</Operation><Operation>2</Operation></Request>',
    );
  });

  it('is given when it is asked for, and only then', () => {
    const text = video('<Vide|o><Fps>1</Fps><Codec/></Video>');
    assert.notEqual(ordered(text, ['refactor']), undefined);
    assert.notEqual(ordered(text, ['refactor.rewrite']), undefined);
    assert.equal(ordered(text, ['quickfix']), undefined);
    assert.equal(ordered(text, ['source']), undefined);
  });

  it('is not offered in other XML', () => assert.equal(ordered('<a|><c/><b/></a>'), undefined));
});
