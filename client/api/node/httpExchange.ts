/**
 * One HTTP request that is ready to leave, and its answer. Node's `http` never sends a request again by itself,
 * whatever the answer or the connection; `fetch` does, on HTTP 421 for example.
 */

import type http from 'node:http';
import { MAX_BODY_BYTES, type TransportRequest, type TransportResponse } from '../transport';

/** The options of a request that say the same whichever way it takes. */
export function requestOptions({ method, url, headers, signal }: TransportRequest): http.RequestOptions {
  const { pathname, search } = new URL(url);
  return { method, path: `${pathname}${search}`, headers: { ...headers }, setHost: false, signal };
}

/** Sends the body of a request and reads the answer; no redirect is followed, and the answer is bounded. */
export function finishRequest(
  outgoing: http.ClientRequest,
  body: string | undefined,
  /** Throws where the answer is not one of the service. */
  checkAnswer: (answer: http.IncomingMessage) => void = () => undefined,
): Promise<TransportResponse> {
  return new Promise<TransportResponse>((resolve, reject) => {
    outgoing.once('response', (answer) => {
      try {
        checkAnswer(answer);
      } catch (error) {
        reject(error);
        return;
      }
      readAnswer(answer).then(resolve, reject);
    });
    // Also after the end: an error that nobody hears would end the program.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readAnswer(answer: http.IncomingMessage): Promise<TransportResponse> {
  const chunks: Buffer[] = [];
  let room = MAX_BODY_BYTES;
  for await (const chunk of answer) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes.subarray(0, room));
    room -= bytes.length;
    if (room < 0) {
      break;
    }
  }
  const headers = Object.entries(answer.headersDistinct).map(
    ([name, values]) => [name, values?.join(', ') ?? ''] as const,
  );
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: new TextDecoder().decode(Buffer.concat(chunks)),
    ...(room < 0 ? { truncated: true } : {}),
  };
}
