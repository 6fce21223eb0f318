/**
 * The jobs of request files that are not open, for the search over the workspace.
 * Pure but for its dependencies. What was read of a file is kept until the file is another one.
 */

import { type CandidateFile, isRequest } from '../workspaceCheck/checkFiles';

/** What the index needs. */
export interface JobSymbolDependencies<Symbol> {
  readonly listFiles: () => Promise<readonly CandidateFile[]>;
  /** Another text for another content; undefined when the file cannot be read or is too large to be looked at. */
  readonly stampOf: (file: CandidateFile) => Promise<string | undefined>;
  readonly read: (file: CandidateFile) => Promise<string | undefined>;
  readonly getKnownTags: () => Promise<readonly string[]>;
  /** The jobs of a text; undefined when the language server does not answer. */
  readonly findSymbols: (file: CandidateFile, text: string) => Promise<readonly Symbol[] | undefined>;
  /** In milliseconds. */
  readonly now: () => number;
}

interface KnownFile<Symbol> {
  readonly stamp: string;
  readonly symbols: readonly Symbol[];
}

/** More files are not looked at: the search is asked again with each letter. */
export const MOST_FILES = 2000;
/** Files that are looked at together. */
const AT_ONCE = 8;
/** While somebody types, files are not looked at again. */
const FRESH_MS = 5000;

/** Finds jobs, and remembers them by file. */
export class JobSymbolIndex<Symbol> {
  readonly #dependencies: JobSymbolDependencies<Symbol>;
  #files = new Map<string, KnownFile<Symbol>>();
  #freshUntilMs = 0;

  constructor(dependencies: JobSymbolDependencies<Symbol>) {
    this.#dependencies = dependencies;
  }

  /** The jobs by file; as far as it came when it is stopped. */
  async find(signal: AbortSignal): Promise<ReadonlyMap<string, readonly Symbol[]>> {
    if (this.#dependencies.now() >= this.#freshUntilMs) {
      await this.#refresh(signal);
    }
    return new Map([...this.#files].map(([uri, { symbols }]) => [uri, symbols]));
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const listed = (await this.#dependencies.listFiles()).slice(0, MOST_FILES);
    const knownTags = await this.#dependencies.getKnownTags();
    const uris = new Set(listed.map(({ uri }) => uri));
    this.#files = new Map([...this.#files].filter(([uri]) => uris.has(uri)));
    for (let from = 0; from < listed.length; from += AT_ONCE) {
      if (signal.aborted) {
        return;
      }
      await Promise.all(listed.slice(from, from + AT_ONCE).map((file) => this.#look(file, knownTags)));
    }
    this.#freshUntilMs = this.#dependencies.now() + FRESH_MS;
  }

  async #look(file: CandidateFile, knownTags: readonly string[]): Promise<void> {
    const stamp = await this.#dependencies.stampOf(file);
    if (stamp === undefined) {
      this.#files.delete(file.uri);
      return;
    }
    if (this.#files.get(file.uri)?.stamp === stamp) {
      return;
    }
    const text = await this.#dependencies.read(file);
    const isOurs = text !== undefined && isRequest(file, text, knownTags);
    const symbols = isOurs ? await this.#dependencies.findSymbols(file, text) : [];
    if (symbols === undefined) {
      // Asked again with the next search.
      this.#files.delete(file.uri);
    } else {
      this.#files.set(file.uri, { stamp, symbols });
    }
  }
}

/** Whether the name holds the letters of the query in their order, whatever their case. */
export function matchesQuery(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let from = 0;
  for (const letter of query.toLowerCase()) {
    const found = letters.indexOf(letter, from);
    if (found < 0) {
      return false;
    }
    from = found + letter.length;
  }
  return true;
}
