/**
 * How a request reaches the network: one function type, and the one that uses `fetch`.
 * It is independent of signatures and XML, never follows a redirect and reads a bounded answer.
 */

/** A request as it goes out. `headers` holds all of them, also `host` and `content-length`. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Aborting it ends the exchange; the transport then rejects. */
  readonly signal: AbortSignal;
}

/** An answer, whatever its status. */
export interface TransportResponse {
  /** 0 where the platform hides a redirect. */
  readonly status: number;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True when the answer was longer than the transport reads; `body` is then its beginning. */
  readonly truncated?: boolean;
}

/** Sends one request and reads its answer; rejects when there is none. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** No answer of the service comes near this: a full page of a hundred jobs is about 1 MB. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

// `fetch` forbids these to its callers and writes them itself, with the values that were signed.
const WRITTEN_BY_FETCH: ReadonlySet<string> = new Set(['host', 'content-length']);

/** The transport of Node 20, VS Code and web workers. */
export const fetchTransport: Transport = async (request) => {
  const response = await fetch(request.url, {
    method: request.method,
    headers: Object.entries(request.headers).filter(([name]) => !WRITTEN_BY_FETCH.has(name.toLowerCase())),
    // A signed request, and the token beside it, is never carried on to another address.
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: request.signal,
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const { body, truncated } = await readBody(response.body);
  return {
    status: response.type === 'opaqueredirect' ? 0 : response.status,
    headers: Object.fromEntries(response.headers),
    body,
    ...(truncated ? { truncated } : {}),
  };
};

/** Counts bytes after decompression, so that a small answer cannot grow into a large one. */
async function readBody(
  stream: ReadableStream<Uint8Array> | null,
): Promise<{ readonly body: string; readonly truncated: boolean }> {
  if (stream === null) {
    return { body: '', truncated: false };
  }
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let body = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return { body: body + decoder.decode(), truncated: false };
    }
    const room = MAX_BODY_BYTES - size;
    body += decoder.decode(value.subarray(0, room), { stream: true });
    size += value.length;
    if (value.length > room) {
      await reader.cancel();
      return { body: body + decoder.decode(), truncated: true };
    }
  }
}
