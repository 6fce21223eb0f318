/**
 * Items inside a comment that suppresses problems: its first word, then codes, those that occur there first.
 */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import { codeRecords } from '../../diagnostics/codes/index';
import { type DiagnosticCode, diagnosticCodes, isDiagnosticCode } from '../../diagnostics/diagnosticCodes';
import type { NodeId, Span } from '../../parser/xmlNodes';
import { findProblems } from '../../validation/findProblems';
import { findSuppressions, isSuppressible, suppressionKeywords } from '../../validation/suppressions';
import { type CompletionScope, rangeOf, sortText } from './completionScope';

/** The words that such a comment starts with. */
export function suppressionWordItems(scope: CompletionScope, replace: Span): CompletionItem[] {
  const words = [
    { word: suppressionKeywords.nextLine, detail: scope.language.t('suppresses problems on the next line') },
    { word: suppressionKeywords.document, detail: scope.language.t('suppresses problems from here on') },
  ];
  return words.map(({ word, detail }, rank) => ({
    label: word,
    kind: CompletionItemKind.Keyword,
    detail,
    sortText: sortText('a', rank),
    textEdit: { range: rangeOf(scope, replace), newText: word },
  }));
}

/** The codes that the comment does not name yet. */
export function suppressionCodeItems(
  scope: CompletionScope,
  request: RequestDocument,
  comment: NodeId,
  replace: Span,
): CompletionItem[] {
  const suppression = findSuppressions(request.xml).find((found) => found.comment === comment);
  const named = (suppression?.codes ?? []).filter(({ start }) => start !== replace.start);
  const here = new Set(suppression === undefined ? [] : codesIn(request, suppression.target));
  return Object.keys(diagnosticCodes)
    .filter(isDiagnosticCode)
    .filter((code) => isSuppressible(code) && !named.some((other) => other.code === code))
    .map((code, rank) => ({
      label: code,
      kind: CompletionItemKind.EnumMember,
      detail: scope.language.t(codeRecords[code].title),
      sortText: sortText(here.has(code) ? 'a' : 'b', rank),
      textEdit: { range: rangeOf(scope, replace), newText: code },
    }));
}

function codesIn(request: RequestDocument, { start, end }: Span): DiagnosticCode[] {
  return findProblems(request)
    .filter((problem) => start <= problem.start && problem.start <= end)
    .map(({ code }) => code);
}
