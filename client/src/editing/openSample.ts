/**
 * `ciJob.openSample`: a sample request as a new document, to read, to change and to submit to the sandbox.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import type { Services } from '../services';
import { bundledSamples } from './bundledSamples';
import { sampleItems } from './jobItems';

/** Makes the command. */
export function openSampleCommand({ ui, server }: Pick<Services, 'ui' | 'server'>): () => Promise<void> {
  return async () => {
    // Without a language server the samples are there all the same, only in no groups.
    const snippets = (await server.getRequestSnippets()) ?? [];
    const choice = await ui.choose({
      title: t('Open Sample Request'),
      placeholder: t('Select a sample. It opens as a new document; nothing is sent.'),
      items: sampleItems(bundledSamples(), snippets),
    });
    if (choice === undefined) return;
    const document = await vscode.workspace.openTextDocument({ language: 'ci-job', content: choice.text });
    await vscode.window.showTextDocument(document);
  };
}
