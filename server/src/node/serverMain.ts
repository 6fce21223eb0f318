/**
 * The server as a Node process, for editors: `server.js --stdio` or `--node-ipc`.
 */
import type { Locale } from '../../../l10n/language';
import { readLanguage } from '../../../l10n/node/readLanguage';
import { getLanguageService } from '../../service/languageService';
import { packedSchemaParts } from '../../service/node/packedSchemaParts';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import type { SchemaParts } from '../../service/schema/schemaParts';
import type { SchemaSet } from '../../service/schema/schemaTypes';
import { startServer } from '../server';
import { copyCodeUnitsInNode } from './codeUnits';
import { argumentValue, connectByArguments } from './transport';

/** How often to look whether the editor is still there. */
const WATCH_INTERVAL = 3000;

const state = { exitCode: 1, isWatching: false };
const leave = (): never => process.exit(state.exitCode);

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

const connection = connectByArguments(process.argv.slice(2), leave);
const parts = connection === undefined ? undefined : readParts();
if (parts === undefined && connection !== undefined) {
  process.exit(2);
} else if (connection === undefined || parts === undefined) {
  process.stderr.write('The language server of CI Job Request. An editor starts it: server.js --stdio\n');
  process.exitCode = 2;
} else {
  watchClient(Number(argumentValue(process.argv, '--clientProcessId') ?? Number.NaN));
  startServer(connection, {
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
    watchClient,
    shutDown: () => {
      state.exitCode = 0;
    },
    exit: leave,
  });
}
