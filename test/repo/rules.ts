/**
 * The guards that look at one kind of fact each. All are pure: facts in, one line per violation out.
 */
import type { SourceFacts, WordFact } from './sourceFacts';

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

/** Imports that dependency-cruiser and Biome cannot follow, so that no boundary would hold for them. */
export function hiddenImports(files: readonly SourceFacts[]): string[] {
  return files
    .filter(isProductFile)
    .flatMap(({ path, hiddenImports }) => hiddenImports.map(({ word, line }) => `${path}:${line}: ${word}`));
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

/** True for what is shipped or builds what is shipped. */
function isProductFile({ path }: SourceFacts): boolean {
  return !path.startsWith('test/');
}
