/**
 * A request with an effect leaves once, whatever the other side does after it took it: through the transport of Node
 * programs, and through the editor's own way to the network, also with a lookup before that left a connection.
 */
import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { describe, it } from 'node:test';
import { createCiClient } from '../../../client/api/ciClient';
import { describeNetworkFailure, NotSentError, PROXY_FAILURES } from '../../../client/api/networkFailure';
import { createEditorTransport } from '../../../client/api/node/editorTransport';
import { defaultNetworkSettings } from '../../../client/api/node/networkSettings';
import { createNodeTransport } from '../../../client/api/node/nodeTransport';
import type { Transport } from '../../../client/api/transport';
import { createNodeHost } from '../../../client/src/node/nodeHost';
import { sandboxCredentials, sandboxRequest } from '../../support/inProcessSandbox';
import { makeCertificates } from '../../support/network/certificates.mjs';
import { misbehaviours, startUnreliableServer, type UnreliableServer } from '../../support/unreliableServer';

const certificates = makeCertificates('localhost');
const encryption = { key: certificates.key, cert: certificates.certificate };

/** The editor's function where no proxy is in the way: Node's own, with a certificate that is trusted. */
const trusting = (options: https.RequestOptions): http.ClientRequest =>
  https.request({ ...options, ca: certificates.authority });

const transports: Readonly<Record<string, { readonly transport: Transport; readonly isSecure: boolean }>> = {
  'of Node programs': {
    transport: createNodeTransport({ settings: () => defaultNetworkSettings, environment: {} }),
    isSecure: false,
  },
  'of the extension on the desktop': {
    transport: createNodeHost(path.resolve('.'), {
      settings: () => defaultNetworkSettings,
      isLocal: true,
    }).transport,
    isSecure: false,
  },
  'of the editor': { transport: createEditorTransport(trusting), isSecure: true },
};

function clientOf(server: UnreliableServer, transport: Transport) {
  const options = { bucket: '', region: '', endpoint: server.origin, credentials: sandboxCredentials };
  return createCiClient({ ...options, transport, timeoutMs: 5000 });
}

for (const [name, { transport, isSecure }] of Object.entries(transports)) {
  describe(`the transport ${name} sends once when the server`, () => {
    for (const [title, misbehave] of Object.entries(misbehaviours)) {
      it(title, async (context) => {
        const server = await startUnreliableServer(misbehave, isSecure ? encryption : undefined);
        context.after(() => server.close());
        const client = clientOf(server, transport);
        assert.ok((await client.describeJob('j1')).ok);
        assert.equal((await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' })).ok, false);
        assert.ok((await client.describeJob('j1')).ok);
        assert.equal((await client.cancelJob('j1')).ok, false);
        assert.deepEqual(server.requests, [
          'GET /jobs/j1',
          'POST /jobs',
          'GET /jobs/j1',
          'PUT /jobs/j1?cancel=',
        ]);
        assert.equal(server.connections(), 4, 'each request has a connection of its own');
      });
    }
  });
}

it('`fetch` would send it twice, which is why nothing on a Node program goes over it', async (context) => {
  const server = await startUnreliableServer((socket) => {
    socket.write('HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n');
  });
  context.after(() => server.close());
  await fetch(`${server.origin}/jobs`, { method: 'POST', body: '<Request/>' });
  assert.deepEqual(server.requests, ['POST /jobs', 'POST /jobs']);
});

describe('the editor’s way', () => {
  /** The function as the editor patches it where a proxy does not open a tunnel: its answer comes as the service's. */
  const refusedBy =
    (status: number, port: number) =>
    (options: https.RequestOptions): http.ClientRequest =>
      http.request({
        host: '127.0.0.1',
        port,
        method: options.method,
        path: `/${status}`,
        signal: options.signal,
      });

  const request = {
    method: 'POST',
    url: 'https://ci.test/jobs',
    headers: { host: 'ci.test' },
    body: '<Request/>',
    signal: new AbortController().signal,
  };

  async function refusal(transport: Transport): Promise<unknown> {
    return transport(request).then(
      () => assert.fail('it was sent'),
      (error: unknown) => describeNetworkFailure(error, request.url),
    );
  }

  it('tells a proxy that refuses from the service', async (context) => {
    const proxy = http.createServer(({ url }, response) =>
      response.writeHead(Number(url?.slice(1))).end('no'),
    );
    await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
    context.after(() => void proxy.close());
    const { port } = proxy.address() as { readonly port: number };
    assert.deepEqual(await refusal(createEditorTransport(refusedBy(407, port))), {
      message: 'The proxy requires authentication (HTTP 407).',
      code: PROXY_FAILURES.signIn,
      sent: false,
    });
    assert.deepEqual(await refusal(createEditorTransport(refusedBy(403, port))), {
      message: 'The proxy does not allow requests to `ci.test` (HTTP 403).',
      code: PROXY_FAILURES.refused,
      sent: false,
    });
  });

  it('says of a proxy that is not there that nothing was sent, and shows no password', async () => {
    const failing = (options: https.RequestOptions): http.ClientRequest =>
      https.request({
        ...options,
        agent: undefined,
        createConnection: () => {
          throw new Error('Failed to establish a socket connection to proxies: PROXY me:canary@127.0.0.1:1');
        },
      });
    assert.deepEqual(await refusal(createEditorTransport(failing)), {
      message: 'The proxy cannot be reached.',
      code: PROXY_FAILURES.unreachable,
      sent: false,
    });
    await assert.rejects(createEditorTransport(failing)(request), NotSentError);
  });

  it('ends when its signal does, and its agent may find the proxy', async (context) => {
    const server = await startUnreliableServer(() => undefined, encryption);
    context.after(() => server.close());
    const controller = new AbortController();
    let agent: unknown = 'not asked';
    const transport = createEditorTransport((options) => {
      agent = options.agent;
      const outgoing = trusting(options);
      outgoing.once('finish', () => controller.abort());
      return outgoing;
    });
    const sent = { ...request, headers: {}, url: `${server.origin}/jobs`, signal: controller.signal };
    await assert.rejects(transport(sent), { name: 'AbortError' });
    assert.equal(agent, undefined);
  });
});
