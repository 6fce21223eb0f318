/**
 * The page that a preview panel shows: one script and one style sheet of ours, and nothing else may load.
 */
import * as vscode from 'vscode';

/** The files that the page needs, below the folder of the extension. */
const SCRIPT = ['out', 'layoutPreview.js'];
const STYLE = ['media', 'preview.css'];

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
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${address(STYLE)}">
</head>
<body>
<script nonce="${nonce}" src="${address(SCRIPT)}"></script>
</body>
</html>`;
}
