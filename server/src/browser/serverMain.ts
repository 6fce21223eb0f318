/**
 * The server as a web worker, for editors that run in a browser.
 */
import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-jsonrpc/browser';
import { getLanguageService } from '../../service/languageService';
import { bundledSchemaSet } from '../../service/schema/bundledSchemaSet';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import { startServer } from '../requestServer';

declare const self: DedicatedWorkerGlobalScope;

startServer(createMessageConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  createLanguageService: (clientCapabilities) =>
    getLanguageService({ schemaSet: compileSchemaSet(bundledSchemaSet()), clientCapabilities }),
  startTimer: (callback, milliseconds) => {
    const timeout = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(timeout) };
  },
  // A worker lives and dies with its page.
  watchClient: () => undefined,
  shutDown: () => undefined,
  exit: () => self.close(),
});
