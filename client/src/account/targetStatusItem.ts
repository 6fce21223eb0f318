/**
 * The status bar item that shows where jobs of the active request go.
 */

import * as vscode from 'vscode';
import { codeSpan } from '../../../l10n/markdownText';
import { t } from '../../../l10n/processLanguage';
import type { ClientSettings } from '../clientSettings';
import type { SubmitPolicy } from './profiles/profile';
import { targetLook } from './profiles/profileLabels';
import type { PartialTarget } from './target';

/** Shown while a request is in the active editor. */
export class TargetStatusItem implements vscode.Disposable {
  readonly #settings: ClientSettings;
  readonly #item: vscode.StatusBarItem;
  readonly #subscription: vscode.Disposable;

  constructor(settings: ClientSettings) {
    this.#settings = settings;
    this.#item = vscode.window.createStatusBarItem('ciJob.target', vscode.StatusBarAlignment.Right, 90);
    this.#item.name = t('CI Job: Target');
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidOpenTextDocument(() => this.#update()),
      settings.onDidChangeTarget(() => this.#update()),
    );
    this.#update();
  }

  dispose(): void {
    vscode.Disposable.from(this.#item, this.#subscription).dispose();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'ci-job') {
      this.#item.hide();
      return;
    }
    const { target, policy } = targetOf(this.#settings, document.uri.toString());
    const look = targetLook(target, policy);
    this.#item.text = look.text;
    this.#item.tooltip = target.problem ?? this.#describe(target.endpoint);
    this.#item.backgroundColor =
      look.background === undefined ? undefined : new vscode.ThemeColor(look.background);
    this.#item.accessibilityInformation = { label: look.spoken, role: 'button' };
    this.#item.command = 'ciJob.switchProfile';
    this.#item.show();
  }

  #describe(endpoint: string | undefined): vscode.MarkdownString {
    const sandbox = this.#settings.sandbox();
    const text = new vscode.MarkdownString();
    text.isTrusted = { enabledCommands: ['ciJob.stopSandbox'] };
    if (sandbox !== undefined) {
      text.appendMarkdown(
        t(
          'Jobs of this window are submitted to the sandbox at {0}: nothing is billed.\n\n[Stop Sandbox](command:ciJob.stopSandbox)',
          codeSpan(sandbox),
        ),
      );
    } else if (endpoint !== undefined) {
      text.appendMarkdown(t('Jobs are submitted to {0}, the setting `ciJob.endpoint`.', codeSpan(endpoint)));
    } else {
      text.appendMarkdown(t('Jobs are submitted to Tencent Cloud and billed. Click to switch the profile.'));
    }
    return text;
  }
}

/** Where jobs of a document go, and what must be asked before. */
export function targetOf(
  settings: Pick<ClientSettings, 'current' | 'policy'>,
  documentUri: string,
): { readonly target: PartialTarget; readonly policy: SubmitPolicy } {
  const target = settings.current(documentUri);
  const { bucket = '', region = '' } = target;
  return { target, policy: settings.policy({ ...target, bucket, region }) };
}
