/**
 * Watching jobs that do not live where most do: by the Tag, by the beginning of the id, and by looking.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure } from '../../client/api/result';
import { all, httpError, minutes, states, target, watching } from '../support/watching';

/** Watches jobs of these Tags, each of which is at its own path alone, until they have ended. */
async function watchAt(
  homes: Readonly<Record<string, { readonly tag: string; readonly path: string }>>,
  refuse: (jobIds: readonly string[]) => ReturnType<typeof states> = () => states([]),
) {
  const asked: string[] = [];
  let rounds = 0;
  const watched = watching((ids, call, path) => {
    asked.push(`${path} ${ids.join(',')}`);
    rounds += 1;
    const here = ids.filter((id) => homes[id]?.path === path);
    return here.length === 0 ? refuse(ids) : all(rounds < 6 ? 'Running' : 'Success')(here, call);
  });
  for (const [jobId, { tag }] of Object.entries(homes)) {
    const known = states([[jobId, 'Submitted']]);
    assert.ok(known.ok && known.value.jobs[0] !== undefined);
    watched.store.put({ ...known.value.jobs[0], tag }, target, '');
    watched.watcher.watch(jobId, target);
  }
  await watched.clock.advance(10 * minutes);
  return { asked, notified: watched.notified };
}

describe('watching jobs of several kinds', () => {
  it('asks about each kind where it lives, one call for each', async () => {
    const { asked, notified } = await watchAt({
      f1: { tag: 'FileHashCode', path: '/file_jobs' },
      f2: { tag: 'FileCompress', path: '/file_jobs' },
      c1: { tag: 'PosterProduction', path: '/pic_jobs' },
      c2: { tag: 'PicProcess', path: '/jobs' },
      j1: { tag: 'Transcode', path: '/jobs' },
    });
    assert.deepEqual(asked.slice(0, 4), ['/file_jobs f1,f2', '/pic_jobs c1', '/jobs c2', '/jobs j1']);
    assert.deepEqual([...new Set(asked.map((call) => call.split(' ')[0]))].sort(), [
      '/file_jobs',
      '/jobs',
      '/pic_jobs',
    ]);
    assert.deepEqual([...notified].sort(), [
      'ended c1 Success',
      'ended c2 Success',
      'ended f1 Success, f2 Success',
      'ended j1 Success',
    ]);
  });

  for (const [name, refuse] of [
    ['does not name it', () => states([])],
    [
      'refuses it',
      () => failure(httpError(404, { code: 'ResourceNotFound', action: 'ci:DescribeMediaJob' })),
    ],
    ['has no such address', () => failure(httpError(404))],
  ] as const) {
    it(`looks in the other place at once where the first ${name}, and stays there`, async () => {
      const { asked, notified } = await watchAt(
        { s1: { tag: 'SpeechRecognition', path: '/asr_jobs' } },
        refuse,
      );
      assert.deepEqual(asked.slice(0, 3), ['/jobs s1', '/asr_jobs s1', '/asr_jobs s1']);
      assert.deepEqual(
        [asked.slice(1).every((call) => call === '/asr_jobs s1'), notified],
        [true, ['ended s1 Success']],
      );
    });
  }

  it('gives a job up that is in none of its places', async () => {
    const { asked, notified } = await watchAt({ a1: { tag: 'Translation', path: '/nowhere' } });
    assert.deepEqual(
      asked,
      [1, 2, 3].flatMap(() => ['/jobs a1', '/ai_jobs a1']),
    );
    assert.deepEqual(notified, ['gave up a1 of films-1250000000: http']);
  });

  it('gives up the kind whose permission is missing, and no other one', async () => {
    const { notified } = await watchAt(
      { f1: { tag: 'FileHashCode', path: '/nowhere' }, j1: { tag: 'Transcode', path: '/jobs' } },
      () => failure(httpError(403, { code: 'AccessDenied', action: 'ci:DescribeFileProcessJob' })),
    );
    assert.deepEqual(notified, ['gave up f1 of films-1250000000: http', 'ended j1 Success']);
  });
});
