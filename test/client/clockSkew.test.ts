/**
 * A wrong clock is recognized by the service's answer, said, and corrected once; nothing is submitted twice.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import { ClockSkew } from '../../client/src/account/clockSkew';
import { fakeTransport, type ScriptedResponse } from '../support/fakeTransport';

const nowMs = Date.UTC(2026, 0, 31, 12);
const credentials = {
  secretId: 'AKIDEXAMPLE0000000000000000000000000',
  secretKey: 'exampleKey0000000000000000000000',
};
const jobs: ScriptedResponse = { body: '<Response><JobsDetail><JobId>j1</JobId></JobsDetail></Response>' };

function refusal(date: string, code = 'RequestTimeTooSkewed'): ScriptedResponse {
  return { status: 403, headers: { date }, body: `<Error><Code>${code}</Code><Message>no</Message></Error>` };
}

function correcting(...answers: readonly ScriptedResponse[]) {
  const { transport, requests } = fakeTransport(...answers);
  const reported: string[] = [];
  let machineMs = nowMs;
  const clocks = new ClockSkew(
    () => machineMs,
    (message) => reported.push(message),
  );
  const clientOf = (place: string) =>
    clocks.correct(place, (now) =>
      createCiClient({ bucket: 'films-1250000000', region: 'ap-chongqing', credentials, transport, now }),
    );
  /** The second that each request was signed at, relative to this machine's clock. */
  const signedAt = (): number[] =>
    requests.map(({ headers }) => {
      const start = /q-sign-time=(\d+)/.exec(headers.authorization ?? '')?.[1];
      return Number(start) + 1 - nowMs / 1000;
    });
  /** Somebody sets this machine's clock, by seconds from where it stood at first. */
  const setClock = (seconds: number): void => {
    machineMs = nowMs + seconds * 1000;
  };
  return { clientOf, reported, signedAt, setClock, clocks };
}

const late = 'Sat, 31 Jan 2026 12:20:00 GMT';
const later = 'Sat, 31 Jan 2026 12:40:00 GMT';

describe('a clock that is wrong', () => {
  it('is corrected for the next submission, which a person makes', async () => {
    const { clientOf, reported, signedAt } = correcting(refusal(late), jobs);
    const operation = { method: 'POST', path: '/jobs' };
    const client = clientOf('service');
    assert.equal((await client.createJob('<Request/>', operation)).ok, false);
    assert.deepEqual(signedAt(), [0]);
    assert.deepEqual(reported, [
      'This machine’s clock is 20 minutes behind the service’s. This window now signs with the service’s time; the refused request was not sent again. Correct the clock.',
    ]);
    assert.equal((await clientOf('service').createJob('<Request/>', operation)).ok, true);
    assert.deepEqual(signedAt(), [0, 1200]);
  });

  it('does not stop a look at a job', async () => {
    const early = 'Sat, 31 Jan 2026 11:00:00 GMT';
    const { clientOf, reported, signedAt } = correcting(refusal(early, 'SignatureExpired'), jobs);
    assert.equal((await clientOf('service').describeJob('j1')).ok, true);
    assert.deepEqual([signedAt(), reported.length], [[0, -3600], 1]);
  });

  it('is corrected once for each call, and for its own place only', async () => {
    const { clientOf, reported, signedAt } = correcting(
      refusal(late),
      refusal(later),
      refusal(later),
      jobs,
      jobs,
    );
    const sandbox = clientOf('http://127.0.0.1:1');
    const first = await sandbox.describeJob('j1');
    // By how much this machine's own clock is wrong, whatever time was signed with.
    assert.equal(!first.ok && first.error.kind === 'http' && first.error.clockSkewSeconds, 2400);
    assert.equal((await sandbox.describeJob('j1')).ok, true);
    assert.equal((await clientOf('service').describeJob('j1')).ok, true);
    assert.deepEqual([signedAt(), reported.length], [[0, 1200, 1200, 2400, 0], 2]);
  });

  it('is trusted again once it is right', async () => {
    const { clientOf, reported, signedAt, setClock, clocks } = correcting(
      refusal(late),
      jobs,
      refusal(late, 'SignatureExpired'),
      jobs,
      jobs,
    );
    assert.equal((await clientOf('service').describeJob('j1')).ok, true);
    assert.equal(clocks.serviceTime('service', 0), 1_200_000);
    setClock(1200);
    assert.equal((await clientOf('service').describeJob('j1')).ok, true);
    assert.deepEqual(reported.slice(1), [
      'This machine’s clock is correct again. This window now signs with its time; the refused request was not sent again.',
    ]);
    assert.equal((await clientOf('service').describeJob('j1')).ok, true);
    assert.deepEqual([signedAt(), clocks.serviceTime('service', 0)], [[0, 1200, 2400, 1200, 1200], 0]);
  });

  it('is not blamed for a submission that was signed with another time', async () => {
    const { clientOf, setClock } = correcting(refusal(late), jobs, refusal(late, 'SignatureExpired'));
    await clientOf('service').describeJob('j1');
    setClock(1200);
    const answer = await clientOf('service').createJob('<Request/>', { method: 'POST', path: '/jobs' });
    assert.ok(!answer.ok && answer.error.kind === 'http');
    assert.deepEqual([answer.error.code, answer.error.clockSkewSeconds], ['SignatureExpired', 0]);
  });

  it('is corrected for all calls that were on their way', async () => {
    const { clientOf, reported, signedAt } = correcting(refusal(late), refusal(late), jobs, jobs);
    const client = clientOf('service');
    const answers = await Promise.all([client.describeJob('j1'), client.describeJob('j1')]);
    assert.deepEqual(
      answers.map(({ ok }) => ok),
      [true, true],
    );
    assert.deepEqual([signedAt(), reported.length], [[0, 0, 1200, 1200], 1]);
  });

  for (const [title, answer] of [
    ['by seconds', refusal('Sat, 31 Jan 2026 12:00:20 GMT')],
    ['by days', refusal('Wed, 31 Jan 2024 12:00:00 GMT')],
    ['but is not why the request was refused', refusal(late, 'InvalidAccessKeyId')],
    ['without saying so', { status: 403, body: '<Error><Code>RequestTimeTooSkewed</Code></Error>' }],
  ] as const) {
    it(`${title} is left alone`, async () => {
      const { clientOf, reported } = correcting(answer);
      assert.equal((await clientOf('service').describeJob('j1')).ok, false);
      assert.deepEqual(reported, []);
    });
  }
});
