/**
 * What the service answers, in a client: explained where one points, and otherwise left alone.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { type LspHarness, startLsp } from '../support/lspHarness';
import { languageService } from '../support/schemaSet';

const uri = 'ci-job:/j1.xml';
const textDocument = { uri };
const pull: ClientCapabilities = { textDocument: { diagnostic: {} } };

/** Broken at the end, as an answer that was cut off. */
const response = `<Response>
  <JobsDetail>
    <State>Paused</State>
    <Progress>many</Progress>
    <Operation>
      <Output>
`;
const error = '<Error>\n  <Code>SlowDown</Code>\n</Error>';
const request = '<Request><Tag>MediaInfo</Tag></Request>';

let lsp: LspHarness;
afterEach(() => lsp.dispose());

async function open(text: string, capabilities: ClientCapabilities = {}, languageId = 'xml'): Promise<void> {
  lsp = await startLsp({ service: languageService(), capabilities });
  await lsp.open(uri, text, languageId);
  await lsp.elapse(1000);
}

describe('an answer of the service', () => {
  it('is explained where one points', async () => {
    await open(error);
    assert.deepEqual(
      await lsp.client.sendRequest('textDocument/hover', {
        textDocument,
        position: { line: 1, character: 10 },
      }),
      {
        contents: {
          kind: 'markdown',
          value: [
            '**SlowDown** · with HTTP 429',
            'Too many requests were sent in a short time.',
            'What to do: Wait a little, then send fewer at once.',
            'Older responses have `1020` instead.',
            '[Error codes of media processing](https://www.tencentcloud.com/document/product/436/46214) (as of 2024-06-12)',
          ].join('\n\n'),
        },
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 16 } },
      },
    );
  });

  it('has an outline and folds', async () => {
    await open(error, { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
    const symbols = await lsp.client.sendRequest('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(symbols, [
      {
        name: 'Error',
        detail: 'SlowDown',
        kind: 23,
        range: { start: { line: 0, character: 0 }, end: { line: 2, character: 8 } },
        selectionRange: { start: { line: 0, character: 1 }, end: { line: 0, character: 6 } },
        children: [
          {
            name: 'Code',
            detail: 'SlowDown',
            kind: 8,
            range: { start: { line: 1, character: 2 }, end: { line: 1, character: 23 } },
            selectionRange: { start: { line: 1, character: 3 }, end: { line: 1, character: 7 } },
            children: [],
          },
        ],
      },
    ]);
    assert.deepEqual(await lsp.client.sendRequest('textDocument/foldingRange', { textDocument }), [
      { startLine: 0, endLine: 1 },
    ]);
  });

  for (const languageId of ['xml', 'ci-job']) {
    describe(`as a document of the language ${languageId}`, () => {
      it('gets no diagnostics pushed', async () => {
        await open(response, {}, languageId);
        assert.deepEqual(lsp.published, []);
      });

      it('has no diagnostics to pull', async () => {
        await open(response, pull, languageId);
        assert.deepEqual(await lsp.client.sendRequest('textDocument/diagnostic', { textDocument }), {
          kind: 'full',
          items: [],
        });
      });

      it('offers no completion, no fix and no way to submit it', async () => {
        await open(response, {}, languageId);
        const range = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
        const positions = [
          { line: 1, character: 0 },
          { line: 2, character: 12 },
          { line: 6, character: 0 },
        ];
        for (const position of positions) {
          assert.deepEqual(
            await lsp.client.sendRequest('textDocument/completion', { textDocument, position }),
            { isIncomplete: false, items: [] },
          );
        }
        const only = ['quickfix', 'source.fixAll'];
        for (const context of [{ diagnostics: [] }, { diagnostics: [], only }]) {
          assert.deepEqual(
            await lsp.client.sendRequest('textDocument/codeAction', { textDocument, range, context }),
            [],
          );
        }
        assert.equal(await lsp.client.sendRequest('ciJob/getJobOperation', { uri }), null);
      });
    });
  }

  it('takes back what was said about the request that stood there', async () => {
    await open(request);
    const said = lsp.published.map(({ diagnostics }) => diagnostics.length > 0);
    await lsp.change(uri, 2, { text: error });
    await lsp.elapse(1000);
    assert.deepEqual([said, lsp.published.slice(1)], [[true], [{ uri, diagnostics: [] }]]);
  });
});

describe('other XML', () => {
  for (const text of [
    '<Response><Items/></Response>',
    '<Error><Reason>Code</Reason></Error>',
    '<Response/>',
  ]) {
    it(`is none of our business: ${text}`, async () => {
      await open(text);
      const position = { line: 0, character: 12 };
      assert.equal(await lsp.client.sendRequest('textDocument/hover', { textDocument, position }), null);
      assert.deepEqual(await lsp.client.sendRequest('textDocument/documentSymbol', { textDocument }), []);
      assert.deepEqual(lsp.published, []);
    });
  }
});
