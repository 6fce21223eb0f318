/**
 * The server as a Node process, for editors: `server.js --stdio` or `--node-ipc`.
 */
import type { WatchDog } from 'vscode-languageserver';
import type { Locale } from '../../../l10n/language';
import { readLanguage } from '../../../l10n/node/readLanguage';
import { getLanguageService } from '../../service/languageService';
import { packedSchemaParts } from '../../service/node/packedSchemaParts';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import type { SchemaParts } from '../../service/schema/schemaParts';
import type { SchemaSet } from '../../service/schema/schemaTypes';
import { startServer } from '../server';
import { createServerConnection } from '../serverConnection';
import { copyCodeUnitsInNode } from './codeUnits';
import { argumentValue, transportOf } from './transport';

/** How often to look whether the editor is still there. */
const WATCH_INTERVAL = 3000;

const watchDog: WatchDog = {
  shutdownReceived: false,
  initialize: ({ processId }) => {
    if (processId !== null) watchClient(processId);
  },
  exit: (code) => process.exit(code),
};
const state = { isWatching: false };
/** A client that is gone without a goodbye has failed. */
const leave = (): never => process.exit(watchDog.shutdownReceived ? 0 : 1);

/** An editor that crashed closes no connection on some systems, but its process is gone. */
function watchClient(processId: number): void {
  if (state.isWatching || !Number.isInteger(processId)) return;
  state.isWatching = true;
  setInterval(() => {
    try {
      process.kill(processId, 0);
    } catch {
      // No such process.
      leave();
    }
  }, WATCH_INTERVAL).unref();
}

const schemaSetIn = (parts: SchemaParts, locale: Locale): SchemaSet =>
  compileSchemaSet(parts, readLanguage(locale, __dirname));

/** The schemas, without which a server would find nothing wrong in anything. */
function readParts(): SchemaParts | undefined {
  try {
    return packedSchemaParts(__dirname);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The schemas beside the server cannot be read; install it again. ${reason}\n`);
    return undefined;
  }
}

const transport = transportOf(process.argv.slice(2), leave);
const parts = transport === undefined ? undefined : readParts();
if (parts === undefined && transport !== undefined) {
  process.exit(2);
} else if (transport === undefined || parts === undefined) {
  process.stderr.write('The language server of CI Job Request. An editor starts it: server.js --stdio\n');
  process.exitCode = 2;
} else {
  watchClient(Number(argumentValue(process.argv, '--clientProcessId') ?? Number.NaN));
  startServer(createServerConnection(...transport, watchDog), {
    createLanguageService: (clientCapabilities, locale) =>
      getLanguageService({
        schemaSet: schemaSetIn(parts, locale),
        clientCapabilities,
        copyCodeUnits: copyCodeUnitsInNode,
      }),
    openReference: async (locale) => {
      const { openReference } = await import('../../service/reference/referencePages');
      return openReference(schemaSetIn(parts, locale));
    },
    startTimer: (callback, milliseconds) => {
      const timeout = setTimeout(callback, milliseconds);
      return { cancel: () => clearTimeout(timeout) };
    },
  });
}
