/**
 * Watched jobs in a state that is new to this client, or without one: shown, asked about for a while, then given up.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unknownStateError } from '../../client/api/retryPolicy';
import { watcherDependencies } from '../../client/src/jobs/watcherDependencies';
import { FakeClock } from '../support/fakeClock';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';
import { all, minutes, states, target, watching } from '../support/watching';

describe('a state that nobody knows', () => {
  it('is shown as it is, asked about for ten minutes, and reported then; other jobs go on', async () => {
    for (const state of ['Frozen', '']) {
      const { clock, calls, store, notified, watcher } = watching((ids) =>
        states(ids.map((jobId) => [jobId, jobId === 'j1' ? state : 'Running'] as const)),
      );
      watcher.watch('j1', target);
      watcher.watch('j2', target);
      await clock.advance(9 * minutes);
      assert.deepEqual([store.find('j1')?.state, store.find('j1')?.isDone, notified], [state, false, []]);
      await clock.advance(3 * minutes);
      assert.deepEqual(notified, ['gave up j1 of films-1250000000: unknownState']);
      assert.deepEqual([watcher.isWatching('j1'), watcher.isWatching('j2')], [false, true]);
      const looks = calls.filter(({ jobIds }) => jobIds.includes('j1')).map(({ atMs }) => atMs);
      assert.ok(looks.length < 25, String(looks));
      watcher.dispose();
    }
  });

  it('that becomes a known one is forgotten', async () => {
    let state = 'Frozen';
    const { clock, notified, watcher } = watching((ids, call) => all(state)(ids, call));
    watcher.watch('j1', target);
    await clock.advance(8 * minutes);
    state = 'Running';
    await clock.advance(3 * minutes);
    state = 'Frozen';
    await clock.advance(8 * minutes);
    assert.deepEqual(notified, []);
    state = 'Success';
    await clock.advance(3 * minutes);
    assert.deepEqual(notified, ['ended j1 Success']);
  });

  it('is explained to the person', async () => {
    const person = new FakeUserInterface();
    const jobs = storeOn(memoryHistory());
    const error = unknownStateError('j1', { unknown: 'Frozen' });
    watcherDependencies({
      ui: person,
      jobs,
      clock: new FakeClock(),
      credentials: { find: async () => undefined },
      createClient: () => assert.fail('There is nothing to ask.'),
      logFailure: () => () => undefined,
    }).onAbandoned(['j1'], target, { kind: 'error', error });
    assert.deepEqual(person.heard, [
      'notice error: `j1` is no longer watched. `j1` has been in the unknown state `Frozen` for 10 minutes. It may have ended or may still be running: look it up later, or in the console. A newer version of this program may support the state.',
    ]);
  });
});
