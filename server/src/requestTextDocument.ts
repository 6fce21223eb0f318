/**
 * An open document as the client edits it. It behaves like the `TextDocument` of the server library, and also
 * remembers what has changed since somebody last looked, so that only that needs to be parsed again.
 */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../service/languageServiceTypes';
import { type Replacement, withReplacements } from '../service/util/replacements';
import { editsOf } from './changeBatch';
import { findLineStarts, type LineStarts, lineOf, moveLineStarts } from './lineIndex';

/** A text document with a memory of its last change. */
export class RequestTextDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  #version: number;
  #revision = 0;
  #text: string;
  #lineStarts: LineStarts | undefined;
  /** What differs from the text of `#changedSince`. */
  #change: TextChange | undefined;
  #changedSince = 0;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#text = text;
  }

  get version(): number {
    return this.#version;
  }

  /** Another number after each change, whatever version the client gives it. */
  get revision(): number {
    return this.#revision;
  }

  get lineCount(): number {
    return this.#lines().length;
  }

  get length(): number {
    return this.#text.length;
  }

  getText(range?: Range): string {
    if (range === undefined) return this.#text;
    return this.#text.substring(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  offsetAt(position: Position): number {
    const starts = this.#lines();
    if (position.line >= starts.length) return this.#text.length;
    if (position.line < 0) return 0;
    const start = starts[position.line] ?? 0;
    if (position.character <= 0) return start;
    const next = starts[position.line + 1] ?? this.#text.length;
    return this.#beforeLineEnd(Math.min(start + position.character, next), start);
  }

  positionAt(offset: number): Position {
    const starts = this.#lines();
    const inText = Math.max(Math.min(offset, this.#text.length), 0);
    const line = lineOf(starts, inText);
    const start = starts[line] ?? 0;
    return { line, character: this.#beforeLineEnd(inText, start) - start };
  }

  getLineRange(line: number): Range {
    const shown = Math.min(Math.max(line, 0), this.lineCount - 1);
    const [start, end] = this.#lineSpan(shown);
    // Stock documents say nothing about the characters of lines before the first one.
    const character =
      line < 0 ? 0 : line < this.lineCount ? this.#beforeLineEnd(end, start) - start : end - start;
    return { start: { line: shown, character: 0 }, end: { line: shown, character } };
  }

  getEOLCharacters(line: number): string {
    if (line < 0 || line >= this.lineCount) return '';
    const [start, end] = this.#lineSpan(line);
    return this.#text.slice(this.#beforeLineEnd(end, start), end);
  }

  /** The line with its line end. */
  #lineSpan(line: number): readonly [number, number] {
    const starts = this.#lines();
    return [starts[line] ?? 0, starts[line + 1] ?? this.#text.length];
  }

  /** Applies changes of the client, one after the other. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    const edits = changes.length > 1 ? editsOf(this, changes) : undefined;
    if (edits !== undefined) this.#replaceMany(edits);
    else for (const change of changes) this.#apply(change);
    this.#version = version;
    this.#revision++;
  }

  #apply(change: TextDocumentContentChangeEvent): void {
    if ('range' in change && change.range !== undefined) this.#replace(change.range, change.text);
    else this.#replaceAll(change.text);
  }

  /** What has changed since that revision was looked at; undefined when that is not known. */
  changeSince(revision: number): TextChange | undefined {
    return revision === this.#changedSince ? this.#change : undefined;
  }

  /** The present revision has been looked at. */
  forgetChange(): void {
    this.#change = undefined;
    this.#changedSince = this.#revision;
  }

  #replace(range: Range, inserted: string): void {
    const from = this.offsetAt(range.start);
    const to = this.offsetAt(range.end);
    const start = Math.min(from, to);
    const end = Math.max(from, to);
    const hadReturn = this.#text.slice(Math.max(0, start - 1), end + 1).includes('\r');
    const starts = this.#lines();
    this.#text = this.#text.slice(0, start) + inserted + this.#text.slice(end);
    this.#lineStarts = hadReturn ? undefined : moveLineStarts(starts, this.#text, { start, end, inserted });
    this.#note({ start, oldEnd: end, newEnd: start + inserted.length });
  }

  #replaceMany(edits: readonly Replacement[]): void {
    const text = withReplacements(this.#text, edits);
    const start = edits[0]?.start ?? 0;
    const oldEnd = edits.at(-1)?.end ?? start;
    this.#note({ start, oldEnd, newEnd: oldEnd + text.length - this.#text.length });
    this.#text = text;
    this.#lineStarts = undefined;
  }

  #replaceAll(text: string): void {
    this.#note({ start: 0, oldEnd: this.#text.length, newEnd: text.length });
    this.#text = text;
    this.#lineStarts = undefined;
  }

  /** Widens the noted change so that it covers both. */
  #note({ start, oldEnd, newEnd }: TextChange): void {
    const noted = this.#change ?? { start, oldEnd: start, newEnd: start };
    const beyond = Math.max(0, oldEnd - noted.newEnd);
    this.#change = {
      start: Math.min(noted.start, start),
      oldEnd: noted.oldEnd + beyond,
      newEnd: noted.newEnd + beyond + newEnd - oldEnd,
    };
  }

  #lines(): LineStarts {
    this.#lineStarts ??= findLineStarts(this.#text);
    return this.#lineStarts;
  }

  /** A place between or behind the characters of a line end is not one that a client can mean. */
  #beforeLineEnd(offset: number, lineStart: number): number {
    let place = offset;
    while (place > lineStart && isLineEnd(this.#text.charCodeAt(place - 1))) place--;
    return place;
  }
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
