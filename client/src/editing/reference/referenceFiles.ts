/**
 * The pages of the reference as read-only files `ci-job-reference:/<page>.md`. The language server writes them.
 * Files and not documents of a content provider, because only so do links between them work in Markdown previews.
 */

import * as vscode from 'vscode';
import type { ReferencePlace } from '../../../../server/src/protocol';
import type { LanguageClientService } from '../../languageClientService';

const SCHEME = 'ci-job-reference';

/** The address of a page, at the anchor of a heading. */
export function referenceUri({ page, anchor }: ReferencePlace): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${page}.md`, fragment: anchor });
}

/** Serves the pages to the editor. */
export function registerReferenceFiles(
  server: Pick<LanguageClientService, 'getReferencePage' | 'listReferencePages'>,
): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(SCHEME, new ReferenceFiles(server), {
    isReadonly: true,
    isCaseSensitive: true,
  });
}

class ReferenceFiles implements vscode.FileSystemProvider {
  readonly #server: Pick<LanguageClientService, 'getReferencePage' | 'listReferencePages'>;
  /** Pages change with the extension only. */
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(server: Pick<LanguageClientService, 'getReferencePage' | 'listReferencePages'>) {
    this.#server = server;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const times = { ctime: 0, mtime: 0 };
    if (uri.path === '/') return { type: vscode.FileType.Directory, size: 0, ...times };
    const { length } = await this.readFile(uri);
    return { type: vscode.FileType.File, size: length, ...times };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const name = /^\/([\w-]+)\.md$/.exec(uri.path)?.[1];
    const text = name === undefined ? undefined : await this.#server.getReferencePage(name);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    if (uri.path !== '/') throw vscode.FileSystemError.FileNotFound(uri);
    const pages = (await this.#server.listReferencePages()) ?? [];
    return pages.map(({ page }) => [`${page}.md`, vscode.FileType.File]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
