/**
 * Diagnostics over the wire: pushed to clients that wait for them, given to clients that ask.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { LONGEST_DOCUMENT } from '../../server/src/session';
import { FAKE_CODE, fakeDiagnostic, fakeLanguageService } from '../support/fakeLanguageService';
import { type LspHarness, type LspHarnessOptions, startLsp } from '../support/lspHarness';

const uri = 'file:///a.cijob.xml';

/** A client that reads everything a diagnostic may hold. */
const richDiagnostics = {
  versionSupport: true,
  codeDescriptionSupport: true,
  tagSupport: { valueSet: [1 as const, 2 as const] },
};
const pushed: ClientCapabilities = { textDocument: { publishDiagnostics: richDiagnostics } };
const pulled: ClientCapabilities = {
  textDocument: { publishDiagnostics: richDiagnostics, diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

let lsp: LspHarness;
afterEach(() => lsp.dispose());

async function start(options: Partial<LspHarnessOptions>): Promise<void> {
  lsp = await startLsp({ service: fakeLanguageService(), ...options });
}

/** Takes what was published since the last time. */
function takePublished(): PublishDiagnosticsParams[] {
  return lsp.published.splice(0);
}

describe('a document that is too long to check', () => {
  it('is left alone and named in the log, and the server goes on', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, `bad${' '.repeat(LONGEST_DOCUMENT - 3)}`);
    await lsp.elapse(1000);
    assert.deepEqual(takePublished(), [{ uri, version: 1, diagnostics: [fakeDiagnostic(0, 0)] }]);
    await lsp.change(uri, 2, { text: `bad${' '.repeat(LONGEST_DOCUMENT)}` });
    await lsp.elapse(1000);
    await lsp.change(uri, 3, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: 'x',
    });
    await lsp.elapse(1000);
    assert.deepEqual(takePublished(), [{ uri, version: 2, diagnostics: [] }]);
    assert.deepEqual(lsp.logged, [`${uri} is not checked: it has more than ${LONGEST_DOCUMENT} characters.`]);
    await lsp.change(uri, 4, { text: 'bad' });
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 4, diagnostics: [fakeDiagnostic(0, 0)] }]);
  });
});

describe('pushed diagnostics', () => {
  it('are those of the text as it is, whatever its version', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, 'fine');
    await lsp.elapse(0);
    await lsp.change(uri, 1, { text: 'bad' });
    await lsp.elapse(0);
    await lsp.open(uri, 'not bad');
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [
      { uri, version: 1, diagnostics: [] },
      { uri, version: 1, diagnostics: [fakeDiagnostic(0, 0)] },
      { uri, version: 1, diagnostics: [fakeDiagnostic(0, 4)] },
    ]);
  });

  it('go to a client that says null about pulling', async () => {
    const textDocument = { publishDiagnostics: richDiagnostics, diagnostic: null };
    await start({ capabilities: { textDocument } as unknown as ClientCapabilities });
    await lsp.open(uri, 'bad');
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 1, diagnostics: [fakeDiagnostic(0, 0)] }]);
  });

  it('follow the document: open, edit, fix, close', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, 'one bad\n');
    assert.deepEqual(takePublished(), [], 'nothing before the timer');
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 1, diagnostics: [fakeDiagnostic(0, 4)] }]);

    const end = { line: 1, character: 0 };
    await lsp.change(uri, 2, { range: { start: end, end }, text: 'a second bad' });
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [
      { uri, version: 2, diagnostics: [fakeDiagnostic(0, 4), fakeDiagnostic(1, 9)] },
    ]);

    await lsp.change(uri, 3, { text: 'all well' });
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 3, diagnostics: [] }]);

    await lsp.close(uri);
    assert.deepEqual(takePublished(), [{ uri, diagnostics: [] }]);
  });

  it('apply several changes of one message in order', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, '');
    const start0 = { line: 0, character: 0 };
    await lsp.change(
      uri,
      2,
      { range: { start: start0, end: start0 }, text: 'bd' },
      { range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } }, text: 'a' },
    );
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 2, diagnostics: [fakeDiagnostic(0, 0)] }]);
  });

  it('answer changes that come together once', async () => {
    let validated = 0;
    const base = fakeLanguageService();
    const doValidation: LanguageService['doValidation'] = (...parameters) => {
      validated++;
      return base.doValidation(...parameters);
    };
    await start({ capabilities: pushed, service: fakeLanguageService({ doValidation }) });
    await lsp.open(uri, 'bad');
    for (let version = 2; version <= 20; version++)
      await lsp.change(uri, version, { text: 'bad '.repeat(version) });
    await lsp.elapse(0);
    assert.equal(validated, 1);
    assert.deepEqual(
      takePublished().map(({ version, diagnostics }) => [version, diagnostics.length]),
      [[20, 20]],
    );
  });

  it('wait a little for a large document', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, `${' '.repeat(16 * 1024 * 1024)}bad`);
    await lsp.elapse(49);
    assert.deepEqual(takePublished(), []);
    await lsp.elapse(1);
    assert.equal(takePublished().length, 1);
  });

  it('are not sent for a document that closed meanwhile', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, 'bad');
    await lsp.close(uri);
    await lsp.elapse(1000);
    assert.deepEqual(takePublished(), []);
  });

  it('come again when a document is opened again under the same version', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, 'bad');
    await lsp.elapse(0);
    await lsp.close(uri);
    takePublished();
    await lsp.open(uri, '  bad');
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 1, diagnostics: [fakeDiagnostic(0, 2)] }]);
  });

  it('leave out what a plain client cannot read', async () => {
    await start({});
    await lsp.open(uri, 'bad');
    await lsp.elapse(0);
    const { tags: _tags, codeDescription: _codeDescription, ...plain } = fakeDiagnostic(0, 0);
    assert.deepEqual(takePublished(), [{ uri, diagnostics: [plain] }]);
  });
});

describe('documents of other languages', () => {
  const request = '<Request>bad</Request>';

  it('are served as XML when the root is a request', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, request, 'xml');
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 1, diagnostics: [fakeDiagnostic(0, 9)] }]);
  });

  for (const [languageId, text] of [
    ['xml', '<html>bad</html>'],
    ['xml', ''],
    ['plaintext', request],
  ] as const) {
    it(`are left alone: ${languageId} ${text}`, async () => {
      await start({ capabilities: pushed });
      await lsp.open(uri, text, languageId);
      await lsp.elapse(0);
      await lsp.close(uri);
      assert.deepEqual(takePublished(), []);
    });
  }

  it('lose their diagnostics when they stop being a request', async () => {
    await start({ capabilities: pushed });
    await lsp.open(uri, request, 'xml');
    await lsp.elapse(0);
    takePublished();
    await lsp.change(uri, 2, { text: '<html>bad</html>' });
    await lsp.elapse(0);
    await lsp.change(uri, 3, { text: '<html>bad bad</html>' });
    await lsp.elapse(0);
    assert.deepEqual(takePublished(), [{ uri, version: 2, diagnostics: [] }]);
  });
});

function pull(of = uri): Promise<DocumentDiagnosticReport> {
  return lsp.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: of } });
}

describe('pulled diagnostics', () => {
  it('are the whole list of the newest text, and nothing is pushed', async () => {
    await start({ capabilities: pulled });
    await lsp.open(uri, 'bad');
    assert.deepEqual(await pull(), { kind: 'full', items: [fakeDiagnostic(0, 0)] });
    await lsp.change(uri, 2, { text: '\nbad' });
    assert.deepEqual(await pull(), { kind: 'full', items: [fakeDiagnostic(1, 0)] });
    await lsp.elapse(1000);
    assert.deepEqual(takePublished(), []);
  });

  it('are empty for a document that is closed, unknown or of another language', async () => {
    await start({ capabilities: pulled });
    await lsp.open(uri, 'bad');
    await lsp.open('file:///other.txt', 'bad', 'plaintext');
    await lsp.close(uri);
    const empty = { kind: 'full', items: [] };
    assert.deepEqual(
      [await pull(), await pull('file:///unknown.xml'), await pull('file:///other.txt')],
      [empty, empty, empty],
    );
  });

  it('are asked for again when settings change, and only then', async () => {
    await start({ capabilities: pulled });
    await lsp.open(uri, 'bad');
    await lsp.configure({ ciJob: { validation: { enabled: true } } });
    assert.equal(lsp.refreshes(), 0);
    await lsp.configure({ ciJob: { diagnostics: { severity: { [FAKE_CODE]: 'off' } } } });
    assert.equal(lsp.refreshes(), 1);
    assert.deepEqual(await pull(), { kind: 'full', items: [] });
  });

  it('survive a client that cannot be told to ask again', async () => {
    await start({ capabilities: { textDocument: { diagnostic: {} } } });
    await lsp.configure({ ciJob: { validation: { enabled: false } } });
    assert.equal(lsp.refreshes(), 0);
    assert.deepEqual(lsp.logged, []);
  });
});
