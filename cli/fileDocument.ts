/**
 * The document of a file. Most files have no problem, and then nobody asks for an address or a place in lines:
 * for thousands of files making these takes as long as reading.
 */

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Position, type Range, TextDocument } from 'vscode-languageserver-textdocument';

/** The language of requests. */
export const REQUEST_LANGUAGE = 'ci-job';

/** The document of that file with that text, in its first version. */
export function fileDocument(file: string, text: string): TextDocument {
  return new FileDocument(file, text);
}

class FileDocument implements TextDocument {
  readonly languageId = REQUEST_LANGUAGE;
  readonly version = 1;
  readonly #file: string;
  readonly #text: string;
  #lines: TextDocument | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  get uri(): string {
    return pathToFileURL(path.resolve(this.#file)).href;
  }

  getText(range?: Range): string {
    return range === undefined ? this.#text : this.#document.getText(range);
  }

  positionAt(offset: number): Position {
    return this.#document.positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.#document.offsetAt(position);
  }

  getLineRange(line: number): Range {
    return this.#document.getLineRange(line);
  }

  getEOLCharacters(line: number): string {
    return this.#document.getEOLCharacters(line);
  }

  get lineCount(): number {
    return this.#document.lineCount;
  }

  get #document(): TextDocument {
    this.#lines ??= TextDocument.create(this.uri, this.languageId, this.version, this.#text);
    return this.#lines;
  }
}
