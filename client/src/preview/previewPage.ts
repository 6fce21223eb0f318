/**
 * The page that a preview panel shows: one script and two style sheets of ours, and nothing else may load.
 */
import * as vscode from 'vscode';
import { currentLocale } from '../../../l10n/processLanguage';

/** The files that the page needs, below the folder of the extension. */
const SCRIPT = ['out', 'layoutPreview.js'];
const STYLES = [
  ['media', 'preview.css'],
  ['media', 'previewHighContrast.css'],
];

/** Where the page may read files. */
export function previewRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'out'), vscode.Uri.joinPath(extension, 'media')];
}

/** The page. It has no text of the document in it: that comes by messages. */
export function previewPage(webview: vscode.Webview, extension: vscode.Uri, nonce: string): string {
  const address = (path: readonly string[]): vscode.Uri =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  // Sizes of pictures are style attributes, which a nonce cannot allow.
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'`;
  return `<!DOCTYPE html>
<html lang="${currentLocale().locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
${STYLES.map((style) => `<link rel="stylesheet" href="${address(style)}">`).join('\n')}
</head>
<body>
<script nonce="${nonce}" src="${address(SCRIPT)}"></script>
</body>
</html>`;
}
