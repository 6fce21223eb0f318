/**
 * How settings reach the server, and what it does when they change.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { FAKE_CODE, fakeLanguageService } from '../support/fakeLanguageService';
import { type LspHarness, type LspHarnessOptions, startLsp } from '../support/lspHarness';

const uri = 'file:///a.cijob.xml';
const off = { validation: { enabled: false } };
const asked: ClientCapabilities = { workspace: { configuration: true } };

let lsp: LspHarness;
afterEach(() => lsp.dispose());

async function start(options: Partial<LspHarnessOptions>): Promise<void> {
  lsp = await startLsp({ service: fakeLanguageService(), ...options });
  await lsp.open(uri, 'bad bad');
  await lsp.elapse(0);
}

/** The number of diagnostics of each publication, in order. */
function published(): number[] {
  return lsp.published.map(({ diagnostics }) => diagnostics.length);
}

describe('settings', () => {
  it('come with the handshake', async () => {
    await start({ initializationOptions: { ciJob: off } });
    assert.deepEqual(published(), [0]);
  });

  it('are asked for where the client can be asked', async () => {
    await start({ capabilities: asked, configuration: () => off });
    assert.deepEqual(published(), [0]);
  });

  it('are asked for again after a change, whatever the notification says', async () => {
    let section: unknown = {};
    await start({ capabilities: asked, configuration: () => section });
    section = off;
    await lsp.configure(null);
    await lsp.elapse(0);
    assert.deepEqual(published(), [2, 0]);
  });

  it('come with the notification where the client cannot be asked', async () => {
    await start({});
    await lsp.configure({ ciJob: { diagnostics: { severity: { [FAKE_CODE]: 'off' } } } });
    await lsp.elapse(0);
    await lsp.configure({});
    await lsp.elapse(0);
    assert.deepEqual(published(), [2, 0, 2]);
  });

  it('that do not change anything validate nothing', async () => {
    await start({});
    await lsp.configure({ ciJob: { validation: { enabled: true }, other: 1 } });
    await lsp.elapse(1000);
    assert.deepEqual(published(), [2]);
  });

  it('validate every open document again', async () => {
    await start({});
    await lsp.open('file:///b.cijob.xml', 'bad');
    await lsp.elapse(0);
    await lsp.configure({ ciJob: off });
    await lsp.elapse(0);
    assert.deepEqual(
      lsp.published.slice(2).map((params) => [params.uri, params.diagnostics.length]),
      [
        [uri, 0],
        ['file:///b.cijob.xml', 0],
      ],
    );
  });

  it('let a client that can be told ask for inlay hints again', async () => {
    const hints = async (): Promise<unknown> => {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } };
      return lsp.client.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
    };
    await start({ capabilities: { workspace: { inlayHint: { refreshSupport: true } } } });
    let refreshes = 0;
    lsp.client.onRequest('workspace/inlayHint/refresh', () => {
      refreshes += 1;
      return null;
    });
    await lsp.configure({ ciJob: { inlayHints: { units: false } } });
    assert.equal(refreshes, 1);
    assert.deepEqual(await hints(), [{ position: { line: 0, character: 0 }, label: 'units: false' }]);
  });

  it('keep what they were when the client fails to answer', async () => {
    await start({
      capabilities: asked,
      initializationOptions: { ciJob: off },
      configuration: () => {
        throw new Error('no settings today');
      },
    });
    assert.deepEqual(published(), [0]);
    assert.equal(lsp.logged.length, 1);
    assert.match(lsp.logged[0] ?? '', /^workspace\/configuration failed: /);
  });

  it('are registered for where the client wants that', async () => {
    await start({ capabilities: { workspace: { didChangeConfiguration: { dynamicRegistration: true } } } });
    assert.deepEqual(
      lsp.registrations.map(({ method, registerOptions }) => ({ method, registerOptions })),
      [{ method: 'workspace/didChangeConfiguration', registerOptions: { section: 'ciJob' } }],
    );
  });
});
