/**
 * What fixes make of a request.
 */
import { parseRequestDocument } from '../../binding/parseRequestDocument';
import type { RequestDocument } from '../../binding/requestDocument';
import { diagnosticCodeInfo, isSyntaxCode } from '../../diagnostics/diagnosticCodes';
import type { Problem } from '../../diagnostics/problem';
import { type Replacement, withReplacements } from '../../util/replacements';
import { findProblems } from '../../validation/findProblems';

/** The text after the replacements, which do not overlap. Insertions at one place keep their order. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  const inOrder = [...replacements].sort((left, right) => left.start - right.start || left.end - right.end);
  return withReplacements(text, inOrder);
}

/**
 * Whether the request has no more errors after the replacements. Where its tags do not fit, autofix them shows what
 * is wrong inside of them: that does not count.
 */
export function leavesNoMoreErrors(request: RequestDocument, replacements: readonly Replacement[]): boolean {
  const before = findProblems(request).filter(isError);
  if (before.some(({ code }) => isSyntaxCode(code))) return true;
  const text = applyReplacements(request.xml.text, replacements);
  const after = findProblems(parseRequestDocument(text, request.schemaSet)).filter(isError);
  return after.length <= before.length;
}

function isError({ code, severity }: Problem): boolean {
  return (severity ?? diagnosticCodeInfo(code).severity) === 'error';
}
