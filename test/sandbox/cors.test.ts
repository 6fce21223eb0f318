/**
 * Whether web pages may call the sandbox: what a browser asks before it sends, and what it needs to read an answer.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { readInstruction } from '../../sandbox/options';
import {
  type InProcessSandbox,
  sandboxCredentials,
  sandboxRequest,
  startInProcessSandbox,
} from '../support/inProcessSandbox';

let sandbox: InProcessSandbox | undefined;

afterEach(() => sandbox?.close());

/** The status and the permissions of an answer. */
async function permissionsOf(init: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(`${sandbox?.url}/jobs`, init);
  const permissions = [...response.headers].filter(([name]) => name.startsWith('access-control-'));
  return { status: response.status, ...Object.fromEntries(permissions) };
}

/** What a browser asks before it sends a signed request. */
const preflight = {
  method: 'OPTIONS',
  headers: {
    origin: 'https://editor.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  },
};
const fromPage = { method: 'POST', headers: { origin: 'https://editor.example' } };

describe('with --cors the sandbox', () => {
  it('lets pages send what a signed request needs, and read the answer', async () => {
    sandbox = await startInProcessSandbox({ cors: true });
    assert.deepEqual(await permissionsOf(preflight), {
      status: 204,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'date, retry-after, x-ci-request-id',
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': 'authorization, content-type, x-ci-security-token',
      'access-control-max-age': '600',
    });
    assert.deepEqual(await permissionsOf(fromPage), {
      status: 401,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'date, retry-after, x-ci-request-id',
    });
    // A question is no request of the service.
    assert.deepEqual(await sandbox.received(), ['POST /jobs 401']);
  });

  it('keeps its controls to programs of this machine', async () => {
    sandbox = await startInProcessSandbox({ cors: true });
    const response = await fetch(`${sandbox.url}/sandbox/requests`);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });

  it('takes jobs as ever', async () => {
    sandbox = await startInProcessSandbox({ cors: true });
    const client = createCiClient({
      bucket: 'examplebucket-1250000000',
      region: 'ap-chongqing',
      endpoint: sandbox.url,
      credentials: sandboxCredentials,
    });
    const answer = await client.createJob(sandboxRequest, { method: 'POST', path: '/jobs' });
    assert.equal(answer.ok && answer.value.status, 200);
  });
});

describe('without --cors the sandbox', () => {
  it('lets no page in', async () => {
    sandbox = await startInProcessSandbox();
    assert.deepEqual(await permissionsOf(preflight), { status: 401 });
    assert.deepEqual(await permissionsOf(fromPage), { status: 401 });
  });
});

it('the command line knows --cors', () => {
  const corsOf = (argv: readonly string[]): unknown => {
    const instruction = readInstruction(argv, {});
    return instruction.kind === 'run' ? instruction.commandLine.cors : instruction;
  };
  assert.deepEqual([corsOf(['--cors']), corsOf([])], [true, false]);
});
