/**
 * Pasting a cURL call, or the object of an SDK call, as the request that it sends. One undo brings the text back.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import { requestFromCurl } from './requestFromCurl';
import { requestFromObject } from './requestFromObject';

/** Longer texts are no calls that a person copied. */
const LONGEST_TEXT = 1024 * 1024;

/** Offers the paste until it is disposed. The plain text stays one choice away. */
export function registerPasteAsRequest(): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Text.append('ciJob', 'request');
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'ci-job' },
    {
      async provideDocumentPasteEdits(document, _ranges, dataTransfer) {
        const text = await dataTransfer.get('text/plain')?.asString();
        const request = text === undefined ? undefined : convert(text);
        if (request === undefined) {
          return undefined;
        }
        const layout = layoutOf(document);
        return [new vscode.DocumentPasteEdit(indent(request.xml, layout), request.title, kind)];
      },
    },
    { pasteMimeTypes: ['text/plain'], providedPasteEditKinds: [kind] },
  );
}

function convert(text: string): { readonly xml: string; readonly title: string } | undefined {
  if (text.length > LONGEST_TEXT) {
    return undefined;
  }
  const fromCurl = requestFromCurl(text);
  if (fromCurl !== undefined) {
    return { xml: fromCurl, title: t('Insert the request of the cURL call') };
  }
  const fromObject = requestFromObject(text);
  return fromObject === undefined
    ? undefined
    : { xml: fromObject, title: t('Insert the object as a request') };
}

/** One step of indentation in the editor that shows the document. */
function layoutOf(document: vscode.TextDocument): string {
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const { insertSpaces, tabSize } = editor?.options ?? {};
  return insertSpaces === false ? '\t' : ' '.repeat(typeof tabSize === 'number' ? tabSize : 2);
}

function indent(xml: string, step: string): string {
  return xml.replaceAll(/^\t+/gm, (tabs) => step.repeat(tabs.length));
}
