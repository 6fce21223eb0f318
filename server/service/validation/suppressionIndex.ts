/**
 * Which comment suppresses which problem, looked up instead of searched for: a document may have thousands of both.
 */
import type { Problem } from '../diagnostics/problem';
import { isSuppressible, type SuppressedCode, type Suppression } from './suppressions';

/** The codes of one name that reach the same line. */
interface LineCodes {
  readonly codes: SuppressedCode[];
  isUsed: boolean;
}

/** The codes of one name that reach the end of the document, by place, and up to which of them are used. */
interface DocumentCodes {
  readonly codes: SuppressedCode[];
  used: number;
}

/** Says of each problem whether some comment suppresses it, and in the end which codes were of use. */
export class SuppressionIndex {
  /** The lines that comments reach, from top to bottom. */
  readonly #lines: Suppression['target'][] = [];
  /** By the start of the line and the code. */
  readonly #onLines = new Map<string, LineCodes>();
  readonly #inDocument = new Map<string, DocumentCodes>();

  /** The suppressions must be in document order. */
  constructor(suppressions: readonly Suppression[]) {
    for (const { reach, target, codes } of suppressions) {
      if (reach === 'nextLine' && this.#lines.at(-1)?.start !== target.start) this.#lines.push(target);
      // A code that a comment names twice suppresses once.
      for (const code of new Map([...codes].reverse().map((own) => [own.code, own])).values()) {
        if (reach === 'nextLine') this.#addToLine(target.start, code);
        else this.#addToDocument(code);
      }
    }
  }

  #addToLine(lineStart: number, code: SuppressedCode): void {
    const key = `${lineStart} ${code.code}`;
    const known = this.#onLines.get(key);
    if (known === undefined) this.#onLines.set(key, { codes: [code], isUsed: false });
    else known.codes.push(code);
  }

  #addToDocument(code: SuppressedCode): void {
    const known = this.#inDocument.get(code.code);
    if (known === undefined) this.#inDocument.set(code.code, { codes: [code], used: 0 });
    else known.codes.push(code);
  }

  /** Whether the problem is suppressed; every comment that does is used then. */
  take({ code, start }: Problem): boolean {
    if (!isSuppressible(code)) return false;
    const line = this.#lines[firstAfter(this.#lines, start) - 1];
    const onLine =
      line === undefined || start > line.end ? undefined : this.#onLines.get(`${line.start} ${code}`);
    if (onLine !== undefined) onLine.isUsed = true;
    const inDocument = this.#inDocument.get(code);
    // Codes stand inside of their comments, which reach what is behind them.
    const reaching = inDocument === undefined ? 0 : firstAfter(inDocument.codes, start);
    if (inDocument !== undefined) inDocument.used = Math.max(inDocument.used, reaching);
    return onLine !== undefined || reaching > 0;
  }

  /** The codes that suppress something. */
  used(): ReadonlySet<SuppressedCode> {
    const onLines = [...this.#onLines.values()].flatMap(({ codes, isUsed }) => (isUsed ? codes : []));
    const inDocument = [...this.#inDocument.values()].flatMap(({ codes, used }) => codes.slice(0, used));
    return new Set([...onLines, ...inDocument]);
  }
}

/** How many of the sorted spans start at the offset or before it. */
function firstAfter(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
