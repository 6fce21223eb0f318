/**
 * What a refused redirect and a proxy that refuses are called does not depend on the transport.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createCiClient } from '../../../client/api/ciClient';
import { explainError } from '../../../client/api/ciError';
import { proxyRefusal } from '../../../client/api/networkFailure';
import { defaultNetworkSettings } from '../../../client/api/node/networkSettings';
import { createNodeTransport } from '../../../client/api/node/nodeTransport';
import { fetchTransport, type Transport } from '../../../client/api/transport';
import { sandboxCredentials, sandboxRequest } from '../../support/inProcessSandbox';
import { startUnreliableServer } from '../../support/unreliableServer';

async function explained(transport: Transport, endpoint: string) {
  const client = createCiClient({
    bucket: '',
    region: '',
    endpoint,
    credentials: sandboxCredentials,
    transport,
  });
  const answer = await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' });
  assert.ok(!answer.ok);
  return explainError(answer.error);
}

const node = createNodeTransport({ settings: () => defaultNetworkSettings, environment: {} });
/** What a page of a browser gets to know of a redirect. */
const opaque: Transport = async () => ({ status: 0, headers: {}, body: '' });

it('a refused redirect', async (context) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const server = await startUnreliableServer((socket) => {
      socket.write(`HTTP/1.1 ${status} Elsewhere\r\nContent-Length: 0\r\n\r\n`);
    });
    context.after(() => server.close());
    const byNode = await explained(node, server.origin);
    assert.deepEqual(byNode, await explained(fetchTransport, server.origin));
    const byBrowser = await explained(opaque, server.origin);
    assert.equal(byNode.message, `${byBrowser.message} (HTTP ${status})`);
    assert.equal(byNode.nextStep, byBrowser.nextStep);
  }
});

it('a proxy that refuses', async () => {
  for (const status of [407, 403, 502]) {
    const url = 'https://ci.test:8443/jobs';
    const ours = proxyRefusal(status, url, { label: '10.0.0.1:3128' });
    const failing =
      (error: unknown): Transport =>
      () =>
        Promise.reject(error);
    const cause = new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
    const [one, other, unnamed] = await Promise.all(
      [
        failing(ours),
        failing(new TypeError('fetch failed', { cause })),
        failing(proxyRefusal(status, url)),
      ].map((transport) => explained(transport, 'https://ci.test:8443')),
    );
    assert.deepEqual(other, unnamed);
    assert.deepEqual({ ...one, message: one?.message.replace(' `10.0.0.1:3128`', '') }, other);
  }
});
