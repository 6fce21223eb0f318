/**
 * Problem → LSP Diagnostic: severity, message, range and the link to the vendor page.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { jobOf } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import type { SeverityOverride, ValidationSettings } from '../languageServiceTypes';
import { NONE } from '../parser/xmlNodes';
import type { RuleSeverity } from '../schema/rawSchemaTypes';
import { codeRecords } from './codes/index';
import { type DiagnosticCodeInfo, diagnosticCodeInfo } from './diagnosticCodes';
import type { Problem } from './problem';

/** The `source` of every diagnostic. */
export const DIAGNOSTIC_SOURCE = 'ci-job';

const severities: Readonly<Record<RuleSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The diagnostic, or undefined when the settings switch it off. */
export function toDiagnostic(
  document: TextDocument,
  request: RequestDocument,
  problem: Problem,
  settings: ValidationSettings,
): Diagnostic | undefined {
  const info = diagnosticCodeInfo(problem.code);
  const severity = severityOf(problem, info, settings);
  if (severity === 'off') return undefined;
  const href = pageOf(request, problem);
  const tags = tagsOf(info);
  const diagnostic: Diagnostic = {
    range: { start: document.positionAt(problem.start), end: document.positionAt(problem.end) },
    severity: severities[severity],
    code: problem.code,
    source: DIAGNOSTIC_SOURCE,
    message: messageAgain(request, problem),
  };
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (tags !== undefined) diagnostic.tags = tags;
  return diagnostic;
}

/** By a problem's words, its message: one that a change has only moved keeps its words, and says the same. */
const knownMessages = new WeakMap<Problem['args'], string>();

function messageAgain({ schemaSet }: RequestDocument, problem: Problem): string {
  let message = knownMessages.get(problem.args);
  if (message === undefined) {
    message = codeRecords[problem.code].message(problem, schemaSet.language);
    knownMessages.set(problem.args, message);
  }
  return message;
}

/** A setting overrules everything; garbage in the settings overrules nothing. */
function severityOf(
  problem: Problem,
  info: DiagnosticCodeInfo,
  settings: ValidationSettings,
): SeverityOverride {
  const override: unknown = settings.severity?.[problem.code];
  if (override === 'off') return 'off';
  if (typeof override === 'string' && Object.hasOwn(severities, override)) return override as RuleSeverity;
  return problem.severity ?? info.severity;
}

/** The page that states the broken fact, else the Tag's page. */
function pageOf(request: RequestDocument, problem: Problem): string | undefined {
  const said = problem.constraint?.source?.url ?? problem.declaration?.source?.url;
  if (said !== undefined || problem.node === NONE) return said ?? request.schema?.page.url;
  return (jobOf(request, problem.node)?.schema ?? request.schema)?.page.url;
}

function tagsOf({ tag }: DiagnosticCodeInfo): DiagnosticTag[] | undefined {
  if (tag === undefined) return undefined;
  return [tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated];
}
