/**
 * What a person is reported jobs while they work on something else: notifications and the status bar.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { statusBarLook } from '../../client/src/jobs/jobMessages';
import type { JobRecord } from '../../client/src/jobs/jobRecord';
import { watcherDependencies } from '../../client/src/jobs/watcherDependencies';
import type { CredentialProblem } from '../../client/src/submit/submitTypes';
import type { Question, UiAction } from '../../client/src/ui';
import { FakeClock } from '../support/fakeClock';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

describe('the notification of a job that has ended', () => {
  /** What is reported jobs that end together, each with its buttons; the first button of each is pressed. */
  async function notify(...jobs: readonly string[]) {
    const parsed = parseJobsResponse(`<Response>${jobs.join('')}</Response>`);
    assert.ok(parsed.ok);
    const notified: string[] = [];
    const performed: UiAction[] = [];
    const ui = new FakeUserInterface();
    const store = storeOn(memoryHistory());
    const { ended } = watcherDependencies({
      ui: Object.assign(ui, {
        ask: async ({ severity, message, answers }: Question<string>) => {
          notified.push(`${severity}: ${message} [${answers.join('] [')}]`);
          return answers[0];
        },
        perform: async (action: UiAction) => void performed.push(action),
      }),
      jobs: store,
      clock: new FakeClock(),
      credentials: { find: async () => undefined },
      createClient: () => assert.fail('Nothing is asked.'),
      logFailure: () => (error) => assert.fail(String(error)),
    });
    ended(parsed.value.jobs.map((job, index) => store.put(job, target, jobs[index] ?? '')));
    await new Promise<void>((resolve) => setImmediate(resolve));
    return { notified, performed };
  }
  const job = (jobId: string, content: string): string =>
    `<JobsDetail><JobId>${jobId}</JobId><Tag>Work</Tag>${content}</JobsDetail>`;

  it('offers its files, its answer and its id', async () => {
    const made =
      '<Operation><MediaResult><OutputFile><ObjectName>o</ObjectName></OutputFile></MediaResult></Operation>';
    assert.deepEqual(await notify(job('j1', `<State>Success</State>${made}`)), {
      notified: ['information: Work `j1`: Success. [Open Output] [Open Response] [Copy JobId]'],
      performed: [{ kind: 'openOutput', jobId: 'j1' }],
    });
  });

  it('says what to do about a failure', async () => {
    const failed = '<State>Failed</State><Code>CIRoleNotExist</Code><Message>no role</Message>';
    assert.deepEqual(await notify(job('j1', failed), job('j2', '<State>Cancel</State>')), {
      notified: [
        'error: Work `j1`: Failed (CIRoleNotExist: no role). The service has no role to access your bucket. Create the service role `CI_QCSRole` by authorizing Cloud Infinite in the console. [Open Response] [Copy JobId]',
        'warning: Work `j2`: Cancel. [Open Response] [Copy JobId]',
      ],
      performed: [
        { kind: 'showJob', jobId: 'j1' },
        { kind: 'showJob', jobId: 'j2' },
      ],
    });
  });

  it('is one for many', async () => {
    const many = ['j1', 'j2', 'j3', 'j4'].map((id) => job(id, '<State>Success</State>'));
    assert.deepEqual(await notify(...many), {
      notified: ['information: 4 jobs have ended: 4 Success. See the list of jobs for details. [Show Jobs]'],
      performed: [{ kind: 'showJobs' }],
    });
  });
});

describe('the notification of jobs that are not watched any more', () => {
  /** `problem`: what is wrong with the credentials, which are none. */
  function watch(problem: CredentialProblem | undefined) {
    const notified: string[] = [];
    const logged: string[] = [];
    const performed: UiAction[] = [];
    const open: ((answer: string | undefined) => void)[] = [];
    const store = storeOn(memoryHistory());
    const dependencies = watcherDependencies({
      ui: Object.assign(new FakeUserInterface(), {
        ask: ({ severity, message, answers }: Question<string>) => {
          notified.push(`${severity}: ${message} [${answers.join('] [')}]`);
          return new Promise<string | undefined>((resolve) => open.push(resolve));
        },
        perform: async (action: UiAction) => void performed.push(action),
      }),
      jobs: store,
      clock: new FakeClock(),
      credentials: { find: async () => undefined, problem: () => problem },
      createClient: () => assert.fail('Nothing is asked.'),
      logFailure: (operation) => (error) => logged.push(`${operation}: ${String(error)}`),
    });
    /** The person presses this button of the notice that stands. */
    const press = async (label: string): Promise<void> => {
      open.shift()?.(label);
      await new Promise<void>((resolve) => setImmediate(resolve));
    };
    return { ...dependencies, store, notified, logged, performed, press };
  }

  it('says why there are no credentials, once, and offers to set those of the job', async () => {
    const { onAbandoned, notified, performed, press } = watch({ message: 'They expired.', canBeSet: true });
    const mine = { ...target, profile: 'Films' };
    onAbandoned(['j1'], mine, { kind: 'noCredentials' });
    onAbandoned(['j2', 'j3'], { ...mine, region: 'ap-beijing' }, { kind: 'noCredentials' });
    const notice =
      'There are no credentials for the profile `Films`. They expired. [Set Credentials] [Watch Again]';
    assert.deepEqual(notified, [`warning: \`j1\` is no longer watched. ${notice}`]);
    await press('Set Credentials');
    assert.deepEqual(performed, [{ kind: 'setCredentials', scope: 'profile:Films' }]);
    onAbandoned(['j1', 'j2'], mine, { kind: 'noCredentials' });
    assert.deepEqual(notified.slice(1), [`warning: 2 jobs are no longer watched. ${notice}`]);
    await press('Watch Again');
    assert.deepEqual(performed.slice(1), [{ kind: 'refreshJobs' }]);
  });

  it('offers no setting of credentials that would not be used', () => {
    const { onAbandoned, notified } = watch({ message: 'The file is gone.', canBeSet: false });
    onAbandoned(['j1'], target, { kind: 'noCredentials' });
    assert.deepEqual(notified, [
      'warning: `j1` is no longer watched. There are no credentials for Tencent Cloud. The file is gone. [Open Settings] [Watch Again]',
    ]);
  });

  it('is none for jobs of an earlier session whose credentials nobody set in this one', () => {
    const { onAbandoned, store, notified, logged } = watch(undefined);
    onAbandoned(['j1'], target, { kind: 'noCredentials' });
    assert.deepEqual(
      [notified, logged],
      [[], ['watching jobs: there are no credentials to look at `j1` with']],
    );
    const answer = '<Response><JobsDetail><JobId>j1</JobId><State>Running</State></JobsDetail></Response>';
    const parsed = parseJobsResponse(answer);
    assert.ok(parsed.ok && parsed.value.jobs[0] !== undefined);
    store.put(parsed.value.jobs[0], target, answer);
    onAbandoned(['j1'], target, { kind: 'noCredentials' });
    assert.deepEqual(notified, [
      'warning: `j1` is no longer watched. There are no credentials for Tencent Cloud. [Set Credentials] [Watch Again]',
    ]);
  });

  it('says that the id of a job cannot be asked about', () => {
    const { onAbandoned, notified } = watch(undefined);
    onAbandoned(['j.1'], target, { kind: 'oddId' });
    assert.deepEqual(notified, [
      'warning: `j.1` is not watched: a JobId has only letters, digits, `-` and `_`. Look for the job in the console. [Copy JobId]',
    ]);
  });
});

describe('the status bar', () => {
  const running: JobRecord = {
    kind: 'job',
    jobId: 'j1',
    tag: 'Work',
    state: 'Running',
    isDone: false,
    progress: 41.6,
    code: undefined,
    message: undefined,
    target,
    sinceMs: 0,
    responseXml: undefined,
    requestXml: undefined,
  };

  const records: readonly JobRecord[] = [
    running,
    { ...running, progress: undefined, state: 'Submitted' },
    { ...running, state: 'Success', isDone: true, progress: 100 },
    { ...running, state: 'Failed', isDone: true, code: 'BadInput', message: 'No film.' },
    { ...running, state: '', tag: undefined, progress: undefined },
  ];

  it('shows what the latest job is doing, and how far it is while it runs', () => {
    assert.deepEqual(
      records.map((record) => statusBarLook(record).text),
      [
        '$(sync~spin) Work: Running 42%',
        '$(clock) Work: Submitted',
        '$(pass) Work: Success',
        '$(error) Work: Failed',
        '$(question) Job: unknown',
      ],
    );
  });

  it('says the same to a screen reader, without the names of icons', () => {
    assert.deepEqual(
      records.map((record) => statusBarLook(record).spoken),
      [
        'CI job, Work: Running 42%. Show the response of the service.',
        'CI job, Work: Submitted. Show the response of the service.',
        'CI job, Work: Success. Show the response of the service.',
        'CI job, Work: Failed (BadInput). Show the response of the service.',
        'CI job, Job: unknown. Show the response of the service.',
      ],
    );
  });

  it('is colored for a failure only', () => {
    assert.deepEqual(
      records.map((record) => statusBarLook(record).background),
      [undefined, undefined, undefined, 'statusBarItem.errorBackground', undefined],
    );
  });
});
