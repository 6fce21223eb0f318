/**
 * What encrypted connections trust: read once, and never a reason to fail.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createTrustStore } from '../../../client/api/node/certificates';

it('the certificates are read once, because that takes long', () => {
  const store = createTrustStore({});
  const first = store(true);
  assert.ok(first !== undefined);
  assert.equal(store(true), first);
});

it('without those of the system it is left to Node', () => {
  assert.equal(createTrustStore({})(false), undefined);
});

it('a file that is not there is gone without', () => {
  assert.ok(createTrustStore({ NODE_EXTRA_CA_CERTS: '/nowhere/authority.pem' })(true) !== undefined);
});
