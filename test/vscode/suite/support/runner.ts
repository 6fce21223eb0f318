/**
 * The suite's end of the line to the runner (`runner/channel.mjs`): reports and actions in the page.
 * The runner gives the address in the environment of the extension host.
 */

/** The outcome of one test, reported as it happens. */
export interface TestReport {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'unsteady';
  readonly milliseconds?: number;
  readonly error?: string;
}

/** What a run amounts to. */
export interface RunResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** How many passed at the second try only. */
  readonly unsteady: number;
  readonly vscode: string;
  readonly node: string;
}

/** A request to act on the window, or to look at it. */
export type PageAction =
  | { readonly action: 'type'; readonly text: string }
  | { readonly action: 'press'; readonly key: string }
  | { readonly action: 'click' | 'hover' | 'texts'; readonly selector: string }
  | {
      readonly action: 'waitFor';
      readonly selector: string;
      /** The whole text of the element, where the selector alone does not say. */
      readonly text?: string;
      readonly state: 'visible' | 'hidden';
    }
  | { readonly action: 'screenshot'; readonly name: string };

type Message =
  | { readonly kind: 'test'; readonly report: TestReport }
  | { readonly kind: 'result'; readonly result: RunResult }
  | ({ readonly kind: 'page' } & PageAction);

/** Sends one message to the runner and promises its answer. */
export async function notifyRunner(message: Message): Promise<unknown> {
  const address = process.env.CI_JOB_TEST_CHANNEL;
  if (address === undefined) throw new Error('The suite runs only under its runner: npm run test:vscode');
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(message) });
  const answer: unknown = await response.json();
  if (!isAnswer(answer)) throw new Error('The runner sent an answer of another shape.');
  if (!answer.ok) throw new Error(`The runner could not: ${answer.error}`);
  return answer.value;
}

type Answer =
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly error: string };

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
