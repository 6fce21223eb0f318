/**
 * The sandbox as a process: prints its address on one line and serves until it is asked to stop.
 */

import { randomBytes } from 'node:crypto';
import { localeOfEnvironment, readLanguage } from '../l10n/node/readLanguage';
import { setLocale, t } from '../l10n/processLanguage';
import { packedSchemaParts } from '../server/service/node/packedSchemaParts';
import { compileSchemaSet } from '../server/service/schema/compileSchemaSet';
import { sanitizeForTerminal, sanitizeLines } from '../server/service/util/sanitizeForTerminal';
import { FaultQueue } from './faults';
import { greeting } from './greeting';
import { JobRegistry } from './jobRegistry';
import { type CommandLine, demoAccount, readInstruction } from './options';
import { createRequestReader } from './requestReader';
import { startSandboxServer } from './sandboxServer';
import { addJobs } from './service';

async function run(commandLine: CommandLine): Promise<void> {
  const { port, account, pace, faults, denied, clockAhead, jobs, jobsFile, cors, exitWithParent } =
    commandLine;
  const queue = new FaultQueue();
  for (const fault of faults) queue.add(fault);
  const schemaSet = compileSchemaSet(packedSchemaParts(__dirname));
  const parts = {
    registry: new JobRegistry(pace, Date.now, jobsFile),
    schemaSet,
    denied,
    readRequest: createRequestReader(schemaSet),
    now: Date.now,
    newId: () => randomBytes(16).toString('hex'),
  };
  if (jobs > 0) addJobs(parts, jobs);
  const sandbox = await startSandboxServer({
    ...parts,
    port,
    account,
    faults: queue,
    cors,
    clockSkew: clockAhead * 1000,
  });
  const known = account.secretId === demoAccount.secretId ? demoAccount : undefined;
  // A reader that is gone has read the address, or does not want it.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`${t('The sandbox cannot print its address: {0}', error.message)}\n`);
    process.exit(2);
  });
  process.stdout.write(greeting(sandbox.url, known, process.platform));
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (exitWithParent) process.stdin.resume().once('end', stop).once('error', stop);
}

/** What Node says in English of the two that people meet. */
function reasonOf(error: unknown, port: number): string {
  if (!(error instanceof Error)) return t('unknown reason');
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return t('port {0} is already in use', port);
    case 'EACCES':
      return t('permission denied for port {0}', port);
    default:
      return error.message;
  }
}

setLocale(readLanguage(localeOfEnvironment(process.env), __dirname));
const instruction = readInstruction(process.argv.slice(2), process.env);
if (instruction.kind === 'print') {
  (instruction.exitCode === 0 ? process.stdout : process.stderr).write(sanitizeLines(instruction.text));
  process.exitCode = instruction.exitCode;
} else {
  const { commandLine } = instruction;
  run(commandLine).catch((error: unknown) => {
    const reason = reasonOf(error, commandLine.port);
    process.stderr.write(`${t('The sandbox could not start: {0}.', sanitizeForTerminal(reason))}\n`);
    process.exitCode = 2;
  });
}
