/**
 * The way of a request through the gate: what is asked, what stops it, what is sent, and that it is sent once.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiError } from '../../client/api/ciError';
import { submitRequest } from '../../client/src/submit/submitRequest';
import type { RequestSnapshot } from '../../client/src/submit/submitTypes';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { operation, setUp, snapshot, type TestOptions, target } from '../support/submitDependencies';

describe('submitting', () => {
  it('asks once, naming what, where, as whom and that it is billed; then sends the text', async () => {
    const person = new FakeUserInterface('Submit');
    const { dependencies, sent, accepted, book } = setUp(person, {});
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'submitted', jobIds: ['j1'] });
    assert.deepEqual(book, ['begin a.cijob.xml (0 sent)', 's1 settled']);
    assert.deepEqual(person.heard, [
      'dialog information: Submit this Work job?',
      'progress: Submitting a.cijob.xml (Work)',
    ]);
    assert.deepEqual(person.details, [
      [
        'Tag: Work',
        'Bucket: films-1250000000',
        'Region: ap-chongqing',
        'Input: in.mp4',
        'Output: out.mp4 in films-1250000000, ap-chongqing',
        'Credentials: AKID****0000, from the secret storage',
        '',
        'The job is billed: Tencent Cloud charges media processing to the account of these credentials.',
      ].join('\n'),
    ]);
    assert.deepEqual(sent, ['films-1250000000 ap-chongqing <Request/>']);
    assert.deepEqual(accepted, ['j1']);
  });

  it('records the Tag of each job before anything is sent', async () => {
    const jobs = ['Work', 'Play', 'Work'].map((tag) => ({ ...operation, tag }));
    const { dependencies, book } = setUp(new FakeUserInterface('Submit'), {
      check: { operation: { ...operation, jobs }, errors: [] },
    });
    await submitRequest(dependencies, snapshot);
    assert.deepEqual(book, ['begin a.cijob.xml Work Play Work (0 sent)', 's1 settled']);
  });

  it('asks again, with a warning, when the very same request was submitted before', async () => {
    const person = new FakeUserInterface('Submit', undefined);
    const { dependencies, sent } = setUp(person, {});
    await submitRequest(dependencies, snapshot);
    assert.deepEqual(await submitRequest(dependencies, snapshot), {
      kind: 'stopped',
      reason: 'not-confirmed',
    });
    assert.equal(person.heard.at(-1), 'dialog warning: Submit this Work job?');
    assert.match(
      person.details.at(-1) ?? '',
      /The same request was submitted a moment ago as j1\. Submitting it again creates another job\./,
    );
    assert.equal(sent.length, 1);
  });

  it('warns when the output overwrites the input', async () => {
    const person = new FakeUserInterface(undefined);
    const output = { bucket: target.bucket, region: target.region, object: 'in.mp4' };
    const { dependencies } = setUp(person, { check: { operation: { ...operation, output }, errors: [] } });
    await submitRequest(dependencies, snapshot);
    assert.match(person.details[0] ?? '', /The output has the name of the input and overwrites it\./);
  });

  it('does not start a second time while the first is on its way', async () => {
    const person = new FakeUserInterface('Submit');
    const { dependencies, sent } = setUp(person, {});
    const [first, second] = await Promise.all([
      submitRequest(dependencies, snapshot),
      submitRequest(dependencies, snapshot),
    ]);
    assert.deepEqual(first, { kind: 'submitted', jobIds: ['j1'] });
    assert.deepEqual(second, { kind: 'stopped', reason: 'busy' });
    assert.equal(sent.length, 1);
  });
});

describe('the gate stays closed', () => {
  const refusals: readonly [string, TestOptions, Partial<RequestSnapshot>, object, string][] = [
    [
      'in an untrusted workspace',
      { trusted: false },
      {},
      { kind: 'stopped', reason: 'untrusted' },
      'notice warning: Jobs can be submitted only from trusted workspaces, because submitting uses your credentials and is billed. Editing works here.',
    ],
    [
      'for a document that is no request',
      {},
      { languageId: 'xml' },
      { kind: 'stopped', reason: 'not-a-request' },
      'notice information: `a.cijob.xml` is not a CI job request. Open one, choose the language “CI Job Request” for this document, or run “CI Job: New Request…”.',
    ],
    [
      'while the language server does not answer',
      { check: undefined },
      {},
      { kind: 'stopped', reason: 'unchecked' },
      'notice error: `a.cijob.xml` could not be checked because the language server does not respond. Nothing was sent. Reload the window; see the log for details.',
    ],
    [
      'without a Tag, and for another kind of request',
      { check: { operation: undefined, errors: [] } },
      {},
      { kind: 'stopped', reason: 'no-operation' },
      'notice error: `a.cijob.xml` cannot be submitted as a job: it has no `<Tag>`, or is another kind of request. Nothing was sent.',
    ],
    [
      'for what belongs to another call',
      { check: { operation: undefined, noJob: '`Start` is not the Tag of a job.', errors: [] } },
      {},
      { kind: 'stopped', reason: 'no-operation' },
      'notice error: `a.cijob.xml` cannot be submitted as a job. `Start` is not the Tag of a job. Nothing was sent.',
    ],
    [
      'when the text changed while it was checked',
      // What was found is about the earlier text: nobody is asked about it.
      { isCurrent: () => false, check: { operation, errors: [{ line: 1, message: 'Old.' }] } },
      {},
      { kind: 'stopped', reason: 'changed' },
      'notice information: `a.cijob.xml` was changed or closed in the meantime. Nothing was sent: submit it again.',
    ],
  ];
  for (const [title, options, change, outcome, notice] of refusals) {
    it(title, async () => {
      const person = new FakeUserInterface();
      const { dependencies, sent } = setUp(person, options);
      assert.deepEqual(await submitRequest(dependencies, { ...snapshot, ...change }), outcome);
      assert.deepEqual(person.heard, [notice]);
      assert.deepEqual(sent, []);
    });
  }

  it('in a page that cannot sign, before anything is asked', async (context) => {
    context.mock.getter(globalThis.crypto, 'subtle', () => undefined);
    const person = new FakeUserInterface();
    const { dependencies, sent, book } = setUp(person, {});
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'stopped', reason: 'platform' });
    assert.deepEqual(person.heard, [
      'notice error: This page cannot sign requests: browsers sign only for pages over `https` or on this machine. Open the editor at such an address.',
    ]);
    assert.deepEqual([sent, book], [[], []]);
  });

  it('when the text is edited while the last question stands', async () => {
    const person = new FakeUserInterface('Submit');
    // The confirmation is the first question that is heard: from then on the text is another one.
    const { dependencies, sent } = setUp(person, { isCurrent: () => person.heard.length === 0 });
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'stopped', reason: 'changed' });
    assert.deepEqual(sent, []);
  });

  it('when the text is edited while bucket and region are asked for: nobody confirms an old text', async () => {
    const person = new FakeUserInterface('films-1250000000', 'ap-chongqing', 'Use in this window');
    const nothing = { bucket: undefined, region: undefined, endpoint: undefined };
    const isCurrent = (): boolean => person.heard.length === 0;
    const { dependencies, sent } = setUp(person, { target: nothing, isCurrent });
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'stopped', reason: 'changed' });
    assert.deepEqual(sent, []);
  });

  it('while there are errors, unless the person insists twice', async () => {
    const check = { operation, errors: [{ line: 3, message: 'Too large.' }] };
    const careful = new FakeUserInterface('Show Problems');
    const first = setUp(careful, { check });
    assert.deepEqual(await submitRequest(first.dependencies, snapshot), {
      kind: 'stopped',
      reason: 'errors',
    });
    assert.deepEqual(careful.performed, [{ kind: 'showProblems' }]);
    assert.deepEqual(first.sent, []);
    const insisting = new FakeUserInterface('Submit Anyway', 'Submit');
    const second = setUp(insisting, { check });
    assert.deepEqual(await submitRequest(second.dependencies, snapshot), {
      kind: 'submitted',
      jobIds: ['j1'],
    });
    assert.match(insisting.details.at(-1) ?? '', /The document has 1 error\./);
  });

  it('without credentials', async () => {
    const person = new FakeUserInterface('Set Credentials');
    const { dependencies, sent } = setUp(person, { found: undefined });
    assert.deepEqual(await submitRequest(dependencies, snapshot), {
      kind: 'stopped',
      reason: 'no-credentials',
    });
    assert.deepEqual(person.performed, [{ kind: 'setCredentials', scope: 'service' }]);
    assert.deepEqual(sent, []);
  });

  it('for an endpoint that is neither HTTPS nor on this machine', async () => {
    const person = new FakeUserInterface();
    const { dependencies, sent } = setUp(person, { target: { ...target, endpoint: 'http://example.com' } });
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'stopped', reason: 'no-target' });
    assert.equal(person.heard.length, 1);
    assert.deepEqual(sent, []);
  });
});

describe('a profile', () => {
  const place = { ...target, profile: 'Films' };

  it('of production is confirmed in capital letters, whatever it says', async () => {
    const person = new FakeUserInterface(undefined);
    const policy = { isProduction: true, confirms: false };
    const { dependencies, sent } = setUp(person, { target: place, policy });
    assert.deepEqual(await submitRequest(dependencies, snapshot), {
      kind: 'stopped',
      reason: 'not-confirmed',
    });
    assert.deepEqual(person.heard, ['dialog warning: Submit this Work job to PRODUCTION?']);
    assert.match(person.details[0] ?? '', /^Profile: Films\nTag: Work\n/);
    assert.deepEqual(sent, []);
  });

  it('may switch the question off, but not for what is unusual', async () => {
    const policy = { isProduction: false, confirms: false };
    const person = new FakeUserInterface(undefined);
    const { dependencies, sent } = setUp(person, { target: place, policy });
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'submitted', jobIds: ['j1'] });
    assert.deepEqual(person.heard, ['progress: Submitting a.cijob.xml (Work)']);
    // The same request again is unusual.
    assert.deepEqual(await submitRequest(dependencies, snapshot), {
      kind: 'stopped',
      reason: 'not-confirmed',
    });
    assert.equal(sent.length, 1);
    const careful = new FakeUserInterface('Submit Anyway', undefined);
    const wrong = { operation, errors: [{ line: 3, message: 'Too large.' }] };
    const refused = setUp(careful, { target: place, policy, check: wrong });
    assert.deepEqual(await submitRequest(refused.dependencies, snapshot), {
      kind: 'stopped',
      reason: 'not-confirmed',
    });
  });

  it('without credentials where it says so is told why', async () => {
    const person = new FakeUserInterface();
    const { dependencies } = setUp(person, { target: place, found: undefined });
    const credentials = {
      find: async () => undefined,
      problem: () => ({ message: 'No file.', canBeSet: false }),
    };
    assert.deepEqual(await submitRequest({ ...dependencies, credentials }, snapshot), {
      kind: 'stopped',
      reason: 'no-credentials',
    });
    assert.deepEqual(person.heard, [
      'notice error: There are no credentials for the profile `Films`. No file.',
    ]);
  });
});

it('a profile that is gone sends nothing elsewhere', async () => {
  const person = new FakeUserInterface();
  const { dependencies, sent } = setUp(person, { target: { ...target, problem: 'The profile is gone.' } });
  assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'stopped', reason: 'no-target' });
  assert.deepEqual(person.heard, ['notice error: The profile is gone.']);
  assert.deepEqual(sent, []);
});

describe('what the settings lack is asked for', () => {
  it('and kept where the person says', async () => {
    const person = new FakeUserInterface(
      'films-1250000000',
      'ap-chongqing',
      'Save in the user settings',
      'Submit',
    );
    const nothing = { bucket: undefined, region: undefined, endpoint: undefined };
    const { dependencies, kept, sent } = setUp(person, { target: nothing });
    await submitRequest(dependencies, snapshot);
    assert.deepEqual(kept, ['films-1250000000 ap-chongqing user']);
    assert.deepEqual(sent, ['films-1250000000 ap-chongqing <Request/>']);
    assert.ok(person.isDone);
  });
});

describe('when the service does not take it', () => {
  it('the person hears why and what to do, and nothing is accepted', async () => {
    const person = new FakeUserInterface('Submit');
    const error: CiError = {
      kind: 'http',
      status: 403,
      code: 'SignatureDoesNotMatch',
      message: 'no',
      requestId: 'r1',
    };
    const { dependencies, accepted } = setUp(person, { error });
    assert.deepEqual(await submitRequest(dependencies, snapshot), { kind: 'failed', error });
    assert.match(person.heard.at(-1) ?? '', /^notice error: The job was not submitted\. .*SecretKey/);
    assert.deepEqual(accepted, []);
  });

  it('a refused request is no earlier submission', async () => {
    const person = new FakeUserInterface('Submit', undefined);
    const error: CiError = {
      kind: 'http',
      status: 400,
      code: undefined,
      message: 'no',
      requestId: undefined,
    };
    const { dependencies } = setUp(person, { error });
    await submitRequest(dependencies, snapshot);
    await submitRequest(dependencies, snapshot);
    assert.doesNotMatch(person.details.at(-1) ?? '', /The same request/);
  });

  it('an unknown outcome is called that, and remembered for the next time', async () => {
    const person = new FakeUserInterface('Submit', undefined);
    const error: CiError = { kind: 'timeout', message: 'late', outcomeUnknown: true };
    const { dependencies, book } = setUp(person, { error });
    await submitRequest(dependencies, snapshot);
    assert.deepEqual(book, ['begin a.cijob.xml (0 sent)', 's1 unknown']);
    assert.match(person.heard.at(-1) ?? '', /^notice error: It is unknown whether the job was submitted\./);
    await submitRequest(dependencies, snapshot);
    assert.match(person.details.at(-1) ?? '', /no response arrived: the job may have been created/);
  });
});
