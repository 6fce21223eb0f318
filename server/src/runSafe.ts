/**
 * Every request handler runs through here: cancelled requests do no work, and a failing feature costs one
 * empty answer, never the server. What is logged names the operation and the place in our code;
 * error messages stay out of it, because they may quote the user's document.
 */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where a failure is reported. */
export interface ErrorLog {
  error(message: string): void;
}

/** The answer to a request that was cancelled. */
export type Cancelled = ResponseError<never>;

/** One run of a handler. */
export interface SafeRun<T> {
  readonly log: ErrorLog;
  /** The LSP method. */
  readonly operation: string;
  /** The document it is about; undefined when it is about none. */
  readonly uri: string | undefined;
  readonly token: CancellationToken;
  /** The answer when the feature throws. */
  readonly fallback: T;
  readonly run: () => T;
}

/** The answer of `run`, the fallback when it throws, or `RequestCancelled` when nobody waits any more. */
export function runSafe<T>({ log, operation, uri, token, fallback, run }: SafeRun<T>): T | Cancelled {
  if (token.isCancellationRequested) return requestCancelled();
  const answer = orFallback({ log, operation, uri, fallback, run });
  return token.isCancellationRequested ? requestCancelled() : answer;
}

/** The same for work that nobody can cancel. */
export function orFallback<T>({ log, operation, uri, fallback, run }: Omit<SafeRun<T>, 'token'>): T {
  try {
    return run();
  } catch (error) {
    const about = uri === undefined ? '' : ` for ${uri}`;
    log.error(`${operation} failed${about}: ${describeError(error)}`);
    return fallback;
  }
}

/** The kind of error and where it was thrown, without its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `something of type ${typeof error} was thrown`;
  const stack = error.stack ?? '';
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length);
  const frames = afterMessage.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return [error.name, ...frames].join('\n');
}

function requestCancelled(): Cancelled {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
