/**
 * A handler that fails or that nobody waits for.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancellationTokenSource, ResponseError } from 'vscode-jsonrpc';
import { LSPErrorCodes } from 'vscode-languageserver';
import { describeError, runSafe, type SafeRun } from '../../server/src/runSafe';

/** What came of a run, and what it logged. */
function run(own: Partial<SafeRun<string>>): { answer: unknown; logged: string[] } {
  const logged: string[] = [];
  const answer = runSafe({
    log: { error: (message) => void logged.push(message) },
    operation: 'test/operation',
    uri: 'file:///a.xml',
    token: new CancellationTokenSource().token,
    fallback: 'fallback',
    run: () => 'answer',
    ...own,
  });
  return { answer, logged };
}

function assertCancelled(answer: unknown): void {
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
}

describe('runSafe', () => {
  it('gives the answer', () => assert.deepEqual(run({}), { answer: 'answer', logged: [] }));

  it('does no work for a cancelled request', () => {
    const source = new CancellationTokenSource();
    source.cancel();
    const { answer, logged } = run({ token: source.token, run: () => assert.fail('it ran') });
    assertCancelled(answer);
    assert.deepEqual(logged, []);
  });

  it('drops the answer of a request that is cancelled meanwhile', () => {
    const source = new CancellationTokenSource();
    const { answer } = run({
      token: source.token,
      run: () => {
        source.cancel();
        return 'late';
      },
    });
    assertCancelled(answer);
  });

  it('gives the fallback when the handler throws, and logs where without the message', () => {
    const { answer, logged } = run({
      run: () => {
        throw new RangeError('<SecretText>\n    at home:1:2');
      },
    });
    assert.equal(answer, 'fallback');
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? '', /^test\/operation failed for file:\/\/\/a\.xml: RangeError\n\s+at /);
    assert.doesNotMatch(logged[0] ?? '', /SecretText|home/);
  });

  it('names no document where there is none', () => {
    const { logged } = run({
      uri: undefined,
      run: () => {
        throw undefined;
      },
    });
    assert.deepEqual(logged, ['test/operation failed: something of type undefined was thrown']);
  });
});

describe('describeError', () => {
  it('copes with an error without a stack', () => {
    const error = new TypeError('text of the document');
    delete error.stack;
    assert.equal(describeError(error), 'TypeError');
  });
});
