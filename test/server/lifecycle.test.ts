/**
 * The session itself: the handshake, cancelled requests, and features that fail.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  HoverRequest,
  InitializeRequest,
  LSPErrorCodes,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { fakeLanguageService } from '../support/fakeLanguageService';
import { type LspHarness, startLsp } from '../support/lspHarness';

const uri = 'file:///a.cijob.xml';
const textDocument = { uri };
const position = { line: 0, character: 0 };
const color = { red: 1, green: 1, blue: 1, alpha: 1 };

let lsp: LspHarness;
afterEach(() => lsp.dispose());

/** A service whose every method but parsing throws with the document's text. */
function throwingService(): LanguageService {
  const fail = (): never => {
    throw new Error('<SecretText/>');
  };
  const { parseRequestDocument, getTags } = fakeLanguageService();
  return {
    parseRequestDocument,
    doValidation: fail,
    doComplete: fail,
    doTagComplete: fail,
    doHover: fail,
    getDocumentKind: fail,
    findReference: fail,
    doCodeActions: fail,
    getAutofix: fail,
    findDocumentSymbols: fail,
    findJobSymbols: fail,
    findLinkedEditingRanges: fail,
    findMatchingTag: fail,
    formatOnType: fail,
    findDocumentHighlights: fail,
    prepareRename: fail,
    doRename: fail,
    findDocumentLinks: fail,
    findDocumentColors: fail,
    getColorPresentations: fail,
    getInlayHints: fail,
    getFoldingRanges: fail,
    getSelectionRanges: fail,
    format: fail,
    getJobOperation: fail,
    explainNoJob: fail,
    getResults: fail,
    getJobLayout: fail,
    moveShape: fail,
    getTags,
    getTagFacts: fail,
    getRequestSnippets: fail,
  };
}

describe('the handshake', () => {
  it('names the server and tells the service what the client takes', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    lsp = await startLsp({ service: fakeLanguageService(), capabilities });
    assert.deepEqual(lsp.initializeResult.serverInfo, { name: 'ci-job-request' });
    assert.deepEqual(lsp.serviceCapabilities, [
      { snippets: true, markdown: false, insertReplace: false, openReferenceCommand: undefined },
    ]);
  });

  it('happens once', async () => {
    lsp = await startLsp({ service: fakeLanguageService() });
    const again = lsp.client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    await assert.rejects(again, { message: 'The server runs already.' });
  });

  it('ends with a shutdown, after which nothing is published', async () => {
    lsp = await startLsp({ service: fakeLanguageService() });
    await lsp.open(uri, 'bad');
    await lsp.client.sendRequest(ShutdownRequest.type);
    await lsp.elapse(1000);
    assert.deepEqual(lsp.published, []);
  });

  it('answers nothing after a shutdown', async () => {
    lsp = await startLsp({ service: fakeLanguageService() });
    await lsp.open(uri, 'text');
    await lsp.client.sendRequest(ShutdownRequest.type);
    const refusal = { code: -32600, message: 'The server has shut down.' };
    await assert.rejects(lsp.client.sendRequest(HoverRequest.type, { textDocument, position }), refusal);
    await assert.rejects(lsp.client.sendRequest(ShutdownRequest.type), refusal);
  });
});

describe('a cancelled request', () => {
  it('is not worked on and is answered with RequestCancelled', async () => {
    let hovers = 0;
    lsp = await startLsp({
      service: fakeLanguageService({
        doHover: () => {
          hovers++;
          return { contents: 'words' };
        },
      }),
    });
    await lsp.open(uri, 'text');
    const source = new CancellationTokenSource();
    const cancelled = lsp.client.sendRequest(HoverRequest.type, { textDocument, position }, source.token);
    source.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
    assert.equal(hovers, 0);
    assert.deepEqual(await lsp.client.sendRequest(HoverRequest.type, { textDocument, position }), {
      contents: 'words',
    });
    assert.deepEqual(lsp.logged, []);
  });

  it('is so for pulled diagnostics too', async () => {
    lsp = await startLsp({
      service: fakeLanguageService(),
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await lsp.open(uri, 'bad');
    const source = new CancellationTokenSource();
    const cancelled = lsp.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, source.token);
    source.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
  });
});

const options = { tabSize: 2, insertSpaces: true };
const range = { start: position, end: position };
const failing: readonly [method: string, params: object, empty: unknown][] = [
  ['textDocument/completion', { textDocument, position }, null],
  ['textDocument/hover', { textDocument, position }, null],
  ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }, []],
  ['textDocument/documentSymbol', { textDocument }, []],
  ['textDocument/documentHighlight', { textDocument, position }, null],
  ['textDocument/prepareRename', { textDocument, position }, null],
  ['textDocument/rename', { textDocument, position, newName: 'New' }, null],
  ['textDocument/documentLink', { textDocument }, []],
  ['textDocument/documentColor', { textDocument }, []],
  ['textDocument/colorPresentation', { textDocument, range, color }, []],
  ['textDocument/inlayHint', { textDocument, range }, []],
  ['textDocument/foldingRange', { textDocument }, []],
  ['textDocument/selectionRange', { textDocument, positions: [position] }, null],
  ['textDocument/linkedEditingRange', { textDocument, position }, null],
  ['textDocument/formatting', { textDocument, options }, []],
  ['textDocument/rangeFormatting', { textDocument, range, options }, []],
  ['textDocument/diagnostic', { textDocument }, { kind: 'full', items: [] }],
  ['workspace/symbol', { query: '' }, []],
  ['ciJob/tagComplete', { textDocument, position }, null],
  ['ciJob/getJobOperation', { uri }, null],
  ['ciJob/getRequestSnippets', {}, []],
  ['ciJob/getAutofix', { textDocument }, null],
  ['ciJob/getTagFacts', { tag: 'T' }, null],
  ['ciJob/getResults', { tag: 'T', operation: '<SecretText/>', mostRows: 1 }, null],
  ['ciJob/checkText', { uri, text: '<SecretText/>' }, []],
  ['ciJob/findJobSymbols', { uri, text: '<SecretText/>' }, []],
  ['ciJob/getDocumentKind', { uri, text: '<SecretText/>' }, null],
  ['ciJob/explainAnswer', { uri, text: '<SecretText/>', position }, null],
];

describe('a feature that fails', () => {
  it('costs one empty answer each, and is logged without the text of the document', async () => {
    lsp = await startLsp({
      service: throwingService(),
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await lsp.open(uri, '<SecretText/>');
    for (const [method, params, empty] of failing) {
      assert.deepEqual(await lsp.client.sendRequest(method, params), empty, method);
    }
    assert.deepEqual(
      lsp.logged.map((message) => message.split(' ')[0]),
      failing.map(([method]) => method),
    );
    assert.doesNotMatch(lsp.logged.join('\n'), /SecretText/);
  });

  it('publishes an empty list where diagnostics are pushed', async () => {
    lsp = await startLsp({ service: throwingService() });
    await lsp.open(uri, 'bad');
    await lsp.elapse(0);
    assert.deepEqual(lsp.published, [{ uri, diagnostics: [] }]);
    assert.match(lsp.logged.join('\n'), /^textDocument\/publishDiagnostics failed for file:/);
  });

  it('may be the parser', async () => {
    lsp = await startLsp({
      service: fakeLanguageService({
        parseRequestDocument: () => {
          throw new Error('text');
        },
      }),
    });
    await lsp.open(uri, 'bad');
    assert.equal(await lsp.client.sendRequest(HoverRequest.type, { textDocument, position }), null);
    assert.equal(lsp.logged.length, 1);
  });
});
