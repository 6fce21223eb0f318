/**
 * Runs the command line without a process: an invented Tag, a scripted service, a clock that costs no time.
 */

import type { CliEnvironment, RequestChecker } from '../../client/cli/environment';
import { runCli } from '../../client/cli/runCli';
import { parseRequestDocument } from '../../server/service/binding/parseRequestDocument';
import { getJobOperation } from '../../server/service/features/jobOperation';
import { doValidation } from '../../server/service/features/validation';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { fakeTransport, type Step } from '../support/fakeTransport';

/** A Tag with one limit of each severity. */
const checker: RequestChecker = (() => {
  const schemaSet = compileSchemaSet({
    tags: {
      Demo: {
        tag: 'Demo',
        documentation: 'An invented job.',
        sources: [{ id: 'page', url: 'https://vendor.example/demo' }],
        operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
        children: {
          Tag: { type: 'tag', minOccurs: 1 },
          Level: { type: 'integer', minInclusive: 0, maxInclusive: 2 },
          Codec: { type: 'string', enumeration: ['aac', 'mp3'] },
        },
        snippets: [],
      },
    },
    types: {},
    otherTags: { tags: [{ tag: 'Elsewhere', documentation: 'A job without a schema.' }] },
  });
  return {
    parseRequestDocument: (document) => parseRequestDocument(document.getText(), schemaSet),
    doValidation,
    getJobOperation,
  };
})();

/** Requests by what is wrong with them. */
export const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'good.xml': '<Request><Tag>Demo</Tag><Level>1</Level></Request>',
  'bad.xml': '<Request>\n  <Tag>Demo</Tag>\n  <Level>7</Level>\n</Request>\n',
  'warn.xml': '<Request><Tag>Demo</Tag><Leve>1</Leve></Request>',
  'hint.xml': '<Request><Tag>Demo</Tag><Codec>AAC</Codec></Request>',
  'elsewhere.xml': '<Request><Tag>Elsewhere</Tag></Request>',
  'bom.xml': new Uint8Array([
    0xef,
    0xbb,
    0xbf,
    ...new TextEncoder().encode('<Request><Tag>Demo</Tag></Request>'),
  ]),
  'utf16.xml': new Uint8Array([0xff, 0xfe, 0x3c, 0x00]),
  'utf16be.xml': new Uint8Array([0xfe, 0xff, 0x00, 0x3c]),
  'latin1.xml': new Uint8Array([0x3c, 0xe9, 0x3e]),
};

/** An invented account. */
export const ACCOUNT_ENV: Readonly<Record<string, string>> = {
  TENCENTCLOUD_SECRET_ID: 'AKIDcliEXAMPLEcliEXAMPLEcliEXAMP0001',
  TENCENTCLOUD_SECRET_KEY: 'cliSecretKey0000000000000000001',
};

/** Where the invented account works. */
export const TARGET = ['--bucket', 'films-1250000001', '--region', 'ap-chongqing'] as const;

/** How a run differs from the usual one. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  /** What the service answers. */
  readonly steps?: readonly Step[];
  /** Ctrl+C is pressed in the so-manieth pause, counted from 1; 0 is before anything is sent. */
  readonly interruptInPause?: number;
  readonly sandboxExitCode?: number;
}

/** What a run did. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** `METHOD path` of each request that was sent. */
  readonly sent: readonly string[];
  readonly sandboxArgs: readonly (readonly string[])[];
}

/** Runs the program with some arguments. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const sandboxArgs: (readonly string[])[] = [];
  const controller = new AbortController();
  const { transport, requests } = fakeTransport(...(options.steps ?? []));
  let nowMs = 1_700_000_000_000;
  let pauses = 0;
  if (options.interruptInPause === 0) controller.abort();
  const environment: CliEnvironment = {
    argv,
    env: options.env ?? ACCOUNT_ENV,
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    readFile: async (file) => toBytes(FILES[file] ?? missingFile(file)),
    readStdin: async () => toBytes(options.stdin ?? ''),
    transport,
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
      pauses += 1;
      if (pauses === options.interruptInPause) controller.abort();
    },
    interruption: () => controller.signal,
    getLanguageService: () => checker,
    runSandbox: async (args) => {
      sandboxArgs.push(args);
      return options.sandboxExitCode ?? 0;
    },
    version: '1.2.3',
  };
  const exitCode = await runCli(environment);
  return {
    exitCode,
    stdout: out.join(''),
    stderr: err.join(''),
    sent: requests.map(({ method, url }) => `${method} ${new URL(url).pathname}${new URL(url).search}`),
    sandboxArgs,
  };
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function missingFile(file: string): never {
  throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), {
    code: file.endsWith('/') ? 'EISDIR' : file === 'locked.xml' ? 'EACCES' : 'ENOENT',
  });
}
