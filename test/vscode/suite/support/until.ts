/**
 * Waiting for something to become true in the editor: looks again whenever an event says that
 * something has changed, and gives up with a clear error. Nothing here sleeps.
 */
import type * as vscode from 'vscode';

const patienceMs = 30_000;

/** What a test waits for. */
export interface Awaited<T> {
  /** What the error says did not happen. */
  readonly what: string;
  /** The thing once it is there; undefined while it is not. */
  readonly look: () => T | undefined;
  /** When to look again. */
  readonly events: readonly vscode.Event<unknown>[];
  /** The state to report when it never comes. */
  readonly state?: () => unknown;
}

/** Promises what `look` finds, at once or after one of the events. */
export function until<T>({ what, look, events, state }: Awaited<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      finish();
    };
    const timer = setTimeout(() => {
      const found = state === undefined ? '' : ` There is: ${JSON.stringify(state(), undefined, 1)}`;
      settle(() => reject(new Error(`Not within ${patienceMs / 1000} s: ${what}.${found}`)));
    }, patienceMs);
    const check = (): void => {
      const found = look();
      if (found !== undefined) settle(() => resolve(found));
    };
    for (const event of events) subscriptions.push(event(check));
    check();
  });
}
