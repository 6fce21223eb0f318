/**
 * Code actions: the quick fixes of the problems under the cursor, "fix all of this kind", fix-all on save,
 * and the order of an element's children.
 * Fixes are made from the document as it is now, never from what a client sends back, so a stale
 * diagnostic can not lead to a wrong edit.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import { FIX_ALL_KIND } from '../../capabilities';
import { codeRecords } from '../../diagnostics/codes/index';
import type { Problem } from '../../diagnostics/problem';
import type { Replacement } from '../../util/replacements';
import { findProblems } from '../../validation/findProblems';
import { findSuppressions } from '../../validation/suppressions';
import { orderChildren } from '../formatting/orderChildren';
import { autofixRequest } from './autofix';
import { fixesOf, inTextOrder, joinFixes, mostFixed } from './joinFixes';
import { leavesNoMoreErrors } from './outcome';
import type { QuickFix } from './quickFix';
import { suppress } from './suppressionFixes';

/** The actions for a range. */
export function doCodeActions(
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
  request: RequestDocument,
): CodeAction[] {
  const problems = findProblems(request);
  const actions: CodeAction[] = [];
  if (wants(context, CodeActionKind.QuickFix)) {
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    const touched = problems
      .filter((problem) => problem.start <= end && start <= problem.end)
      .slice(0, mostFixed(request));
    for (const problem of touched) {
      actions.push(...toActions(document, context, request, problem, fixesOf(request, problem)));
    }
    actions.push(...fixAllOfKind(document, request, problems, touched));
    actions.push(...suppressingActions(document, context, request, touched));
  }
  if (wants(context, CodeActionKind.RefactorRewrite)) {
    const order = orderChildren(request, document.offsetAt(range.start));
    if (order !== undefined) {
      const edit = workspaceEdit(document, order.replacements);
      const title = request.schemaSet.language.t(...order.title);
      actions.push({ title, kind: CodeActionKind.RefactorRewrite, edit });
    }
  }
  if (context.only?.some((kind) => isOrContains(kind, FIX_ALL_KIND)) === true) {
    actions.push(...fixAllAction(document, request));
  }
  return actions;
}

function wants(context: CodeActionContext, kind: string): boolean {
  return context.only === undefined || context.only.some((wanted) => isOrContains(wanted, kind));
}

/** Kinds are hierarchical: `source` asks for `source.fixAll.ci-job` too. */
function isOrContains(wanted: string, kind: string): boolean {
  return wanted === kind || kind.startsWith(`${wanted}.`);
}

function toActions(
  document: TextDocument,
  context: CodeActionContext,
  request: RequestDocument,
  problem: Problem,
  fixes: readonly QuickFix[],
): CodeAction[] {
  const diagnostics = matching(document, context.diagnostics, problem);
  return fixes.map((fix) => ({
    title: request.schemaSet.language.t(...fix.title),
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
    ...(fix.preferred === true ? { isPreferred: true } : {}),
    edit: workspaceEdit(document, inTextOrder(fix.replacements)),
  }));
}

/** Problems of one kind on one line are suppressed by the same comment, which is offered once. */
function suppressingActions(
  document: TextDocument,
  context: CodeActionContext,
  request: RequestDocument,
  touched: readonly Problem[],
): CodeAction[] {
  const offered = new Set<string>();
  const suppressions = findSuppressions(request.xml);
  return touched.flatMap((problem) => {
    const fixes = suppress(request, problem, suppressions).filter(({ title, replacements: [first] }) => {
      const key = `${title.join()} ${first?.start}`;
      return !offered.has(key) && offered.add(key);
    });
    return toActions(document, context, request, problem, fixes);
  });
}

/** The client's diagnostics that are this problem. */
function matching(
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
  problem: Problem,
): Diagnostic[] {
  return diagnostics.filter(
    (diagnostic) =>
      diagnostic.code === problem.code && document.offsetAt(diagnostic.range.start) === problem.start,
  );
}

/** One action for each touched code that occurs elsewhere too, unless its fixes together make things worse. */
function fixAllOfKind(
  document: TextDocument,
  request: RequestDocument,
  problems: readonly Problem[],
  touched: readonly Problem[],
): CodeAction[] {
  const { language } = request.schemaSet;
  const codes = [...new Set(touched.map((problem) => problem.code))];
  return codes.flatMap((code) => {
    const same = problems.filter((problem) => problem.code === code);
    const { replacements } = joinFixes(request, same, (fix) => fix.preferred === true);
    if (same.length < 2 || replacements.length < 2 || !leavesNoMoreErrors(request, replacements)) return [];
    const title = language.t('Fix all: {0}', language.t(codeRecords[code].title).replace(/[.。]$/, ''));
    return [{ title, kind: CodeActionKind.QuickFix, edit: workspaceEdit(document, replacements) }];
  });
}

function fixAllAction(document: TextDocument, request: RequestDocument): CodeAction[] {
  const autofix = autofixRequest(document, request);
  if (autofix === undefined) return [];
  const edit = { changes: { [document.uri]: [...autofix.edits] } };
  return [
    { title: request.schemaSet.language.t('Fix everything that is safe to fix'), kind: FIX_ALL_KIND, edit },
  ];
}

function workspaceEdit(document: TextDocument, replacements: readonly Replacement[]): WorkspaceEdit {
  const edits: TextEdit[] = replacements.map(({ start, end, newText }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText,
  }));
  return { changes: { [document.uri]: edits } };
}
