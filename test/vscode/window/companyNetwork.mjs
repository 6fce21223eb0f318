// An editor in a company's network: the way out leads through a proxy that wants a sign-in, and the service shows
// a certificate of a private authority. Nothing of that can be reached past the proxy: its host is an invented one.
import fs from 'node:fs';
import path from 'node:path';
import { makeCertificates } from '../../support/network/certificates.mjs';
import { basic, startTestProxy, startTlsFront } from '../../support/network/testProxy.mjs';

const host = 'ci.test';
export const signIn = 'clerk:proxyCanaryPassword';

/** Promises `{ machine, user, env, proxy, close }`: how the editor is set up, and the proxy that it must use. */
export async function prepareCompanyNetwork({ url }, folder) {
  const certificates = makeCertificates(host);
  const authority = path.join(folder, 'authority.pem');
  fs.writeFileSync(authority, certificates.authority);
  const front = await startTlsFront(certificates, Number(new URL(url).port));
  const proxy = await startTestProxy({ routes: { [host]: front.port }, signIn });
  return {
    machine: { 'ciJob.endpoint': `https://${host}` },
    user: {
      'http.proxySupport': 'override',
      'http.proxy': `http://127.0.0.1:${proxy.port}`,
      'http.proxyAuthorization': basic(signIn),
    },
    env: { NODE_EXTRA_CA_CERTS: authority },
    proxy,
    close: async () => {
      await proxy.close();
      await front.close();
    },
  };
}
