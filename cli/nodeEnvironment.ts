/**
 * The real world of the command line: Node's streams, files, timers and processes.
 * What most commands never use is loaded when it is used: of Node's modules for the network alone takes as long as a check.
 */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultNetworkSettings } from '../client/api/node/networkSettings';
import type { SubmissionLog } from '../client/api/submissionLog';
import type { Transport } from '../client/api/transport';
import { readLanguage } from '../l10n/node/readLanguage';
import { currentLocale, t } from '../l10n/processLanguage';
import { getLanguageService } from '../server/service/languageService';
import type { CliEnvironment } from './environment';
import { nodeFiles } from './nodeFiles';
import { guardOutput } from './nodeOutput';
import { readStreamBounded } from './readBounded';
import { compiledSchemaSet } from './schemaSet';
import { findStateFolder } from './stateFolder';

/** The environment of this process. `programDir` holds the bundles. */
export function nodeEnvironment(programDir: string): CliEnvironment {
  const folder = findStateFolder(process.env, process.platform);
  const output = guardOutput();
  const getSchemaSet = once(() => compiledSchemaSet(currentLocale(), programDir));
  return {
    argv: process.argv.slice(2),
    env: process.env,
    ...output,
    stderr: (text) => process.stderr.write(text),
    ...nodeFiles,
    readStdin: () => readStreamBounded(process.stdin),
    cwd: process.cwd(),
    isTerminal: { stdout: process.stdout.isTTY === true, stderr: process.stderr.isTTY === true },
    transport: transportOnDemand(),
    now: Date.now,
    sleep: async (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
    submissionLog: once(() => openSubmissionLog(folder)),
    ...(folder === undefined ? {} : { stateFolder: folder }),
    interruption: once(abortOnSignals),
    readLanguage: (locale) => readLanguage(locale, programDir),
    getLanguageService: once(() => getLanguageService({ schemaSet: getSchemaSet() })),
    getSchemaSet,
    referenceFile: (page) => {
      const file = path.join(programDir, '..', 'docs', 'reference', `${page}.md`);
      return existsSync(file) ? file : undefined;
    },
    runSandbox: (args) => runProgram(path.join(programDir, 'sandbox.js'), [...args, '--exit-with-parent']),
    version: readVersion(path.join(programDir, '..', 'package.json')),
  };
}

/** Node's transport, loaded with the first request. */
function transportOnDemand(): Transport {
  const load = once(async () => {
    const { createNodeTransport } = await import('../client/api/node/nodeTransport');
    // Node's own certificates, and those of `NODE_EXTRA_CA_CERTS`, which it knows itself.
    return createNodeTransport({
      settings: () => ({ ...defaultNetworkSettings, trustsSystem: false }),
      environment: process.env,
    });
  });
  return async (request) => (await load())(request);
}

async function openSubmissionLog(stateFolder: string | undefined): Promise<SubmissionLog> {
  const { createProcessSender, createRecordFolder } = await import('../client/api/node/recordFolder');
  const { createSubmissionLog } = await import('../client/api/submissionLog');
  return createSubmissionLog({
    folder: createRecordFolder(path.join(stateFolder ?? noHome(), 'submissions')),
    sender: createProcessSender(),
    now: Date.now,
  });
}

/** Aborted by whatever asks the program to end. What cannot be asked, such as SIGKILL, leaves an open record. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // Only the first Ctrl+C is taken: a second one ends the program in any case.
  process.once('SIGINT', abort);
  // A terminal that is closed and a system that shuts down may send these several times, and the end is near anyway.
  process.on('SIGTERM', abort).on('SIGHUP', abort);
  return controller.signal;
}

function noHome(): never {
  throw new Error(t('this user has no home folder'));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function readVersion(file: string): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

/** Runs a bundle with this Node; it writes to this terminal. */
async function runProgram(file: string, args: readonly string[]): Promise<number> {
  if (!existsSync(file)) {
    process.stderr.write(t('ci-job: `{0}` is missing; install the program again.\n', file));
    return 1;
  }
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    // The pipe closes when this process ends, however it ends, and the child ends with it.
    const child = spawn(process.execPath, [file, ...args], {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { ...process.env, CI_JOB_LANGUAGE: currentLocale().locale },
    });
    // The terminal sends Ctrl+C to the child too; this process only waits for its end.
    const ignore = (): void => {};
    const end = (): void => {
      child.kill();
    };
    process.on('SIGINT', ignore).once('SIGTERM', end);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.removeListener('SIGINT', ignore).removeListener('SIGTERM', end);
      // A signal is how a person ends the sandbox.
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}
