/**
 * The syntax errors of a running parse: capped, and sorted when they are asked for.
 */
import type { SyntaxErrorArgs, SyntaxErrorCode } from './syntaxErrorCodes';
import type { NodeId, XmlSyntaxError } from './xmlNodes';

/** More syntax errors than this are not kept: nobody reads them, and memory stays linear. */
const MOST_ERRORS = 10_000;

/** Collects errors in the order in which they are found. */
export class SyntaxErrorList {
  readonly #errors: XmlSyntaxError[] = [];
  #isSorted = true;
  #lastStart = 0;
  /** Whether some element does not end with an end tag of its own, or some end tag closes nothing. */
  hasWrongEnds = false;

  get count(): number {
    return this.#errors.length;
  }

  add<Code extends SyntaxErrorCode>(
    code: Code,
    start: number,
    end: number,
    node: NodeId,
    args: SyntaxErrorArgs[Code],
  ): void {
    if (code.startsWith('end-tag-')) this.hasWrongEnds = true;
    if (this.#errors.length >= MOST_ERRORS) return;
    if (start < this.#lastStart) this.#isSorted = false;
    this.#lastStart = start;
    this.#errors.push({ code, start, end, node, args: { ...args } });
  }

  /** The errors by place. */
  sorted(): readonly XmlSyntaxError[] {
    if (!this.#isSorted) this.#errors.sort((left, right) => left.start - right.start || left.end - right.end);
    return this.#errors;
  }
}
