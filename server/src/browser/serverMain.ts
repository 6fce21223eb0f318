/**
 * The server as a web worker, for editors that run in a browser.
 */
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import type { WatchDog } from 'vscode-languageserver';
import { type Catalogue, type Locale, languageOf } from '../../../l10n/language';
import { getLanguageService } from '../../service/languageService';
import { bundledSchemaParts } from '../../service/schema/bundledSchemaParts';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import type { SchemaSet } from '../../service/schema/schemaTypes';
import { startServer } from '../server';
import { createServerConnection } from '../serverConnection';

/** The translations by locale, put here by the build: a worker has no folder to read them from. */
declare const CI_JOB_CATALOGUES: Readonly<Record<string, string>>;

declare const self: DedicatedWorkerGlobalScope;

function schemaSetIn(locale: Locale): SchemaSet {
  const language = languageOf(locale, () => JSON.parse(CI_JOB_CATALOGUES[locale] ?? '{}') as Catalogue);
  return compileSchemaSet(bundledSchemaParts(), language);
}

/** A worker lives and dies with its page. */
const watchDog: WatchDog = {
  shutdownReceived: false,
  initialize: () => undefined,
  exit: () => self.close(),
};

const reader = new BrowserMessageReader(self);

startServer(createServerConnection(reader, new BrowserMessageWriter(self), watchDog), {
  createLanguageService: (clientCapabilities, locale) =>
    getLanguageService({ schemaSet: schemaSetIn(locale), clientCapabilities }),
  openReference: async (locale) => {
    const { openReference } = await import('../../service/reference/referencePages');
    return openReference(schemaSetIn(locale));
  },
  startTimer: (callback, milliseconds) => {
    const timeout = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(timeout) };
  },
});
