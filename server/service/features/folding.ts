/**
 * Folding: elements, comments and other markup that span lines, and what stands between `#region` comments.
 *
 * A fold hides nothing that is not its own: where something else stands on the last line, that line stays in sight.
 * So folds of markup are nested as the markup is, in broken documents too.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { Char, trimEnd } from '../parser/characters';
import { at, isElement, isUnclosed, NONE, type NodeId, NodeKind, type XmlDocument } from '../parser/xmlNodes';

/** The ranges that can be folded, by their first line; no two of them cross. */
export function getFoldingRanges(document: TextDocument, { xml }: RequestDocument): FoldingRange[] {
  return nestFolds(new FoldFinder(document, xml).folds());
}

class FoldFinder {
  readonly #document: TextDocument;
  readonly #xml: XmlDocument;
  readonly #folds: FoldingRange[] = [];
  /** The comments that open a region which is not closed yet, the innermost last. */
  readonly #openRegions: NodeId[] = [];
  /** The last line by the end of a node: elements that nothing closes share theirs. */
  readonly #lastLines = new Map<number, number>();

  constructor(document: TextDocument, xml: XmlDocument) {
    this.#document = document;
    this.#xml = xml;
  }

  folds(): readonly FoldingRange[] {
    const { kind, nodeCount } = this.#xml;
    for (let node = 0; node < nodeCount; node++) {
      if (kind[node] === NodeKind.text) continue;
      const isComment = kind[node] === NodeKind.comment;
      if (isComment) this.#regionMarker(node);
      this.#add(node, this.#lastLine(node), isComment ? FoldingRangeKind.Comment : undefined);
    }
    return this.#folds;
  }

  #add(firstNode: NodeId, endLine: number, kind: FoldingRangeKind | undefined): void {
    const startLine = this.#document.positionAt(at(this.#xml.start, firstNode)).line;
    if (endLine > startLine)
      this.#folds.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  }

  /** The line of an end tag stays in sight, that of the last child of an unclosed element does not. */
  #lastLine(node: NodeId): number {
    const { endTagStart, end } = this.#xml;
    if (isElement(this.#xml, node) && at(endTagStart, node) !== NONE) {
      return this.#document.positionAt(at(endTagStart, node)).line - 1;
    }
    const known = this.#lastLines.get(at(end, node));
    if (known !== undefined) return known;
    const lastLine = this.#lineOfEnd(this.#nonWhitespaceEnd(node));
    this.#lastLines.set(at(end, node), lastLine);
    return lastLine;
  }

  #nonWhitespaceEnd(node: NodeId): number {
    const { text, start, end } = this.#xml;
    const isOpen = isElement(this.#xml, node) && isUnclosed(this.#xml, node);
    return isOpen ? trimEnd(text, at(start, node), at(end, node)) : at(end, node);
  }

  #lineOfEnd(end: number): number {
    const { line } = this.#document.positionAt(end);
    return this.#holdsMore(end) ? line - 1 : line;
  }

  /** Whether something else stands behind the offset on its line. */
  #holdsMore(offset: number): boolean {
    const { text } = this.#xml;
    let next = offset;
    while (text.charCodeAt(next) === Char.space || text.charCodeAt(next) === Char.tab) next++;
    const code = text.charCodeAt(next);
    return next < text.length && code !== Char.lineFeed && code !== Char.carriageReturn;
  }

  #regionMarker(comment: NodeId): void {
    const { text, start, end, parent } = this.#xml;
    const marker = /^<!--\s*#(end)?region\b/.exec(
      text.slice(at(start, comment), Math.min(at(end, comment), at(start, comment) + LONGEST_MARKER)),
    );
    if (marker === null) return;
    // An element that ended meanwhile took the regions that were opened in it along.
    for (let open = this.#openRegions.at(-1); open !== undefined; open = this.#openRegions.at(-1)) {
      const holder = at(parent, open);
      if (holder === NONE || at(end, holder) > at(start, comment)) break;
      this.#openRegions.pop();
    }
    if (marker[1] === undefined) {
      this.#openRegions.push(comment);
      return;
    }
    const opened = this.#openRegions.pop();
    if (opened !== undefined) this.#add(opened, this.#lineOfEnd(at(end, comment)), FoldingRangeKind.Region);
  }
}

/** White space before the word included; nobody indents inside of a comment further. */
const LONGEST_MARKER = 200;

/** The folds by their first line, the wider one first. Of two that cross, the later one is left out. */
function nestFolds(folds: readonly FoldingRange[]): FoldingRange[] {
  const sorted = [...folds].sort(
    (one, other) => one.startLine - other.startLine || other.endLine - one.endLine,
  );
  const around: FoldingRange[] = [];
  return sorted.filter((fold) => {
    while ((around.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < fold.startLine) around.pop();
    const outer = around.at(-1);
    const crosses = outer !== undefined && fold.endLine > outer.endLine;
    if (crosses || (outer?.startLine === fold.startLine && outer.endLine === fold.endLine)) return false;
    around.push(fold);
    return true;
  });
}
