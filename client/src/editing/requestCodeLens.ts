/**
 * The line above `<Request>`: submit, dry run, and how many problems there are.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import { countProblems, describeCounts } from './problemCounts';
import { readRequestHead } from './requestText';

/** Offers the lenses for requests. */
export class RequestCodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #registrations: readonly vscode.Disposable[];
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor() {
    this.#registrations = [
      vscode.languages.registerCodeLensProvider({ language: 'ci-job' }, this),
      vscode.languages.onDidChangeDiagnostics(() => this.#changed.fire()),
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
    vscode.Disposable.from(...this.#registrations, this.#changed).dispose();
  }
}

function describeProblems(diagnostics: readonly vscode.Diagnostic[]): string | undefined {
  const counts = countProblems(diagnostics);
  const words = describeCounts(counts);
  return words === '' ? undefined : `${counts.errors > 0 ? '$(error)' : '$(warning)'} ${words}`;
}
