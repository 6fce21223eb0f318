/**
 * The language status of the request in the active editor: its job, its problems, and where it would go.
 */

import * as vscode from 'vscode';
import { t } from '../../../../l10n/processLanguage';
import type { TagFacts } from '../../../../server/src/protocol';
import { targetOf } from '../../account/targetStatusItem';
import type { ClientSettings } from '../../clientSettings';
import type { LanguageClientService } from '../../languageClientService';
import { countProblems } from '../problemCounts';
import { readRequestHead, readTags } from '../requestText';
import {
  otherDocumentLine,
  problemsLine,
  type StatusAction,
  type StatusLine,
  severalTagsLine,
  spokenLine,
  tagLine,
  targetLine,
} from './statusLabels';

/** What the status works with. */
export interface RequestStatusServices {
  readonly server: Pick<LanguageClientService, 'getTagFacts'>;
  readonly settings: ClientSettings;
}

const REQUESTS: vscode.DocumentSelector = { language: 'ci-job' };

const SEVERITIES: Readonly<Record<StatusLine['severity'], vscode.LanguageStatusSeverity>> = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
};

/** Shown by the editor while a request is in the active editor. */
export class RequestStatus implements vscode.Disposable {
  readonly #services: RequestStatusServices;
  readonly #tag = createItem('ciJob.tag', t('CI Job: Tag'));
  readonly #problems = createItem('ciJob.problems', t('CI Job: Problems'));
  readonly #target = createItem('ciJob.target', t('CI Job: Target'));
  readonly #subscription: vscode.Disposable;
  readonly #facts = new Map<string, TagFacts | null>();

  constructor(services: RequestStatusServices) {
    this.#services = services;
    const updateFor = (uri: vscode.Uri): void => {
      if (activeRequest()?.uri.toString() === uri.toString()) {
        this.#update();
      }
    };
    this.#subscription = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => updateFor(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => updateFor(document.uri)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(updateFor)),
      services.settings.onDidChangeTarget(() => this.#update()),
    );
    this.#update();
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.#tag, this.#problems, this.#target).dispose();
  }

  #update(): void {
    const document = activeRequest();
    if (document === undefined) {
      return;
    }
    const { settings } = this.#services;
    const counts = countProblems(vscode.languages.getDiagnostics(document.uri));
    show(this.#problems, problemsLine(counts, settings.isValidated()));
    const { target, policy } = targetOf(settings, document.uri.toString());
    show(this.#target, targetLine(target, policy.isProduction));
    const text = document.getText();
    const head = readRequestHead(text);
    // An empty document is a request that is still to be written.
    if (head === undefined && text.trim() !== '') {
      this.#tag.busy = false;
      show(this.#tag, otherDocumentLine());
      return;
    }
    const tags = head === undefined ? [] : readTags(text);
    if (tags.length > 1) {
      this.#tag.busy = false;
      show(this.#tag, severalTagsLine(tags));
      return;
    }
    const tag = head?.tag;
    const facts = tag === undefined ? undefined : this.#facts.get(tag);
    show(this.#tag, tagLine(tag, facts));
    this.#tag.busy = tag !== undefined && facts === undefined;
    if (this.#tag.busy && tag !== undefined) {
      void this.#learn(tag);
    }
  }

  async #learn(tag: string): Promise<void> {
    const facts = await this.#services.server.getTagFacts(tag);
    if (facts === undefined) {
      this.#tag.busy = false;
      return;
    }
    if (!this.#facts.has(tag)) {
      this.#facts.set(tag, facts);
      this.#update();
    }
  }
}

function activeRequest(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'ci-job' ? document : undefined;
}

function createItem(id: string, name: string): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem(id, REQUESTS);
  item.name = name;
  return item;
}

function show(item: vscode.LanguageStatusItem, line: StatusLine): void {
  const { text, detail, severity, action } = line;
  item.accessibilityInformation = { label: spokenLine(line) };
  item.text = text;
  item.detail = detail;
  item.severity = SEVERITIES[severity];
  item.command = action === undefined ? undefined : commandOf(action);
}

function commandOf(action: StatusAction): vscode.Command {
  const { title } = action;
  switch (action.kind) {
    case 'openPage':
      return { title, command: 'vscode.open', arguments: [vscode.Uri.parse(action.url)] };
    case 'showProblems':
      return { title, command: 'workbench.actions.view.problems' };
    case 'openSetting':
      return { title, command: 'workbench.action.openSettings', arguments: ['ciJob.validation.enabled'] };
    case 'switchProfile':
      return { title, command: 'ciJob.switchProfile' };
  }
}
