/**
 * The floors of the house as data: which room may import what. `ARCHITECTURE.md` says the same in words.
 */
import path from 'node:path';
import { COMPUTED, type SourceFacts } from './sourceFacts';

/** One room and what it may import besides itself. */
interface Room {
  readonly folder: string;
  /** Other rooms, or single files of them without `.ts`. */
  readonly rooms: readonly string[];
  /** Packages; `name/*` and `node:*` stand for everything below. */
  readonly packages: readonly string[];
}

/** What a host needs to hand a document to the language service and to read its answers. */
const serviceValues = ['vscode-languageserver-types', 'vscode-languageserver-textdocument'];

/** The facts about the service's calls: the client, the sandbox and the texts about permissions need them. */
const SERVICE_FACTS = 'schemas/service.json';
/** The facts about the service's errors, which the client explains as the editor does. */
const ERROR_FACTS = 'schemas/responses/errors.json';

/** A file belongs to the room with the longest folder that it is in. */
const rooms: readonly Room[] = [
  { folder: 'settings', rooms: ['l10n/locales'], packages: [] },
  { folder: 'l10n', rooms: [], packages: [] },
  { folder: 'l10n/node', rooms: ['l10n'], packages: ['node:*'] },
  {
    folder: 'server/service',
    rooms: ['l10n/language', 'l10n/markdownText', SERVICE_FACTS],
    packages: ['jsonc-parser', ...serviceValues],
  },
  { folder: 'server/service/node', rooms: ['server/service'], packages: ['node:*'] },
  { folder: 'client/api', rooms: ['l10n', SERVICE_FACTS, ERROR_FACTS], packages: ['fast-xml-parser'] },
  { folder: 'client/api/node', rooms: ['l10n', 'client/api'], packages: ['node:*'] },
  {
    folder: 'server/src',
    rooms: ['l10n', 'settings', 'server/service'],
    packages: ['vscode-languageserver', ...serviceValues],
  },
  {
    folder: 'server/src/node',
    rooms: ['l10n', 'l10n/node', 'server/service', 'server/service/node', 'server/src'],
    packages: ['vscode-jsonrpc/node', 'vscode-languageserver', 'node:*'],
  },
  {
    folder: 'server/src/browser',
    rooms: ['l10n', 'server/service', 'server/src'],
    packages: ['vscode-jsonrpc/browser', 'vscode-languageserver'],
  },
  {
    folder: 'client/src',
    rooms: ['l10n', 'settings', 'client/api', 'server/src/protocol', 'client/webview/previewMessages'],
    packages: ['vscode', 'vscode-languageclient', 'js-yaml'],
  },
  {
    folder: 'client/src/node',
    rooms: ['l10n', 'client/api', 'client/api/node', 'client/src'],
    packages: ['vscode', 'vscode-languageclient', 'vscode-languageclient/node', 'node:*'],
  },
  {
    folder: 'client/src/browser',
    rooms: ['l10n', 'client/api', 'client/src'],
    packages: ['vscode', 'vscode-languageclient', 'vscode-languageclient/browser'],
  },
  {
    folder: 'cli',
    rooms: [
      'l10n',
      'l10n/node',
      'settings',
      'server/service',
      'server/service/node',
      'client/api',
      'client/api/node',
    ],
    packages: ['node:*', 'jsonc-parser', 'get-east-asian-width', 'minimatch', ...serviceValues],
  },
  { folder: 'client/webview', rooms: ['l10n', 'server/src/protocol'], packages: [] },
  { folder: 'library', rooms: ['l10n', 'server/service', 'client/api'], packages: serviceValues },
  {
    folder: 'sandbox',
    rooms: ['l10n', 'l10n/node', 'server/service', 'server/service/node', SERVICE_FACTS],
    packages: ['fast-xml-parser', 'node:*', ...serviceValues],
  },
  {
    folder: 'scripts',
    rooms: ['l10n', 'settings', 'server/service'],
    packages: ['node:*', 'esbuild', '@vscode/vsce', COMPUTED],
  },
];

/** The room of tests and of the scripts that run them; it may import anything. */
const TESTS = 'test';

/** Imports that the floors do not allow, and files that are in no room. */
export function floorViolations(files: readonly SourceFacts[]): string[] {
  return files.flatMap((file) => {
    if (isIn(file.path, TESTS)) return [];
    const room = roomOf(file.path);
    if (room === undefined) return [`${file.path}: is in no room`];
    return file.imports
      .filter(({ specifier }) => !mayImport(room, file.path, specifier))
      .map(({ specifier, line }) => `${file.path}:${line}: ${room.folder} may not import ${specifier}`);
  });
}

/** True for what is shipped or builds what is shipped. */
export function isProduct(file: string): boolean {
  return roomOf(file) !== undefined;
}

/** The path of the module that a relative import names, without `.ts`; undefined for packages. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.join(path.posix.dirname(from), specifier).replace(/\.ts$/, '');
}

function mayImport(room: Room, from: string, specifier: string): boolean {
  const target = resolveImport(from, specifier);
  if (target === undefined) return room.packages.some((name) => matches(name, specifier));
  const there = roomOf(target)?.folder;
  if (there === undefined) return room.rooms.includes(target);
  return there === room.folder || room.rooms.some((allowed) => allowed === there || allowed === target);
}

function matches(allowed: string, specifier: string): boolean {
  return allowed.endsWith('*') ? specifier.startsWith(allowed.slice(0, -1)) : specifier === allowed;
}

function roomOf(file: string): Room | undefined {
  return rooms
    .filter(({ folder }) => isIn(file, folder))
    .sort((left, right) => right.folder.length - left.folder.length)[0];
}

function isIn(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}
