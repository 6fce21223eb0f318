/**
 * Symbols of the workspace for requests that are not open; those of open ones come from the language server.
 */

import * as vscode from 'vscode';
import { withAbortSignal } from '../../abortSignal';
import type { LanguageClientService } from '../../languageClientService';
import type { Log } from '../../log/recordedLog';
import { isOpenRequest } from '../requestDocuments';
import type { CandidateFile } from '../workspaceCheck/checkFiles';
import { findXmlFiles } from '../workspaceCheck/findXmlFiles';
import { JobSymbolIndex, matchesQuery } from './jobSymbolIndex';

/** What the search works with. */
export interface ClosedRequestSymbolsServices {
  readonly server: Pick<LanguageClientService, 'getTags' | 'findJobSymbols'>;
  readonly log: Pick<Log, 'warn'>;
}

/** In bytes; larger files are no requests that somebody wrote. */
const LARGEST_FILE = 1024 * 1024;

/** Answers searches until it is disposed. */
export function registerClosedRequestSymbols(services: ClosedRequestSymbolsServices): vscode.Disposable {
  const index = new JobSymbolIndex<vscode.SymbolInformation>({
    listFiles: () => findXmlFiles(services.log),
    stampOf,
    read,
    getKnownTags: () => services.server.getTags(),
    findSymbols: ({ uri }, text) => services.server.findJobSymbols(uri, text),
    now: Date.now,
  });
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      const found = await withAbortSignal(token, (signal) => index.find(signal));
      return [...found]
        .filter(([uri]) => !isOpenRequest(vscode.Uri.parse(uri)))
        .flatMap(([, symbols]) => symbols.filter(({ name }) => matchesQuery(name, query)));
    },
  });
}

async function stampOf({ uri }: CandidateFile): Promise<string | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri));
    return size > LARGEST_FILE ? undefined : `${mtime} ${size}`;
  } catch {
    // It was removed since it was listed.
    return undefined;
  }
}

async function read({ uri }: CandidateFile): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
  } catch {
    // What cannot be read is not found; checking all requests reports such files.
    return undefined;
  }
}
