/**
 * What a person is reported an error and which buttons there are: the RequestId can be copied wherever there is one.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiError } from '../../client/api/ciError';
import type { Target } from '../../client/src/account/target';
import { errorNotice } from '../../client/src/submit/errorNotice';
import { showNotice, type UiAction, type UserInterface } from '../../client/src/ui';

const refused = (status: number, code: string, requestId?: string): CiError => ({
  kind: 'http',
  status,
  code,
  message: 'no',
  requestId,
});

const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

function labelsOf(error: CiError): readonly string[] {
  return errorNotice('It failed.', error, target).buttons.map(({ label }) => label);
}

describe('the buttons of an error', () => {
  const unreadable = { kind: 'unreadableResponse', message: 'cut', status: 200, body: '' } as const;
  const cases: readonly [string, CiError, readonly string[]][] = [
    ['a refusal', refused(400, 'InvalidArgument', 'R-1'), ['Copy RequestId', 'Open Settings']],
    ['a busy service', refused(429, 'SlowDown', 'R-1'), ['Copy RequestId', 'Open Settings']],
    ['a wrong key', refused(403, 'AccessDenied', 'R-1'), ['Set Credentials', 'Copy RequestId']],
    ['a proxy', refused(407, 'x'), ['Open Settings']],
    ['a service that is off', refused(403, 'MediaBucketUnBinded'), ['Open Console', 'Open Settings']],
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
    it(`of ${title}`, () => assert.deepEqual(labelsOf(error), labels));
  }

  it('set the credentials that the job takes, wherever jobs go now', () => {
    const actionFor = (own: Target) => errorNotice('', refused(403, 'x'), own).buttons[0]?.action;
    assert.deepEqual(
      [target, { ...target, profile: 'Films' }, { ...target, endpoint: 'http://127.0.0.1:9/' }].map(
        actionFor,
      ),
      ['service', 'profile:Films', 'http://127.0.0.1:9'].map((scope) => ({ kind: 'setCredentials', scope })),
    );
  });

  it('do what they say', async () => {
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
    await showNotice(ui, errorNotice('It failed.', refused(400, 'InvalidArgument', 'R-1'), target));
    assert.deepEqual(performed, [{ kind: 'copy', text: 'R-1' }]);
  });
});
