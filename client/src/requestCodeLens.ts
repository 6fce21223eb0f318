/**
 * The line above `<Request>`: submit, dry run, and how many problems there are.
 */

import * as vscode from 'vscode';
import { text } from '../../l10n/language';
import { plural, t } from '../../l10n/processLanguage';
import { readRequestHead } from './requestText';

/** Offers the lenses for requests. */
export class RequestCodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly registrations: readonly vscode.Disposable[];
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor() {
    this.registrations = [
      vscode.languages.registerCodeLensProvider({ language: 'ci-job' }, this),
      vscode.languages.onDidChangeDiagnostics(() => this.changed.fire()),
    ];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const head = readRequestHead(document.getText());
    if (head === undefined) {
      return [];
    }
    const start = document.positionAt(head.offset);
    const range = new vscode.Range(start, start);
    const lens = (title: string, command: string, ...args: readonly unknown[]): vscode.CodeLens =>
      new vscode.CodeLens(range, { title, command, arguments: [...args] });
    const problems = describeProblems(vscode.languages.getDiagnostics(document.uri));
    return [
      lens(t('$(cloud-upload) Submit'), 'ciJob.submit', document.uri),
      lens(t('$(beaker) Dry run'), 'ciJob.dryRun', document.uri),
      ...(problems === undefined ? [] : [lens(problems, 'workbench.actions.view.problems')]),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.registrations, this.changed).dispose();
  }
}

function describeProblems(diagnostics: readonly vscode.Diagnostic[]): string | undefined {
  const count = (severity: vscode.DiagnosticSeverity): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const counts = (
    [
      {
        number: count(vscode.DiagnosticSeverity.Error),
        words: [text('{0} error'), text('{0} errors')],
        icon: '$(error)',
      },
      {
        number: count(vscode.DiagnosticSeverity.Warning),
        words: [text('{0} warning'), text('{0} warnings')],
        icon: '$(warning)',
      },
    ] as const
  ).filter(({ number }) => number > 0);
  const [worst] = counts;
  return worst === undefined
    ? undefined
    : `${worst.icon} ${counts.map(({ number, words: [one, many] }) => plural(number, one, many)).join(', ')}`;
}
