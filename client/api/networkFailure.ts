/**
 * Reads what a platform throws when a request has no answer.
 * Node's `fetch` says only "fetch failed"; the reason is in the chain of causes.
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

/** Failures that happen before the first byte of a request leaves, and how to say them. */
const BEFORE_SENDING: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', text('its name is not known')],
  ['EAI_AGAIN', text('its name could not be looked up')],
  ['ECONNREFUSED', text('nothing accepts connections there')],
  ['EHOSTUNREACH', text('there is no way to it')],
  ['ENETUNREACH', text('there is no network')],
  ['ENETDOWN', text('there is no network')],
  ['UND_ERR_CONNECT_TIMEOUT', text('the connection was not made in time')],
]);

/** Turns whatever a transport threw into words about the host of `url`. */
export function describeNetworkFailure(thrown: unknown, url: string): NetworkFailure {
  const chain = causes(thrown);
  const code = chain.map(codeOf).find((found) => found !== undefined);
  const host = new URL(url).host;
  const words = code === undefined ? undefined : (BEFORE_SENDING.get(code) ?? tlsWords(code));
  if (code !== undefined && words !== undefined) {
    return { message: t('`{0}` cannot be reached: {1} ({2}).', host, t(words), code), code, sent: false };
  }
  const deepest = chain.at(-1);
  const detail = deepest instanceof Error ? deepest.message : String(deepest);
  return { message: t('The connection to `{0}` failed: {1}.', host, detail), code, sent: true };
}

/** A certificate is checked before anything of the request is sent. */
function tlsWords(code: string): string | undefined {
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|^ERR_(?:TLS|SSL)_/.test(code)
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
