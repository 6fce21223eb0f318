/**
 * The way of a request where only the editor has the proxy settings: its `https.request` finds the proxy of the operating
 * system and asks its user for a sign-in. Like every request of Node, and unlike `fetch`, it is never repeated.
 */

import { randomBytes } from 'node:crypto';
import type http from 'node:http';
import https from 'node:https';
import { proxyRefusal, unreachableProxy } from '../networkFailure';
import type { Transport, TransportRequest } from '../transport';
import { finishRequest, requestOptions } from './httpExchange';

/** The function of Node that an editor replaces; it is looked up for each request. */
export type HttpsRequest = (options: https.RequestOptions) => http.ClientRequest;

const NO_PROXY_CONNECTION = /^Failed to establish a socket connection to proxies: /;

/** Makes the transport; it takes `https:` addresses only, because no proxy leads to this machine. */
export function createEditorTransport(
  request: HttpsRequest = (options) => https.request(options),
): Transport {
  return async (wanted) => {
    const outgoing = request(editorOptions(wanted));
    try {
      return await finishRequest(outgoing, wanted.body, (answer) => refuseProxyAnswer(answer, wanted.url));
    } catch (error) {
      // The editor's own words name the address, which may hold a password, and no reason.
      throw error instanceof Error && NO_PROXY_CONNECTION.test(error.message) ? unreachableProxy() : error;
    } finally {
      outgoing.destroy();
    }
  };
}

function editorOptions(wanted: TransportRequest): https.RequestOptions {
  const { hostname, port } = new URL(wanted.url);
  const options = requestOptions(wanted);
  return {
    ...options,
    headers: { ...wanted.headers, connection: 'close' },
    protocol: 'https:',
    // Sockets take an IPv6 address without its brackets.
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? 443 : Number(port),
    // No `agent`: with one, the editor may leave its proxy out. Without one, Node keeps connections and takes them
    // again for requests with the same options; this one, which means nothing to a client, is never the same.
    sessionIdContext: randomBytes(8).toString('hex'),
  };
}

/** What a proxy says instead of opening a tunnel comes as an answer, over a connection without TLS. */
function refuseProxyAnswer({ socket, statusCode = 0 }: http.IncomingMessage, url: string): void {
  if (!('encrypted' in socket)) {
    throw proxyRefusal(statusCode, url);
  }
}
