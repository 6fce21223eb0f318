/**
 * A transport that answers from a script and remembers what it was asked, for tests of the API client and its hosts.
 */

import type { Transport, TransportRequest, TransportResponse } from '../../client/api/transport';

/** What a scripted answer may leave out. */
export interface ScriptedResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly truncated?: boolean;
}

/** One step of the script: an answer, something to throw, or a function of the request. */
export type Step =
  | ScriptedResponse
  | { readonly throws: unknown }
  | ((request: TransportRequest) => Promise<ScriptedResponse> | ScriptedResponse);

/** A transport with its memory. */
export interface FakeTransport {
  readonly transport: Transport;
  readonly requests: TransportRequest[];
}

/** Answers the first request with the first step and so on; one request too many is a bug of the test. */
export function fakeTransport(...steps: readonly Step[]): FakeTransport {
  const requests: TransportRequest[] = [];
  return {
    requests,
    transport: async (request) => {
      const step = steps[requests.length];
      requests.push(request);
      if (step === undefined) {
        throw new Error(`the script has no answer to request ${requests.length}`);
      }
      if (typeof step === 'object' && 'throws' in step) {
        throw step.throws;
      }
      return complete(typeof step === 'function' ? await step(request) : step);
    },
  };
}

/** An error as Node's `fetch` throws it: the reason is the cause. */
export function fetchFailure(code: string, message = code): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

/** A step that never answers, and rejects like `fetch` when it is stopped. */
export function neverAnswers(request: TransportRequest): Promise<ScriptedResponse> {
  return new Promise((_resolve, reject) => {
    request.signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });
}

function complete(response: ScriptedResponse): TransportResponse {
  return { status: 200, headers: {}, body: '', ...response };
}
