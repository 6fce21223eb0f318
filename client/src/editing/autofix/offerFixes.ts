/**
 * Offers to fix a broken request when it is opened, and when several lines were pasted into one.
 */

import * as vscode from 'vscode';
import { t } from '../../../../l10n/processLanguage';
import type { ClientSettings } from '../../clientSettings';
import type { LanguageClientService } from '../../languageClientService';
import type { UserInterface } from '../../ui';
import { documentAt, nameOf } from '../requestDocuments';
import { FixOffers } from './fixOffers';

/** What the offers work with. */
export interface OfferFixesServices {
  readonly ui: UserInterface;
  readonly server: Pick<LanguageClientService, 'getAutofix'>;
  readonly settings: ClientSettings;
}

/** Fewer lines are typed, or chosen from a list. */
const FEWEST_PASTED_LINES = 4;

/** Listens until it is disposed. Only the document in the active editor is ever asked about. */
export function registerOfferFixes({ ui, server, settings }: OfferFixesServices): vscode.Disposable {
  const offers = new FixOffers({
    ui,
    isWanted: (uri) => settings.isOfferingFixes(vscode.Uri.parse(uri)),
    getAutofix: async (uri) => (await findAutofix(server, uri))?.autofix,
    fix: (uri) => fix(server, uri),
    stopOffering: () => settings.stopOfferingFixes(),
  });
  const seen = new Set<string>();
  const consider = (document: vscode.TextDocument): void => {
    // The language client notifies the server of this very event from a listener of its own, perhaps after ours.
    setTimeout(() => {
      void offers.consider({ uri: document.uri.toString(), name: nameOf(document) });
    }, 0);
  };
  const considerOpened = (document: vscode.TextDocument | undefined): void => {
    const uri = document?.uri.toString();
    if (document !== undefined && uri !== undefined && !seen.has(uri) && isFixable(document)) {
      seen.add(uri);
      consider(document);
    }
  };
  considerOpened(vscode.window.activeTextEditor?.document);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => considerOpened(editor?.document)),
    vscode.workspace.onDidOpenTextDocument(considerOpened),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (isPaste(event) && isFixable(event.document)) {
        consider(event.document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
      seen.delete(uri.toString());
      if (isUntitled) {
        offers.forget(uri.toString());
      }
    }),
  );
}

/** A request in the active editor that can be written to. */
function isFixable({ languageId, uri }: vscode.TextDocument): boolean {
  return (
    languageId === 'ci-job' &&
    vscode.window.activeTextEditor?.document.uri.toString() === uri.toString() &&
    vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false
  );
}

function isPaste({ contentChanges, reason }: vscode.TextDocumentChangeEvent): boolean {
  return (
    reason === undefined &&
    contentChanges.some(({ text }) => text.split('\n', FEWEST_PASTED_LINES).length === FEWEST_PASTED_LINES)
  );
}

/** What autofix the document comes to, with the document in the state that it is about. */
async function findAutofix(server: Pick<LanguageClientService, 'getAutofix'>, uri: string) {
  const document = documentAt(uri);
  if (document === undefined) {
    return undefined;
  }
  const { version } = document;
  const autofix = await server.getAutofix(document);
  return autofix !== undefined && !document.isClosed && document.version === version
    ? { document, autofix }
    : undefined;
}

async function fix(server: Pick<LanguageClientService, 'getAutofix'>, uri: string): Promise<void> {
  const found = await findAutofix(server, uri);
  if (found === undefined) {
    vscode.window.setStatusBarMessage(t('$(check) There is nothing left to fix.'), 5000);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(found.document.uri, [...found.autofix.edits]);
  await vscode.workspace.applyEdit(edit);
}
