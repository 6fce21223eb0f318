/**
 * The only place where tests touch validation and fixes: text in, the whole result out.
 */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
} from 'vscode-languageserver-types';
import type { LanguageService, ValidationSettings } from '../../server/service/languageServiceTypes';
import { languageService } from './schemaSet';

const severityNames: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** A document in memory. */
export function documentOf(text: string): TextDocument {
  return TextDocument.create('file:///request.cijob.xml', 'ci-job', 1, text);
}

/** The diagnostics of a text. */
export function diagnosticsOf(
  text: string,
  settings?: ValidationSettings,
  service: LanguageService = languageService(),
): Diagnostic[] {
  const document = documentOf(text);
  return service.doValidation(document, service.parseRequestDocument(document), settings);
}

/** One line a diagnostic: severity, code and the text that is underlined. */
export function summarize(text: string, diagnostics: readonly Diagnostic[]): string[] {
  const document = documentOf(text);
  return diagnostics.map(({ severity, code, range }) => {
    const underlined = document.getText(range).split('\n')[0] ?? '';
    return `${severityNames[severity ?? DiagnosticSeverity.Error]} ${code} «${underlined}»`;
  });
}

/** Asserts the whole list of diagnostics, each as `severity code «underlined text»`. */
export function checkDiagnostics(
  text: string,
  expected: readonly string[],
  settings?: ValidationSettings,
): void {
  assert.deepEqual(summarize(text, diagnosticsOf(text, settings)), expected);
}

/** The message of the only diagnostic. */
export function onlyMessage(text: string): string {
  const diagnostics = diagnosticsOf(text);
  assert.equal(diagnostics.length, 1, summarize(text, diagnostics).join('\n'));
  return String(diagnostics[0]?.message ?? '');
}

/** All quick fixes of the whole text. */
export function fixesOf(text: string, service: LanguageService = languageService()): CodeAction[] {
  const document = documentOf(text);
  const request = service.parseRequestDocument(document);
  const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const diagnostics = service.doValidation(document, request);
  return service.doCodeActions(document, range, { diagnostics, only: [CodeActionKind.QuickFix] }, request);
}

/** The quick fixes that change the request, not what is reported about it. */
export function repairFixesOf(text: string, service: LanguageService = languageService()): CodeAction[] {
  return fixesOf(text, service).filter(({ title }) => !title.startsWith('Suppress '));
}

/** Applies an action's edit. */
export function applyAction(text: string, action: CodeAction): string {
  const document = documentOf(text);
  return TextDocument.applyEdits(document, action.edit?.changes?.[document.uri] ?? []);
}

/** Asserts what the fix with that title makes of the text. */
export function checkFix(text: string, title: string, expected: string): void {
  const fixes = fixesOf(text);
  const fix = fixes.find((action) => action.title === title);
  assert.ok(fix, `no fix "${title}" among: ${fixes.map((action) => action.title).join(', ')}`);
  assert.equal(applyAction(text, fix), expected);
}
