/**
 * The status bar item that shows what the latest job is doing.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import { describedMessage, statusBarLook } from './jobMessages';
import type { JobRecord } from './jobRecord';
import type { JobStore } from './jobStore';

/** Shows the latest job of this session; a job of an earlier one is not shown. */
export class JobStatusItem implements vscode.Disposable {
  readonly #store: JobStore;
  readonly #item: vscode.StatusBarItem;
  readonly #subscription: { dispose(): void };

  constructor(store: JobStore) {
    this.#store = store;
    this.#item = vscode.window.createStatusBarItem('ciJob.job', vscode.StatusBarAlignment.Left, 10);
    this.#item.name = t('CI Job: Latest Job');
    this.#subscription = store.onDidChange((record) => this.#update(record));
  }

  dispose(): void {
    vscode.Disposable.from(this.#item, this.#subscription).dispose();
  }

  #update(record: JobRecord): void {
    if (record.jobId !== this.#store.latest()?.jobId) {
      return;
    }
    const { text, spoken, background } = statusBarLook(record);
    this.#item.text = text;
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.tooltip = t('{0} Click to see the response of the service.', describedMessage(record));
    this.#item.command = { title: t('Show Job'), command: 'ciJob.showJob', arguments: [record.jobId] };
    this.#item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    this.#item.show();
  }
}
