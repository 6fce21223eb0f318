/**
 * Profiles as people and workspaces write them, and the files of other tools that credentials come from.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { failure, type Result, success } from '../../client/api/result';
import {
  type CredentialFileKind,
  parseCredentialFile,
} from '../../client/src/account/profiles/credentialFormats';
import { checkExpiry, isExpired, parseExpiry } from '../../client/src/account/profiles/expiry';
import { policyOf, readProfiles } from '../../client/src/account/profiles/profile';
import { profileItems, targetLook, targetText } from '../../client/src/account/profiles/profileLabels';
import type { PartialTarget } from '../../client/src/account/target';
import { createCredentialFileReader } from '../../client/src/node/credentialFiles';

const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
const place = { bucket: 'films-1250000000', region: 'ap-chongqing' };

describe('profiles', () => {
  it('of the user have everything, those of a workspace neither an endpoint nor a say about asking', () => {
    const written = { name: ' Films ', ...place, endpoint: 'https://ci.example.com', confirm: false };
    const expected = {
      ...place,
      name: 'Films',
      isProduction: false,
      credentials: 'auto',
      tccliProfile: 'default',
    };
    assert.deepEqual(readProfiles({ user: [written], workspace: [] }), {
      profiles: [{ ...expected, endpoint: 'https://ci.example.com', confirms: false }],
      problems: [],
    });
    assert.deepEqual(readProfiles({ user: undefined, workspace: [undefined, [written]] }), {
      profiles: [{ ...expected, endpoint: undefined, confirms: true }],
      problems: ['The `endpoint` of the profile `Films` is ignored: only the user settings can set one.'],
    });
  });

  it('of the user win over those of the workspace', () => {
    const { profiles } = readProfiles({
      user: [{ name: 'Films', ...place, production: true }],
      workspace: [[{ name: 'Films', bucket: 'other-1250000000' }]],
    });
    assert.deepEqual(
      profiles.map(({ name, bucket, isProduction }) => [name, bucket, isProduction]),
      [['Films', place.bucket, true]],
    );
  });

  it('survive whatever is in the settings', () => {
    for (const user of [null, 7, {}, [null, 7, 'x', []]]) {
      assert.deepEqual(readProfiles({ user, workspace: [] }).profiles, []);
    }
    const { profiles } = readProfiles({
      user: [{ name: 'A', bucket: 7, credentials: 'none' }],
      workspace: [],
    });
    assert.deepEqual([profiles[0]?.bucket, profiles[0]?.credentials], [undefined, 'auto']);
  });

  it('with a secret are told of without it', () => {
    const { problems } = readProfiles({ user: [{ name: 'A', secretKey: 'exampleCanary' }], workspace: [] });
    assert.equal(problems.length, 1);
    assert.ok(!problems[0]?.includes('exampleCanary'));
  });

  it('of production make their bucket production under every name', () => {
    const { profiles } = readProfiles({
      user: [
        { name: 'Live', ...place, production: true, confirm: false },
        { name: 'Quick', ...place, confirm: false },
        { name: 'Test', ...place, region: 'ap-beijing', confirm: false },
      ],
      workspace: [],
    });
    const policies = ['Live', 'Quick', undefined].map((profile) =>
      policyOf(profiles, { ...target, profile }),
    );
    assert.deepEqual(policies, Array(3).fill({ isProduction: true, confirms: true }));
    assert.deepEqual(policyOf(profiles, { ...target, region: 'ap-beijing', profile: 'Test' }), {
      isProduction: false,
      confirms: false,
    });
    assert.deepEqual(policyOf(profiles, { ...target, region: 'ap-beijing' }), {
      isProduction: false,
      confirms: true,
    });
    // Nothing is billed there, but who asks to be asked is asked.
    const sandbox = { ...target, endpoint: 'http://127.0.0.1:1' };
    assert.deepEqual(
      ['Live', 'Quick'].map((profile) => policyOf(profiles, { ...sandbox, profile })),
      [
        { isProduction: false, confirms: true },
        { isProduction: false, confirms: false },
      ],
    );
  });

  it('that are gone are not passed over', () => {
    assert.equal(targetText({ ...target, problem: 'gone' }, false), '$(warning) CI: profile not found');
  });

  it('are chosen from a list that spells production out', () => {
    const { profiles } = readProfiles({
      user: [{ name: 'Live', ...place, production: true }],
      workspace: [],
    });
    assert.deepEqual(
      profileItems(profiles, 'Live').map(({ label, description, kind }) => [label, description, kind]),
      [
        ['Live', 'PRODUCTION (in use)', 'profile'],
        ['No profile', '', 'none'],
        ['Edit Profiles…', '', 'edit'],
      ],
    );
    assert.equal(
      targetText({ ...target, profile: 'Live $(x)' }, true),
      '$(flame) CI PRODUCTION: Live $ (x) · films-1250000000, ap-chongqing',
    );
    assert.equal(
      targetText({ ...place, endpoint: 'http://127.0.0.1:1' }, true),
      '$(beaker) CI sandbox: films-1250000000, ap-chongqing',
    );
  });
});

describe('the status bar', () => {
  const { profiles } = readProfiles({
    user: [{ name: 'Live', production: true, confirm: false }, { name: 'Test' }],
    workspace: [],
  });
  const lookOf = (where: PartialTarget) => {
    const { bucket = '', region = '' } = where;
    return targetLook(where, policyOf(profiles, { ...where, bucket, region }));
  };

  it('marks production by a word, a color and for ears, also while it has no bucket', () => {
    assert.deepEqual(lookOf({ ...target, profile: 'Live' }), {
      text: '$(flame) CI PRODUCTION: Live · films-1250000000, ap-chongqing',
      background: 'statusBarItem.warningBackground',
      spoken:
        'Production. Profile Live. CI jobs are submitted to films-1250000000, ap-chongqing. Switch profile.',
    });
    const nowhere = { bucket: undefined, region: undefined, endpoint: undefined };
    assert.deepEqual(lookOf({ ...nowhere, profile: 'Live' }), {
      text: '$(flame) CI PRODUCTION: Live · no bucket set',
      background: 'statusBarItem.warningBackground',
      spoken: 'Production. Profile Live. CI jobs are submitted to no bucket, no region. Switch profile.',
    });
  });

  it('says to a screen reader what the eye sees: a sandbox, a profile, one that is gone', () => {
    const spoken = (where: PartialTarget): string => lookOf(where).spoken;
    assert.equal(spoken(target), 'CI jobs are submitted to films-1250000000, ap-chongqing. Switch profile.');
    assert.equal(
      spoken({ ...target, endpoint: 'http://127.0.0.1:1', profile: 'Live' }),
      'Sandbox. Profile Live. CI jobs are submitted to films-1250000000, ap-chongqing. Switch profile.',
    );
    assert.equal(
      spoken({ bucket: undefined, region: undefined, endpoint: undefined, problem: 'It is gone.' }),
      'It is gone.',
    );
  });

  it('marks nothing else', () => {
    for (const where of [
      { ...target, profile: 'Test' },
      target,
      { ...target, endpoint: 'http://127.0.0.1:1', profile: 'Live' },
    ]) {
      const { text, background, spoken } = lookOf(where);
      assert.equal(background, undefined);
      assert.doesNotMatch(`${text} ${spoken}`, /production/i);
    }
  });
});

const secretId = 'AKIDEXAMPLE0000000000000000000000000';
const secretKey = 'exampleKey0000000000000000000000';

describe('the files of other tools', () => {
  const cases: readonly [
    string,
    CredentialFileKind,
    string,
    Awaited<ReturnType<typeof parseCredentialFile>>,
  ][] = [
    [
      'coscli in plain text',
      'coscli',
      `cos:\n  base:\n    secretid: ${secretId}\n    secretkey: "${secretKey}" # mine\n    sessiontoken: ""\n    protocol: https\n    mode: SecretKey\n  buckets:\n  - name: films\n    secretid: other\n`,
      success({ credentials: { secretId, secretKey }, expiresAtMs: undefined }),
    ],
    [
      'coscli with a token',
      'coscli',
      `cos:\n    base:\n        secretid: ${secretId}\n        secretkey: ${secretKey}\n        sessiontoken: exampleToken\n`,
      success({
        credentials: { secretId, secretKey, securityToken: 'exampleToken' },
        expiresAtMs: undefined,
      }),
    ],
    [
      'coscli encrypted',
      'coscli',
      'cos:\n  base:\n    secretid: q0exampleCanary==\n    secretkey: Zexample==\n',
      failure(
        'has encrypted keys, which only coscli can read: turn off encryption there (`disableencryption`), or set the credentials here.',
      ),
    ],
    [
      'coscli with the role of a machine',
      'coscli',
      'cos:\n  base:\n    mode: CvmRole\n    cvmrolename: films\n',
      failure('has no keys: coscli reads them from elsewhere (`mode`).'),
    ],
    ['coscli without keys', 'coscli', 'nothing: here\n', failure('has no SecretId.')],
    [
      'coscli as YAML may be written by hand',
      'coscli',
      `\ufeff# mine\r\n"cos": { Base: { SecretID: '${secretId}', secretkey: &key "${secretKey}", sessiontoken: } }\r\n`,
      success({ credentials: { secretId, secretKey }, expiresAtMs: undefined }),
    ],
    ['coscli empty', 'coscli', ' \n', failure('has no SecretId.')],
    [
      'coscli with a key that looks like a number',
      'coscli',
      `cos:\n  base:\n    secretid: ${secretId}\n    secretkey: 0123\n`,
      success({ credentials: { secretId, secretKey: '0123' }, expiresAtMs: undefined }),
    ],
    [
      'coscli with names of every object',
      'coscli',
      `__proto__: { cos: { base: { secretid: ${secretId}, secretkey: x } } }\nconstructor: 1\n`,
      failure('has no SecretId.'),
    ],
    ...[
      `cos: { base: { secretid: "${secretId}`,
      `cos:\n  base:\n    secretid: ${secretId}\n    secretid: ${secretId}\n`,
      `${secretId}\n`,
      '['.repeat(100_000),
      `a: !!js/function ${secretId}\n`,
    ].map((content): [string, CredentialFileKind, string, Result<never, string>] => [
      `coscli that is no such YAML: ${content.slice(0, 12)}`,
      'coscli',
      content,
      failure('is not valid YAML of coscli.'),
    ]),
    [
      'coscli that names one text a billion times',
      'coscli',
      `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]\n`).join('')}`,
      failure('has no SecretId.'),
    ],
    [
      'coscmd as Python reads it',
      'coscmd',
      `; mine\n[common]\r\nsecret_id: ${secretId}\nSECRET_KEY = a;b#c\n# token = x\n`,
      success({ credentials: { secretId, secretKey: 'a;b#c' }, expiresAtMs: undefined }),
    ],
    [
      'coscmd',
      'coscmd',
      `[common]\nsecret_id = ${secretId}\nsecret_key = ${secretKey}\nbucket = films\n[other]\nsecret_id = x\n`,
      success({ credentials: { secretId, secretKey }, expiresAtMs: undefined }),
    ],
    ['coscmd without a key', 'coscmd', `[common]\nsecret_id = ${secretId}\n`, failure('has no SecretKey.')],
    [
      'tccli',
      'tccli',
      JSON.stringify({ secretId, secretKey, token: 'exampleToken', type: 'oauth', expiresAt: 1_700_000_000 }),
      success({
        credentials: { secretId, secretKey, securityToken: 'exampleToken' },
        expiresAtMs: 1_700_000_000_000,
      }),
    ],
    ['tccli broken', 'tccli', `{"secretId": "${secretId}`, failure('is not valid JSON of tccli.')],
  ];
  for (const [title, kind, content, expected] of cases) {
    it(title, async () => assert.deepEqual(await parseCredentialFile(kind, content), expected));
  }

  it('are read from the home folder, and nothing else is', async (context) => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-home-'));
    context.after(() => fs.rmSync(home, { recursive: true, force: true }));
    const read = createCredentialFileReader(home);
    fs.mkdirSync(path.join(home, '.tccli'));
    fs.writeFileSync(path.join(home, '.tccli', 'films.credential'), JSON.stringify({ secretId, secretKey }));
    fs.writeFileSync(path.join(home, '.cos.conf'), '[common]\n');
    assert.deepEqual(
      await read('tccli', 'films'),
      success({ credentials: { secretId, secretKey }, expiresAtMs: undefined }),
    );
    assert.deepEqual(await read('coscmd', ''), failure('`~/.cos.conf` has no SecretId.'));
    assert.deepEqual(
      await read('coscli', ''),
      failure(
        '`~/.cos.yaml` does not exist or cannot be read. Run `coscli config init`, or choose another source of credentials for this profile.',
      ),
    );
    for (const name of ['../films', '..', '', 'a/b']) {
      assert.deepEqual(
        await read('tccli', name),
        failure('The name of the tccli profile contains an invalid character.'),
      );
    }
  });
});

describe('an expiry', () => {
  const nowMs = Date.UTC(2026, 0, 31, 12);
  it('is read as people write it', () => {
    const cases: readonly [string, number | undefined][] = [
      ['2h', nowMs + 7_200_000],
      [' 30 m ', nowMs + 1_800_000],
      ['2026-01-31T21:00:00+08:00', nowMs + 3_600_000],
      ['1769860800', nowMs],
      ['tomorrow', undefined],
      ['2026', undefined],
    ];
    for (const [text, ms] of cases) assert.equal(parseExpiry(text, nowMs), ms, text);
  });

  it('is checked before it is kept', () => {
    assert.equal(checkExpiry('', nowMs), undefined);
    assert.equal(checkExpiry('1h', nowMs), undefined);
    assert.match(checkExpiry('soon', nowMs) ?? '', /2h/);
    assert.match(checkExpiry('2026-01-31T11:59:00Z', nowMs) ?? '', /expired/);
    assert.deepEqual(
      [undefined, nowMs + 61_000, nowMs + 60_000].map((ms) => isExpired(ms, nowMs)),
      [false, false, true],
    );
  });
});
