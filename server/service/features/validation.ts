/**
 * Validation: everything that is wrong with a request, as problems in document order.
 * Each check family lives in its own file; this one runs them and turns problems into diagnostics.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import { toDiagnostic } from '../diagnostics/toDiagnostic';
import type { ValidationSettings } from '../languageServiceTypes';
import { NONE, NodeKind } from '../parser/xmlNodes';
import { checkConstraints } from '../validation/constraintChecks';
import { checkEnvelope } from '../validation/envelopeChecks';
import { isStrict } from '../validation/limitChecks';
import { checkStructure } from '../validation/structureChecks';
import { checkSyntax } from '../validation/syntaxChecks';
import { checkLeaf } from '../validation/valueChecks';

/** More problems than this are counted, not listed: nobody reads them and editors choke on them. */
const MOST_PROBLEMS = 1000;

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
  return shown.flatMap((problem) => toDiagnostic(document, request, problem, settings) ?? []);
}

/** Every problem of a document, sorted by place. */
export function findProblems(request: RequestDocument): Problem[] {
  // What the service answers is nobody's mistake.
  if (request.response !== undefined) return [];
  const problems: Problem[] = [];
  const report = (problem: Problem): void => {
    problems.push(problem);
  };
  checkSyntax(request, report);
  checkEnvelope(request, report);
  const strict = isStrict(request);
  const { xml, declarations } = request;
  for (let node = 0; node < xml.nodeCount; node++) {
    const declaration = declarations[node];
    if (declaration === undefined || xml.kind[node] !== NodeKind.element) continue;
    if (declaration.builtin === 'container') {
      checkStructure(request, node, declaration, report);
      if (declaration.constraints.length > 0) checkConstraints(request, node, declaration, report);
    } else {
      checkLeaf(request, node, declaration, strict, report);
    }
  }
  return problems.sort((left, right) => left.start - right.start || left.end - right.end);
}

function tooManyProblems(request: RequestDocument, hidden: number): Problem {
  const start = Math.max(request.request === NONE ? 0 : (request.xml.start[request.request] ?? 0), 0);
  return { code: 'too-many-problems', start, end: start, node: NONE, args: { count: String(hidden) } };
}
