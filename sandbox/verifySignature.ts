/**
 * The sandbox's own check of the Authorization header (q-sign-algorithm=sha1), on node:crypto.
 * It must never share code with `client/api/signature.ts`: a test would then agree with the bug.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a request shows of itself. Header names are lower-case. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The account of the sandbox. */
export interface Account {
  readonly secretId: string;
  readonly secretKey: string;
}

/** Why a request is refused, with the code of the service. */
export interface AuthorizationFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The service's table has 401 for what is wrong with a signature. */
const fault = (code: string, message: string, status = 401): AuthorizationFault => ({
  status,
  code,
  message,
});

/** Undefined when the request is signed well at `nowSeconds` (Unix time). */
export function verifySignature(
  request: SignedRequest,
  account: Account,
  nowSeconds: number,
): AuthorizationFault | undefined {
  const authorization = request.headers.authorization ?? authorizationOf(request.url);
  if (authorization === undefined || authorization === '') {
    return fault('MissingAuthorization', 'The request has no Authorization.');
  }
  const fields = new URLSearchParams(authorization.replaceAll('+', '%2B'));
  const field = (name: string): string => fields.get(name) ?? '';
  const [start, end] = field('q-sign-time').split(';').map(Number);
  if (field('q-sign-algorithm') !== 'sha1' || start === undefined || end === undefined || !(start <= end)) {
    return fault('InvalidAuthorization', 'The Authorization is malformed.');
  }
  if (field('q-key-time') !== field('q-sign-time')) {
    return fault('InvalidAuthorization', 'q-key-time and q-sign-time differ.');
  }
  if (field('q-ak') !== account.secretId) return fault('SecretidNotExist', 'The SecretId is not known.');
  if (nowSeconds > end) return fault('SignatureExpired', 'Request has expired.');
  if (nowSeconds < start - 1) return fault('RequestTimeTooSkewed', 'The signature is not valid yet.', 403);
  const lists = [field('q-header-list'), field('q-url-param-list')];
  const expected = sign(request, account.secretKey, field('q-key-time'), lists[0] ?? '', lists[1] ?? '');
  if (expected === undefined)
    return fault(
      'InvalidAuthorization',
      'A signed header or parameter is missing, or the path is malformed.',
    );
  return sameText(expected, field('q-signature'))
    ? undefined
    : fault('InvalidAuthorization', 'The signature is not what this request gives.');
}

/** Whether the account has signed the request, be it for another time than now. */
export function isSignedBy(request: SignedRequest, account: Account): boolean {
  const authorization = request.headers.authorization ?? authorizationOf(request.url) ?? '';
  const [, start] = /q-sign-time=(\d+);/.exec(authorization.replaceAll('%3B', ';')) ?? [];
  return start !== undefined && verifySignature(request, account, Number(start)) === undefined;
}

/** Undefined when the body is the one that the headers promise; its digest is optional, as at the service. */
export function verifyBody(headers: SignedRequest['headers'], body: string): AuthorizationFault | undefined {
  const promised = headers['content-md5'];
  if (promised === undefined || promised === createHash('md5').update(body).digest('base64'))
    return undefined;
  return fault('InvalidContent', 'The body is not the one that Content-MD5 was made of.', 400);
}

/** The Authorization may also be in the query. */
function authorizationOf(url: string): string | undefined {
  const query = new URL(url, 'http://localhost').searchParams;
  return query.has('q-signature') ? query.toString() : undefined;
}

function sign(
  request: SignedRequest,
  secretKey: string,
  keyTime: string,
  headerList: string,
  parameterList: string,
): string | undefined {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const parameters = new Map([...searchParams].map(([key, value]) => [encode(key).toLowerCase(), value]));
  const headers = canonical(headerList, (name) => request.headers[decode(name) ?? name]);
  const query = canonical(parameterList, (name) => parameters.get(name));
  if (headers === undefined || query === undefined) return undefined;
  const path = decode(pathname);
  if (path === undefined) return undefined;
  const httpString = `${request.method.toLowerCase()}\n${path}\n${query}\n${headers}\n`;
  const digest = createHash('sha1').update(httpString).digest('hex');
  const signKey = createHmac('sha1', secretKey).update(keyTime).digest('hex');
  return createHmac('sha1', signKey).update(`sha1\n${keyTime}\n${digest}\n`).digest('hex');
}

/** `name=value&…` of a `;`-joined list, or undefined when one of them was not sent. */
function canonical(list: string, read: (name: string) => string | undefined): string | undefined {
  if (list === '') return '';
  const pairs = list.split(';').map((name) => ({ name, value: read(name) }));
  if (pairs.some(({ value }) => value === undefined)) return undefined;
  return pairs.map(({ name, value }) => `${name}=${encode(value ?? '')}`).join('&');
}

/** Undefined for text that is not well encoded. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Percent-encoding of everything but RFC 3986's unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Comparing digests takes the same time wherever they differ. */
function sameText(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
