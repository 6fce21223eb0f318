/**
 * Commands that use credentials and jobs: what is asked, what is reported, and that no secret is in any of it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { failure, success } from '../../client/api/result';
import { clearCredentialsCommand, setCredentialsCommand } from '../../client/src/account/credentialCommands';
import { CredentialStore } from '../../client/src/account/credentials';
import { type Profile, readProfiles } from '../../client/src/account/profiles/profile';
import { testCredentialsCommand } from '../../client/src/account/testCredentials';
import { cancelJobCommand, describeJobCommand, showJobCommand } from '../../client/src/jobs/jobCommands';
import { clearJobs, refreshJobs, removeEntry } from '../../client/src/jobs/jobListActions';
import { entryId } from '../../client/src/jobs/jobRecord';
import { FakeUserInterface, type ScriptedAnswer } from '../support/fakeUserInterface';
import { keyring } from '../support/keyring';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const secretId = 'AKIDEXAMPLE00000000000000000000000000';
const secretKey = 'exampleCanaryKey0000000000000000';
const securityToken = 'exampleCanaryToken00000000000000';
const place = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

interface TestOptions {
  readonly profile?: Profile | undefined;
  readonly error?: CiError;
  readonly brokenKeyring?: boolean;
  readonly state?: string;
}

/** Everything that commands work with, and a record of what they did. */
function setUp(
  { profile, error, brokenKeyring, state = 'Running' }: TestOptions,
  ...answers: readonly ScriptedAnswer[]
) {
  const ui = new FakeUserInterface(...answers);
  const secrets = keyring(brokenKeyring);
  const calls: string[] = [];
  const done: string[] = [];
  const credentials = new CredentialStore({
    secrets,
    environment: () => undefined,
    readFile: async () => failure('is not there.'),
    profile: () => profile,
    now: Date.now,
    storageFailed: () => undefined,
  });
  const client: CiClient = {
    describeJob: async (jobIds) => {
      calls.push(`describe ${String(jobIds)}`);
      const rawXml = `<Response><JobsDetail><JobId>j1</JobId><State>${state}</State></JobsDetail></Response>`;
      const parsed = parseJobsResponse(rawXml);
      assert.ok(parsed.ok);
      return error === undefined ? success({ ...parsed.value, rawXml, status: 200 }) : failure(error);
    },
    cancelJob: async (jobId) => {
      calls.push(`cancel ${jobId}`);
      return error === undefined ? success({ requestId: undefined }) : failure(error);
    },
    createJob: () => assert.fail('Nothing is submitted.'),
    listJobs: () => assert.fail('Nothing is listed.'),
    dryRun: () => assert.fail('No dry run is made.'),
  };
  const target = { ...place, ...(profile === undefined ? {} : { profile: profile.name }) };
  const services = {
    ui,
    credentials,
    jobs: storeOn(memoryHistory()),
    settings: {
      current: () => target,
      profile: () => profile,
      placesToKeep: () => ['window' as const],
      keep: async () => undefined,
      policy: () => ({ isProduction: false, confirms: true }),
    },
    activeDocumentUri: () => undefined,
    createClient: () => client,
    watcher: {
      watch: (jobId: string) => void done.push(`watch ${jobId}`),
      forget: (jobId: string) => void done.push(`forget ${jobId}`),
    },
    jobDocuments: { show: async ({ jobId }: { jobId: string }) => void done.push(`show ${jobId}`) },
  };
  return { services, ui, secrets, calls, done, target };
}

const trusted = (): boolean => true;

function profileOf(credentials: string): Profile | undefined {
  return readProfiles({ user: [{ name: 'Films', credentials }], workspace: [] }).profiles[0];
}

function assertNoSecret(ui: FakeUserInterface): void {
  assert.doesNotMatch(JSON.stringify([ui.heard, ui.details, ui.performed]), /Canary/);
}

describe('setting credentials', () => {
  it('asks for three texts and keeps them in the keyring only', async () => {
    const { services, ui, secrets } = setUp({}, secretId, ` ${secretKey} `, '');
    await setCredentialsCommand(services)();
    assert.deepEqual(ui.heard, [
      'input: SecretId for Tencent Cloud (1 of 3)',
      'input: SecretKey (2 of 3)',
      'input: Token of temporary credentials (3 of 3)',
      'notice information: The credentials AKID****0000 for Tencent Cloud are in the secret storage of the editor.',
    ]);
    assert.deepEqual(
      [...secrets.kept],
      [['ciJob.credentials:service', JSON.stringify({ secretId, secretKey })]],
    );
    assertNoSecret(ui);
  });

  it('asks when temporary ones expire, and keeps them for the profile', async () => {
    const { services, ui, secrets } = setUp(
      { profile: profileOf('stored') },
      secretId,
      secretKey,
      securityToken,
      '2099-01-01T00:00:00Z',
    );
    await setCredentialsCommand(services)();
    assert.equal(ui.heard[3], 'input: When do they expire?');
    assert.deepEqual(
      [...secrets.kept].map(([key, value]) => [key, JSON.parse(value)]),
      [
        [
          'ciJob.credentials:profile:Films',
          { secretId, secretKey, securityToken, expiresAtMs: Date.UTC(2099, 0, 1) },
        ],
      ],
    );
    assertNoSecret(ui);
  });

  it('keeps nothing when the person turns away in the middle', async () => {
    for (const answers of [
      [undefined],
      [secretId, undefined],
      [secretId, secretKey, securityToken, undefined],
    ]) {
      const { services, secrets, ui } = setUp({}, ...answers);
      await setCredentialsCommand(services)();
      assert.deepEqual([secrets.kept.size, ui.isDone], [0, true]);
    }
  });

  it('says that they would not be used where the profile takes others', async () => {
    const { services, ui, secrets } = setUp({ profile: profileOf('coscli') });
    await setCredentialsCommand(services)();
    assert.match(ui.heard.join(), /^notice information: The profile `Films` uses credentials from coscli/);
    assert.equal(secrets.kept.size, 0);
  });

  it('says that a broken keyring keeps them until the window is closed only', async () => {
    const { services, ui } = setUp({ brokenKeyring: true }, secretId, secretKey, '');
    await setCredentialsCommand(services)();
    assert.match(ui.heard.at(-1) ?? '', /^notice warning: .* are kept until this window is closed/);
    await clearCredentialsCommand(services)();
    assert.match(ui.heard.at(-1) ?? '', /^notice error: .* could not be deleted from the secret storage/);
    assertNoSecret(ui);
  });
});

describe('clearing credentials', () => {
  it('says what is in force from then on', async () => {
    const { services, ui } = setUp({ profile: profileOf('auto') });
    await services.credentials.set('service', { secretId, secretKey });
    await services.credentials.set('profile:Films', { secretId, secretKey });
    await clearCredentialsCommand(services)();
    assert.deepEqual(ui.heard, [
      'notice information: The credentials for the profile `Films` were cleared. Other credentials are now used: from the secret storage.',
    ]);
  });
});

describe('testing credentials', () => {
  it('asks a question that changes nothing, and says whose they are', async () => {
    const { services, ui, calls } = setUp({});
    await services.credentials.set('service', { secretId, secretKey });
    await testCredentialsCommand(services, trusted)();
    assert.deepEqual(calls, ['describe j00000000000000000000000000000000']);
    assert.deepEqual(ui.heard, [
      'progress: Testing the credentials',
      'notice information: The credentials AKID****0000 (from the secret storage) are valid: they can look up jobs of films-1250000000, ap-chongqing. Submitting requires a separate permission.',
    ]);
  });

  it('says why they do not work', async () => {
    const error = {
      kind: 'http',
      status: 403,
      code: 'InvalidAccessKeyId',
      message: 'no',
      requestId: 'r1',
    } as const;
    const { services, ui } = setUp({ error });
    await services.credentials.set('service', { secretId, secretKey });
    await testCredentialsCommand(services, trusted)();
    assert.match(
      ui.heard[1] ?? '',
      /^notice error: The credentials AKID\*\*\*\*0000 .* could not be used .*InvalidAccessKeyId/,
    );
    assertNoSecret(ui);
  });

  it('is refused without trust, and without credentials', async () => {
    const { services, ui, calls } = setUp({}, undefined);
    await testCredentialsCommand(services, () => false)();
    await testCredentialsCommand(services, trusted)();
    assert.deepEqual(calls, []);
    assert.match(ui.heard.join(), /only from trusted workspaces.*There are no credentials for Tencent Cloud/);
  });
});

describe('the jobs of the list', () => {
  async function withJob(options: TestOptions, ...answers: readonly ScriptedAnswer[]) {
    const made = setUp(options, ...answers);
    await made.services.credentials.set('service', { secretId, secretKey });
    const { state = 'Running' } = options;
    const parsed = parseJobsResponse(
      `<Response><JobsDetail><JobId>j1</JobId><State>${state}</State></JobsDetail></Response>`,
    );
    assert.ok(parsed.ok && parsed.value.jobs[0] !== undefined);
    const record = made.services.jobs.put(parsed.value.jobs[0], made.target, '<Response/>');
    return { ...made, record };
  }

  it('are looked up, shown and watched', async () => {
    const { services, calls, done } = await withJob({});
    await describeJobCommand(services, trusted)('j1');
    assert.deepEqual([calls, done], [['describe j1'], ['watch j1', 'show j1']]);
    await showJobCommand(services, trusted)('j1');
    assert.deepEqual([calls.length, done.at(-1)], [1, 'show j1']);
  });

  it('are cancelled when the person says so', async () => {
    const { services, calls, ui } = await withJob({ state: 'Submitted' }, undefined, 'Cancel Job');
    await cancelJobCommand(services, trusted)('j1');
    assert.deepEqual(calls, []);
    await cancelJobCommand(services, trusted)('j1');
    assert.deepEqual(calls, ['cancel j1', 'describe j1']);
    assert.match(ui.heard[0] ?? '', /^dialog warning: Cancel the job j1\?/);
  });

  it('are removed at once when they have ended, else when the person says so', async () => {
    const ended = await withJob({ state: 'Success' });
    await removeEntry(ended.services, ended.record);
    assert.deepEqual([ended.services.jobs.list(), ended.ui.heard], [[], []]);
    const open = await withJob({}, undefined, 'Remove from List');
    await removeEntry(open.services, open.record);
    assert.deepEqual(open.services.jobs.list().map(entryId), ['j1']);
    await removeEntry(open.services, open.record);
    assert.deepEqual([open.services.jobs.list(), open.done], [[], ['forget j1']]);
  });

  it('stay while their request is being sent', async () => {
    const { services, ui } = await withJob({}, 'Clear');
    const id = await services.jobs.beginSubmission({
      name: 'a',
      tag: 'Work',
      target: place,
      input: undefined,
      requestXml: '',
    });
    const entry = services.jobs.findEntry(id);
    assert.ok(entry);
    await removeEntry(services, entry);
    assert.match(ui.heard.join(), /is being sent: wait for the response/);
    await clearJobs(services);
    assert.deepEqual(services.jobs.list().map(entryId), [id]);
  });

  it('are asked for again on demand, with trust only', async () => {
    const { services, done, ui } = await withJob({});
    await refreshJobs(services, () => false);
    assert.deepEqual(done, []);
    assert.match(ui.heard.join(), /only from trusted workspaces/);
    await refreshJobs(services, trusted);
    assert.deepEqual(done, ['watch j1']);
  });
});
