/**
 * Runs the sandbox program as a child process. All that is known of it is its command line and its address.
 */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { t } from '../../../l10n/processLanguage';
import type { Credentials } from '../../api/ciTypes';
import type { RunningSandbox } from '../extensionHost';

const START_TIMEOUT_MS = 20_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts the program and resolves when it listens; rejects with what it said when it does not. */
export async function startSandboxProcess(
  program: string,
  log: (line: string) => void,
): Promise<RunningSandbox> {
  const credentials: Credentials = {
    secretId: `AKIDSANDBOX${randomBytes(12).toString('hex')}`,
    secretKey: randomBytes(20).toString('hex'),
  };
  const child = spawn(process.execPath, [program, '--port', '0', '--exit-with-parent'], {
    env: sandboxEnvironment(credentials),
    stdio: 'pipe',
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
  child.stderr.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const origin = await addressOf(child);
  return { origin, credentials, ended, stop: () => void child.kill() };
}

/** The sandbox gets its own credentials and none of the user's. */
function sandboxEnvironment(credentials: Credentials): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:TENCENTCLOUD_|NODE_OPTIONS$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    // In a desktop window `execPath` is the editor itself.
    ELECTRON_RUN_AS_NODE: '1',
    SANDBOX_SECRET_ID: credentials.secretId,
    SANDBOX_SECRET_KEY: credentials.secretKey,
  };
}

function addressOf(child: ChildProcessWithoutNullStreams): Promise<`http${string}`> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (reason: string): void => {
      clearTimeout(timer);
      child.kill();
      reject(new Error(`${reason} ${said.trim()}`.trim()));
    };
    const timer = setTimeout(() => fail(t('The start timed out.')), START_TIMEOUT_MS);
    const read = (text: string): void => {
      said += text;
      const address = ADDRESS.exec(said)?.[0];
      if (address !== undefined) {
        clearTimeout(timer);
        resolve(`http${address.slice('http'.length)}`);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(t('It could not be started: {0}.', error.message)));
    child.once('exit', (code) => fail(t('It exited immediately ({0}).', code ?? 'killed')));
  });
}
