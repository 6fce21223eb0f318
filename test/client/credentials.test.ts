/**
 * Where credentials come from, where they go, and that a broken keyring loses nothing in silence.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Credentials } from '../../client/api/ciTypes';
import { checkSecret } from '../../client/src/credentialCheck';
import { CredentialStore, type SecretStorage } from '../../client/src/credentials';
import { checkBucket, checkRegion, credentialScope, isLoopback } from '../../client/src/target';

const mine: Credentials = { secretId: 'AKIDEXAMPLEmine', secretKey: 'mine' };
const environment: Credentials = { secretId: 'AKIDEXAMPLEenv', secretKey: 'env' };
const sandbox: Credentials = { secretId: 'AKIDEXAMPLEbox', secretKey: 'box' };

function keyring(broken = false): SecretStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const guard = <T>(action: () => T): Promise<T> =>
    broken ? Promise.reject(new Error('locked')) : Promise.resolve(action());
  return {
    kept,
    get: (key) => guard(() => kept.get(key)),
    store: (key, value) => guard(() => void kept.set(key, value)),
    delete: (key) => guard(() => void kept.delete(key)),
  };
}

function storeOn(secrets: SecretStorage, env: Credentials | undefined = undefined) {
  const failures: string[] = [];
  const store = new CredentialStore({
    secrets,
    environment: () => env,
    storageFailed: (operation) => failures.push(operation),
  });
  return { store, failures };
}

describe('credentials', () => {
  test('come from the sandbox of the window, then the keyring, then the environment', async () => {
    const { store } = storeOn(keyring(), environment);
    assert.deepEqual(await store.find('service'), { credentials: environment, source: 'environment' });
    assert.equal(await store.set('service', mine), 'stored');
    assert.deepEqual(await store.find('service'), { credentials: mine, source: 'stored' });
    store.useForSandbox('http://127.0.0.1:1', sandbox);
    assert.deepEqual(await store.find('http://127.0.0.1:1'), { credentials: sandbox, source: 'sandbox' });
    assert.deepEqual(await store.find('service'), { credentials: mine, source: 'stored' });
  });

  test('are forgotten on demand', async () => {
    const secrets = keyring();
    const { store } = storeOn(secrets);
    await store.set('service', mine);
    assert.equal(await store.clear('service'), true);
    assert.equal(await store.find('service'), undefined);
    assert.equal(secrets.kept.size, 0);
  });

  test('live in memory when the keyring is broken, and that is told', async () => {
    const { store, failures } = storeOn(keyring(true));
    assert.equal(await store.set('service', mine), 'memory');
    assert.deepEqual(await store.find('service'), { credentials: mine, source: 'memory' });
    assert.equal(await store.clear('service'), false);
    assert.deepEqual(failures, ['store', 'delete']);
  });

  test('that cannot be read are none', async () => {
    for (const text of ['', '{', '7', '{}', '{"secretId":1,"secretKey":2}']) {
      const secrets = keyring();
      secrets.kept.set('ciJob.credentials:service', text);
      assert.equal(await storeOn(secrets).store.find('service'), undefined);
    }
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
    ['may be no token', ['security token', ''], true],
  ];
  for (const [title, parameters, isTaken] of cases) {
    test(title, () => {
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
  test('is on this machine only when its address is', () => {
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

  test('shares credentials with the service unless it is on this machine', () => {
    assert.equal(credentialScope(undefined), 'service');
    assert.equal(credentialScope('https://proxy.example.com'), 'service');
    assert.equal(credentialScope('http://127.0.0.1:8080/'), 'http://127.0.0.1:8080');
  });

  test('has a bucket with its APPID and a region', () => {
    assert.equal(checkBucket('films-1250000000'), undefined);
    assert.equal(checkRegion('ap-chongqing'), undefined);
    assert.match(checkBucket('films') ?? '', /APPID|name/);
    assert.notEqual(checkRegion('Chong Qing'), undefined);
  });
});
