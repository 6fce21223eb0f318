/**
 * The guards that look at one kind of fact each. All are pure: facts in, one line per violation out.
 */
import { isProduct, resolveImport } from './floors';
import type { SourceFacts, WordFact } from './sourceFacts';

const MOST_LINES_OF_A_FILE = 400;
const MOST_LINES_OF_A_FUNCTION = 60;

/** Files beyond the hard stop. */
export function longFiles(files: readonly SourceFacts[]): string[] {
  return files
    .filter(({ lines }) => lines > MOST_LINES_OF_A_FILE)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MOST_LINES_OF_A_FILE}`);
}

/** Product functions beyond the hard stop; a `describe` of a test is a list, not a function. */
export function longFunctions(files: readonly SourceFacts[]): string[] {
  return files
    .filter(isProductFile)
    .flatMap(({ path, functions }) =>
      functions
        .filter(({ lines }) => lines > MOST_LINES_OF_A_FUNCTION)
        .map(
          ({ name, line, lines }) =>
            `${path}:${line}: ${name} has ${lines} lines, at most ${MOST_LINES_OF_A_FUNCTION}`,
        ),
    );
}

/** Files that do not open with a comment that says what lives there. */
export function filesWithoutHeader(files: readonly SourceFacts[]): string[] {
  return files.filter(({ header }) => !header).map(({ path }) => `${path}: does not open with a comment`);
}

/** Exports that promise nothing, in the product and in what tests share. */
export function undocumentedExports(files: readonly SourceFacts[]): string[] {
  return files
    .filter((file) => isProductFile(file) || file.path.startsWith('test/support/'))
    .flatMap(({ path, exports }) =>
      exports
        .filter(({ documented }) => !documented)
        .map(({ name, line }) => `${path}:${line}: ${name} is exported without a word`),
    );
}

/** State of modules in the language service, which must be pure. */
export function topLevelState(files: readonly SourceFacts[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('server/service/'))
    .flatMap(({ path, topLevelLets }) =>
      topLevelLets.map(({ word, line }) => `${path}:${line}: let ${word}`),
    );
}

/** Output of the two hearts, which have no host. */
export function consoleUses(files: readonly SourceFacts[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('server/service/') || path.startsWith('client/api/'))
    .flatMap(({ path, consoleUses }) => consoleUses.map(({ word, line }) => `${path}:${line}: ${word}`));
}

/** Groups of product files that import each other in a circle, counted as written. */
export function importCycles(files: readonly SourceFacts[]): string[] {
  const product = files.filter(isProductFile);
  const targets = new Map(
    product.map(({ path, imports }) => [
      moduleName(path),
      imports.flatMap(({ specifier }) => resolveImport(path, specifier) ?? []),
    ]),
  );
  const reachable = new Map([...targets.keys()].map((name) => [name, reach(targets, name)]));
  const inCircle = (name: string): string[] =>
    [...targets.keys()].filter(
      (other) => reachable.get(name)?.has(other) === true && reachable.get(other)?.has(name) === true,
    );
  const circles = [...targets.keys()].map((name) => inCircle(name).sort().join(' ↔ '));
  return [...new Set(circles)].filter((circle) => circle !== '');
}

function reach(targets: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(targets.get(from) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(targets.get(name) ?? []));
  }
  return seen;
}

function moduleName(path: string): string {
  return path.replace(/\.ts$/, '');
}

/** String literals that equal one of the words, in files that `where` chooses. */
export function forbiddenStrings(
  files: readonly SourceFacts[],
  where: (path: string) => boolean,
  isForbidden: (word: string, path: string) => boolean,
): string[] {
  return files
    .filter(({ path }) => where(path))
    .flatMap(({ path, strings }) =>
      strings
        .filter(({ word }: WordFact) => isForbidden(word, path))
        .map(({ word, line }) => `${path}:${line}: '${word}'`),
    );
}

function isProductFile({ path }: SourceFacts): boolean {
  return isProduct(path);
}
