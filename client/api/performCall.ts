/**
 * One call of the client from start to end: check, sign, send, and turn a refusal into an error.
 * What the answer means is read elsewhere.
 */

import { t } from '../../l10n/processLanguage';
import type { CiError } from './ciError';
import type { CallOptions, Credentials } from './ciTypes';
import { checkCredentials, createRedactor } from './credentials';
import { resolveEndpoint } from './endpoint';
import { type CallFacts, readErrorResponse } from './errorResponse';
import { exchange, isWriting } from './exchange';
import { unreadable } from './jobsDetail';
import { failure, type Result, success } from './result';
import type { JobPlace } from './serviceFacts';
import { type CiRequest, checkRequest, type SignedRequest, signRequest } from './signedRequest';
import { fetchTransport, type Transport, type TransportResponse } from './transport';

/** Which bucket a client works on, as whom, and over what. */
export interface CiClientOptions {
  readonly bucket: string;
  readonly region: string;
  /** Another address than the service's own, for example the sandbox's. */
  readonly endpoint?: string | undefined;
  readonly credentials: Credentials;
  /** Default `fetchTransport`. */
  readonly transport?: Transport | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** How long one call may take, answer included. Default 30 seconds. */
  readonly timeoutMs?: number | undefined;
}

/** A request with the CAM action that it needs. */
export interface Call extends CiRequest {
  /** Undefined where no page gives it. */
  readonly action: string | undefined;
  /** The kind of processing of a new job, where it is not media. */
  readonly service?: string | undefined;
  /** Of a call about jobs that are there already. */
  readonly place?: JobPlace | undefined;
}

/** The service's answer to a call, with what messages say about the call. */
export interface Answer extends TransportResponse, CallFacts {
  /** This machine's time when the answer came. */
  readonly receivedMs: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/** Signs a call as of `nowMs`, or says what is wrong with the options. Nothing is sent. */
export async function prepareCall(
  { bucket, region, endpoint, credentials }: CiClientOptions,
  call: Call,
  nowMs: number,
): Promise<Result<SignedRequest, CiError>> {
  const resolved = resolveEndpoint({ bucket, region, endpoint });
  if (!resolved.ok) {
    return resolved;
  }
  const wrong = checkCredentials(credentials) ?? checkRequest(call) ?? checkPlatform();
  return wrong === undefined
    ? success(await signRequest(call, resolved.value, credentials, nowMs))
    : failure({ kind: 'configuration', message: wrong });
}

/**
 * Why nothing can be signed here, in a sentence; undefined where it can.
 * A browser has WebCrypto, which makes the signature, only for pages that cannot be changed on the way.
 */
export function checkPlatform(): string | undefined {
  // The compiler knows it as always there.
  const { crypto }: { readonly crypto?: { readonly subtle?: unknown } } = globalThis;
  return crypto?.subtle === undefined
    ? t(
        'This page cannot sign requests: browsers sign only for pages over `https` or on this machine. Open the editor at such an address.',
      )
    : undefined;
}

/** Sends a call once. Only an answer with a 2xx status is a success. */
export async function performCall(
  options: CiClientOptions,
  call: Call,
  { signal }: CallOptions = {},
): Promise<Result<Answer, CiError>> {
  const now = options.now ?? Date.now;
  const prepared = await prepareCall(options, call, now());
  if (!prepared.ok) {
    return prepared;
  }
  const { signature, ...request } = prepared.value;
  const exchanged = await exchange(request, {
    transport: options.transport ?? fetchTransport,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    signal,
    redact: createRedactor(options.credentials, signature.signature),
  });
  return exchanged.ok
    ? readStatus({ ...exchanged.value, ...factsOf(call), receivedMs: now() }, isWriting(call.method))
    : exchanged;
}

function readStatus(answer: Answer, writing: boolean): Result<Answer, CiError> {
  const { status, truncated, body, receivedMs } = answer;
  if (truncated === true) {
    const message = t(
      'The response is larger than any response of the service (HTTP {0}); only its beginning was read.',
      status,
    );
    return failure(unreadable(message, body, status));
  }
  return status >= 200 && status < 300
    ? success(answer)
    : failure(readErrorResponse(answer, { ...answer, writing, nowMs: receivedMs }));
}

/** What messages say about a call. */
function factsOf({ method, action, service, place }: Call): CallFacts {
  return {
    action,
    service: service ?? place?.service,
    unnamedCall: action === undefined && place !== undefined ? `${method} ${place.path}` : undefined,
  };
}
