/**
 * The files of the repository as the guards see them: what people would commit, nothing built or installed.
 */
import fs from 'node:fs';
import path from 'node:path';

/** Folders that are never committed. */
const notOurs = new Set(['.git', 'node_modules', 'out', '.vscode-test']);

/** Names of files that hold text. */
const textFile =
  /\.(?:ts|mjs|js|json|code-snippets|md|xml|txt|svg|css|html|yml|yaml)$|\/(?:run|LICENSE)$|^\.[^/]+$/;

/** The paths of all files, sorted, with `/`. */
export function repositoryFiles(): string[] {
  return walk('').sort();
}

function walk(folder: string): string[] {
  return fs.readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? walk(file) : [file];
  });
}

/** The texts of those of the files that hold text. */
export function readTexts(files: readonly string[]): Map<string, string> {
  return new Map(
    files.filter((file) => textFile.test(file)).map((file) => [file, fs.readFileSync(file, 'utf8')]),
  );
}

/** The source files among them. */
export function sourcesOf(texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...texts].filter(([file]) => /\.(?:ts|mjs)$/.test(file)));
}
