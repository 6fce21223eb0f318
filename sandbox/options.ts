/**
 * The command line of the sandbox.
 */
import { parseArgs } from 'node:util';
import { t } from '../l10n/processLanguage';
import { MOST_JOBS } from './controls';
import { type Fault, faultKinds, parseFault } from './faults';
import { DEFAULT_PACE, type Pace } from './jobLifecycle';
import type { Account } from './verifySignature';

/** Credentials for trying things out. They open nothing but a sandbox. */
export const demoAccount: Account = {
  secretId: 'AKIDSANDBOXDEMO000000000000000000000',
  secretKey: 'sandboxDemoSecretKey00000000000000',
};

/** What was asked for on the command line. */
export interface CommandLine {
  readonly port: number;
  readonly account: Account;
  readonly pace: Pace;
  readonly faults: readonly Fault[];
  /** Actions that the account may not do. */
  readonly denied: readonly string[];
  /** Seconds that the sandbox's clock is ahead. */
  readonly clockAhead: number;
  /** How many jobs there are from the start. */
  readonly jobs: number;
  readonly jobsFile: string | undefined;
  /** Pages of any address may call. */
  readonly cors: boolean;
  readonly exitWithParent: boolean;
}

/** What to do: run, or print a text and end. */
export type Instruction =
  | { readonly kind: 'run'; readonly commandLine: CommandLine }
  | { readonly kind: 'print'; readonly text: string; readonly exitCode: number };

/** What `--help` prints, in the language of the program. */
export function helpText(): string {
  return t(
    `Usage: node sandbox.js [options]

A local stand-in for Tencent Cloud Infinite: it checks signatures, validates requests and simulates
the states of jobs. Nothing leaves this machine, nothing is billed.

  --port N             port on 127.0.0.1; 0 for any free one (default 0)
  --secret-id ID       the SecretId to accept, also SANDBOX_SECRET_ID
  --secret-key KEY     its SecretKey, also SANDBOX_SECRET_KEY (better: flags are visible to other users)
  --speed N            jobs run N times as fast (default 1: half a second waiting, two seconds of work)
  --fault KIND[:N][@METHOD]
                       the next request (the next N, those with the method) fails; may be repeated:
{0}
  --deny ACTION        the account lacks this permission, such as ci:CreateAsrJobs; may be repeated
  --clock-ahead N      its clock is N seconds ahead of this machine's; behind: --clock-ahead=-N
  --jobs N             start with N jobs
  --jobs-file FILE     store jobs in a file, so that they survive a restart
  --cors               allow requests of web pages, for an editor that runs in a browser
  --exit-with-parent   exit when standard input ends
  --help               show this help

Without credentials it accepts this account, for the environment of ci-job:
  TENCENTCLOUD_SECRET_ID={1}
  TENCENTCLOUD_SECRET_KEY={2}
A job whose input object has "fail" in its name fails; with "fail-Codec" it fails because of Codec.
While it runs: POST /sandbox/faults, DELETE /sandbox/faults, POST /sandbox/clock, POST /sandbox/jobs,
GET /sandbox/requests.
`,
    listOf(faultKinds),
    demoAccount.secretId,
    demoAccount.secretKey,
  );
}

/** Words in lines that a terminal holds. */
function listOf(words: readonly string[]): string {
  const indent = ' '.repeat(23);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= 100)
      lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.join('\n');
}

/** Reads arguments and environment. */
export function readInstruction(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Instruction {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string', default: '0' },
        'secret-id': { type: 'string' },
        'secret-key': { type: 'string' },
        speed: { type: 'string', default: '1' },
        fault: { type: 'string', multiple: true, default: [] },
        deny: { type: 'string', multiple: true, default: [] },
        'clock-ahead': { type: 'string', default: '0' },
        jobs: { type: 'string', default: '0' },
        'jobs-file': { type: 'string' },
        cors: { type: 'boolean', default: false },
        'exit-with-parent': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'print', text: helpText(), exitCode: 0 };
    const secretId = values['secret-id'] ?? env.SANDBOX_SECRET_ID;
    const secretKey = values['secret-key'] ?? env.SANDBOX_SECRET_KEY;
    const commandLine: CommandLine = {
      port: readNumber('--port', values.port, (port) => Number.isInteger(port) && port >= 0 && port < 65536),
      account: readAccount(secretId, secretKey),
      pace: readPace(readNumber('--speed', values.speed, (speed) => speed > 0)),
      faults: values.fault.map(readFault),
      denied: values.deny.map(readAction),
      clockAhead: readNumber('--clock-ahead', values['clock-ahead'], Number.isFinite),
      jobs: readNumber(
        '--jobs',
        values.jobs,
        (jobs) => Number.isInteger(jobs) && jobs >= 0 && jobs <= MOST_JOBS,
      ),
      jobsFile: values['jobs-file'],
      cors: values.cors,
      exitWithParent: values['exit-with-parent'],
    };
    return { kind: 'run', commandLine };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'print', text: `${reason}\n${t('See `{0}`.', '--help')}\n`, exitCode: 2 };
  }
}

function readNumber(name: string, text: string, accepts: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === '' || !accepts(value)) throw new Error(cannotBe(name, text));
  return value;
}

function readAccount(secretId: string | undefined, secretKey: string | undefined): Account {
  if (secretId === undefined && secretKey === undefined) return demoAccount;
  if (!secretId || !secretKey) throw new Error(t('`--secret-id` and `--secret-key` must be used together.'));
  return { secretId, secretKey };
}

function readPace(speed: number): Pace {
  return { waiting: DEFAULT_PACE.waiting / speed, running: DEFAULT_PACE.running / speed };
}

function readFault(text: string): Fault {
  const fault = parseFault(text);
  if (fault === undefined) throw new Error(cannotBe('--fault', text));
  return fault;
}

function readAction(text: string): string {
  if (!/^[a-z]+:[A-Za-z]+$/.test(text)) throw new Error(cannotBe('--deny', text));
  return text;
}

function cannotBe(option: string, text: string): string {
  return t('`{0}` cannot be `{1}`.', option, text);
}
