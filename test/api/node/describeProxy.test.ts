/**
 * What a bug report says of the proxy: never where it is or who signs in.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeProxy } from '../../../client/api/node/describeProxy';
import { defaultNetworkSettings, type NetworkSettings } from '../../../client/api/node/networkSettings';

const proxy = `http://${'me:canary'}@proxy.example`;
const rows: readonly [Partial<NetworkSettings>, string][] = [
  [{}, 'left to the environment'],
  [{ usesProxies: false, proxy }, 'switched off'],
  [{ proxy }, 'set'],
  [{ proxy, proxyAuthorization: 'Basic canary' }, 'set, with a sign-in'],
  [{ proxy, verifiesCertificates: false }, 'set, certificates are not verified'],
];
for (const [settings, words] of rows) {
  it(words, () => assert.equal(describeProxy({ ...defaultNetworkSettings, ...settings }), words));
}
