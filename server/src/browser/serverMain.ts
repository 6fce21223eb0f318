/**
 * The server as a web worker, for editors that run in a browser.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { getLanguageService } from '../../service/languageService';
import { bundledSchemaSet } from '../../service/schema/bundledSchemaSet';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import { startServer } from '../requestServer';

declare const self: DedicatedWorkerGlobalScope;

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  createLanguageService: (clientCapabilities) =>
    getLanguageService({ schemaSet: compileSchemaSet(bundledSchemaSet()), clientCapabilities }),
  startTimer: (callback, milliseconds) => {
    const timeout = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(timeout) };
  },
});
