/**
 * One exchange with the service: a request out, an answer in, within a time limit and until the caller stops it.
 * Whatever the transport does, this answers with a value, and it never sends a request twice.
 */

import { t } from '../../l10n/processLanguage';
import type { CiError } from './ciError';
import { describeNetworkFailure } from './networkFailure';
import { failure, type Result, success } from './result';
import type { Transport, TransportRequest, TransportResponse } from './transport';

/** What an exchange needs besides the request. */
export interface ExchangeOptions {
  readonly transport: Transport;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Removes the credentials from a text. */
  readonly redact: (text: string) => string;
}

type Interruption = 'aborted' | 'timeout';

/** Sends a request once. Texts of the answer come back without the credentials. */
export async function exchange(
  request: Omit<TransportRequest, 'signal'>,
  options: ExchangeOptions,
): Promise<Result<TransportResponse, CiError>> {
  if (options.signal?.aborted) {
    return failure({ kind: 'aborted', outcomeUnknown: false });
  }
  const { interruption, signal, dispose } = watch(options);
  try {
    // The race answers in time also when a transport does not heed its signal.
    const outcome = send(request, signal, options);
    const first = await Promise.race([outcome, interruption]);
    if (typeof first !== 'string') {
      return first;
    }
    const last = await soon(outcome);
    return last?.ok ? last : failure(interrupted(first, request, options.timeoutMs, wasNotSent(last)));
  } finally {
    dispose();
  }
}

/** Whether a request changes something at the service. */
export function isWriting(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** So many turns of the microtask queue are more than a transport that heeds its signal needs to end. */
const TURNS = 64;

/** What comes of an interrupted exchange without any more waiting; undefined where the transport goes on. */
async function soon<T>(outcome: Promise<T>): Promise<T | undefined> {
  let ended: T | undefined;
  void outcome.then((value) => {
    ended = value;
  });
  for (let turn = 0; turn < TURNS && ended === undefined; turn++) {
    await undefined;
  }
  return ended;
}

/** The transport knows that it was still on the way to the service. */
function wasNotSent(outcome: Result<unknown, CiError> | undefined): boolean {
  return outcome?.ok === false && outcome.error.kind === 'network' && !outcome.error.outcomeUnknown;
}

async function send(
  request: Omit<TransportRequest, 'signal'>,
  signal: AbortSignal,
  { transport, redact }: ExchangeOptions,
): Promise<Result<TransportResponse, CiError>> {
  try {
    const response = await transport({ ...request, signal });
    const headers = Object.entries(response.headers).map(([name, value]) => [name, redact(value)] as const);
    return success({ ...response, headers: Object.fromEntries(headers), body: redact(response.body) });
  } catch (thrown) {
    const { message, code, sent } = describeNetworkFailure(thrown, request.url);
    const outcomeUnknown = sent && isWriting(request.method);
    return failure({ kind: 'network', message: redact(message), outcomeUnknown, code });
  }
}

/** Joins the time limit and the caller's signal into one signal, and says which of them it was. */
function watch({ timeoutMs, signal }: ExchangeOptions): {
  readonly interruption: Promise<Interruption>;
  readonly signal: AbortSignal;
  readonly dispose: () => void;
} {
  const controller = new AbortController();
  let settle: (interruption: Interruption) => void = () => {};
  const interruption = new Promise<Interruption>((resolve) => {
    settle = resolve;
  });
  const stop = (reason: Interruption): void => {
    settle(reason);
    controller.abort();
  };
  const onAbort = (): void => stop('aborted');
  const timer = setTimeout(() => stop('timeout'), timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    interruption,
    signal: controller.signal,
    dispose: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function interrupted(
  interruption: Interruption,
  request: Omit<TransportRequest, 'signal'>,
  timeoutMs: number,
  notSent: boolean,
): CiError {
  const outcomeUnknown = isWriting(request.method) && !notSent;
  if (interruption === 'aborted') {
    return { kind: 'aborted', outcomeUnknown };
  }
  const message = t('`{0}` did not respond within {1} seconds.', new URL(request.url).host, timeoutMs / 1000);
  return { kind: 'timeout', message, outcomeUnknown };
}
