/**
 * The HTTP side of the sandbox: loopback only, bounded bodies, signature check, faults, then the service.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, errorAnswer } from './answers';
import { ReceivedLog } from './boundedLog';
import { type Controlled, control, isControl } from './controls';
import { answerPreflight, corsHeaders } from './cors';
import { type FaultKind, type FaultQueue, faultAnswer } from './faults';
import { addJobs, type ServiceParts, serve } from './service';
import { type Account, isSignedBy, type SignedRequest, verifyBody, verifySignature } from './verifySignature';

/** What a sandbox is made of. */
export interface SandboxOptions extends ServiceParts {
  /** 0 takes any free port. */
  readonly port: number;
  readonly account: Account;
  readonly faults: FaultQueue;
  /** Milliseconds that its clock is ahead from the start; negative: behind. Default 0. */
  readonly clockSkew?: number | undefined;
  /** Pages of any address may call. Default false. */
  readonly cors?: boolean;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The service refuses larger bodies too. */
const LARGEST_BODY = 1024 * 1024;

/** How long a slow answer takes: longer than people wait, shorter than they give up. */
const SLOW_MILLISECONDS = 3000;

/**
 * A web page in a browser must not reach the sandbox by a name that resolves to this machine.
 * No page has a name below `.test`, which is kept for tests.
 */
const allowedHost =
  /^(?:127\.0\.0\.1|localhost|\[::1\]|[a-z0-9-]+\.test|[a-z0-9-]+\.ci\.[a-z0-9-]+\.myqcloud\.com)(?::\d+)?$/i;

/** Starts listening on 127.0.0.1. Rejects when the port is taken. */
export function startSandboxServer(options: SandboxOptions): Promise<Sandbox> {
  const state: Controlled = {
    faults: options.faults,
    received: new ReceivedLog(),
    clockSkew: options.clockSkew ?? 0,
    addJobs: (count) => addJobs(options, count),
  };
  const server = http.createServer((request, response) => {
    handle(options, state, request, response).catch((error: unknown) => {
      // A request that nobody can read is answered, never cut off.
      if (response.headersSent || request.destroyed) response.destroy();
      else send(response, brokenAnswer(error, options.newId()), options.newId(), options.now());
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function brokenAnswer(error: unknown, requestId: string): Answer {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL'
    ? errorAnswer(404, 'InvalidUrl', 'The address of the request is malformed.', requestId)
    : errorAnswer(500, 'InternalError', 'The sandbox could not handle the request.', requestId);
}

async function handle(
  options: SandboxOptions,
  state: Controlled,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const requestId = options.newId();
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await readBody(request);
  if (isControl(url.pathname)) {
    const { headers } = request;
    if (!allowedHost.test(headers.host ?? '')) response.destroy();
    else
      send(response, control(state, { method, path: url.pathname, headers, body }), requestId, options.now());
    return;
  }
  if (options.cors === true) {
    if (answerPreflight(request, response)) return;
    for (const [name, value] of corsHeaders) response.setHeader(name, value);
  }
  const now = options.now() + state.clockSkew;
  const refusal = admit(options, request, body, requestId, now);
  // Planned faults are for the account's own requests: anybody on this machine can send others.
  const fault = isSignedBy(signedPart(request), options.account) ? state.faults.take(method) : undefined;
  if (fault === 'cut-before') {
    state.received.add({ method, path: url.pathname, status: 0 });
    response.destroy();
    return;
  }
  const answer =
    (fault === undefined ? undefined : faultAnswer(fault, requestId)) ??
    refusal ??
    serve(options, {
      method,
      url,
      host: request.headers.host ?? '',
      body: body ?? '',
      contentType: request.headers['content-type'] ?? '',
      requestId,
    });
  state.received.add({ method, path: url.pathname, status: answer.status });
  await sendWithFault(response, answer, fault, requestId, now);
}

/** Undefined when the request is let in. */
function admit(
  { account }: SandboxOptions,
  request: http.IncomingMessage,
  body: string | undefined,
  requestId: string,
  now: number,
): Answer | undefined {
  const { host } = request.headers;
  if (host === undefined || !allowedHost.test(host)) {
    return errorAnswer(400, 'InvalidHost', 'The sandbox answers to this machine only.', requestId);
  }
  if (body === undefined) return errorAnswer(413, 'InvalidContent', 'The body is too large.', requestId);
  if (request.method === 'POST' && request.headers['content-length'] === undefined) {
    return errorAnswer(411, 'MissingContentLength', 'The request has no Content-Length.', requestId);
  }
  const signed = signedPart(request);
  const fault = verifySignature(signed, account, Math.floor(now / 1000)) ?? verifyBody(signed.headers, body);
  return fault === undefined ? undefined : errorAnswer(fault.status, fault.code, fault.message, requestId);
}

function signedPart({ method = 'GET', url = '/', headers }: http.IncomingMessage): SignedRequest {
  const texts = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return { method, url, headers: Object.fromEntries(texts) };
}

/** Undefined when the body is too large; the rest of it is read and dropped. */
async function readBody(request: http.IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= LARGEST_BODY) chunks.push(bytes);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

async function sendWithFault(
  response: http.ServerResponse,
  answer: Answer,
  fault: FaultKind | undefined,
  requestId: string,
  now: number,
): Promise<void> {
  if (fault === 'cut-after') {
    response.destroy();
    return;
  }
  if (fault === 'cut-inside') {
    sendHalf(response, answer);
    return;
  }
  if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MILLISECONDS).unref());
  send(response, disturb(answer, fault), requestId, now);
}

/** Promises more than it sends. */
function sendHalf(response: http.ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(body) + 1,
  });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

function disturb(answer: Answer, fault: FaultKind | undefined): Answer {
  if (fault === 'bad-gateway') {
    return {
      status: 502,
      body: '<!doctype html><title>502 Bad Gateway</title>',
      headers: { 'content-type': 'text/html' },
    };
  }
  if (fault === 'truncated') return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  if (fault === 'not-xml') return { ...answer, body: '<!doctype html><title>Sign in</title>' };
  return fault === 'empty' ? { ...answer, body: '' } : answer;
}

function send(response: http.ServerResponse, answer: Answer, requestId: string, now: number): void {
  response.writeHead(answer.status, {
    'content-type': 'application/xml',
    'content-length': Buffer.byteLength(answer.body),
    server: 'ci-job-sandbox',
    date: new Date(now).toUTCString(),
    'x-ci-request-id': requestId,
    ...answer.headers,
  });
  response.end(answer.body);
}
