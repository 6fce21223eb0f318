/**
 * The log and the report for a bug: what is needed, and nothing that a stranger must not read.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnosticsReport, type ReportFacts } from '../../client/src/log/diagnosticsReport';
import { RecordedLog } from '../../client/src/log/recordedLog';
import { redactForReport, redactSecrets } from '../../client/src/log/redact';

const canary = 'exampleCanary0000000000';

describe('a text without secrets', () => {
  const cases: readonly [string, string][] = [
    [`SecretId AKID${canary} is wrong`, 'SecretId AKID**** is wrong'],
    [`q-ak=AKIDx&q-signature=0123abcd`, 'q-ak=****&q-signature=****'],
    [`{"secretKey": "${canary}", "token": 1}`, '{"secretKey": "****", "token": 1}'],
    [`secret_key = ${canary}`, 'secret_key = ****'],
    [`x-ci-security-token: ${canary}`, 'x-ci-security-token: ****'],
    [`TENCENTCLOUD_SESSION_TOKEN=${canary}`, 'TENCENTCLOUD_SESSION_TOKEN=****'],
    [`via http://me:${canary}@proxy:8080`, 'via http://****@proxy:8080'],
    ['Proxy-Authorization: Basic bWU6c2VjcmV0', 'Proxy-Authorization: Basic ****'],
    ['Basic authentication is used', 'Basic authentication is used'],
    [`<SecretKey>${canary}</SecretKey>`, '<SecretKey>****</SecretKey>'],
    ['RequestId NjdhOGE5 of job j0123', 'RequestId NjdhOGE5 of job j0123'],
  ];
  for (const [text, expected] of cases) {
    it(expected, () => assert.equal(redactSecrets(text), expected));
  }

  it('is for strangers without places and names too', () => {
    assert.equal(
      redactForReport(
        'submit file:///films/secret%20film.cijob.xml: C:\\films\\x.xml, /tmp/films/a, films-1250000000, me@example.com, https://ci.example.com/jobs, http://127.0.0.1:8080',
      ),
      'submit <document> <path>, <path>, <bucket>, <address>, https://<host>, http://127.0.0.1:8080',
    );
  });
});

describe('a text for strangers', () => {
  const jobId = 'j0123456789abcdef0123456789abcdef';
  const cases: readonly [string, string][] = [
    [`submitted as ${jobId}, ${jobId}`, 'submitted as j0123…, j0123…'],
    [
      `there are no credentials to look at \`${jobId}\` with`,
      'there are no credentials to look at `j0123…` with',
    ],
    ['RequestId NjdhOGE5MTJfZGUy of job j1', 'RequestId NjdhOGE5MTJfZGUy of job j1'],
    [
      "EPERM: not permitted, rename 'C:\\Users\\Max Mustermann\\x.draft'",
      "EPERM: not permitted, rename '<path>'",
    ],
    ["ENOSPC, open '/Users/Max Mustermann/secret film/x'", "ENOSPC, open '<path>'"],
    [`ENOENT, open '/Users/Max O'Neill/a, b (c)/x'`, "ENOENT, open '<path>'"],
    ['open "/workspaces/secret film/x" failed', 'open "<path>" failed'],
    ['no module /Users/Max Mustermann/secret film/x.js', 'no module <path>'],
    ['no file C:\\films\\my secret film.mp4: EPERM', 'no file <path>: EPERM'],
    ['in C:/Users/Max Maria Mustermann/x and \\\\server\\secret share\\x', 'in <path>'],
    ['at start (/srv/secret/a.js:1:2)', 'at start (<path>:1:2)'],
    ['submit memfs:/acme/secret.cijob.xml: not sent', 'submit <document> not sent'],
    ['submit vscode-notebook-cell:/acme/x#W0: not sent', 'submit <document> not sent'],
    ['submit untitled:Secret-1: not sent', 'submit <document> not sent'],
    ['POST /jobs: HTTP 404, 12/31', 'POST /jobs: HTTP 404, 12/31'],
  ];
  for (const [text, expected] of cases) {
    it(expected, () => assert.equal(redactForReport(text), expected));
  }

  it('is made at once, however long a line is', () => {
    const line = `/tmp/${'a '.repeat(100_000)}`;
    assert.equal(redactForReport(line).length, line.length + '<path>'.length - '/tmp/a'.length);
  });
});

describe('the log', () => {
  it('is redacted where it is written, and its end is remembered', () => {
    const written: string[] = [];
    const channel = {
      info: (message: string) => void written.push(`info ${message}`),
      warn: (message: string) => void written.push(`warn ${message}`),
      error: (message: string) => void written.push(`error ${message}`),
    };
    const log = new RecordedLog(channel, () => 0);
    log.error(`refused: secretKey=${canary}`);
    assert.deepEqual(written, ['error refused: secretKey=****']);
    assert.deepEqual(log.lines(), ['1970-01-01T00:00:00.000Z [error] refused: secretKey=****']);
    for (let number = 0; number < 300; number++) log.info(`line ${number}`);
    assert.equal(log.lines().length, 200);
    assert.equal(log.lines().at(-1), '1970-01-01T00:00:00.000Z [info] line 299');
  });
});

describe('a report', () => {
  const facts: ReportFacts = {
    extension: '0.1.0',
    editor: 'Visual Studio Code 1.99.3 (desktop)',
    platform: 'linux x64, Node v20.0.0',
    remote: undefined,
    isTrusted: true,
    isValidated: true,
    detect: 'auto',
    target: { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined, profile: 'Films' },
    profiles: { total: 2, production: 1 },
    found: {
      credentials: { secretId: `AKID${canary}`, secretKey: canary, securityToken: canary },
      source: 'stored',
      expiresAtMs: 600_000,
    },
    problem: undefined,
    proxy: 'set, with a sign-in',
    entries: [],
    nowMs: 0,
    logLines: ['submit file:///films/a.cijob.xml: submitted as j1', '```', `AKID${canary}`],
  };

  it('has what is needed and nothing private', () => {
    assert.equal(
      diagnosticsReport(facts),
      [
        '### CI Job Request: diagnostics',
        '',
        '- Extension: 0.1.0',
        '- Editor: Visual Studio Code 1.99.3 (desktop)',
        '- Platform: linux x64, Node v20.0.0',
        '- Remote: none',
        '- Workspace: trusted',
        '- Validation: on',
        '- Detection: auto',
        '- Target bucket: set',
        '- Target region: ap-chongqing',
        '- Endpoint: of the service',
        '- Profiles: 2, 1 of production, one in use',
        '- Credentials: stored, temporary, valid for 10 minutes',
        '- Proxy: set, with a sign-in',
        '- Jobs: none',
        '',
        '```text',
        'submit <document> submitted as j1',
        "'''",
        'AKID****',
        '```',
        '',
      ].join('\n'),
    );
  });

  it('says why there are no credentials, and that the log is empty', () => {
    const report = diagnosticsReport({ ...facts, found: undefined, problem: 'No file.', logLines: [] });
    assert.match(report, /- Credentials: No file\.\n[\s\S]*```text\nThe log is empty\.\n```\n$/);
  });
});
