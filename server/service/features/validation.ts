/**
 * Validation: everything that is wrong with a request, as problems in document order.
 * Each check family lives in its own file; this one runs them and turns problems into diagnostics.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { MOST_PROBLEMS, type Problem } from '../diagnostics/problem';
import { toDiagnostic } from '../diagnostics/toDiagnostic';
import type { ValidationSettings } from '../languageServiceTypes';
import { NONE } from '../parser/xmlNodes';
import { findProblems } from '../validation/findProblems';

/** The diagnostics of a document, first to last. */
export function doValidation(
  document: TextDocument,
  request: RequestDocument,
  settings: ValidationSettings = {},
): Diagnostic[] {
  if (settings.enabled === false) return [];
  const problems = findProblems(request);
  const shown = problems.slice(0, MOST_PROBLEMS);
  const hidden = problems.length - shown.length;
  if (hidden > 0) shown.push(tooManyProblems(request, hidden));
  const diagnostics: Diagnostic[] = [];
  for (const problem of shown) {
    const diagnostic = toDiagnostic(document, request, problem, settings);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
  }
  return diagnostics;
}

function tooManyProblems(request: RequestDocument, hidden: number): Problem {
  const start = Math.max(request.request === NONE ? 0 : (request.xml.start[request.request] ?? 0), 0);
  return { code: 'too-many-problems', start, end: start, node: NONE, args: { count: String(hidden) } };
}
