/**
 * The transport of Node programs: honours proxies and certificates as they are set in the editor or the environment.
 * Each request has a connection of its own: one that was kept could be closed by the other side in the very moment
 * in which a job is sent over it, and nobody would know whether the job was made.
 */

import http from 'node:http';
import type { Duplex } from 'node:stream';
import { NotSentError, PROXY_FAILURES } from '../api/networkFailure';
import {
  MAX_BODY_BYTES,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '../api/transport';
import { trustedCertificates } from './certificates';
import { chooseRoute, type HttpProxy } from './chooseRoute';
import type { Environment, NetworkSettings } from './networkSettings';
import { connectDirectly, connectThrough, type Trust } from './sockets';

/** What the transport asks for each request, so that a changed setting counts at once. */
export interface NetworkPorts {
  readonly settings: () => NetworkSettings;
  readonly environment: Environment;
  /**
   * How the platform sends where nothing is set, or where a proxy asks for a sign-in that only the platform knows.
   * Absent where the platform knows nothing more.
   */
  readonly platform?: Transport | undefined;
}

/** Makes the transport. It never follows a redirect and reads a bounded answer. */
export function createNodeTransport({ settings, environment, platform }: NetworkPorts): Transport {
  return async (request) => {
    const current = settings();
    const url = new URL(request.url);
    const route = chooseRoute(url, current, environment);
    if (!route.ok) {
      throw new NotSentError(route.error, PROXY_FAILURES.unreachable);
    }
    const trust: Trust = {
      certificates:
        url.protocol === 'https:' ? trustedCertificates(current.trustsSystem, environment) : undefined,
      isStrict: true,
    };
    if (route.value.kind === 'proxy') {
      const lenient = { ...trust, isStrict: current.verifiesCertificates };
      return sendThrough(route.value.proxy, request, lenient, platform);
    }
    return route.value.kind === 'unsaid' && platform !== undefined
      ? platform(request)
      : exchange(await connectDirectly(url, trust, request.signal), request);
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
  const { pathname, search } = new URL(request.url);
  return new Promise<TransportResponse>((resolve, reject) => {
    // Not `http.request`: inside an editor that function brings a proxy of its own.
    const outgoing = new http.ClientRequest({
      method: request.method,
      path: `${pathname}${search}`,
      headers: { ...request.headers },
      setHost: false,
      createConnection: () => socket,
      signal: request.signal,
    });
    outgoing.once('response', (answer) => readAnswer(answer).then(resolve, reject));
    outgoing.once('error', reject);
    outgoing.end(request.body);
  }).finally(() => socket.destroy());
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
