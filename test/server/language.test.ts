/**
 * In which language the server speaks: the setting's, else the editor's, also after a change.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { fakeLanguageService } from '../support/fakeLanguageService';
import { type LspHarness, type LspHarnessOptions, startLsp } from '../support/lspHarness';

const uri = 'file:///a.cijob.xml';
const inLanguage = (language: string): object => ({ ciJob: { language } });

let lsp: LspHarness;
afterEach(() => lsp.dispose());

/** The languages of the services that were made, in order. */
async function localesOf(
  options: Partial<LspHarnessOptions>,
  ...changes: unknown[]
): Promise<readonly string[]> {
  lsp = await startLsp({ service: fakeLanguageService(), ...options });
  await lsp.open(uri, 'bad');
  await lsp.elapse(0);
  for (const change of changes) {
    await lsp.configure(change);
    await lsp.elapse(0);
  }
  return lsp.locales;
}

describe('the language of the server', () => {
  it('is English where nothing is said', async () => assert.deepEqual(await localesOf({}), ['en']));

  it('is that of the editor', async () => assert.deepEqual(await localesOf({ locale: 'zh-cn' }), ['zh-cn']));

  it('is that of the setting, whatever the editor speaks', async () =>
    assert.deepEqual(await localesOf({ locale: 'de', initializationOptions: inLanguage('zh-cn') }), [
      'zh-cn',
    ]));

  it('is that of the editor again where the setting is automatic', async () =>
    assert.deepEqual(await localesOf({ locale: 'zh-cn', initializationOptions: inLanguage('auto') }), [
      'zh-cn',
    ]));

  it('changes with the setting, and everything is said anew', async () => {
    assert.deepEqual(await localesOf({}, inLanguage('zh-cn'), inLanguage('zh-cn'), inLanguage('en')), [
      'en',
      'zh-cn',
      'en',
    ]);
    assert.equal(lsp.published.length, 3);
  });
});
