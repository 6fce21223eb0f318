/**
 * Takes an `Authorization` value apart: who signed what, until when, and whether it fits a request.
 * No answer holds the signature or the whole SecretId.
 */

import { text } from '../../l10n/language';
import { joined, t } from '../../l10n/processLanguage';
import { formatDuration } from './ciError';
import type { Credentials } from './ciTypes';
import { maskSecretId } from './credentials';
import { failure, type Result, success } from './result';
import { computeSignature, type KeyTime, type SignableRequest } from './signature';

/** What an `Authorization` value says. */
export interface Authorization {
  readonly algorithm: string;
  readonly secretId: string;
  readonly signTime: KeyTime;
  readonly keyTime: KeyTime;
  /** Names in lower case, in their order. */
  readonly headers: readonly string[];
  readonly parameters: readonly string[];
  readonly signature: string;
}

/** Whether an authorization is one for a request. */
export type AuthorizationMatch =
  | { readonly kind: 'matches' }
  /** Signed with another key: what was signed cannot be known. */
  | { readonly kind: 'otherKey' }
  /** Signed with this key, for something else. The sentences say what can be distinguished. */
  | { readonly kind: 'differs'; readonly differences: readonly string[] };

const FIELDS = ['algorithm', 'ak', 'time', 'key-time', 'header-list', 'url-param-list', 'signature'] as const;

/** Reads the value of the header, with or without its name before it; the failure is a sentence. */
export function parseAuthorization(pasted: string): Result<Authorization, string> {
  const value = pasted.trim().replace(/^authorization\s*:\s*/i, '');
  const fields = new Map(
    value.split('&').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
  const missing = FIELDS.map(nameOf).filter((name) => !fields.has(name));
  if (missing.length > 0) {
    return failure(
      t(
        missing.length === 1
          ? text('The Authorization value is incomplete: `{0}` is missing.')
          : text('The Authorization value is incomplete: `{0}` are missing.'),
        missing.join('`, `'),
      ),
    );
  }
  const signTime = readTime(fields.get(nameOf('time')));
  const keyTime = readTime(fields.get(nameOf('key-time')));
  if (signTime === undefined || keyTime === undefined) {
    return failure(
      t('`q-sign-time` and `q-key-time` must be two times in seconds, such as `1700000000;1700000900`.'),
    );
  }
  return success({
    algorithm: fields.get(nameOf('algorithm')) ?? '',
    secretId: fields.get(nameOf('ak')) ?? '',
    signTime,
    keyTime,
    headers: readList(fields.get(nameOf('header-list'))),
    parameters: readList(fields.get(nameOf('url-param-list'))),
    signature: fields.get(nameOf('signature')) ?? '',
  });
}

/** What it says, one sentence a line. */
export function describeAuthorization(authorization: Authorization, nowMs: number): readonly string[] {
  const { algorithm, secretId, signTime, keyTime, headers, parameters } = authorization;
  const sameTimes = signTime.start === keyTime.start && signTime.end === keyTime.end;
  return [
    algorithm === 'sha1'
      ? t('Algorithm: HMAC-SHA1, as the service requires.')
      : t('Algorithm: `{0}`, which is not supported: it must be `sha1`.', algorithm),
    t('Signed with the SecretId {0}.', maskSecretId(secretId)),
    t(
      'Valid from {0} to {1} ({2} seconds): {3}.',
      formatTime(signTime.start),
      formatTime(signTime.end),
      signTime.end - signTime.start,
      describeValidity(signTime, nowMs / 1000),
    ),
    ...(sameTimes
      ? []
      : [t('`q-sign-time` and `q-key-time` differ; the service requires both to be valid.')]),
    headers.length === 0
      ? t('It signs no header.')
      : t('Signed headers: `{0}`. Each must arrive exactly as it was signed.', headers.join('`, `')),
    ...(headers.includes('host')
      ? []
      : [t('It does not sign `host`, so it is valid for any bucket of the account.')]),
    parameters.length === 0
      ? t('It signs no URL parameter.')
      : t('Signed URL parameters: `{0}`.', parameters.join('`, `')),
    t('It signs the method and the path, but not the body.'),
  ];
}

/** A match in sentences. */
export function describeMatch(match: AuthorizationMatch): readonly string[] {
  switch (match.kind) {
    case 'matches':
      return [t('It matches: this is the signature of the request with the current credentials.')];
    case 'otherKey':
      return [t('It was signed with a SecretId other than the current one, so it cannot be checked.')];
    case 'differs':
      return [t('It does not match the request.'), ...match.differences];
  }
}

/** Signs the request as the authorization says and compares. The headers may be more than those that were signed. */
export async function matchAuthorization(
  authorization: Authorization,
  request: SignableRequest,
  credentials: Credentials,
): Promise<AuthorizationMatch> {
  if (authorization.secretId !== credentials.secretId) {
    return { kind: 'otherKey' };
  }
  const named = Object.entries(request.headers).filter(([name]) =>
    authorization.headers.includes(name.toLowerCase()),
  );
  const own = await computeSignature(
    { ...request, headers: Object.fromEntries(named) },
    credentials,
    authorization.keyTime,
  );
  if (own.signature === authorization.signature) {
    return { kind: 'matches' };
  }
  const differences = [
    ...listDifference(headerTexts, authorization.headers, readList(own.headerList)),
    ...listDifference(parameterTexts, authorization.parameters, readList(own.urlParamList)),
  ];
  return {
    kind: 'differs',
    differences:
      differences.length > 0
        ? differences
        : [
            t(
              'The same names are signed, so a value differs, or the method, the path or the SecretKey: here it is `{0} {1}` with {2}.',
              request.method,
              request.path,
              joined(
                named.map(([name, value]) => `\`${name}: ${value}\``),
                'items',
              ) || t('no header'),
            ),
          ],
  };
}

/** What is said of a name that only one of two signatures covers. */
interface DifferenceTexts {
  readonly extra: string;
  readonly missing: string;
}

const headerTexts: DifferenceTexts = {
  extra: text('It signs the header `{0}`, which this request does not have.'),
  missing: text('It does not sign the header `{0}`, which this request has.'),
};

const parameterTexts: DifferenceTexts = {
  extra: text('It signs the parameter `{0}`, which this request does not have.'),
  missing: text('It does not sign the parameter `{0}`, which this request has.'),
};

function listDifference(
  { extra, missing }: DifferenceTexts,
  signed: readonly string[],
  own: readonly string[],
): readonly string[] {
  return signed
    .filter((name) => !own.includes(name))
    .map((name) => t(extra, name))
    .concat(own.filter((name) => !signed.includes(name)).map((name) => t(missing, name)));
}

function nameOf(field: (typeof FIELDS)[number]): string {
  return field === 'algorithm' || field === 'time' ? `q-sign-${field}` : `q-${field}`;
}

function readTime(text: string | undefined): KeyTime | undefined {
  const parts = /^(\d{1,11});(\d{1,11})$/.exec(text ?? '');
  return parts === null ? undefined : { start: Number(parts[1]), end: Number(parts[2]) };
}

function readList(text: string | undefined): readonly string[] {
  return (text ?? '').split(';').filter((name) => name !== '');
}

function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function describeValidity({ start, end }: KeyTime, now: number): string {
  if (now > end) {
    return t('expired {0} ago', formatDuration(now - end));
  }
  return now < start
    ? t('begins in {0}', formatDuration(start - now))
    : t('still valid for {0}', formatDuration(end - now));
}
