/**
 * `ciJob.checkAllRequests`: every request of the workspace, with the results in Problems.
 */

import * as vscode from 'vscode';
import { text } from '../../../../l10n/language';
import { t } from '../../../../l10n/processLanguage';
import type { LanguageClientService } from '../../languageClientService';
import type { Log } from '../../log/recordedLog';
import { showNotice, type UserInterface } from '../../ui';
import { isOpenRequest } from '../requestDocuments';
import { type CandidateFile, checkFiles, decodeText, summarize } from './checkFiles';
import { findAllXmlFiles } from './findXmlFiles';

/** What the command works with. */
export interface WorkspaceCheckServices {
  readonly ui: UserInterface;
  readonly server: Pick<LanguageClientService, 'getTags' | 'checkText'>;
  readonly log: Pick<Log, 'warn'>;
}

/** No request is larger, and the service refuses larger ones. */
const LARGEST_FILE = 10 * 1024 * 1024;

/** Checks the workspace, and keeps what was found about files until they are opened, changed or deleted. */
export class WorkspaceCheck implements vscode.Disposable {
  readonly #services: WorkspaceCheckServices;
  readonly #findings = vscode.languages.createDiagnosticCollection('ci-job');
  readonly #subscription: vscode.Disposable;

  constructor(services: WorkspaceCheckServices) {
    this.#services = services;
    const forget = (...uris: readonly vscode.Uri[]): void => {
      for (const uri of uris) {
        this.#findings.delete(uri);
      }
    };
    this.#subscription = vscode.Disposable.from(
      // From now on the language server handles it.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => forget(uri)),
      vscode.workspace.onDidDeleteFiles(({ files }) => forget(...files)),
      vscode.workspace.onDidRenameFiles(({ files }) => forget(...files.map(({ oldUri }) => oldUri))),
    );
  }

  /** Checks all files that may be requests; those that are open are checked already. */
  async run(): Promise<void> {
    const { ui, server } = this.#services;
    this.#findings.clear();
    const result = await ui.showProgress(t('Checking all requests'), async (signal, report) => {
      const found = await findAllXmlFiles(this.#services.log, signal);
      return checkFiles<vscode.Diagnostic>(
        found,
        {
          read: (file) => this.#read(file),
          knownTags: await server.getTags(),
          check: ({ uri }, text) => server.checkText(uri, text),
          report,
        },
        signal,
      );
    });
    for (const { file, findings } of result.checked) {
      const uri = vscode.Uri.parse(file.uri);
      if (!isOpenRequest(uri)) {
        this.#findings.set(uri, [...findings]);
      }
    }
    const all = result.checked.flatMap(({ findings }) => findings);
    const count = (severity: vscode.DiagnosticSeverity): number =>
      all.filter((finding) => finding.severity === severity).length;
    const errors = count(vscode.DiagnosticSeverity.Error);
    void showNotice(ui, {
      severity: result.ended === 'noServer' ? 'error' : errors > 0 ? 'warning' : 'information',
      message: summarize(result, errors, count(vscode.DiagnosticSeverity.Warning)),
      buttons: all.length > 0 ? [{ label: text('Show Problems'), action: { kind: 'showProblems' } }] : [],
    });
  }

  dispose(): void {
    vscode.Disposable.from(this.#findings, this.#subscription).dispose();
  }

  async #read({ uri }: CandidateFile): Promise<string | undefined> {
    const target = vscode.Uri.parse(uri);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    if (open !== undefined) {
      return open.getText();
    }
    try {
      const { size } = await vscode.workspace.fs.stat(target);
      if (size > LARGEST_FILE) {
        return undefined;
      }
      return decodeText(await vscode.workspace.fs.readFile(target));
    } catch (error) {
      this.#services.log.warn(`Reading ${uri} failed: ${String(error)}`);
      return undefined;
    }
  }
}
