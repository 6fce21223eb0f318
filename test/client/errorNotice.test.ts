/**
 * What a person is told of an error and which buttons there are: the RequestId can be copied wherever there is one.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CiError } from '../../client/api/ciError';
import { errorNotice } from '../../client/src/submit/errorNotice';
import { showNotice, type UiAction, type UserInterface } from '../../client/src/ui';

const refused = (status: number, code: string, requestId?: string): CiError => ({
  kind: 'http',
  status,
  code,
  message: 'no',
  requestId,
});

function labelsOf(error: CiError): readonly string[] {
  return errorNotice('It failed.', error).buttons.map(({ label }) => label);
}

describe('the buttons of an error', () => {
  const unreadable = { kind: 'unreadableResponse', message: 'cut', status: 200, body: '' } as const;
  const cases: readonly [string, CiError, readonly string[]][] = [
    ['a refusal', refused(400, 'InvalidArgument', 'R-1'), ['Copy RequestId', 'Open Settings']],
    ['a busy service', refused(429, 'SlowDown', 'R-1'), ['Copy RequestId', 'Open Settings']],
    ['a wrong key', refused(403, 'AccessDenied', 'R-1'), ['Set Credentials', 'Copy RequestId']],
    ['a proxy', refused(407, 'x'), ['Open Settings']],
    ['half an answer', { ...unreadable, requestId: 'R-1' }, ['Copy RequestId', 'Open Settings', 'Show Log']],
    ['a web page', unreadable, ['Open Settings', 'Show Log']],
    [
      'a lost connection',
      { kind: 'network', message: 'x', outcomeUnknown: true },
      ['Open Settings', 'Show Log'],
    ],
    [
      'settings that cannot work',
      { kind: 'configuration', message: 'x' },
      ['Open Settings', 'Set Credentials'],
    ],
    ['a person who stopped it', { kind: 'aborted', outcomeUnknown: false }, []],
  ];
  for (const [title, error, labels] of cases) {
    test(`of ${title}`, () => assert.deepEqual(labelsOf(error), labels));
  }

  test('do what they say', async () => {
    const performed: UiAction[] = [];
    const nothing = (): never => assert.fail('A notice does not ask.');
    const ui: UserInterface = {
      ask: async ({ answers, message }) => {
        assert.match(message, /^It failed\. .* \(HTTP 400, code `InvalidArgument`, request ID `R-1`\)/);
        return answers[0];
      },
      askText: nothing,
      choose: nothing,
      showProgress: nothing,
      perform: async (action) => void performed.push(action),
    };
    await showNotice(ui, errorNotice('It failed.', refused(400, 'InvalidArgument', 'R-1')));
    assert.deepEqual(performed, [{ kind: 'copy', text: 'R-1' }]);
  });
});
