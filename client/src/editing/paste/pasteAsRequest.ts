/**
 * Pasting a cURL call, or the object of an SDK call, as the request that it sends. One undo brings the text back.
 */

import * as vscode from 'vscode';
import { joined, t } from '../../../../l10n/processLanguage';
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
        const xml = indent(request.xml, layoutOf(document));
        return [new vscode.DocumentPasteEdit(toSnippet(xml), request.title, kind)];
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
  const xml = requestFromObject(text);
  if (xml === undefined) {
    return undefined;
  }
  const toFillIn = expressionsIn(xml);
  return toFillIn.length === 0
    ? { xml, title: t('Insert the object as a request') }
    : { xml, title: t('Insert the object as a request; fill in {0}', joined(toFillIn, 'items')) };
}

const EXPRESSION = /(\{\{[^{}]*\}\})/;

/** The marked expressions, each once. */
function expressionsIn(xml: string): readonly string[] {
  const marks = xml.split(EXPRESSION).filter((_piece, index) => index % 2 === 1);
  return [...new Set(marks)].map((mark) => mark.slice(2, -2));
}

/** Each expression is a place to type at; the same one is typed once for all its places. */
function toSnippet(xml: string): string | vscode.SnippetString {
  const pieces = xml.split(EXPRESSION);
  if (pieces.length === 1) {
    return xml;
  }
  const stops: string[] = [];
  const snippet = new vscode.SnippetString();
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      snippet.appendText(piece);
      continue;
    }
    if (!stops.includes(piece)) {
      stops.push(piece);
    }
    snippet.appendPlaceholder(piece, stops.indexOf(piece) + 1);
  }
  return snippet;
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
