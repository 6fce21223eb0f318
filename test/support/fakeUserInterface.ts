/**
 * A person at the window who answers by a script, and remembers everything that was asked and reported.
 */
import type {
  Choice,
  ChoiceItem,
  Question,
  TextQuestion,
  UiAction,
  UserInterface,
} from '../../client/src/ui';

/** What the person answers: the button, the text or the entry; undefined turns away. */
export type ScriptedAnswer = string | undefined;

/** A person with answers for the modal questions, texts and lists to come; notices are only read. */
export class FakeUserInterface implements UserInterface {
  /** Questions, notices, titles of inputs and lists, in order. */
  readonly heard: string[] = [];
  readonly details: string[] = [];
  /** The labels of each list, and what stands above it. */
  readonly lists: { readonly placeholder: string; readonly labels: readonly string[] }[] = [];
  readonly performed: UiAction[] = [];
  #answers: ScriptedAnswer[];

  constructor(...answers: readonly ScriptedAnswer[]) {
    this.#answers = [...answers];
  }

  async ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined> {
    const { severity, message, modal, detail } = question;
    this.heard.push(`${modal ? 'dialog' : 'notice'} ${severity}: ${message}`);
    if (detail !== undefined) this.details.push(detail);
    if (!modal) return undefined;
    const answer = this.#next(message);
    const chosen = question.answers.find((candidate) => candidate === answer);
    if (answer !== undefined && chosen === undefined)
      throw new Error(`No button \`${answer}\` in: ${message}`);
    return chosen;
  }

  async askText({ title, validate }: TextQuestion): Promise<string | undefined> {
    this.heard.push(`input: ${title}`);
    const answer = this.#next(title);
    const problem = answer === undefined ? undefined : validate(answer);
    if (problem !== undefined) throw new Error(`\`${answer}\` is not taken: ${problem}`);
    return answer;
  }

  async choose<Item extends ChoiceItem>({
    title,
    placeholder,
    items,
  }: Choice<Item>): Promise<Item | undefined> {
    this.heard.push(`list: ${title}`);
    this.lists.push({ placeholder, labels: items.map(({ label }) => label) });
    const answer = this.#next(title);
    return items.find(({ label }) => label === answer);
  }

  async showProgress<T>(
    title: string,
    task: (signal: AbortSignal, report: (detail: string) => void) => Promise<T>,
  ): Promise<T> {
    this.heard.push(`progress: ${title}`);
    return task(new AbortController().signal, (detail) => this.details.push(detail));
  }

  async perform(action: UiAction): Promise<void> {
    this.performed.push(action);
  }

  /** Whether every answer of the script was asked for. */
  get isDone(): boolean {
    return this.#answers.length === 0;
  }

  #next(question: string): ScriptedAnswer {
    if (this.#answers.length === 0) throw new Error(`The script has no answer to: ${question}`);
    return this.#answers.shift();
  }
}
