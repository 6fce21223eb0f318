/**
 * Reads what a platform throws when a request has no answer.
 * Node's `fetch` says only "fetch failed"; the reason is in the chain of causes.
 * A browser's gives no reason at all, so that pages learn nothing about networks that they may not see.
 */

import { text } from '../../l10n/language';
import { t } from '../../l10n/processLanguage';

/** A failure to get an answer. */
export interface NetworkFailure {
  readonly message: string;
  /** The platform's name for it, for example `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Whether the request may have been sent, wholly or in part. */
  readonly sent: boolean;
}

/** Our own names for what goes wrong at a proxy, beside the platform's names for the rest. */
export const PROXY_FAILURES = {
  /** It cannot be reached, or its address cannot be used. */
  unreachable: 'PROXY_UNREACHABLE',
  /** It asks who is there. */
  signIn: 'PROXY_SIGN_IN',
  /** It does not know whom we named. */
  wrongSignIn: 'PROXY_WRONG_SIGN_IN',
  /** It does not let the request through. */
  refused: 'PROXY_REFUSED',
} as const;

/** Thrown by a transport that knows that nothing of the request was sent. The message is for users. */
export class NotSentError extends Error {
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}
/** Our name for a failure that a browser does not explain: no network, or no permission (CORS). */
export const BROWSER_SILENCE = 'BROWSER_SILENCE';

/** Failures that can only happen before the first byte of a request leaves, and how to say them. */
const BEFORE_SENDING: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', text('the host name does not exist')],
  ['EAI_AGAIN', text('the host name could not be resolved')],
  ['ECONNREFUSED', text('connections are refused')],
  ['UND_ERR_CONNECT_TIMEOUT', text('the connection timed out')],
]);

/** Failures of making a connection that can end one that is there, too. */
const WHILE_CONNECTING: ReadonlyMap<string, string> = new Map([
  ['EHOSTUNREACH', text('the host is unreachable')],
  ['ENETUNREACH', text('the network is unavailable')],
  ['ENETDOWN', text('the network is unavailable')],
  ['ERR_SSL_WRONG_VERSION_NUMBER', text('it does not use TLS, which `https` requires')],
]);

/** Turns whatever a transport threw into words about the host of `url`. */
export function describeNetworkFailure(thrown: unknown, url: string): NetworkFailure {
  const chain = causes(thrown);
  const known = chain.find((each) => each instanceof NotSentError) ?? refusalOfFetch(chain, url);
  if (known !== undefined) {
    return { message: known.message, code: known.code, sent: false };
  }
  const code = chain.map(codeOf).find((found) => found !== undefined);
  const host = new URL(url).host;
  const words = reasonBeforeSending(code) ?? (chain.some(isConnecting) ? wordsFor(code) : undefined);
  if (code !== undefined && words !== undefined) {
    return { message: t('`{0}` cannot be reached: {1} ({2}).', host, words, code), code, sent: false };
  }
  if (code === undefined && isBrowserSilence(thrown)) {
    const message = t(
      'There is no response from `{0}` that this page can read. Either the network failed, or the address does not allow web pages (CORS): a browser does not report which.',
      host,
    );
    return { message, code: BROWSER_SILENCE, sent: true };
  }
  return { message: t('The connection to `{0}` failed: {1}.', host, detailOf(chain)), code, sent: true };
}

/** The error of a connection to `whom` that was not made. `name` stands in for the platform's code. */
export function connectFailure(thrown: unknown, whom: string, name?: string): NotSentError {
  if (thrown instanceof NotSentError) {
    return thrown;
  }
  const chain = causes(thrown);
  const code = chain.map(codeOf).find((found) => found !== undefined);
  const words = wordsFor(code) ?? detailOf(chain);
  const message =
    code === undefined
      ? t('{0} cannot be reached: {1}.', whom, words)
      : t('{0} cannot be reached: {1} ({2}).', whom, words, code);
  return new NotSentError(message, name ?? code);
}

/** What is known of a proxy that opened no way. */
export interface RefusingProxy {
  /** Host and port, without user name and password; absent where only the platform knows it. */
  readonly label?: string;
  /** Whether credentials were sent. */
  readonly isSignedIn?: boolean;
}

/** The error of a proxy that answered with this status instead of opening a way; the same words for each transport. */
export function proxyRefusal(
  status: number,
  url: string,
  { label, isSignedIn = false }: RefusingProxy = {},
): NotSentError {
  const proxy = proxyName(label);
  if (status !== 407) {
    return new NotSentError(
      t('{0} does not allow requests to `{1}` (HTTP {2}).', proxy, new URL(url).host, status),
      PROXY_FAILURES.refused,
    );
  }
  return isSignedIn
    ? new NotSentError(
        t('{0} does not accept its user name and password (HTTP 407).', proxy),
        PROXY_FAILURES.wrongSignIn,
      )
    : new NotSentError(t('{0} requires authentication (HTTP 407).', proxy), PROXY_FAILURES.signIn);
}

/** The error of a proxy that there is no connection to; `thrown`: why, where that is known. */
export function unreachableProxy(label?: string, thrown?: unknown): NotSentError {
  return thrown === undefined
    ? new NotSentError(t('{0} cannot be reached.', proxyName(label)), PROXY_FAILURES.unreachable)
    : connectFailure(thrown, proxyName(label), PROXY_FAILURES.unreachable);
}

function proxyName(label: string | undefined): string {
  return label === undefined ? t('The proxy') : t('The proxy `{0}`', label);
}

/** Node's `fetch` says of a proxy no more than the status of its answer. */
function refusalOfFetch(chain: readonly unknown[], url: string): NotSentError | undefined {
  const [, status] =
    chain.map((each) => /^Proxy response \((\d+)\)/.exec(messageOf(each))).find(Boolean) ?? [];
  return status === undefined ? undefined : proxyRefusal(Number(status), url);
}

function reasonBeforeSending(code: string | undefined): string | undefined {
  const words = code === undefined ? undefined : (BEFORE_SENDING.get(code) ?? certificateReason(code));
  return words === undefined ? undefined : t(words);
}

/** Words for the failure of a connection that was not made. */
function wordsFor(code: string | undefined): string | undefined {
  const words = code === undefined ? undefined : WHILE_CONNECTING.get(code);
  return words === undefined ? reasonBeforeSending(code) : t(words);
}

/** Node names the call that failed: the request leaves when this one is over. */
function isConnecting(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown && thrown.syscall === 'connect';
}

function detailOf(chain: readonly unknown[]): string {
  return messageOf(chain.at(-1));
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Each browser words it differently; what they share is a `TypeError` without a cause. */
function isBrowserSilence(thrown: unknown): boolean {
  return thrown instanceof TypeError && thrown.cause === undefined;
}

/** A certificate is checked before anything of the request is sent; other failures of TLS can come at any time. */
function certificateReason(code: string): string | undefined {
  return /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_|ERR_TLS_CERT_)/.test(code)
    ? text('its certificate is not trusted')
    : undefined;
}

/** The thrown value and its causes, outermost first; of several attempts the first one counts. */
function causes(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  let at = thrown;
  while (at !== undefined && at !== null && chain.length < 8) {
    chain.push(at);
    at = at instanceof AggregateError ? at.errors[0] : at instanceof Error ? at.cause : undefined;
  }
  return chain;
}

function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}
