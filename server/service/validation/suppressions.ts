/**
 * Comments that suppress problems: `<!-- ci-job-disable-next-line CODE… -->` for the line below and
 * `<!-- ci-job-disable CODE… -->` for the rest of the document. Words behind a colon say why.
 */
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import { at, type NodeId, NodeKind, nodeSpan, type Span, type XmlDocument } from '../parser/xmlNodes';

/** What a comment starts with, by how far it reaches. */
export const suppressionKeywords = {
  nextLine: 'ci-job-disable-next-line',
  document: 'ci-job-disable',
} as const;

/** One comment that suppresses problems. */
export interface Suppression {
  readonly comment: NodeId;
  readonly span: Span;
  readonly reach: keyof typeof suppressionKeywords;
  /** Where a suppressed problem starts. */
  readonly target: Span;
  readonly codes: readonly SuppressedCode[];
}

/** A code as the comment spells it. */
export interface SuppressedCode extends Span {
  readonly code: string;
}

const directive = /^<!--\s*(ci-job-disable(?:-next-line)?)(?![\w-])([^:]*?)(?::.*)?-->$/s;

/** False for problems of comments themselves, and for text that no service can read whatever the editor says about it. */
export function isSuppressible(code: DiagnosticCode): boolean {
  return code !== 'unused-suppression' && code !== 'too-many-problems' && !/^(?:syntax|end-tag)-/.test(code);
}

/** The comments of a document that suppress problems, in document order. */
export function findSuppressions(xml: XmlDocument): Suppression[] {
  // Documents without the word are most documents.
  if (!xml.mayHaveComments || !xml.text.includes(suppressionKeywords.document)) return [];
  const found: Suppression[] = [];
  let below: Span | undefined;
  for (let node = 0; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.comment) continue;
    const end = at(xml.end, node);
    // Comments on one line have the same line below them, which is looked for once.
    if (below !== undefined && end >= below.start) below = undefined;
    const suppression = readSuppression(xml, node, below);
    if (suppression === undefined) continue;
    found.push(suppression);
    if (suppression.reach === 'nextLine') below = suppression.target;
  }
  return found;
}

/** What a comment suppresses; undefined when it is just a comment. `below` is the line below it, where that is known. */
export function readSuppression(xml: XmlDocument, comment: NodeId, below?: Span): Suppression | undefined {
  const span = nodeSpan(xml, comment);
  const match = directive.exec(xml.text.slice(span.start, span.end));
  if (match === null) return undefined;
  const [whole, word = '', list = ''] = match;
  const reach = word === suppressionKeywords.nextLine ? 'nextLine' : 'document';
  const target =
    reach === 'nextLine'
      ? (below ?? lineBelow(xml.text, span.end))
      : { start: span.end, end: xml.text.length };
  const listStart = span.start + whole.indexOf(word) + word.length;
  return { comment, span, reach, target, codes: codesIn(list, listStart) };
}

function codesIn(list: string, offset: number): SuppressedCode[] {
  return [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const start = offset + match.index;
    return { code: match[0], start, end: start + match[0].length };
  });
}

/** The line below an offset without its break; nothing where there is none. */
function lineBelow(text: string, offset: number): Span {
  const start = afterBreak(text, offset);
  if (start === undefined) return { start: text.length + 1, end: text.length };
  const length = text.slice(start).search(/[\r\n]/);
  return { start, end: length < 0 ? text.length : start + length };
}

function afterBreak(text: string, offset: number): number | undefined {
  const lineBreak = /\r\n|\r|\n/.exec(text.slice(offset));
  return lineBreak === null ? undefined : offset + lineBreak.index + lineBreak[0].length;
}
