/**
 * Everything that the command line touches outside of itself, as one value that tests replace.
 * The real one is made in `nodeEnvironment.ts`.
 */

import type { SubmissionLog } from '../client/api/submissionLog';
import type { Transport } from '../client/api/transport';
import type { Language, Locale } from '../l10n/language';
import type { LanguageService, SchemaSet } from '../server/service/languageServiceTypes';

/** The world around one run of the program. */
export interface CliEnvironment {
  /** The arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes results: what another program may read. */
  readonly stdout: (text: string) => void;
  /** Writes a message for people, but only if results cannot be written: then, or now where that is known. */
  readonly reportIfLost: (message: string) => void;
  /** Writes messages for people. */
  readonly stderr: (text: string) => void;
  /** Rejects with the platform's error, or where there is more than any request has. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStdin: () => Promise<Uint8Array>;
  /** The path of the file whose text standard input is; undefined where it is that of none. */
  readonly stdinFile?: string | undefined;
  /** Replaces the content that was read by another one. Rejects with the platform's error, or where it has changed. */
  readonly replaceFile: (path: string, before: Uint8Array, after: Uint8Array) => Promise<void>;
  /** What stands at a path, links followed; undefined where nothing does or nobody may look. */
  readonly kindOf: (path: string) => Promise<PathKind | undefined>;
  /** What a folder holds, links not followed. Rejects with the platform's error. */
  readonly listFolder: (path: string) => Promise<readonly FolderEntry[]>;
  /** The absolute path without links. Rejects with the platform's error. */
  readonly realPath: (path: string) => Promise<string>;
  /** The folder that relative paths start from, absolute. */
  readonly cwd: string;
  /** Whether a person looks at the stream, and not another program or a file. */
  readonly isTerminal: { readonly stdout: boolean; readonly stderr: boolean };
  readonly transport: Transport;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** What this person has submitted; absent where nothing is remembered. Throws where there is no place for it. */
  readonly submissionLog?: () => SubmissionLog | Promise<SubmissionLog>;
  /** Where that is, for messages. */
  readonly stateFolder?: string;
  /** A signal that Ctrl+C and the other signals to end abort. They end the program as long as nobody has asked for it. */
  readonly interruption: () => AbortSignal;
  readonly readLanguage: (locale: Locale) => Language;
  /** Speaks the language of the program, as does the schema set. */
  readonly getLanguageService: () => RequestChecker;
  readonly getSchemaSet: () => Pick<
    SchemaSet,
    'categories' | 'errorCodes' | 'language' | 'otherTags' | 'severalJobs' | 'tags'
  >;
  /** The file with a page of the reference, absolute; undefined where the program came without the pages. */
  readonly referenceFile: (page: string) => string | undefined;
  /** Runs the sandbox program until it ends, and answers its exit code. */
  readonly runSandbox: (args: readonly string[]) => Promise<number>;
  readonly version: string;
}

/** The part of the language service that the command line uses. */
export type RequestChecker = Pick<
  LanguageService,
  | 'parseRequestDocument'
  | 'doValidation'
  | 'getAutofix'
  | 'format'
  | 'getJobOperation'
  | 'explainNoJob'
  | 'getResults'
  | 'getTags'
  | 'getRequestSnippets'
>;

/** The part of the environment that finds, reads and writes files. */
export type FileAccess = Pick<
  CliEnvironment,
  'readFile' | 'replaceFile' | 'kindOf' | 'listFolder' | 'realPath'
>;

/** What can stand at a path. Pipes, sockets and devices are `other`: reading one may never end. */
export type PathKind = 'file' | 'folder' | 'other' | 'brokenLink';

/** One name in a folder. */
export interface FolderEntry {
  readonly name: string;
  /** A link is to be looked up, as is what the file system does not report. */
  readonly kind: PathKind | 'unknown';
  /** The name only looks like this: no file can be asked for by it. */
  readonly isNotUtf8?: true;
}

/** What the program ends with. Scripts rely on these. */
export type ExitCode = 0 | 1 | 2;

/** Clean, or done. */
export const EXIT_OK: ExitCode = 0;
/** Errors were found, the service found fault with what was asked, or a job failed. */
export const EXIT_PROBLEMS: ExitCode = 1;
/** The program could not do its work: usage, file, network, credentials. */
export const EXIT_FAILED: ExitCode = 2;

/** The exit code of several steps: the gravest of theirs. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  const gravest = [EXIT_FAILED, EXIT_PROBLEMS].find((code) => codes.includes(code));
  return gravest ?? EXIT_OK;
}
