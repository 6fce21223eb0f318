/**
 * Watching jobs while the service refuses calls: one bad id, one kind or one failing job is not the end of the others.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiError } from '../../client/api/ciError';
import { failure } from '../../client/api/result';
import { type Answer, all, httpError, minutes, target, watching } from '../support/watching';

describe('a call that is refused', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `j${index}`);
  const more = Array.from({ length: 25 }, (_, index) => `j${index + 10}`);

  /** A service that refuses each call that names one of the bad ids, with this error. */
  const refusing =
    (bad: readonly string[], error: CiError): Answer =>
    (ids, call) =>
      ids.some((id) => bad.includes(id)) ? failure(error) : all('Running')(ids, call);

  /** The jobs that are watched still after ten minutes, and how many calls were refused. */
  async function watchTenMinutes(ids: readonly string[], answer: Answer) {
    let refused = 0;
    const { clock, notified, calls, watcher } = watching((asked, call) => {
      const given = answer(asked, call);
      refused += given.ok ? 0 : 1;
      return given;
    });
    for (const id of ids) watcher.watch(id, target);
    await clock.advance(10 * minutes);
    return { watched: ids.filter((id) => watcher.isWatching(id)), notified, refused, calls };
  }

  for (const [title, error] of [
    ['400 InvalidArgument', httpError(400, { code: 'InvalidArgument' })],
    ['400 without a code', httpError(400)],
    ['404 ResourceNotFound', httpError(404, { code: 'ResourceNotFound', action: 'ci:DescribeMediaJob' })],
    ['404 without a code', httpError(404)],
    ['404 InvalidUrl', httpError(404, { code: 'InvalidUrl' })],
    ['400 with a code that nobody knows', httpError(400, { code: 'JobIdBroken' })],
  ] as const) {
    for (const bad of [['j0'], ['j4', 'j5'], ['j9']]) {
      it(`by ${title} over ${bad.join(' and ')} ends the watching of no other job`, async () => {
        const { watched, notified, refused, calls } = await watchTenMinutes(
          [...ten, ...more],
          refusing(bad, error),
        );
        assert.deepEqual(
          watched,
          [...ten, ...more].filter((id) => !bad.includes(id)),
        );
        assert.deepEqual(
          [...notified].sort(),
          bad.map((id) => `gave up ${id} of films-1250000000: http`),
        );
        assert.ok(refused <= 8, String(refused));
        // The others are asked about together again.
        assert.equal(
          calls.at(-1)?.jobIds.some((id) => bad.includes(id)),
          false,
        );
        assert.ok(calls.slice(-4).some(({ jobIds }) => jobIds.length === 10));
      });
    }
  }

  it('over each of ten ids ends the watching of those alone', async () => {
    const { watched, notified } = await watchTenMinutes(
      [...ten, ...more],
      refusing(ten, httpError(400, { code: 'InvalidArgument' })),
    );
    assert.deepEqual([watched, notified.length], [more, 10]);
  });

  it('over whatever is asked ends the watching with few calls', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `j${index}`);
    const { watched, notified, refused } = await watchTenMinutes(ids, () => failure(httpError(404)));
    assert.deepEqual([watched, notified.length], [[], 1]);
    assert.ok(refused <= 20, String(refused));
  });

  it('by a missing permission for one kind leaves the other kinds alone', async () => {
    const denied = httpError(403, { code: 'AccessDenied' });
    const { watched, notified } = await watchTenMinutes(['j1', 's1', 'j2', 's2'], (ids, call) =>
      ids[0]?.startsWith('s') ? failure(denied) : all('Running')(ids, call),
    );
    assert.deepEqual([watched, notified], [['j1', 'j2'], ['gave up s1, s2 of films-1250000000: http']]);
  });

  it('by a missing permission for one job leaves the others alone where the kind was allowed before', async () => {
    let isDenied = false;
    const { clock, notified, watcher } = watching((ids, call) => {
      const given = isDenied && ids.includes('j3');
      return given ? failure(httpError(403, { code: 'AccessDenied' })) : all('Running')(ids, call);
    });
    for (const id of ten) watcher.watch(id, target);
    await clock.advance(minutes);
    isDenied = true;
    await clock.advance(5 * minutes);
    assert.deepEqual(notified, ['gave up j3 of films-1250000000: http']);
    assert.equal(ten.filter((id) => watcher.isWatching(id)).length, 9);
  });

  for (const [title, error] of [
    ['the key', httpError(401, { code: 'SecretidNotExist' })],
    ['the key, with 403', httpError(403, { code: 'SignatureDoesNotMatch' })],
    ['the bucket', httpError(404, { code: 'NoSuchBucket' })],
    ['the host', httpError(400, { code: 'InvalidHost' })],
    ['the region', httpError(301)],
    [
      'a service that is off',
      httpError(400, { message: "media bucket unbinded, bucket's host is unavailable" }),
    ],
  ] as const) {
    it(`because of ${title} is notified once for all jobs`, async () => {
      const { watched, notified, refused } = await watchTenMinutes([...ten, 's1'], () => failure(error));
      assert.deepEqual([watched, notified.length, refused], [[], 1, 1]);
    });
  }

  it('again and again by a failing service does not keep others from being looked at', async () => {
    const broken = refusing(['j3'], httpError(500, { code: 'InternalError' }));
    const { clock, calls, notified, watcher } = watching(broken);
    for (const id of [...ten, ...more]) watcher.watch(id, target);
    await clock.advance(10 * minutes);
    const seen = new Set(
      calls.filter(({ jobIds }) => !jobIds.includes('j3')).flatMap(({ jobIds }) => jobIds),
    );
    assert.deepEqual([seen.size, notified, watcher.isWatching('j3')], [34, [], true]);
    assert.ok(calls.length < 400, String(calls.length));
  });
});
