/**
 * Autofix a whole request at once: every fix that is safe, until none is left.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { parseRequestDocument } from '../../binding/parseRequestDocument';
import type { RequestDocument } from '../../binding/requestDocument';
import { isSyntaxCode } from '../../diagnostics/diagnosticCodes';
import type { Autofix } from '../../languageServiceTypes';
import { NONE } from '../../parser/xmlNodes';
import type { Replacement } from '../../util/replacements';
import { findProblems } from '../../validation/findProblems';
import { joinFixes } from './joinFixes';
import { applyReplacements } from './outcome';

/** Fixes that overlap wait for the next round; a text that needs more rounds stays as it is by then. */
const MOST_ROUNDS = 10;

/** What makes the text as good as safe fixes can; undefined where there is none. */
export function autofixRequest(document: TextDocument, request: RequestDocument): Autofix | undefined {
  const first = safeFixes(request);
  if (first.fixed.length === 0) return undefined;
  const fixed = [...first.fixed];
  const original = request.xml.text;
  let text = applyReplacements(original, first.replacements);
  let rounds = 1;
  for (; rounds < MOST_ROUNDS; rounds++) {
    const now = parseRequestDocument(text, request.schemaSet);
    const next = safeFixes(now);
    if (next.fixed.length === 0) break;
    fixed.push(...next.fixed);
    text = applyReplacements(text, next.replacements);
  }
  const replacements = rounds === 1 ? first.replacements : [changedPart(original, text)];
  return {
    problems: fixed.length,
    syntaxProblems: fixed.filter(({ code }) => isSyntaxCode(code)).length,
    edits: replacements.map((replacement) => toTextEdit(document, replacement)),
  };
}

function safeFixes(request: RequestDocument) {
  // Where the root is neither a request nor an answer, its tags say little: first it becomes one.
  const isKnownRoot = request.request !== NONE || request.response !== undefined;
  const problems = findProblems(request).filter(({ code }) => isKnownRoot || !isSyntaxCode(code));
  return joinFixes(request, problems, (fix) => fix.safe === true);
}

/** The one replacement that turns a text into another one. */
function changedPart(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let rest = 0;
  while (
    rest < shorter - start &&
    before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)
  )
    rest++;
  return { start, end: before.length - rest, newText: after.slice(start, after.length - rest) };
}

function toTextEdit(document: TextDocument, { start, end, newText }: Replacement): TextEdit {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
}
