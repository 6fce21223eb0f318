/**
 * From what a command was called with to the document that it is about.
 */

import * as vscode from 'vscode';
import type { RequestSnapshot } from '../submit/submitTypes';

/** The document that a button or a file of the explorer names, else the one in the active editor. */
export async function findDocument(argument: unknown): Promise<vscode.TextDocument | undefined> {
  if (argument instanceof vscode.Uri) {
    return documentAt(argument.toString()) ?? vscode.workspace.openTextDocument(argument);
  }
  return vscode.window.activeTextEditor?.document;
}

/** The document whose settings are in force for what has no document of its own. */
export function activeDocumentUri(): string | undefined {
  return vscode.window.activeTextEditor?.document.uri.toString();
}

/** The open document with this uri. */
export function documentAt(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** Whether the document is open as a request, so that the language server handles it. */
export function isOpenRequest(uri: vscode.Uri): boolean {
  return documentAt(uri.toString())?.languageId === 'ci-job';
}

/** The last part of the document's address, for messages. */
export function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The document as it is now, unsaved changes included. */
export function snapshotOf(document: vscode.TextDocument): RequestSnapshot {
  return {
    uri: document.uri.toString(),
    name: nameOf(document),
    languageId: document.languageId,
    version: document.version,
    text: document.getText(),
  };
}

/** Whether the document is still open with this very text. */
export function isCurrent({ uri, version }: RequestSnapshot): boolean {
  const document = documentAt(uri);
  return document !== undefined && !document.isClosed && document.version === version;
}
