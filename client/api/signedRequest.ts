/**
 * Builds the request that goes out for a call: address, headers and signature, as the official SDK sends them.
 * Nothing is sent from here.
 */

import { t } from '../../l10n/processLanguage';
import type { Credentials } from './ciTypes';
import type { Endpoint } from './endpoint';
import { computeSignature, formatAuthorization, keyTimeAt, type Signature, urlEncode } from './signature';

/** A call before it is signed. */
export interface CiRequest {
  readonly method: string;
  /** Only characters that need no encoding; see `checkPath`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** XML, sent as UTF-8. */
  readonly body?: string;
}

/** A call that is ready to be sent, until its signature expires. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  /** All headers, with those that the platform writes itself. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signature: Signature;
}

/** What is wrong with the method or the path of a request; undefined when it can be sent. */
export function checkRequest(request: CiRequest): string | undefined {
  if (!/^[A-Z]+$/.test(request.method)) {
    return t('`{0}` is not an HTTP method.', request.method);
  }
  // The path is signed decoded and sent encoded: with these characters both are the same text.
  return /^(?:\/[A-Za-z0-9_~,-]+)+$/.test(request.path)
    ? undefined
    : t('`{0}` is not a path of the service: it must look like `/jobs`.', request.path);
}

/** Signs a request as of `nowMs`. */
export async function signRequest(
  request: CiRequest,
  endpoint: Endpoint,
  credentials: Credentials,
  nowMs: number,
): Promise<SignedRequest> {
  const { method, path, query, body } = request;
  const signedHeaders = { ...contentHeaders(request), host: endpoint.host };
  const signature = await computeSignature(
    { method, path, query, headers: signedHeaders },
    credentials,
    keyTimeAt(nowMs),
  );
  return {
    method,
    url: `${endpoint.origin}${path}${formatQuery(query ?? {})}`,
    headers: {
      ...signedHeaders,
      authorization: formatAuthorization(credentials.secretId, signature),
      // The official SDK adds the token after signing, so it is not in the list of signed headers.
      ...(credentials.securityToken ? { 'x-ci-security-token': credentials.securityToken } : {}),
    },
    ...(body === undefined ? {} : { body }),
    signature,
  };
}

function contentHeaders({ method, body }: CiRequest): Record<string, string> {
  if (body !== undefined) {
    const length = new TextEncoder().encode(body).length;
    return { 'content-type': 'application/xml', 'content-length': String(length) };
  }
  // `fetch` announces an empty body for these methods, and only for these.
  return method === 'POST' || method === 'PUT' ? { 'content-length': '0' } : {};
}

/** Names keep their letter case here; the signature has them in lower case. */
function formatQuery(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${urlEncode(name)}=${urlEncode(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
