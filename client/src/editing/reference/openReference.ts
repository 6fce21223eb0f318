/**
 * `ciJob.openReference`: the page of the reference about what is under the cursor, or one from a list,
 * in the editor's own preview of Markdown. Links of hovers run it with the place that they lead to.
 */

import * as vscode from 'vscode';
import { text } from '../../../../l10n/language';
import { t } from '../../../../l10n/processLanguage';
import type { ReferencePlace } from '../../../../server/src/protocol';
import type { Services } from '../../services';
import { showNotice } from '../../ui';
import { referenceItems } from '../jobItems';
import { referenceUri } from './referenceFiles';

type ReferenceServices = Pick<Services, 'ui' | 'server'>;

/** Makes the command. */
export function openReferenceCommand(services: ReferenceServices): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const place = readPlace(argument) ?? (await placeUnderCursor(services)) ?? (await choosePage(services));
    if (place !== undefined) await showPage(referenceUri(place));
  };
}

/** What a link says; a menu passes something else. */
function readPlace(argument: unknown): ReferencePlace | undefined {
  if (typeof argument !== 'object' || argument === null || !('page' in argument)) return undefined;
  const { page } = argument;
  const anchor = 'anchor' in argument ? argument.anchor : '';
  return typeof page === 'string' && typeof anchor === 'string' ? { page, anchor } : undefined;
}

async function placeUnderCursor({ server }: ReferenceServices): Promise<ReferencePlace | undefined> {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'ci-job'
    ? server.findReference(editor.document, editor.selection.active)
    : undefined;
}

async function choosePage({ ui, server }: ReferenceServices): Promise<ReferencePlace | undefined> {
  const pages = await server.listReferencePages();
  if (pages === undefined) {
    void showNotice(ui, {
      severity: 'error',
      message: t('The reference cannot be opened: the language server does not respond. Reload the window.'),
      buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
    });
    return undefined;
  }
  const choice = await ui.choose({
    title: t('Open Reference'),
    placeholder: t('Select a page.'),
    items: referenceItems(pages),
  });
  return choice?.place;
}

/** Beside the request that somebody reads it for; the editor puts it in place of the page that was there. */
async function showPage(uri: vscode.Uri): Promise<void> {
  const { activeTextEditor, tabGroups } = vscode.window;
  // In a preview no text editor is active, and without "beside" the page would cover the request.
  const isBeside = activeTextEditor !== undefined || tabGroups.all.length > 1;
  try {
    await vscode.commands.executeCommand(
      isBeside ? 'markdown.showPreviewToSide' : 'markdown.showPreview',
      uri,
    );
  } catch {
    // The editor's extension for Markdown can be switched off; the text reads well too.
    const viewColumn = isBeside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    await vscode.window.showTextDocument(uri, { viewColumn });
  }
}
