/**
 * Comments that silence problems: `<!-- ci-job-disable-next-line CODE… -->` for the line below and
 * `<!-- ci-job-disable CODE… -->` for the rest of the document. Words behind a colon say why.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { type DiagnosticCode, diagnosticCodes, isDiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { Problem } from '../diagnostics/problem';
import { at, type NodeId, NodeKind, type Span, type XmlDocument } from '../parser/xmlNodes';
import { closestOf } from '../util/editDistance';

/** What a comment starts with, by how far it reaches. */
export const suppressionWords = {
  nextLine: 'ci-job-disable-next-line',
  document: 'ci-job-disable',
} as const;

/** One comment that silences problems. */
export interface Suppression {
  readonly comment: NodeId;
  readonly span: Span;
  readonly reach: keyof typeof suppressionWords;
  /** Where a silenced problem starts. */
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

/** The comments of a document that silence problems, in document order. */
export function findSuppressions(xml: XmlDocument): Suppression[] {
  // Documents without the word are most documents.
  if (!xml.mayHaveComments || !xml.text.includes(suppressionWords.document)) return [];
  const found: Suppression[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.comment) continue;
    const span = { start: at(xml.start, node), end: at(xml.end, node) };
    const match = directive.exec(xml.text.slice(span.start, span.end));
    if (match === null) continue;
    const [whole, word = '', list = ''] = match;
    const reach = word === suppressionWords.nextLine ? 'nextLine' : 'document';
    const target =
      reach === 'nextLine' ? lineBelow(xml.text, span.end) : { start: span.end, end: xml.text.length };
    const listStart = span.start + whole.indexOf(word) + word.length;
    found.push({ comment: node, span, reach, target, codes: codesIn(list, listStart) });
  }
  return found;
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
  const length = /^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0;
  return { start, end: start + length };
}

function afterBreak(text: string, offset: number): number | undefined {
  const lineBreak = /\r\n|\r|\n/.exec(text.slice(offset));
  return lineBreak === null ? undefined : offset + lineBreak.index + lineBreak[0].length;
}

/** The problems that no comment silences, and a problem for each code of a comment that silences nothing. */
export function applySuppressions({ xml }: RequestDocument, problems: readonly Problem[]): Problem[] {
  const suppressions = findSuppressions(xml);
  if (suppressions.length === 0) return [...problems];
  const used = new Set<SuppressedCode>();
  const heard = problems.filter((problem) => {
    const silencing = suppressions.flatMap((suppression) => silencingCode(suppression, problem) ?? []);
    for (const code of silencing) used.add(code);
    return silencing.length === 0;
  });
  return [...heard, ...suppressions.flatMap((suppression) => unusedCodes(suppression, used))];
}

function silencingCode({ target, codes }: Suppression, problem: Problem): SuppressedCode | undefined {
  const isInReach = target.start <= problem.start && problem.start <= target.end;
  if (!isInReach || !isSuppressible(problem.code)) return undefined;
  return codes.find(({ code }) => code === problem.code);
}

function unusedCodes({ comment, span, codes }: Suppression, used: ReadonlySet<SuppressedCode>): Problem[] {
  if (codes.length === 0) return [{ code: 'unused-suppression', ...span, node: comment, args: {} }];
  return codes
    .filter((code) => !used.has(code))
    .map(({ code, start, end }): Problem => {
      const known = isDiagnosticCode(code);
      const closest = known ? undefined : closestOf(code, Object.keys(diagnosticCodes));
      const args = {
        code,
        ...(known ? {} : { unknown: 'true' }),
        ...(known && !isSuppressible(code) ? { unsuppressible: 'true' } : {}),
        ...(closest === undefined ? {} : { closest }),
      };
      return { code: 'unused-suppression', start, end, node: comment, args };
    });
}
