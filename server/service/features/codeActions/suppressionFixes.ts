/**
 * Fixes that write the comments which suppress a problem, and that clear away those that suppress nothing.
 */
import type { RequestDocument } from '../../binding/requestDocument';
import type { Problem } from '../../diagnostics/problem';
import {
  at,
  holdsPlainText,
  isElement,
  NONE,
  NodeKind,
  nodeAt,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { quote } from '../../schema/words';
import { lineStartOf } from '../../util/lines';
import type { Replacement } from '../../util/replacements';
import {
  isSuppressible,
  readSuppression,
  type Suppression,
  suppressionKeywords,
} from '../../validation/suppressions';
import { removeSpan } from './elementEdits';
import { type FixProvider, type QuickFix, title } from './quickFix';

/** SuppressionIndex a problem with a comment, or one of those that are there: on its line, or in the whole document. */
export function suppress(
  { xml }: RequestDocument,
  problem: Problem,
  suppressions: readonly Suppression[],
): readonly QuickFix[] {
  if (!isSuppressible(problem.code)) return [];
  const onLine = suppressOnLine(xml, problem, suppressions);
  return [
    ...(onLine === undefined
      ? []
      : [{ title: title('Suppress {0} on this line', quote(problem.code)), replacements: [onLine] }]),
    {
      title: title('Suppress {0} in this document', quote(problem.code)),
      replacements: [suppressInDocument(xml, problem, suppressions)],
    },
  ];
}

/** Removes a code that suppresses nothing, and its comment with the last one. */
export const removeSuppression: FixProvider = ({ xml }, { node, start, end, args }): QuickFix[] => {
  const suppression = readSuppression(xml, node);
  if (suppression === undefined) return [];
  const { span, codes } = suppression;
  const renaming: QuickFix[] =
    args.closest === undefined
      ? []
      : [
          {
            title: title('Change to {0}', quote(args.closest)),
            replacements: [{ start, end, newText: args.closest }],
          },
        ];
  const removing: QuickFix =
    codes.length <= 1
      ? { title: title('Remove this comment'), replacements: [removeSpan(xml.text, span.start, span.end)] }
      : {
          title: title('Remove {0}', quote(args.code ?? '')),
          replacements: [removeCode(suppression, start, end)],
        };
  return [...renaming, { ...removing, preferred: args.closest === undefined }];
};

/** A comment above the line of the problem, or one code more in the comment that is there already. */
function suppressOnLine(
  xml: XmlDocument,
  problem: Problem,
  suppressions: readonly Suppression[],
): Replacement | undefined {
  const { text } = xml;
  const present = suppressions.find(
    ({ reach, target }) =>
      reach === 'nextLine' && target.start <= problem.start && problem.start <= target.end,
  );
  if (present !== undefined) return addCode(present, problem);
  const lineStart = lineStartOf(text, problem.start);
  if (lineStart === undefined) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, problem.start))?.[0] ?? '';
  if (!mayHoldComment(xml, lineStart + indent.length, problem)) return undefined;
  const newText = `${indent}${commentText('nextLine', problem)}${eolOf(text)}`;
  return { start: lineStart, end: lineStart, newText };
}

function suppressInDocument(
  xml: XmlDocument,
  problem: Problem,
  suppressions: readonly Suppression[],
): Replacement {
  const present = suppressions.find(
    ({ reach, target }) => reach === 'document' && target.start <= problem.start,
  );
  if (present !== undefined) return addCode(present, problem);
  const eol = eolOf(xml.text);
  const comment = commentText('document', problem);
  // Nothing may stand before the XML declaration.
  if (xml.kind[0] === NodeKind.xmlDeclaration && xml.nodeCount > 0) {
    const end = at(xml.end, 0);
    return { start: end, end, newText: eol + comment };
  }
  const start = xml.text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start, newText: comment + eol };
}

function addCode({ span, codes, reach }: Suppression, { code }: Problem): Replacement {
  const last = codes.at(-1)?.end ?? span.start + `<!-- ${suppressionKeywords[reach]}`.length;
  return { start: last, end: last, newText: ` ${code}` };
}

function commentText(reach: Suppression['reach'], { code }: Problem): string {
  return `<!-- ${suppressionKeywords[reach]} ${code} -->`;
}

/** Between tags, not inside a tag, a value, a comment or CDATA, and not before the XML declaration. */
function mayHoldComment(xml: XmlDocument, offset: number, problem: Problem): boolean {
  if (xml.text.startsWith('<?xml', offset)) return false;
  const node = nodeAt(xml, offset);
  if (node === NONE) return true;
  // Stray text is no value, so a comment may part it.
  if (xml.kind[node] === NodeKind.text) return node === problem.node;
  if (!isElement(xml, node)) return false;
  const endTagStart = at(xml.endTagStart, node);
  const isInText = holdsPlainText(xml, node) && offset > at(xml.startTagEnd, node) && offset < endTagStart;
  if (isInText) return problem.node === node && problem.code === 'unexpected-text';
  return offset >= at(xml.startTagEnd, node) && (endTagStart === NONE || offset <= endTagStart);
}

/** One code of several with what separates it from its neighbour. */
function removeCode({ codes }: Suppression, start: number, end: number): Replacement {
  const index = codes.findIndex((code) => code.start === start);
  const before = codes[index - 1]?.end;
  return before === undefined
    ? { start, end: codes[index + 1]?.start ?? end, newText: '' }
    : { start: before, end, newText: '' };
}

/** The line break of the document: that of its first line. */
function eolOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
