/**
 * Lets web pages call the sandbox (CORS), as an editor in a browser does. Whoever calls must sign all the same.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The headers that let a page read an answer. */
export const corsHeaders: readonly (readonly [string, string])[] = [
  ['access-control-allow-origin', '*'],
  ['access-control-expose-headers', 'date, retry-after, x-ci-request-id'],
];

/** Answers a browser that asks before it sends; false, and nothing is done, for any other request. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
    return false;
  }
  response.writeHead(204, {
    ...Object.fromEntries(corsHeaders),
    'access-control-allow-methods': 'GET, POST, PUT',
    // `*` would not cover `authorization`.
    'access-control-allow-headers': 'authorization, content-type, x-ci-security-token',
    'access-control-max-age': '600',
  });
  response.end();
  return true;
}
