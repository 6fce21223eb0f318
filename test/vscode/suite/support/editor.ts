/**
 * Documents as tests need them: open one, change it, wait for its diagnostics.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from './until';

/** A diagnostic as tests compare it. */
export interface SeenDiagnostic {
  readonly code: string;
  readonly severity: keyof typeof vscode.DiagnosticSeverity;
  /** The text that is underlined. */
  readonly text: string;
}

/** Opens a file of the workspace folder, which is a copy of `samples/`. */
export async function openSample(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), name), { preview: false });
}

/** Opens a new file of the workspace folder that holds the text. */
export async function openText(content: string, extension = '.cijob.xml'): Promise<vscode.TextEditor> {
  // Not untitled: VS Code may bring the lost text of an earlier `Untitled-1` back into a new one.
  // The entry of the suite is a bundle of its own, so a counter here would count twice.
  const name = `test-${randomUUID()}${extension}`;
  const file = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  return openSample(name);
}

/** Replaces the one occurrence of a text in the editor. */
export async function replaceText(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const range = rangeOf(editor.document, before);
  const done = await editor.edit((edit) => edit.replace(range, after));
  if (!done) throw new Error(`The editor did not take the change of \`${before}\`.`);
}

/** Puts the cursor at the position and the keyboard's focus into the editor. */
export async function placeCursor(editor: vscode.TextEditor, position: vscode.Position): Promise<void> {
  editor.selection = new vscode.Selection(position, position);
  // The window takes messages in order: when it has done this one, the cursor is where it should be.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** The range of the one occurrence of a text. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const content = document.getText();
  const start = content.indexOf(text);
  if (start < 0) throw new Error(`\`${text}\` is not in the document.`);
  if (content.indexOf(text, start + 1) >= 0)
    throw new Error(`\`${text}\` is in the document more than once.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Waits until the document has exactly these diagnostics of the extension, in document order. */
export async function waitForDiagnostics(
  document: vscode.TextDocument,
  expected: readonly SeenDiagnostic[],
): Promise<void> {
  const wanted = JSON.stringify(expected);
  await until({
    what: `the diagnostics of ${path.basename(document.uri.path)} are ${wanted}`,
    look: () => JSON.stringify(seenDiagnostics(document)) === wanted || undefined,
    events: [vscode.languages.onDidChangeDiagnostics],
    state: () => seenDiagnostics(document),
  });
}

/** Closes every editor without asking; documents that are not saved are lost. */
export async function closeEditors(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    if (!editor.document.isDirty) continue;
    await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? 1 });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The suite needs a workspace folder.');
  return folder.uri;
}

function seenDiagnostics(document: vscode.TextDocument): readonly SeenDiagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'ci-job')
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map(({ code, severity, range }) => ({
      code: String(typeof code === 'object' ? code.value : code),
      severity: severityName(severity),
      text: document.getText(range),
    }));
}

function severityName(severity: vscode.DiagnosticSeverity): SeenDiagnostic['severity'] {
  switch (severity) {
    case vscode.DiagnosticSeverity.Error:
      return 'Error';
    case vscode.DiagnosticSeverity.Warning:
      return 'Warning';
    case vscode.DiagnosticSeverity.Information:
      return 'Information';
    case vscode.DiagnosticSeverity.Hint:
      return 'Hint';
  }
}
