/**
 * Explains answers of the service where they stand in documents of other languages: callbacks that were pasted as
 * XML or JSON. Our own documents are the language client's business.
 */
import * as vscode from 'vscode';
import type { LanguageClientService } from './languageClientService';

/** Longer documents are no answers that people read, and each question carries the whole text. */
const MOST_LENGTH = 1_000_000;

const LANGUAGES: vscode.DocumentSelector = ['xml', 'json', 'jsonc'];

/** Registers the hover. */
export function registerAnswerHover(server: Pick<LanguageClientService, 'explainAnswer'>): vscode.Disposable {
  return vscode.languages.registerHoverProvider(LANGUAGES, {
    provideHover: (document, position) =>
      document.offsetAt(new vscode.Position(document.lineCount, 0)) > MOST_LENGTH
        ? undefined
        : server.explainAnswer(document, position),
  });
}
