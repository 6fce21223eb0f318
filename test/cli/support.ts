/**
 * Runs the command line without a process: an invented Tag, a scripted service, a clock that costs no time.
 */

import path from 'node:path';
import type { CliEnvironment, FileAccess, PathKind, RequestChecker } from '../../cli/environment';
import { runCli } from '../../cli/runCli';
import { createSubmissionLog, type RecordFolder } from '../../client/api/submissionLog';
import type { Transport } from '../../client/api/transport';
import { english } from '../../l10n/language';
import { getLanguageService } from '../../server/service/languageService';
import type { SchemaSet } from '../../server/service/languageServiceTypes';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';
import { chinese } from '../support/chinese';
import { fakeTransport, type Step } from '../support/fakeTransport';
import { memoryRecords } from '../support/memoryRecords';

/** A Tag with one limit of each severity. */
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
      snippets: [
        {
          name: 'by hand',
          description: 'Everything that it has.',
          body: ['<Request>', '\t<Tag>Demo</Tag>', '\t<Level>${1|1,2|}</Level>', '</Request>'],
        },
        { name: 'shortest', description: 'Only the Tag.', body: ['<Request><Tag>Demo</Tag>$0</Request>'] },
      ],
    },
  },
  types: {},
  groups: {},
  otherTags: {
    tags: [{ tag: 'Elsewhere', documentation: 'A job without a schema.' }],
    elsewhere: [{ tag: 'Paper', documentation: 'It is sent with `POST /papers`.' }],
    otherRequests: [{ has: ['Name'], documentation: 'the body of a template' }],
  },
  responses: {
    errors: {
      root: 'Error',
      documentation: 'A refusal.',
      sources: [{ id: 'errors', title: 'Errors', url: 'https://vendor.example/errors' }],
      children: {},
      errorCodes: [
        {
          code: 'TooBusy',
          httpStatus: [503],
          numbers: [9],
          documentation: 'Too many people.',
          nextStep: 'Try again tomorrow.',
          source: 'errors',
        },
      ],
    },
  },
});
const checker: RequestChecker = getLanguageService({ schemaSet });

/** Where the program runs, on a disk that holds only `FILES` and the files of the run. */
export const CWD = path.resolve('/projects/films');

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
  /** Another one than that of the invented Tag. */
  readonly checker?: RequestChecker;
  readonly schemaSet?: SchemaSet;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  /** What the service answers. */
  readonly steps?: readonly Step[];
  /** A way to a service that is there, in the place of `steps`. */
  readonly transport?: Transport;
  /** Ctrl+C is pressed in the so-manieth pause, counted from 1; 0 is before anything is sent. */
  readonly interruptInPause?: number;
  readonly sandboxExitCode?: number;
  /** Files by path from the working folder, besides `FILES`. */
  readonly files?: Readonly<Record<string, string>>;
  /** What stands at paths from the working folder where it is neither a file nor a folder. */
  readonly kinds?: Readonly<Record<string, PathKind>>;
  /** Files that cannot be written. */
  readonly readOnly?: readonly string[];
  /** Whether the program came with the pages of the reference; it did by default. */
  readonly hasReference?: boolean;
  /** A person looks at both streams. */
  readonly terminal?: boolean;
  /** What was submitted before; it is remembered for this run only by default. */
  readonly submissions?: RecordFolder;
  /** By how much the clock is later than usual. */
  readonly laterMs?: number;
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

/** A run with the files that it wrote, by path from the working folder. */
export interface RunWithFiles {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the program with some arguments. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { written: _written, ...rest } = await runWorld(argv, options);
  return rest;
}

/** Runs the program, and says the bodies that it sent, too. */
export async function runWithBodies(
  argv: readonly string[],
  options: RunOptions = {},
): Promise<Run & { readonly bodies: readonly string[] }> {
  const { written: _written, ...rest } = await runWorld(argv, options);
  return { ...rest, bodies: sentBodies.get(rest.sent) ?? [] };
}

/** By what a run has sent: most tests compare runs as a whole, and do not look at bodies. */
const sentBodies = new WeakMap<readonly string[], readonly string[]>();

/** Runs the program in a folder with some files. */
export async function runWithFiles(
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
  options: RunOptions = {},
): Promise<RunWithFiles> {
  const { exitCode, stdout, stderr, written } = await runWorld(argv, { env: {}, ...options, files });
  return { exitCode, stdout, stderr, written };
}

async function runWorld(
  argv: readonly string[],
  options: RunOptions,
): Promise<Run & { written: Record<string, string> }> {
  const out: string[] = [];
  const err: string[] = [];
  const sandboxArgs: (readonly string[])[] = [];
  const controller = new AbortController();
  const { transport, requests } = fakeTransport(...(options.steps ?? []));
  let nowMs = 1_700_000_000_000 + (options.laterMs ?? 0);
  let pauses = 0;
  if (options.interruptInPause === 0) controller.abort();
  const disk = fakeDisk(options);
  const environment: CliEnvironment = {
    ...disk.access,
    argv,
    env: options.env ?? ACCOUNT_ENV,
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    reportIfLost: () => undefined,
    readStdin: async () => toBytes(options.stdin ?? ''),
    transport: options.transport ?? transport,
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
      pauses += 1;
      if (pauses === options.interruptInPause) controller.abort();
    },
    submissionLog: () =>
      createSubmissionLog({
        folder: options.submissions ?? memoryRecords(),
        sender: { id: 'run', hasEnded: (id) => id === 'killed' },
        now: () => nowMs,
      }),
    stateFolder: '/state/ci-job',
    interruption: () => controller.signal,
    cwd: CWD,
    isTerminal: { stdout: options.terminal === true, stderr: options.terminal === true },
    getLanguageService: () => options.checker ?? checker,
    readLanguage: (locale) => (locale === 'en' ? english : chinese()),
    getSchemaSet: () => options.schemaSet ?? schemaSet,
    referenceFile: (page) => (options.hasReference === false ? undefined : `/docs/reference/${page}.md`),
    runSandbox: async (args) => {
      sandboxArgs.push(args);
      return options.sandboxExitCode ?? 0;
    },
    version: '1.2.3',
  };
  const exitCode = await runCli(environment);
  const sent = requests.map(({ method, url }) => `${method} ${new URL(url).pathname}${new URL(url).search}`);
  sentBodies.set(
    sent,
    requests.map(({ body }) => body ?? ''),
  );
  return {
    exitCode,
    stdout: out.join(''),
    stderr: err.join(''),
    sent,
    sandboxArgs,
    written: disk.written,
  };
}

/** A disk in memory; links and rights are left out. */
function fakeDisk(options: RunOptions): { access: FileAccess; written: Record<string, string> } {
  const written: Record<string, string> = {};
  const files = new Map<string, string | Uint8Array>(
    Object.entries({ ...FILES, ...options.files }).map(([name, content]) => [
      path.resolve(CWD, name),
      content,
    ]),
  );
  const below = (folder: string): string[][] =>
    [...files.keys()]
      .map((file) => path.relative(path.resolve(CWD, folder), file).split(path.sep))
      .filter(([first]) => first !== '..');
  const access: FileAccess = {
    readFile: async (file) => {
      const content = file.endsWith('/') ? undefined : files.get(path.resolve(CWD, file));
      return toBytes(content ?? missingFile(file));
    },
    replaceFile: async (file, _before, after) => {
      if (options.readOnly?.includes(file)) throw Object.assign(new Error('no'), { code: 'EACCES' });
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(after);
      files.set(path.resolve(CWD, file), text);
      written[path.relative(CWD, path.resolve(CWD, file))] = text;
    },
    kindOf: async (file) => {
      const kind = options.kinds?.[path.relative(CWD, path.resolve(CWD, file))];
      if (kind !== undefined) return kind;
      if (files.has(path.resolve(CWD, file))) return 'file';
      return below(file).length > 0 ? 'folder' : undefined;
    },
    listFolder: async (folder) => {
      const entries = new Map(below(folder).map(([name, ...rest]) => [name ?? '', rest.length > 0]));
      return [...entries].map(([name, isFolder]) => ({ name, kind: isFolder ? 'folder' : 'file' }));
    },
    realPath: async (file) => path.resolve(CWD, file),
  };
  return { access, written };
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function missingFile(file: string): never {
  throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), {
    code: file.endsWith('/') ? 'EISDIR' : file === 'locked.xml' ? 'EACCES' : 'ENOENT',
  });
}
