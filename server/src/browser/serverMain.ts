/**
 * The server as a web worker, for editors that run in a browser.
 */
import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-jsonrpc/browser';
import { type Catalogue, languageOf } from '../../../l10n/language';
import { getLanguageService } from '../../service/languageService';
import { bundledSchemaSet } from '../../service/schema/bundledSchemaSet';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import { startServer } from '../requestServer';

/** The translations, put here by the build: a worker has no folder to read them from. */
declare const CI_JOB_CATALOGUE: string;

declare const self: DedicatedWorkerGlobalScope;

startServer(createMessageConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  createLanguageService: (clientCapabilities, locale) => {
    const language = languageOf(locale, () => JSON.parse(CI_JOB_CATALOGUE) as Catalogue);
    return getLanguageService({
      schemaSet: compileSchemaSet(bundledSchemaSet(), language),
      clientCapabilities,
    });
  },
  startTimer: (callback, milliseconds) => {
    const timeout = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(timeout) };
  },
  // A worker lives and dies with its page.
  watchClient: () => undefined,
  shutDown: () => undefined,
  exit: () => self.close(),
});
