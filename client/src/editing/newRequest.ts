/**
 * `ciJob.newRequest`: pick a Tag and a way, get an untitled request with tab stops.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { Services } from '../services';
import { showNotice } from '../ui';
import { requestItems } from './jobItems';

/** Makes the command. */
export function newRequestCommand({ ui, server }: Services): () => Promise<void> {
  return async () => {
    const snippets = await server.getRequestSnippets();
    if (snippets === undefined) {
      void showNotice(ui, {
        severity: 'error',
        message: t('The requests cannot be listed: the language server does not respond. Reload the window.'),
        buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
      });
      return;
    }
    const choice = await ui.choose({
      title: t('New CI Job Request'),
      placeholder: t('Select a job. Type its name or what it creates: gif, cover, subtitle'),
      items: requestItems(snippets),
    });
    if (choice === undefined) {
      return;
    }
    const document = await vscode.workspace.openTextDocument({ language: 'ci-job', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.insertSnippet(new vscode.SnippetString(choice.body), new vscode.Position(0, 0));
  };
}
