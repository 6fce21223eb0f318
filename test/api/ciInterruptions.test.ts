/**
 * Calls that end early: the time limit, the caller's signal, and transports that misbehave.
 */

import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import { NotSentError } from '../../client/api/networkFailure';
import type { TransportRequest } from '../../client/api/transport';
import { neverAnswers, type ScriptedResponse } from '../support/fakeTransport';
import { ACCOUNT, jobXml, NOW_MS, OPERATION, scriptedClient, unwrapError } from './support';

const HOST = 'films-1250000001.ci.ap-chongqing.myqcloud.com';

/** A step that does something while the request is under way, then answers or never does. */
function during(action: () => void, response?: ScriptedResponse) {
  return async (request: TransportRequest): Promise<ScriptedResponse> => {
    action();
    return response ?? neverAnswers(request);
  };
}

describe('time and patience', () => {
  it('a call ends after thirty seconds', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const { client } = scriptedClient([during(() => context.mock.timers.tick(30_000))]);
    assert.deepEqual(unwrapError(await client.createJob('<Request/>', OPERATION)), {
      kind: 'timeout',
      message: `\`${HOST}\` did not respond within 30 seconds.`,
      outcomeUnknown: true,
    });
  });

  it('a call does not end before its time limit', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const { client } = scriptedClient([
      during(() => context.mock.timers.tick(29_999), { body: jobXml('Running') }),
    ]);
    assert.equal((await client.describeJob('j1')).ok, true);
  });

  it('the time limit is an option, and a lookup that ran into it changed nothing', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const { client } = scriptedClient([during(() => context.mock.timers.tick(1500))], { timeoutMs: 1500 });
    assert.deepEqual(unwrapError(await client.describeJob('j1')), {
      kind: 'timeout',
      message: `\`${HOST}\` did not respond within 1.5 seconds.`,
      outcomeUnknown: false,
    });
  });

  it('the caller can stop a call that is under way', async () => {
    const rows = [
      ['createJob', true],
      ['cancelJob', true],
      ['describeJob', false],
      ['listJobs', false],
    ] as const;
    for (const [name, outcomeUnknown] of rows) {
      const controller = new AbortController();
      const { client } = scriptedClient([during(() => controller.abort())]);
      const options = { signal: controller.signal };
      const calls = {
        createJob: () => client.createJob('<Request/>', OPERATION, options),
        cancelJob: () => client.cancelJob('j1', options),
        describeJob: () => client.describeJob('j1', options),
        listJobs: () => client.listJobs({ tag: 'Concat' }, options),
      };
      assert.deepEqual(unwrapError<CiError>(await calls[name]()), { kind: 'aborted', outcomeUnknown });
    }
  });

  it('a call that was stopped before it began sends nothing', async () => {
    const { client, requests } = scriptedClient([]);
    const error = unwrapError(
      await client.createJob('<Request/>', OPERATION, { signal: AbortSignal.abort() }),
    );
    assert.deepEqual([error, requests], [{ kind: 'aborted', outcomeUnknown: false }, []]);
  });

  it('one that ended on the way to the service has sent nothing', async () => {
    for (const timeoutMs of [1, 60_000]) {
      const controller = new AbortController();
      const client = createCiClient({
        ...ACCOUNT,
        timeoutMs,
        transport: ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new NotSentError('on the way', undefined)));
            if (timeoutMs > 1) {
              controller.abort();
            }
          }),
      });
      const error = unwrapError(
        await client.createJob('<Request/>', OPERATION, { signal: controller.signal }),
      );
      assert.deepEqual(
        [error.kind, 'outcomeUnknown' in error && error.outcomeUnknown],
        [timeoutMs === 1 ? 'timeout' : 'aborted', false],
      );
    }
  });

  it('an answer that comes in the moment of stopping counts', async () => {
    const controller = new AbortController();
    const client = createCiClient({
      ...ACCOUNT,
      transport: async () => {
        controller.abort();
        return { status: 200, headers: {}, body: jobXml('Running') };
      },
    });
    const answer = await client.createJob('<Request/>', OPERATION, { signal: controller.signal });
    assert.equal(answer.ok && answer.value.jobs[0]?.state, 'Running');
  });

  it('a transport that does not heed its signal is not waited for', async () => {
    const controller = new AbortController();
    const client = createCiClient({
      ...ACCOUNT,
      now: () => NOW_MS,
      transport: () => {
        controller.abort();
        return new Promise(() => {});
      },
    });
    const error = unwrapError(await client.createJob('<Request/>', OPERATION, { signal: controller.signal }));
    assert.deepEqual(error, { kind: 'aborted', outcomeUnknown: true });
  });

  it('a finished call leaves no timer and no listener behind', async () => {
    const signal = new AbortController().signal;
    const removed = mock.method(signal, 'removeEventListener');
    const cleared = mock.method(globalThis, 'clearTimeout');
    const { client } = scriptedClient([{ body: jobXml('Running') }]);
    await client.describeJob('j1', { signal });
    assert.deepEqual([removed.mock.callCount(), cleared.mock.callCount() >= 1], [1, true]);
    mock.restoreAll();
  });

  it('a transport that throws at once is a network failure too', async () => {
    const client = createCiClient({
      ...ACCOUNT,
      transport: () => {
        throw new Error('at once');
      },
    });
    assert.equal(unwrapError(await client.describeJob('j1')).kind, 'network');
  });
});
