/**
 * The request that would be sent, to look at: complete but for the secrets.
 */

import { maskSecretId } from './credentials';
import type { KeyTime } from './signature';
import type { SignedRequest } from './signedRequest';

/** A request that was signed and not sent. No field holds a secret or a signature that could be used. */
export interface DryRun {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What is hashed, as the service computes it too. */
  readonly httpString: string;
  /** What is signed. */
  readonly stringToSign: string;
  /** Until when the request could be sent, in Unix seconds. */
  readonly validUntil: number;
  /** All of it as text for people. */
  readonly display: string;
}

/** Shows a signed request without its secrets. */
export function describeDryRun(request: SignedRequest, secretId: string, keyTime: KeyTime): DryRun {
  const { method, url, signature } = request;
  const body = request.body ?? '';
  const headers = maskHeaders(request, secretId);
  return {
    method,
    url,
    headers,
    body,
    httpString: signature.httpString,
    stringToSign: signature.stringToSign,
    validUntil: keyTime.end,
    display: [
      `${method} ${url}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      body,
    ].join('\n'),
  };
}

function maskHeaders(request: SignedRequest, secretId: string): Readonly<Record<string, string>> {
  const masked = Object.entries(request.headers).map(([name, value]) => {
    switch (name) {
      case 'authorization':
        // The signature is valid for minutes, and with it anyone could send this very request.
        return [name, maskAuthorization(value, request.signature.signature, secretId)];
      case 'x-ci-security-token':
        return [name, '****'];
      default:
        return [name, value];
    }
  });
  return Object.fromEntries(masked);
}

function maskAuthorization(authorization: string, signature: string, secretId: string): string {
  return authorization
    .replace(`q-signature=${signature}`, `q-signature=${signature.slice(0, 4)}****`)
    .replace(`q-ak=${secretId}`, () => `q-ak=${maskSecretId(secretId)}`);
}
