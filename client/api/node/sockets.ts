/**
 * Making connections: to a host, through a proxy's tunnel, and the encryption on top. Until a connection is made
 * nothing of a request has left, and every failure here says so.
 */

import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { connectFailure, proxyRefusal, unreachableProxy } from '../networkFailure';
import type { HttpProxy } from './chooseRoute';

/** How certificates are judged. */
export interface Trust {
  /** What is trusted; undefined: what Node knows. */
  readonly context: tls.SecureContext | undefined;
  /** Whether a certificate that is not trusted ends the connection. */
  readonly isStrict: boolean;
}

/** A connection to a host, encrypted for `https:`. */
export async function connectDirectly(url: URL, trust: Trust, signal: AbortSignal): Promise<Duplex> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const socket = await connected(net.connect({ host: bare(url.hostname), port }), 'connect', signal).catch(
    (error: unknown) => {
      throw connectFailure(error, `\`${url.host}\``);
    },
  );
  return url.protocol === 'https:' ? encrypt(socket, url, trust, signal) : socket;
}

/** A connection to the host of an `https:` address through a proxy, which sees nothing of what goes through. */
export async function connectThrough(
  proxy: HttpProxy,
  url: URL,
  trust: Trust,
  signal: AbortSignal,
): Promise<Duplex> {
  const { hostname: host, port, isSecure } = proxy;
  const socket = await (isSecure
    ? connected(tls.connect({ ...tlsOptions(host, trust), port }), 'secureConnect', signal)
    : connected(net.connect({ host, port }), 'connect', signal)
  ).catch((error: unknown) => {
    throw unreachableProxy(proxy.label, error);
  });
  await askForTunnel(socket, proxy, url, signal);
  return encrypt(socket, url, trust, signal);
}

async function encrypt(socket: Duplex, url: URL, trust: Trust, signal: AbortSignal): Promise<Duplex> {
  const options = { ...tlsOptions(bare(url.hostname), trust), socket };
  return connected(tls.connect(options), 'secureConnect', signal).catch((error: unknown) => {
    throw connectFailure(error, `\`${url.host}\``);
  });
}

function tlsOptions(hostname: string, { context, isStrict }: Trust): tls.ConnectionOptions {
  return {
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: isStrict,
    // Whom the certificate must name; without it Node takes one for `localhost`.
    host: hostname,
    // An address has no name to ask for.
    ...(net.isIP(hostname) === 0 ? { servername: hostname } : {}),
    ...(context === undefined ? {} : { secureContext: context }),
  };
}

function askForTunnel(socket: Duplex, proxy: HttpProxy, url: URL, signal: AbortSignal): Promise<void> {
  const target = `${url.hostname}:${url.port || '443'}`;
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown): void => {
      socket.destroy();
      reject(unreachableProxy(proxy.label, error));
    };
    // Not `http.request`: inside an editor that function brings a proxy of its own.
    const request = new http.ClientRequest({
      method: 'CONNECT',
      path: target,
      headers: {
        host: target,
        ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
      },
      createConnection: () => socket,
      signal,
    });
    const decide = ({ statusCode = 0 }: http.IncomingMessage): void => {
      if (statusCode >= 200 && statusCode < 300) {
        request.removeListener('error', refuse).on('error', () => undefined);
        resolve();
      } else {
        socket.destroy();
        reject(
          proxyRefusal(statusCode, url.href, {
            label: proxy.label,
            isSignedIn: proxy.authorization !== undefined,
          }),
        );
      }
    };
    request.once('connect', decide).once('response', decide).on('error', refuse).end();
  });
}

/** The socket once it has said `event`; an abort destroys it. */
function connected<S extends net.Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError).removeListener('close', onClose).removeListener(event, onReady);
      finish();
    };
    const onReady = (): void => settle(() => resolve(socket));
    const onError = (error: Error): void => settle(() => fail(error));
    const onClose = (): void => settle(() => fail(new Error('the connection was closed')));
    const onAbort = (): void => settle(() => fail(new Error('the request was stopped')));
    const fail = (error: Error): void => {
      // What is said after the end is of no interest, and must not end the program.
      socket.on('error', () => undefined).destroy();
      reject(error);
    };
    socket.once(event, onReady).once('error', onError).once('close', onClose);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) {
      onAbort();
    }
  });
}

/** Sockets take an IPv6 address without its brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
