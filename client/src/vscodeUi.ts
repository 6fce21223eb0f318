/**
 * The person at the window, through the editor's own dialogs, inputs and notifications.
 */

import * as vscode from 'vscode';
import { escapeIcons, withoutLinks, withPlainQuotes } from '../../l10n/markdownText';
import { t } from '../../l10n/processLanguage';
import { withAbortSignal } from './abortSignal';
import type { CredentialScope } from './account/target';
import { type PickEntry, pickEntries } from './pickEntries';
import type { Choice, ChoiceItem, Question, TextQuestion, UiAction, UserInterface } from './ui';

/** The user interface of this window. `log` is what `showLog` shows. */
export function createVscodeUi(
  log: vscode.LogOutputChannel,
  setCredentials: (scope: CredentialScope) => Promise<void>,
): UserInterface {
  return {
    ask,
    askText,
    choose,
    showProgress,
    perform: (action) => perform(action, log, setCredentials),
  };
}

async function ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined> {
  const { modal, detail, answers, dismiss } = question;
  const message = shown(question.message);
  const labels = answers.map((answer) => t(answer));
  const options: vscode.MessageOptions = {
    modal,
    ...(detail === undefined ? {} : { detail: withPlainQuotes(detail) }),
  };
  if (dismiss === undefined) {
    const label = await showMessage(question.severity)(message, options, ...labels);
    return label === undefined ? undefined : answers[labels.indexOf(label)];
  }
  const items: readonly vscode.MessageItem[] = [
    ...labels.map((title) => ({ title })),
    { title: t(dismiss), isCloseAffordance: true },
  ];
  const chosen = await showMessage(question.severity)<vscode.MessageItem>(message, options, ...items);
  return chosen === undefined ? undefined : answers[labels.indexOf(chosen.title)];
}

/** A message as a notification shows it, which makes links, but renders no Markdown. */
function shown(message: string): string {
  return withoutLinks(withPlainQuotes(message));
}

function showMessage(severity: Question<string>['severity']): typeof vscode.window.showInformationMessage {
  switch (severity) {
    case 'information':
      return vscode.window.showInformationMessage;
    case 'warning':
      return vscode.window.showWarningMessage;
    case 'error':
      return vscode.window.showErrorMessage;
  }
}

async function askText({
  title,
  prompt,
  placeholder,
  value,
  secret,
  validate,
}: TextQuestion): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: withPlainQuotes(title),
    prompt: withPlainQuotes(prompt),
    ignoreFocusOut: true,
    password: secret === true,
    validateInput: (text) => {
      const problem = validate(text);
      return problem === undefined ? undefined : withPlainQuotes(problem);
    },
    ...(placeholder === undefined ? {} : { placeHolder: withPlainQuotes(placeholder) }),
    ...(value === undefined ? {} : { value }),
  });
}

async function choose<Item extends ChoiceItem>(choice: Choice<Item>): Promise<Item | undefined> {
  const { title, placeholder, items } = choice;
  if (items.some(({ search }) => search !== undefined)) return chooseBySearch(choice);
  const options = { ignoreFocusOut: true, matchOnDescription: true, matchOnDetail: true };
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => ({ ...withoutIcons(item), item })),
    { ...options, title: withPlainQuotes(title), placeHolder: withPlainQuotes(placeholder) },
  );
  return chosen?.item;
}

/** A list that is sorted anew by how well its items fit what is typed. */
function chooseBySearch<Item extends ChoiceItem>({
  title,
  placeholder,
  items,
}: Choice<Item>): Promise<Item | undefined> {
  const entriesFor = pickEntries(items);
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly item?: Item }>();
  let shown: readonly PickEntry<Item>[] = [];
  let isOnScreen = false;
  const show = (): void => {
    const entries = entriesFor(picker.value);
    if (entries === shown) return;
    shown = entries;
    picker.items = entries.map((entry) =>
      entry.kind === 'heading'
        ? { label: escapeIcons(entry.label), kind: vscode.QuickPickItemKind.Separator }
        : { ...withoutIcons(entry.item), item: entry.item, alwaysShow: entry.found },
    );
    isOnScreen = false;
    void windowHasCaughtUp().then(() => {
      if (shown === entries) isOnScreen = true;
    });
  };
  Object.assign(picker, {
    title: withPlainQuotes(title),
    placeholder: withPlainQuotes(placeholder),
    ignoreFocusOut: true,
  });
  Object.assign(picker, { matchOnDescription: true, matchOnDetail: true });
  return new Promise((resolve) => {
    picker.onDidChangeValue(show);
    picker.onDidAccept(() => {
      // Enter right behind the last letter is about the list before, and the editor names entries by their place:
      // the best one is meant then.
      const selected = picker.selectedItems[0]?.item;
      const item = isOnScreen ? (selected ?? bestOf(shown)) : (bestOf(shown) ?? selected);
      if (item === undefined) return;
      resolve(item);
      picker.hide();
    });
    // Choosing hides the list, too: the promise has been kept then.
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    show();
    picker.show();
  });
}

/** Resolves when the window has received what was set before: an answer of it comes behind that. */
async function windowHasCaughtUp(): Promise<void> {
  // The editor collects what is set in one turn.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await vscode.commands.executeCommand('setContext', 'ciJob.isListOnScreen', true);
}

function bestOf<Item>([first]: readonly PickEntry<Item>[]): Item | undefined {
  return first?.kind === 'item' && first.found ? first.item : undefined;
}

/** Labels of jobs, profiles and files are no icons. */
function withoutIcons({ label, description, detail }: ChoiceItem): ChoiceItem {
  return {
    label: escapeIcons(label),
    ...(description === undefined ? {} : { description: plainItem(description) }),
    ...(detail === undefined ? {} : { detail: plainItem(detail) }),
  };
}

function plainItem(text: string): string {
  return escapeIcons(withPlainQuotes(text));
}

async function showProgress<T>(
  title: string,
  task: (signal: AbortSignal, report: (detail: string) => void) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: shown(title),
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) =>
    withAbortSignal(token, (signal) =>
      task(signal, (message) => progress.report({ message: shown(message) })),
    ),
  );
}

async function perform(
  action: UiAction,
  log: vscode.LogOutputChannel,
  setCredentials: (scope: CredentialScope) => Promise<void>,
): Promise<void> {
  switch (action.kind) {
    case 'setCredentials':
      return setCredentials(action.scope);
    case 'openSettings':
      return vscode.commands.executeCommand('workbench.action.openSettings', 'ciJob');
    case 'manageTrust':
      return vscode.commands.executeCommand('workbench.trust.manage');
    case 'showProblems':
      return vscode.commands.executeCommand('workbench.actions.view.problems');
    case 'showLog':
      return log.show();
    case 'showJobs':
      return vscode.commands.executeCommand('ciJob.jobs.focus');
    case 'refreshJobs':
      return vscode.commands.executeCommand('ciJob.refreshJobs');
    case 'switchProfile':
      return vscode.commands.executeCommand('ciJob.switchProfile');
    case 'showJob':
      return vscode.commands.executeCommand('ciJob.showJob', action.jobId);
    case 'openOutput':
      return vscode.commands.executeCommand('ciJob.openOutput', action.jobId);
    case 'openExternal':
      await vscode.env.openExternal(vscode.Uri.parse(action.url));
      return;
    case 'lookUpSubmission':
      return vscode.commands.executeCommand('ciJob.lookUpSubmission', action.id);
    case 'copy':
      return vscode.env.clipboard.writeText(action.text);
  }
}
