/**
 * What a request says about its encoding: it leaves as UTF-8, whatever it was stored as, so another name in its
 * XML declaration would make the service misread it; and it has at most one byte order mark, at its start.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import { NONE, NodeKind, nodeAt, type XmlDocument } from '../parser/xmlNodes';
import type { Report } from './report';

const MARK = '\uFEFF';
/** Nobody needs more of them named, and hostile documents are full of them. */
const MOST_MARKS = 100;

const encodingOf = /^<\?xml\s[^>]*?\sencoding\s*=\s*(["'])([^"']+)\1/;
// ASCII is a part of UTF-8.
const asciiNames = /^(?:us-)?ascii$/i;

/** Reports an XML declaration that names another encoding than the one that is sent. */
export function checkEncoding({ xml }: RequestDocument, report: Report): void {
  const { text } = xml;
  const [kind] = xml.kind;
  if (xml.nodeCount === 0 || kind !== NodeKind.xmlDeclaration) return;
  const start = xml.start[0] ?? 0;
  const match = encodingOf.exec(text.slice(start, xml.end[0]));
  const name = match?.[2] ?? '';
  if (match === null || name.toLowerCase() === 'utf-8' || (asciiNames.test(name) && isAscii(text))) return;
  const nameEnd = start + match[0].length - 1;
  const args = { encoding: name };
  report({ code: 'wrong-encoding', start: nameEnd - name.length, end: nameEnd, node: 0, args });
}

function isAscii(text: string): boolean {
  return /^\uFEFF?[\0-\x7f]*$/.test(text);
}

/** The problems, with each byte order mark that is not at the start named as what it is. */
export function withByteOrderMarks(
  { xml }: RequestDocument,
  problems: readonly Problem[],
): readonly Problem[] {
  const { text } = xml;
  let mark = text.indexOf(MARK, 1);
  if (mark < 0) return problems;
  const others = problems.filter((problem) => !isAboutMark(problem, text));
  const found: Problem[] = [];
  for (let count = 0; mark >= 0 && count < MOST_MARKS; count++, mark = text.indexOf(MARK, mark + 1)) {
    const place = mark;
    const node = nodeAt(xml, place);
    const isReported = others.some(({ start, end }) => start <= place && place < end);
    if (isReported || (node !== NONE && xml.kind[node] === NodeKind.comment)) continue;
    // XML allows it in a value, where nobody sees that it makes another value.
    const code = isInside(xml, place) ? 'invalid-characters' : 'syntax-character';
    found.push({ code, start: place, end: place + 1, node: NONE, args: { reason: 'byte-order-mark' } });
  }
  return [...others, ...found];
}

function isInside({ root, start, end }: XmlDocument, offset: number): boolean {
  return root !== NONE && (start[root] ?? 0) <= offset && offset < (end[root] ?? 0);
}

/** A mark alone where no text belongs, or what follows from its being there. */
function isAboutMark({ code, start, end, args }: Problem, text: string): boolean {
  if (code === 'syntax-outside-root' || code === 'unexpected-text')
    return text.slice(start, end).trim() === '';
  return args.reason === 'declaration-place' && text.slice(0, start).trim() === '';
}
