/**
 * `ciJob.openSample`: a sample request as a new document, to read, to change and to submit to the sandbox.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import type { Services } from '../services';
import { bundledSamples } from './bundledSamples';

/** Makes the command. */
export function openSampleCommand({ ui }: Pick<Services, 'ui'>): () => Promise<void> {
  return async () => {
    const choice = await ui.choose({
      title: t('Open Sample Request'),
      placeholder: t('Which one? It opens as a new document; nothing is sent.'),
      items: bundledSamples().map(({ name, description, text }) => ({
        label: name,
        detail: description,
        text,
      })),
    });
    if (choice === undefined) return;
    const document = await vscode.workspace.openTextDocument({ language: 'ci-job', content: choice.text });
    await vscode.window.showTextDocument(document);
  };
}
