/**
 * The user interface of the extension, as an interface.
 * Flows that must not go wrong are written against it, so that tests can answer in the person's place.
 */

import type { SearchWords } from '../../l10n/wordSearch';
import type { CredentialScope } from './account/target';

/** A message with buttons. The promise is undefined when the person chooses none. */
export interface Question<Answer extends string> {
  readonly severity: 'information' | 'warning' | 'error';
  readonly message: string;
  /** Further lines; only modal dialogs show them. */
  readonly detail?: string;
  /** A dialog that must be answered; else a notification that may be left alone. */
  readonly modal: boolean;
  /** English texts, shown in the person's language. */
  readonly answers: readonly Answer[];
  /** The name of the button that closes a dialog, where `Cancel` would be misunderstood. */
  readonly dismiss?: string;
}

/** A line of text to ask for. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Shows dots for what is typed. */
  readonly secret?: boolean;
  /** What is wrong with the text, in a sentence. */
  readonly validate: (text: string) => string | undefined;
}

/** A list to choose from. */
export interface Choice<Item extends ChoiceItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
}

/** An entry of a list. */
export interface ChoiceItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** What stands above it and the others of its group. */
  readonly group?: string;
  /** What it is found by while somebody types, besides what it shows. */
  readonly search?: SearchWords;
}

/** What a button of a message may lead to. */
export type UiAction =
  | { readonly kind: 'setCredentials'; readonly scope: CredentialScope }
  | { readonly kind: 'openSettings' | 'manageTrust' | 'showProblems' | 'showLog' }
  | { readonly kind: 'showJobs' | 'refreshJobs' | 'switchProfile' }
  | { readonly kind: 'showJob'; readonly jobId: string }
  | { readonly kind: 'openOutput'; readonly jobId: string }
  /** An address of the web; the editor asks before it opens one. */
  | { readonly kind: 'openExternal'; readonly url: string }
  | { readonly kind: 'lookUpSubmission'; readonly id: string }
  | { readonly kind: 'copy'; readonly text: string };

/** The person at the window. Questions survive that the window loses the focus. */
export interface UserInterface {
  ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined>;
  askText(question: TextQuestion): Promise<string | undefined>;
  choose<Item extends ChoiceItem>(choice: Choice<Item>): Promise<Item | undefined>;
  /** Shows that something is going on; `signal` is aborted when the person presses Cancel, `report` says how far it is. */
  showProgress<T>(
    title: string,
    task: (signal: AbortSignal, report: (detail: string) => void) => Promise<T>,
  ): Promise<T>;
  perform(action: UiAction): Promise<void>;
}

/** A message whose buttons lead somewhere. */
export interface Notice {
  readonly severity: 'information' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly NoticeButton[];
}

/** A button of a notice. */
export interface NoticeButton {
  /** An English text, shown in the person's language. */
  readonly label: string;
  readonly action: UiAction;
}

/** Shows a notice and does what the person chooses. It may stand for long: callers need not wait. */
export async function showNotice(ui: Pick<UserInterface, 'ask' | 'perform'>, notice: Notice): Promise<void> {
  const answers = notice.buttons.map(({ label }) => label);
  const answer = await ui.ask({ ...notice, modal: false, answers });
  const button = notice.buttons.find(({ label }) => label === answer);
  if (button !== undefined) {
    await ui.perform(button.action);
  }
}
