/**
 * Where credentials come from, where they go, and that a broken keyring loses nothing in suppress.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credentials } from '../../client/api/ciTypes';
import { failure, type Result, success } from '../../client/api/result';
import { checkSecret } from '../../client/src/account/credentialCheck';
import { CredentialStore, type SecretStorage } from '../../client/src/account/credentials';
import type {
  CredentialFileKind,
  FileCredentials,
} from '../../client/src/account/profiles/credentialFormats';
import { type Profile, readProfiles } from '../../client/src/account/profiles/profile';
import { checkBucket, checkRegion, credentialScope, isLoopback } from '../../client/src/account/target';
import { keyring } from '../support/keyring';

const mine: Credentials = { secretId: 'AKIDEXAMPLEmine', secretKey: 'mine' };
const environment: Credentials = { secretId: 'AKIDEXAMPLEenv', secretKey: 'env' };
const sandbox: Credentials = { secretId: 'AKIDEXAMPLEbox', secretKey: 'box' };

const nowMs = 1_000_000_000_000;

interface Elsewhere {
  readonly profiles?: readonly Profile[];
  readonly files?: Partial<Record<CredentialFileKind, Result<FileCredentials, string>>>;
}

function storeOn(
  secrets: SecretStorage,
  env: Credentials | undefined = undefined,
  { profiles = [], files = {} }: Elsewhere = {},
) {
  const failures: string[] = [];
  const store = new CredentialStore({
    secrets,
    environment: () => env,
    readFile: async (kind) => files[kind] ?? failure('is not there.'),
    profile: (name) => profiles.find((profile) => profile.name === name),
    now: () => nowMs,
    storageFailed: (operation) => failures.push(operation),
  });
  return { store, failures };
}

describe('credentials', () => {
  it('come from the sandbox of the window, then the keyring, then the environment', async () => {
    const { store } = storeOn(keyring(), environment);
    assert.deepEqual(await store.find('service'), { credentials: environment, source: 'environment' });
    assert.equal(await store.set('service', mine), 'stored');
    assert.deepEqual(await store.find('service'), { credentials: mine, source: 'stored' });
    store.useForSandbox('http://127.0.0.1:1', sandbox);
    assert.deepEqual(await store.find('http://127.0.0.1:1'), { credentials: sandbox, source: 'sandbox' });
    assert.deepEqual(await store.find('service'), { credentials: mine, source: 'stored' });
  });

  it('of a sandbox that has ended are no others, unless a person sets some for its address', async () => {
    const { store } = storeOn(keyring(), environment);
    const origin = 'http://127.0.0.1:1';
    store.useForSandbox(origin, sandbox);
    store.useForSandbox(origin, undefined);
    assert.equal(await store.find(origin), undefined);
    assert.deepEqual(store.problem(origin), {
      message: 'The sandbox at this address has stopped.',
      canBeSet: true,
    });
    assert.equal((await store.find('http://127.0.0.1:2'))?.source, 'environment');
    assert.equal((await store.find('service'))?.source, 'environment');
    await store.set(origin, mine);
    assert.deepEqual(await store.find(origin), { credentials: mine, source: 'stored' });
    await store.clear(origin);
    store.useForSandbox(origin, sandbox);
    assert.deepEqual(await store.find(origin), { credentials: sandbox, source: 'sandbox' });
  });

  it('are heard of when they are set, wherever they are kept', async () => {
    for (const isBroken of [false, true]) {
      const { store } = storeOn(keyring(isBroken));
      const heard: unknown[] = [];
      const found: Promise<unknown>[] = [];
      store.onDidSet((scope) => {
        heard.push(scope);
        found.push(store.find(scope));
      });
      await store.set('profile:Films', mine);
      assert.deepEqual([heard, (await Promise.all(found)).length], [['profile:Films'], 1]);
      assert.notEqual(await found[0], undefined);
    }
  });

  it('are forgotten on demand', async () => {
    const secrets = keyring();
    const { store } = storeOn(secrets);
    await store.set('service', mine);
    assert.equal(await store.clear('service'), true);
    assert.equal(await store.find('service'), undefined);
    assert.equal(secrets.kept.size, 0);
  });

  it('live in memory when the keyring is broken, and that is told', async () => {
    const { store, failures } = storeOn(keyring(true));
    assert.equal(await store.set('service', mine), 'memory');
    assert.deepEqual(await store.find('service'), { credentials: mine, source: 'memory' });
    assert.equal(await store.clear('service'), false);
    assert.deepEqual(failures, ['store', 'delete']);
  });

  it('that a broken keyring keeps to itself are missed out loud, unless there are others', async () => {
    const { store, failures } = storeOn(keyring(true));
    assert.equal(await store.find('service'), undefined);
    assert.deepEqual(store.problem('service'), {
      message:
        'The secret storage of the editor is not available, so stored credentials cannot be read. Credentials that you set now are kept until this window is closed.',
      canBeSet: true,
    });
    assert.deepEqual(failures, ['read']);
    const withOthers = storeOn(keyring(true), environment);
    assert.deepEqual(await withOthers.store.find('service'), {
      credentials: environment,
      source: 'environment',
    });
    assert.equal(withOthers.store.problem('service'), undefined);
    const working = storeOn(keyring());
    assert.equal(await working.store.find('service'), undefined);
    assert.equal(working.store.problem('service'), undefined);
  });

  it('that cannot be read are none', async () => {
    for (const text of ['', '{', '7', '{}', '{"secretId":1,"secretKey":2}']) {
      const secrets = keyring();
      secrets.kept.set('ciJob.credentials:service', text);
      assert.equal(await storeOn(secrets).store.find('service'), undefined);
    }
  });
});

describe('credentials of a profile', () => {
  const own: Credentials = { secretId: 'AKIDEXAMPLEown', secretKey: 'own' };
  const profiles = readProfiles({
    user: ['auto', 'stored', 'environment', 'coscli', 'tccli'].map((name) => ({ name, credentials: name })),
    workspace: [],
  }).profiles;

  it('come from where the profile says', async () => {
    const files = {
      coscli: success({ credentials: own, expiresAtMs: undefined }),
      tccli: failure('`~/.tccli/default.credential` is not there.'),
    };
    const { store } = storeOn(keyring(), environment, { profiles, files });
    await store.set('service', mine);
    const stored = { credentials: mine, source: 'stored' };
    assert.deepEqual(await store.find('profile:auto'), stored);
    assert.deepEqual(await store.find('profile:gone'), stored);
    assert.equal(await store.find('profile:stored'), undefined);
    assert.deepEqual(await store.find('profile:environment'), {
      credentials: environment,
      source: 'environment',
    });
    assert.deepEqual(await store.find('profile:coscli'), { credentials: own, source: 'coscli' });
    assert.equal(store.problem('profile:coscli'), undefined);
    assert.equal(await store.find('profile:tccli'), undefined);
    assert.deepEqual(store.problem('profile:tccli'), {
      message: '`~/.tccli/default.credential` is not there.',
      canBeSet: false,
    });
    await store.set('profile:auto', own);
    assert.deepEqual(await store.find('profile:auto'), { credentials: own, source: 'stored' });
    assert.deepEqual(await store.find('service'), stored);
  });

  it('that are temporary are used until they expire, and never others in their place', async () => {
    const { store } = storeOn(keyring(), environment, { profiles });
    const temporary = { ...own, securityToken: 'exampleToken' };
    await store.set('profile:auto', temporary, nowMs + 120_000);
    assert.deepEqual(await store.find('profile:auto'), {
      credentials: temporary,
      source: 'stored',
      expiresAtMs: nowMs + 120_000,
    });
    await store.set('profile:auto', temporary, nowMs + 30_000);
    assert.equal(await store.find('profile:auto'), undefined);
    assert.deepEqual(store.problem('profile:auto'), {
      message: 'The temporary credentials expired at 2001-09-09T01:47:10.000Z.',
      canBeSet: true,
    });
    const late = { tccli: success({ credentials: own, expiresAtMs: nowMs }) };
    const files = storeOn(keyring(), environment, { profiles, files: late });
    assert.equal(await files.store.find('profile:tccli'), undefined);
    assert.equal(files.store.problem('profile:tccli')?.canBeSet, false);
  });

  it('of the environment are missed out loud', async () => {
    const { store } = storeOn(keyring(), undefined, { profiles });
    await store.set('service', mine);
    assert.equal(await store.find('profile:environment'), undefined);
    assert.match(store.problem('profile:environment')?.message ?? '', /TENCENTCLOUD_SECRET_ID/);
  });
});

describe('a typed secret', () => {
  const cases: readonly [string, Parameters<typeof checkSecret>, boolean][] = [
    ['is taken', ['SecretId', 'AKIDEXAMPLE00000000000000000000000000'], true],
    ['is taken with space around it', ['SecretKey', ' exampleKey00000000000000 '], true],
    ['must not be empty', ['SecretId', ' '], false],
    ['must not be cut', ['SecretKey', 'cutOff9'], false],
    ['must not hold a space', ['SecretKey', 'exampleKey 0000000000000'], false],
    ['must not be the SecretId again', ['SecretKey', 'AKIDEXAMPLE00000000000000000000000000'], false],
    ['may be no token', ['token of temporary credentials', ''], true],
  ];
  for (const [title, parameters, isTaken] of cases) {
    it(title, () => {
      const problem = checkSecret(...parameters);
      assert.equal(problem === undefined, isTaken, problem);
      const typed = parameters[1].trim();
      assert.ok(
        typed === '' || problem === undefined || !problem.includes(typed),
        'the problem quotes the secret',
      );
    });
  }
});

describe('a target', () => {
  it('is on this machine only when its address is', () => {
    const local = ['http://127.0.0.1:80', 'http://localhost', 'https://[::1]:9/', 'HTTP://127.1.2.3'];
    const remote = [
      undefined,
      '',
      'http://127.0.0.1.example.com',
      'https://localhost.example.com',
      'http://10.0.0.1',
    ];
    assert.deepEqual(
      local.map(isLoopback),
      local.map(() => true),
    );
    assert.deepEqual(
      remote.map(isLoopback),
      remote.map(() => false),
    );
  });

  it('shares credentials with the service unless it is on this machine', () => {
    assert.equal(credentialScope({ endpoint: undefined }), 'service');
    assert.equal(credentialScope({ endpoint: 'https://proxy.example.com' }), 'service');
    assert.equal(credentialScope({ endpoint: 'http://127.0.0.1:8080/' }), 'http://127.0.0.1:8080');
  });

  it('has a bucket with its APPID and a region', () => {
    assert.equal(checkBucket('films-1250000000'), undefined);
    assert.equal(checkRegion('ap-chongqing'), undefined);
    assert.match(checkBucket('films') ?? '', /APPID|name/);
    assert.notEqual(checkRegion('Chong Qing'), undefined);
  });
});
