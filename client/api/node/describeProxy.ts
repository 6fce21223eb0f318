/**
 * How the proxy is set up, in words that are safe to publish.
 */

import type { NetworkSettings } from './networkSettings';

/** Whether a proxy is set, signed in to and trusted; not its address, which is the company's. */
export function describeProxy({
  usesProxies,
  proxy,
  proxyAuthorization,
  verifiesCertificates,
}: NetworkSettings): string {
  if (!usesProxies) {
    return 'switched off';
  }
  const signIn = proxyAuthorization === undefined ? '' : ', with a sign-in';
  const trust = verifiesCertificates ? '' : ', certificates are not verified';
  return `${proxy === undefined ? 'left to the environment' : 'set'}${signIn}${trust}`;
}
