/**
 * The request signature `q-sign-algorithm=sha1`, on WebCrypto so that it runs in Node and in a web worker.
 * It signs what it is given; which headers a request has is decided in `signedRequest.ts`.
 */

import type { Credentials } from './ciTypes';

/** What is signed. `path` is the decoded path; names of headers may be in any letter case. */
export interface SignableRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** From when to when a signature is valid, in Unix seconds. */
export interface KeyTime {
  readonly start: number;
  readonly end: number;
}

/** The signature with the texts that lead to it. None of them holds the secret key or a key made from it. */
export interface Signature {
  readonly keyTime: string;
  readonly headerList: string;
  readonly urlParamList: string;
  readonly httpString: string;
  readonly stringToSign: string;
  readonly signature: string;
}

/** The official SDK lets a signature live this long. */
const LIFETIME_SECONDS = 900;

/** The headers that the official SDK signs, beside all `x-cos-` and `x-ci-` ones. `date` is not among them. */
const SIGNED_HEADERS: ReadonlySet<string> = new Set([
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-md5',
  'content-type',
  'expect',
  'expires',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'origin',
  'pic-operations',
  'range',
  'transfer-encoding',
]);

/** The `Authorization` header for a request. */
export async function buildAuthorization(
  request: SignableRequest,
  credentials: Credentials,
  keyTime: KeyTime,
): Promise<string> {
  return formatAuthorization(credentials.secretId, await computeSignature(request, credentials, keyTime));
}

/** The validity that the official SDK gives a signature made at `nowMs`. */
export function keyTimeAt(nowMs: number): KeyTime {
  const start = Math.round(nowMs / 1000) - 1;
  return { start, end: start + LIFETIME_SECONDS };
}

/** Signs a request and keeps every intermediate text that may be shown. */
export async function computeSignature(
  request: SignableRequest,
  credentials: Credentials,
  keyTime: KeyTime,
): Promise<Signature> {
  const keyTimeText = formatKeyTime(keyTime);
  const params = encodePairs(Object.entries(request.query ?? {}));
  const headers = encodePairs(Object.entries(request.headers).filter(([name]) => isSigned(name)));
  const httpString = `${request.method.toLowerCase()}\n${request.path}\n${params.text}\n${headers.text}\n`;
  const stringToSign = `sha1\n${keyTimeText}\n${await sha1Hex(httpString)}\n`;
  const signKey = await deriveSignKey(credentials.secretKey, keyTime);
  return {
    keyTime: keyTimeText,
    headerList: headers.names,
    urlParamList: params.names,
    httpString,
    stringToSign,
    signature: await hmacSha1Hex(signKey, stringToSign),
  };
}

/** Puts a signature into the form of the `Authorization` header. */
export function formatAuthorization(secretId: string, signature: Signature): string {
  return [
    'q-sign-algorithm=sha1',
    `q-ak=${secretId}`,
    `q-sign-time=${signature.keyTime}`,
    `q-key-time=${signature.keyTime}`,
    `q-header-list=${signature.headerList}`,
    `q-url-param-list=${signature.urlParamList}`,
    `q-signature=${signature.signature}`,
  ].join('&');
}

/** The key that signs within `keyTime`. As secret as the secret key until `keyTime` is over. */
export function deriveSignKey(secretKey: string, keyTime: KeyTime): Promise<string> {
  return hmacSha1Hex(secretKey, formatKeyTime(keyTime));
}

/** Percent-encodes all but the unreserved characters of RFC 3986, in UTF-8 and upper-case hex. */
export function urlEncode(text: string): string {
  // A lone surrogate has no UTF-8 form; it is sent as the replacement character, as fetch does.
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function formatKeyTime(keyTime: KeyTime): string {
  return `${keyTime.start};${keyTime.end}`;
}

function isSigned(headerName: string): boolean {
  const name = headerName.toLowerCase();
  return SIGNED_HEADERS.has(name) || name.includes('x-cos-') || name.includes('x-ci-');
}

/** Names are encoded, then lower-cased, then sorted; values keep their letter case. */
function encodePairs(pairs: readonly (readonly [string, string])[]): { names: string; text: string } {
  const encoded = pairs
    .map(([name, value]) => ({ name: urlEncode(name).toLowerCase(), value: urlEncode(value) }))
    .sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
  return {
    names: encoded.map(({ name }) => name).join(';'),
    text: encoded.map(({ name, value }) => `${name}=${value}`).join('&'),
  };
}

async function sha1Hex(text: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)));
}

async function hmacSha1Hex(key: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const cryptoKey = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
  return toHex(await crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(text)));
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
