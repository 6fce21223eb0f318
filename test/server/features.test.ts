/**
 * Each request reaches the right method of the service with the right arguments, and its answer comes back.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import {
  fakeColor,
  fakeDiagnostic,
  fakeLanguageService,
  firstCharacter,
} from '../support/fakeLanguageService';
import { type LspHarness, type LspHarnessOptions, startLsp } from '../support/lspHarness';

const uri = 'file:///a.cijob.xml';
const text = '<Request><Tag>T</Tag></Request>';
const textDocument = { uri };
const position = { line: 0, character: 3 };

let lsp: LspHarness;
afterEach(() => lsp.dispose());

async function start(options: Partial<LspHarnessOptions> = {}): Promise<void> {
  lsp = await startLsp({ service: fakeLanguageService(), ...options });
  await lsp.open(uri, text);
}

/** Every request that the server answers: parameters, the answer for an open and for an unknown document. */
const requests: readonly [method: string, params: object, answer: unknown, empty: unknown][] = [
  ['textDocument/completion', { position }, { isIncomplete: false, items: [{ label: 'at 0' }] }, null],
  ['textDocument/hover', { position }, { contents: 'version 1' }, null],
  [
    'textDocument/codeAction',
    { range: firstCharacter, context: { diagnostics: [fakeDiagnostic(0, 0)] } },
    [{ title: 'fix 1', kind: 'quickfix' }],
    [],
  ],
  ['textDocument/documentHighlight', { position }, [{ range: firstCharacter }], null],
  ['textDocument/prepareRename', { position }, firstCharacter, null],
  ['textDocument/rename', { position, newName: 'New' }, { changes: { New: [] } }, null],
  ['textDocument/documentLink', {}, [{ range: firstCharacter, target: 'https://example.com/' }], []],
  ['textDocument/documentColor', {}, [{ range: firstCharacter, color: fakeColor }], []],
  ['textDocument/colorPresentation', { range: firstCharacter, color: fakeColor }, [{ label: 'red: 1' }], []],
  [
    'textDocument/inlayHint',
    { range: firstCharacter },
    [{ position: firstCharacter.start, label: 'units: true' }],
    [],
  ],
  [
    'textDocument/foldingRange',
    {},
    [
      { startLine: 0, endLine: 1 },
      { startLine: 1, endLine: 2 },
    ],
    [],
  ],
  ['textDocument/selectionRange', { positions: [position] }, [{ range: firstCharacter }], null],
  ['textDocument/linkedEditingRange', { position }, { ranges: [firstCharacter, firstCharacter] }, null],
  [
    'textDocument/formatting',
    { options: { tabSize: 3, insertSpaces: true } },
    [{ range: firstCharacter, newText: '   ' }],
    [],
  ],
  [
    'textDocument/rangeFormatting',
    { range: { start: position, end: position }, options: { tabSize: 1, insertSpaces: true } },
    [{ range: { start: position, end: position }, newText: ' ' }],
    [],
  ],
  [
    'textDocument/onTypeFormatting',
    { position, ch: '>', options: { tabSize: 2, insertSpaces: true } },
    [{ range: firstCharacter, newText: '>>' }],
    [],
  ],
  ['ciJob/tagComplete', { position }, '$0</Tag>', null],
  ['ciJob/getMatchingTag', { position }, { line: 0, character: 4 }, null],
  [
    'ciJob/getAutofix',
    {},
    { problems: 1, syntaxProblems: 1, edits: [{ range: firstCharacter, newText: 'fixed' }] },
    null,
  ],
];

describe('a request about an open document', () => {
  for (const [method, params, answer] of requests) {
    it(`is answered: ${method}`, async () => {
      await start();
      assert.deepEqual(await lsp.client.sendRequest(method, { textDocument, ...params }), answer);
    });
  }
});

describe('a request about a document that is not open gets the empty answer', () => {
  for (const [method, params, , empty] of requests) {
    it(method, async () => {
      await start();
      await lsp.open('file:///other.txt', text, 'plaintext');
      await lsp.close(uri);
      for (const closed of [uri, 'file:///unknown.xml', 'file:///other.txt']) {
        const answer = await lsp.client.sendRequest(method, { textDocument: { uri: closed }, ...params });
        assert.deepEqual(answer, empty, closed);
      }
      assert.deepEqual(lsp.logged, []);
    });
  }
});

describe('the outline', () => {
  const symbols = (capabilities: ClientCapabilities) => async () => {
    await start({ capabilities });
    return lsp.client.sendRequest('textDocument/documentSymbol', { textDocument });
  };

  it('is a tree for clients that draw trees', async () => {
    const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
    const place = { range: firstCharacter, selectionRange: firstCharacter };
    assert.deepEqual(await symbols(capabilities)(), [
      { name: 'outer', kind: 19, ...place, children: [{ name: 'inner', kind: 8, ...place }] },
    ]);
  });

  it('is a list for others', async () => {
    const location = { uri, range: firstCharacter };
    assert.deepEqual(await symbols({})(), [
      { name: 'outer', kind: 19, location },
      { name: 'inner', kind: 8, location, containerName: 'outer' },
    ]);
  });
});

describe('symbols of the workspace', () => {
  it('are those of the open requests', async () => {
    await start();
    await lsp.open('file:///b.xml', text, 'xml');
    await lsp.open('file:///c.xml', '<project/>', 'xml');
    await lsp.open('file:///d.txt', text, 'plaintext');
    const symbol = { name: 'q', kind: 24 };
    assert.deepEqual(await lsp.client.sendRequest('workspace/symbol', { query: 'q' }), [
      { ...symbol, location: { uri, range: firstCharacter } },
      { ...symbol, location: { uri: 'file:///b.xml', range: firstCharacter } },
    ]);
  });
});

describe('formatting', () => {
  it('follows the setting', async () => {
    const initializationOptions = { ciJob: { format: { compactLeaves: true } } };
    await start({ initializationOptions });
    const params = { textDocument, options: { tabSize: 1, insertSpaces: true } };
    const answer = [{ range: firstCharacter, newText: ' compact' }];
    assert.deepEqual(await lsp.client.sendRequest('textDocument/formatting', params), answer);
    const range = { ...params, range: firstCharacter };
    assert.deepEqual(await lsp.client.sendRequest('textDocument/rangeFormatting', range), answer);
  });
});

describe('folding ranges', () => {
  it('are no more than the client wants', async () => {
    await start({ capabilities: { textDocument: { foldingRange: { rangeLimit: 1 } } } });
    assert.deepEqual(await lsp.client.sendRequest('textDocument/foldingRange', { textDocument }), [
      { startLine: 0, endLine: 1 },
    ]);
  });
});

describe('a rename that makes no sense', () => {
  it('is refused with words for the person', async () => {
    await start();
    const params = { textDocument, position, newName: 'bad' };
    await assert.rejects(lsp.client.sendRequest('textDocument/rename', params), /Not this name\./);
    assert.deepEqual(lsp.logged, []);
  });
});

describe('completion while typing', () => {
  const offered = { isIncomplete: false, items: [{ label: 'at 0' }] };
  for (const [typed, before, answer] of [
    ['<', '<Request><', offered],
    ['/', '<Request></', offered],
    ['/', '<Request>https:/', null],
    ['$', '<Request>$', offered],
    ['{', '<Request>${', offered],
    ['{', '<Request>{', null],
  ] as const) {
    it(`${answer === null ? 'stays quiet' : 'opens'} after ${before}`, async () => {
      await start();
      await lsp.change(uri, 2, { text: before });
      const params = {
        textDocument,
        position: { line: 0, character: before.length },
        context: { triggerKind: 2, triggerCharacter: typed },
      };
      assert.deepEqual(await lsp.client.sendRequest('textDocument/completion', params), answer);
    });
  }
});

describe('our own requests', () => {
  it('tell how the document is submitted', async () => {
    await start();
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getJobOperation', { uri }), {
      tag: 'T',
      method: 'POST',
      path: '/jobs',
      action: 'ci:Fake',
    });
  });

  it('tell nothing about a document without a Tag, or one that is not open', async () => {
    await start();
    await lsp.change(uri, 2, { text: '<Request/>' });
    assert.equal(await lsp.client.sendRequest('ciJob/getJobOperation', { uri }), null);
    assert.equal(await lsp.client.sendRequest('ciJob/getJobOperation', { uri: 'file:///b.xml' }), null);
  });

  it('list the Tags', async () => {
    await start();
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getTags'), ['First', 'Second']);
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getTags', {}), ['First', 'Second']);
  });

  it('check a text that is not open, with the settings in force', async () => {
    await start();
    const answer = await lsp.client.sendRequest('ciJob/checkText', { uri: 'file:///b.xml', text: 'x bad' });
    // As far as this client said that it can take it.
    const { codeDescription: _link, tags: _tags, ...diagnostic } = fakeDiagnostic(0, 2);
    assert.deepEqual(answer, [diagnostic]);
  });

  it('check a text that is to be sent, also where validation is off', async () => {
    await start();
    await lsp.configure({ ciJob: { validation: { enabled: false } } });
    const about = { uri: 'file:///b.xml', text: 'x bad' };
    const { codeDescription: _link, tags: _tags, ...diagnostic } = fakeDiagnostic(0, 2);
    assert.deepEqual(
      [
        await lsp.client.sendRequest('ciJob/checkText', about),
        await lsp.client.sendRequest('ciJob/checkText', { ...about, always: true }),
      ],
      [[], [diagnostic]],
    );
  });

  it('find the job of a text that is not open', async () => {
    await start();
    const other = 'file:///b.xml';
    assert.deepEqual(await lsp.client.sendRequest('ciJob/findJobSymbols', { uri: other, text }), [
      { name: '', kind: 24, location: { uri: other, range: firstCharacter } },
    ]);
    // It was not opened by that.
    assert.deepEqual(await lsp.client.sendRequest('workspace/symbol', { query: '' }), [
      { name: '', kind: 24, location: { uri, range: firstCharacter } },
    ]);
  });

  it('tell what is known about a Tag', async () => {
    await start();
    const facts = { tag: 'First', documentation: 'The first one.', checked: 'xml' };
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getTagFacts', { tag: 'First' }), facts);
    assert.equal(await lsp.client.sendRequest('ciJob/getTagFacts', { tag: 'Third' }), null);
  });

  it('list the snippets of one Tag or of all', async () => {
    await start();
    const snippet = { name: 'name', description: 'words', body: 'body' };
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getRequestSnippets', { tag: 'First' }), [
      { tag: 'First', ...snippet },
    ]);
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getRequestSnippets', {}), [
      { tag: 'every', ...snippet },
    ]);
    assert.deepEqual(await lsp.client.sendRequest('ciJob/getRequestSnippets'), [
      { tag: 'every', ...snippet },
    ]);
  });
});

describe('a document', () => {
  it('is parsed once for each version', async () => {
    const base = fakeLanguageService();
    const versions: number[] = [];
    await start({
      service: fakeLanguageService({
        parseRequestDocument: (document) => {
          versions.push(document.version);
          return base.parseRequestDocument(document);
        },
      }),
    });
    await lsp.elapse(0);
    for (const [method, params] of requests)
      await lsp.client.sendRequest(method, { textDocument, ...params });
    await lsp.change(uri, 2, { text: 'bad' });
    for (const [method, params] of requests)
      await lsp.client.sendRequest(method, { textDocument, ...params });
    await lsp.elapse(0);
    assert.deepEqual(versions, [1, 2]);
  });
});
