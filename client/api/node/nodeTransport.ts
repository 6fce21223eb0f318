/**
 * The transport of Node programs: honours proxies and certificates as they are set in the editor or the environment.
 * Each request has a connection of its own: one that was kept could be closed by the other side in the very moment
 * in which a job is sent over it, and it would be unknown whether the job was created.
 */

import http from 'node:http';
import type { Duplex } from 'node:stream';
import { NotSentError, PROXY_FAILURES } from '../networkFailure';
import type { Transport, TransportRequest, TransportResponse } from '../transport';
import { createTrustStore } from './certificates';
import { chooseRoute, type HttpProxy } from './chooseRoute';
import { finishRequest, requestOptions } from './httpExchange';
import type { Environment, NetworkSettings } from './networkSettings';
import { connectDirectly, connectThrough, type Trust } from './sockets';

/** What the transport asks for each request, so that a changed setting counts at once. */
export interface NetworkDependencies {
  readonly settings: () => NetworkSettings;
  readonly environment: Environment;
  /**
   * How the platform sends where nothing is set, or where a proxy asks for a sign-in that only the platform knows.
   * Never `fetch`, which may send a request twice. Absent where the platform knows nothing more.
   */
  readonly platform?: Transport | undefined;
}

/** Makes the transport. It never follows a redirect and reads a bounded answer. */
export function createNodeTransport({ settings, environment, platform }: NetworkDependencies): Transport {
  const trustStore = createTrustStore(environment);
  return async (request) => {
    const current = settings();
    const url = new URL(request.url);
    const route = chooseRoute(url, current, environment);
    if (!route.ok) {
      throw new NotSentError(route.error, PROXY_FAILURES.unreachable);
    }
    if (route.value.kind === 'unsaid' && platform !== undefined) {
      return platform(request);
    }
    const context = url.protocol === 'https:' ? trustStore(current.trustsSystem) : undefined;
    return route.value.kind === 'proxy'
      ? sendThrough(route.value.proxy, request, { context, isStrict: current.verifiesCertificates }, platform)
      : exchange(await connectDirectly(url, { context, isStrict: true }, request.signal), request);
  };
}

async function sendThrough(
  proxy: HttpProxy,
  request: TransportRequest,
  trust: Trust,
  platform: Transport | undefined,
): Promise<TransportResponse> {
  let socket: Duplex;
  try {
    socket = await connectThrough(proxy, new URL(request.url), trust, request.signal);
  } catch (error) {
    // Nothing was sent yet. An editor may ask its user for the sign-in, or have a ticket of the network.
    if (platform !== undefined && error instanceof NotSentError && error.code === PROXY_FAILURES.signIn) {
      return platform(request);
    }
    throw error;
  }
  return exchange(socket, request);
}

/** Sends over a connection that is there, and reads the answer. */
function exchange(socket: Duplex, request: TransportRequest): Promise<TransportResponse> {
  // Not `http.request`: inside an editor that function brings a proxy of its own.
  const outgoing = new http.ClientRequest({ ...requestOptions(request), createConnection: () => socket });
  return finishRequest(outgoing, request.body).finally(() => socket.destroy());
}
