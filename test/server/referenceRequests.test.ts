/**
 * What is asked about the reference over the connection, and what the service has to know of a client that links to it.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { FIND_REFERENCE, GET_REFERENCE_PAGE, LIST_REFERENCE_PAGES } from '../../server/src/protocol';
import { fakeLanguageService, fakeReference } from '../support/fakeLanguageService';
import { type LspHarness, startLsp } from '../support/lspHarness';

const uri = 'file:///a.cijob.xml';

let lsp: LspHarness;
afterEach(() => lsp.dispose());

describe('the reference over the connection', () => {
  it('lists its pages, reads one, and knows where it speaks about a place', async () => {
    lsp = await startLsp({ service: fakeLanguageService() });
    const { client } = lsp;
    assert.deepEqual(await client.sendRequest(LIST_REFERENCE_PAGES.method), fakeReference.pages);
    assert.equal(await client.sendRequest(GET_REFERENCE_PAGE.method, { name: 'README' }), '# Reference\n');
    assert.equal(await client.sendRequest(GET_REFERENCE_PAGE.method, { name: '../x' }), null);
    const params = { textDocument: { uri }, position: { line: 1, character: 0 } };
    assert.equal(await client.sendRequest(FIND_REFERENCE.method, params), null);
    await lsp.open(uri, '\n\n');
    assert.deepEqual(await client.sendRequest(FIND_REFERENCE.method, params), {
      page: 'Demo',
      anchor: 'line-1',
    });
  });

  it('is in the language of the session', async () => {
    lsp = await startLsp({ service: fakeLanguageService(), locale: 'zh-cn' });
    await lsp.client.sendRequest(LIST_REFERENCE_PAGES.method);
    await lsp.configure({ ciJob: { language: 'en' } });
    await lsp.client.sendRequest(LIST_REFERENCE_PAGES.method);
    assert.deepEqual(lsp.referenceLocales, ['zh-cn', 'en']);
  });

  it('that cannot be loaded costs an empty answer and a line in the log', async () => {
    const openReference = (): never => {
      throw new Error('gone');
    };
    lsp = await startLsp({ service: fakeLanguageService(), openReference });
    assert.deepEqual(await lsp.client.sendRequest(LIST_REFERENCE_PAGES.method), []);
    assert.equal(await lsp.client.sendRequest(GET_REFERENCE_PAGE.method, { name: 'README' }), null);
    assert.deepEqual(
      lsp.logged.map((line) => line.split('\n')[0]),
      [`${LIST_REFERENCE_PAGES.method} failed: Error`, `${GET_REFERENCE_PAGE.method} failed: Error`],
    );
  });
});

describe('the command that opens the reference', () => {
  for (const [name, options, expected] of [
    [
      'is the one that the client names',
      { openReferenceCommand: 'ciJob.openReference' },
      'ciJob.openReference',
    ],
    ['is none where the client names none', {}, undefined],
    ['is none that would break out of its link', { openReferenceCommand: 'x) [y](z' }, undefined],
    ['is none that is no text', { openReferenceCommand: 7 }, undefined],
  ] as const) {
    it(name, async () => {
      lsp = await startLsp({ service: fakeLanguageService(), initializationOptions: options });
      await lsp.open(uri, 'bad');
      await lsp.elapse(0);
      assert.deepEqual(
        lsp.serviceCapabilities.map(({ openReferenceCommand }) => openReferenceCommand),
        [expected],
      );
    });
  }
});
