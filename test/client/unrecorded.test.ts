/**
 * What is asked before a request is sent that a crash would leave no trace of, or that the platform may send twice.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { submitRequest } from '../../client/src/submit/submitRequest';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { setUp, snapshot, type TestOptions } from '../support/submitDependencies';

describe('when it cannot be written down first', () => {
  const full = (): Promise<never> => Promise.reject(new Error('no space'));
  const rows: Readonly<Record<string, TestOptions>> = {
    'that it is sent, for the list of this window': { writes: false },
    'that it is sent, for all windows': {
      guard: { log: { find: async () => undefined, begin: full, resolve: full } },
    },
    'whether another window has sent it': { guard: { log: { find: full, begin: full, resolve: full } } },
  };
  for (const [title, options] of Object.entries(rows)) {
    it(`${title}, nothing is sent without an explicit yes`, async () => {
      const person = new FakeUserInterface('Submit', undefined, 'Submit', 'Submit Anyway');
      const { dependencies, sent, book } = setUp(person, options);
      assert.deepEqual(await submitRequest(dependencies, snapshot), {
        kind: 'stopped',
        reason: 'not-recorded',
      });
      assert.deepEqual(sent, []);
      assert.deepEqual(book, ['begin a.cijob.xml (0 sent)', 's1 settled']);
      assert.equal(
        person.heard.at(-1),
        'dialog warning: `a.cijob.xml` was not submitted, because the submission could not be recorded first.',
      );
      assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'submitted', jobIds: ['j1'] });
      assert.equal(sent.length, 1);
      assert.doesNotMatch(person.details.join(), /The same request/);
      assert.ok(person.isDone);
    });
  }

  it('also where nothing is confirmed otherwise', async () => {
    const person = new FakeUserInterface(undefined);
    const policy = { isProduction: false, confirms: false };
    const { dependencies, sent } = setUp(person, { writes: false, policy });
    assert.deepEqual(await submitRequest(dependencies, snapshot), {
      kind: 'stopped',
      reason: 'not-recorded',
    });
    assert.deepEqual(sent, []);
  });
});

describe('in a browser', () => {
  it('the confirmation says that the browser may send it twice; elsewhere it does not', async () => {
    const person = new FakeUserInterface(undefined, undefined);
    const { dependencies } = setUp(person, {});
    await submitRequest({ ...dependencies, mayRepeat: true }, snapshot);
    await submitRequest(dependencies, snapshot);
    assert.match(person.details[0] ?? '', /A browser may send a request twice if the connection fails/);
    assert.doesNotMatch(person.details[1] ?? '', /browser/);
  });
});
