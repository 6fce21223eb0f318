/**
 * Finds open XML documents that are CI job requests and switches their language, or asks, as `ciJob.detect` says.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { ClientSettings } from '../clientSettings';
import type { LanguageClientService } from '../languageClientService';
import type { Log } from '../log/recordedLog';
import type { UserInterface } from '../ui';
import { decideLanguage, findCandidateTag, isCandidateLanguage } from './detection/decideLanguage';

/** What detection needs. */
export interface DetectionServices {
  readonly server: Pick<LanguageClientService, 'getDocumentKind' | 'getTags'>;
  readonly settings: ClientSettings;
  readonly ui: UserInterface;
  readonly workspaceState: vscode.Memento;
  readonly log: Log;
}

/** Further down than this no root element is looked for. */
const HEAD_LINES = 400;
const KEEP_KEY = 'ciJob.keepLanguage';
const KEPT = 200;

/** Looks at documents when they are opened and changed. */
export class LanguageDetection implements vscode.Disposable {
  readonly #services: DetectionServices;
  /** Switched or asked about already: a person who changed the language back is right. */
  readonly #decided = new Set<string>();
  readonly #subscription: vscode.Disposable;

  constructor(services: DetectionServices) {
    this.#services = services;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#look(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#look(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('ciJob.detect')) {
          this.#lookAtAll();
        }
      }),
    );
    this.#lookAtAll();
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#look(document);
    }
  }

  #look(document: vscode.TextDocument): void {
    if (
      !isCandidateLanguage(document) ||
      this.#decided.has(document.uri.toString()) ||
      this.#services.settings.detectMode() === 'off' ||
      findCandidateTag(candidateOf(document)) === undefined
    ) {
      return;
    }
    this.#decide(document).catch((error: unknown) => {
      this.#services.log.error(
        `Detecting the language of ${document.uri.toString()} failed: ${String(error)}`,
      );
    });
  }

  async #decide(document: vscode.TextDocument): Promise<void> {
    const { server, settings, ui, workspaceState } = this.#services;
    const tags = await server.getTags();
    const uri = document.uri.toString();
    const candidate = candidateOf(document);
    const decision = decideLanguage(candidate, settings.detectMode(), tags);
    if (decision.kind !== 'keep' && (await server.getDocumentKind(uri, candidate.text)) !== 'job') {
      return;
    }
    if (document.isClosed || this.#decided.has(uri) || decision.kind === 'keep') {
      return;
    }
    this.#decided.add(uri);
    if (decision.kind === 'ask') {
      const kept = readKept(workspaceState);
      if (kept.includes(uri) || !(await askToSwitch(ui, document, decision.tag))) {
        await workspaceState.update(KEEP_KEY, [uri, ...kept.filter((other) => other !== uri)].slice(0, KEPT));
        return;
      }
    }
    if (!document.isClosed) {
      await vscode.languages.setTextDocumentLanguage(document, 'ci-job');
    }
  }

  /** Changing the language closes a document and opens it again at once: only a real end is forgotten. */
  #forget(uri: vscode.Uri): void {
    setTimeout(() => {
      const isOpen = vscode.workspace.textDocuments.some(
        (document) => document.uri.toString() === uri.toString(),
      );
      if (!isOpen) {
        this.#decided.delete(uri.toString());
      }
    }, 0);
  }
}

function candidateOf(document: vscode.TextDocument): {
  readonly languageId: string;
  readonly isUntitled: boolean;
  readonly text: string;
} {
  const { languageId, isUntitled } = document;
  return { languageId, isUntitled, text: document.getText(new vscode.Range(0, 0, HEAD_LINES, 0)) };
}

async function askToSwitch(ui: UserInterface, document: vscode.TextDocument, tag: string): Promise<boolean> {
  const name = vscode.workspace.asRelativePath(document.uri);
  const answer = await ui.ask({
    severity: 'information',
    modal: false,
    message: t(
      '`{0}` looks like a {1} request of Tencent Cloud CI. Do you want to treat it as one?',
      name,
      tag,
    ),
    answers: [text('Treat as CI Job Request'), text('Keep as XML')],
  });
  return answer === text('Treat as CI Job Request');
}

function readKept(state: vscode.Memento): readonly string[] {
  const stored: unknown = state.get(KEEP_KEY);
  return Array.isArray(stored) ? stored.filter((uri) => typeof uri === 'string') : [];
}
