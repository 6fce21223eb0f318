/**
 * The server as a Node process, for editors: `server.js --stdio` or `--node-ipc`.
 */
import { createConnection } from 'vscode-languageserver/node';
import { getLanguageService } from '../../service/languageService';
import { compileSchemaSet } from '../../service/schema/compileSchemaSet';
import { startServer } from '../requestServer';
import { packedSchemaSet } from './packedSchemaSet';

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];

if (process.argv.some((argument) => transports.some((name) => argument.split('=')[0] === name))) {
  startServer(createConnection(), {
    createLanguageService: (clientCapabilities) =>
      getLanguageService({ schemaSet: compileSchemaSet(packedSchemaSet()), clientCapabilities }),
    startTimer: (callback, milliseconds) => {
      const timeout = setTimeout(callback, milliseconds);
      return { cancel: () => clearTimeout(timeout) };
    },
  });
} else {
  process.stderr.write('The language server of CI Job Request. An editor starts it: server.js --stdio\n');
  process.exitCode = 2;
}
