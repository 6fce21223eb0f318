/**
 * `ci-job submit`: what is sent and what is not, what is reported, and the exit codes.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestOf, serviceWith } from '../support/conditionalRules';
import { fetchFailure, type Step } from '../support/fakeTransport';
import { checkSubmit, job, refusal, SUBMITTED } from './submitSupport';
import { ACCOUNT_ENV, run, TARGET } from './support';

const LEVEL_ERROR =
  'bad.xml:3:10: error out-of-range: `Level` must be a whole number from 0 to 2, but is `7`.\n';

describe('submit', () => {
  it('sends the file as it is and tells the job', async () => {
    const bodies: (string | undefined)[] = [];
    const step: Step = (request) => {
      bodies.push(request.body);
      return {
        body: '<Response><JobsDetail><JobId>j1</JobId><Tag>Demo</Tag><State>Submitted</State><Progress>0</Progress><CreationTime>2026-01-31T10:00:00+0800</CreationTime><StartTime>-</StartTime><Input><BucketId>b-1</BucketId><Object>in.mp4</Object><Region>ap-x</Region></Input></JobsDetail></Response>',
      };
    };
    await checkSubmit(
      ['good.xml', ...TARGET],
      { steps: [step] },
      {
        exitCode: 0,
        stdout:
          'JobId:   j1\nState:   Submitted, 0%\nTag:     Demo\nCreated: 2026-01-31T10:00:00+0800\nInput:   in.mp4 (b-1, ap-x)\n',
        sent: ['POST /jobs'],
      },
    );
    assert.deepEqual(bodies, ['<Request><Tag>Demo</Tag><Level>1</Level></Request>']);
  });

  it('reads standard input, and leaves a byte order mark out', async () => {
    const bodies: (string | undefined)[] = [];
    const step: Step = (request) => {
      bodies.push(request.body);
      return {
        body: '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail></Response>',
      };
    };
    const stdin = '<Request><Tag>Demo</Tag></Request>\n';
    await checkSubmit(
      ['-', ...TARGET],
      { stdin, steps: [step] },
      { exitCode: 0, stdout: SUBMITTED, sent: ['POST /jobs'] },
    );
    await checkSubmit(
      ['bom.xml', ...TARGET],
      { steps: [step] },
      { exitCode: 0, stdout: SUBMITTED, sent: ['POST /jobs'] },
    );
    assert.deepEqual(bodies, [stdin, '<Request><Tag>Demo</Tag></Request>']);
  });

  it('says what cannot be undone, whatever a comment suppresses', async () => {
    const checker = serviceWith([
      {
        kind: 'caution',
        element: 'Mode',
        when: { element: 'Mode', oneOf: ['delete'] },
        note: 'The source is deleted.',
      },
    ]);
    const stdin = `<!-- ci-job-disable irreversible -->${requestOf('<Mode>delete</Mode>')}`;
    await checkSubmit(
      ['-', ...TARGET],
      { checker, stdin, steps: [job('Submitted')] },
      {
        exitCode: 0,
        stdout: SUBMITTED,
        stderr: 'ci-job: caution: The source is deleted. This cannot be undone.\n',
        sent: ['POST /jobs'],
      },
    );
  });

  it('refuses a request with errors', async () => {
    await checkSubmit(
      ['bad.xml', ...TARGET],
      {},
      {
        exitCode: 1,
        stderr: `${LEVEL_ERROR}ci-job: \`bad.xml\` has 1 error and was not submitted. Correct it, or submit it as it is with \`--force\`.\n`,
      },
    );
  });

  it('submits a request with errors when it is forced', async () => {
    await checkSubmit(
      ['bad.xml', '--force', ...TARGET],
      { steps: [job('Submitted')] },
      {
        exitCode: 0,
        stdout: SUBMITTED,
        stderr: `${LEVEL_ERROR}ci-job: \`bad.xml\` has 1 error; continuing because of \`--force\`.\n`,
        sent: ['POST /jobs'],
      },
    );
  });

  it('tells warnings, not hints, and submits all the same', async () => {
    await checkSubmit(
      ['warn.xml', ...TARGET],
      { steps: [job('Submitted')] },
      {
        exitCode: 0,
        stdout: SUBMITTED,
        stderr:
          'warn.xml:1:26: warning unknown-element: `Leve` is unknown in `Request`. Did you mean `Level`?\n',
        sent: ['POST /jobs'],
      },
    );
    await checkSubmit(
      ['hint.xml', ...TARGET],
      { steps: [job('Submitted')] },
      {
        exitCode: 0,
        stdout: SUBMITTED,
        sent: ['POST /jobs'],
      },
    );
  });

  it('says what became of a file that cannot be read', async () => {
    await checkSubmit(
      ['none.xml', ...TARGET],
      {},
      {
        exitCode: 2,
        stderr: 'ci-job: `none.xml` cannot be read: the file does not exist.\n',
      },
    );
  });

  it('tells all jobs of an answer, and fails for one that failed at once', async () => {
    const body =
      '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail><JobsDetail><JobId>j2</JobId><State>Failed</State><Code>InvalidArgument</Code><Message>no\nway</Message></JobsDetail></Response>';
    await checkSubmit(
      ['good.xml', ...TARGET],
      { steps: [{ body }] },
      {
        exitCode: 1,
        stdout: `${SUBMITTED}\nJobId:   j2\nState:   Failed\nCode:    InvalidArgument\nMessage: no\\nway\n`,
        sent: ['POST /jobs'],
      },
    );
  });
});

describe('submit, where to and as whom', () => {
  it('asks for what is missing', async () => {
    const options = 'The options are `--bucket`, `--region` and `--endpoint`.';
    await checkSubmit(
      ['good.xml', '--region', 'ap-x'],
      {},
      {
        exitCode: 2,
        stderr: `ci-job: No bucket is set. Enter its full name with the APPID, for example \`examplebucket-1250000000\`. ${options}\n`,
      },
    );
    await checkSubmit(
      ['good.xml', '--bucket', 'b-1'],
      {},
      {
        exitCode: 2,
        stderr: `ci-job: No region is set. Enter the bucket’s region, for example \`ap-chongqing\`. ${options}\n`,
      },
    );
    await checkSubmit(
      ['good.xml', '--endpoint', 'http://ci.example'],
      {},
      {
        exitCode: 2,
        stderr: `ci-job: The endpoint \`http://ci.example\` is plain HTTP: use \`https://\`. Plain HTTP is allowed only for this machine (\`127.0.0.1\`, \`localhost\`, \`[::1]\`). ${options}\n`,
      },
    );
  });

  it('takes an address instead of bucket and region', async () => {
    await checkSubmit(
      ['good.xml', '--endpoint', 'http://127.0.0.1:4000'],
      { steps: [job('Submitted')] },
      {
        exitCode: 0,
        stdout: SUBMITTED,
        sent: ['POST /jobs'],
      },
    );
  });

  it('asks for the credentials that are missing', async () => {
    const { TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY } = ACCOUNT_ENV;
    const rows = [
      [{}, 'variables `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`'],
      [{ TENCENTCLOUD_SECRET_ID }, 'variable `TENCENTCLOUD_SECRET_KEY`'],
      [{ TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_SECRET_ID: '' }, 'variable `TENCENTCLOUD_SECRET_ID`'],
    ] as const;
    for (const [env, missing] of rows) {
      await checkSubmit(
        ['good.xml', ...TARGET],
        { env },
        {
          exitCode: 2,
          stderr: `ci-job: No credentials: set the environment ${missing}.\n`,
        },
      );
    }
  });

  it('sends the token of a temporary key, under either name', async () => {
    const rows = [
      [{ TENCENTCLOUD_SESSION_TOKEN: 'one', TENCENTCLOUD_SECURITY_TOKEN: 'two' }, 'one'],
      [{ TENCENTCLOUD_SESSION_TOKEN: '', TENCENTCLOUD_SECURITY_TOKEN: 'two' }, 'two'],
      [{}, undefined],
    ] as const;
    for (const [env, token] of rows) {
      const tokens: (string | undefined)[] = [];
      const step: Step = (request) => {
        tokens.push(request.headers['x-ci-security-token']);
        return { body: '<Response><JobsDetail><JobId>j1</JobId></JobsDetail></Response>' };
      };
      await run(['submit', 'good.xml', ...TARGET], { env: { ...ACCOUNT_ENV, ...env }, steps: [step] });
      assert.deepEqual(tokens, [token]);
    }
  });
});

describe('submit --dry-run', () => {
  it('shows the request, masked, and sends nothing', async () => {
    const { exitCode, stdout, stderr, sent } = await run([
      'submit',
      'good.xml',
      '--dry-run',
      '--wait',
      ...TARGET,
    ]);
    assert.deepEqual([exitCode, stderr, sent], [0, 'ci-job: dry run, nothing was sent.\n', []]);
    const lines = stdout.split('\n');
    assert.deepEqual(
      lines.map((line) => line.replace(/(q-signature=)[0-9a-f]{4}/, '$1')),
      [
        'POST https://films-1250000001.ci.ap-chongqing.myqcloud.com/jobs',
        'content-type: application/xml',
        'content-length: 50',
        'host: films-1250000001.ci.ap-chongqing.myqcloud.com',
        'authorization: q-sign-algorithm=sha1&q-ak=AKID****0001&q-sign-time=1699999999;1700000899&q-key-time=1699999999;1700000899&q-header-list=content-length;content-type;host&q-url-param-list=&q-signature=****',
        '',
        '<Request><Tag>Demo</Tag><Level>1</Level></Request>',
        '',
      ],
    );
  });

  it('refuses a request with errors too', async () => {
    const { exitCode, stdout } = await run(['submit', 'bad.xml', '--dry-run', ...TARGET]);
    assert.deepEqual([exitCode, stdout], [1, '']);
  });

  it('says what is wrong with the credentials', async () => {
    const env = { ...ACCOUNT_ENV, TENCENTCLOUD_SECRET_KEY: 'with a space' };
    await checkSubmit(
      ['good.xml', '--dry-run', ...TARGET],
      { env },
      {
        exitCode: 2,
        stderr:
          'ci-job: The SecretKey contains a space, a line break or an invalid character: copy it again.\nCorrect it and try again.\n',
      },
    );
  });
});

describe('submit, when the service refuses', () => {
  it('is 1 where the request is at fault and 2 where it could not run', async () => {
    const rows: readonly [Step, number][] = [
      [refusal(400, 'InvalidArgument'), 1],
      [refusal(400, 'TemplateNotFound'), 1],
      [refusal(401, 'InvalidAuthorization'), 2],
      [refusal(403, 'AccessDenied'), 2],
      [refusal(403, 'SignatureExpired'), 2],
      [refusal(429, 'SlowDown'), 2],
      [refusal(500, 'InternalError'), 2],
      [{ status: 308 }, 2],
      [{ body: '<html/>' }, 2],
      [{ throws: fetchFailure('ECONNREFUSED') }, 2],
    ];
    for (const [step, exitCode] of rows) {
      const result = await run(['submit', 'good.xml', '--wait', ...TARGET], { steps: [step] });
      assert.deepEqual([result.exitCode, result.stdout, result.sent], [exitCode, '', ['POST /jobs']]);
      // Why and what to do; and where to look, when there may be a job all the same.
      assert.match(
        result.stderr,
        /^ci-job: .+\n.+\n(?:ci-job: look for the job .+:\n {2}ci-job list .+\n)?$/,
      );
    }
  });

  it('tells why and what to do', async () => {
    await checkSubmit(
      ['good.xml', ...TARGET],
      { steps: [refusal(400, 'InvalidArgument')] },
      {
        exitCode: 1,
        stderr:
          'ci-job: The service found a mistake in the request. The service says: because. (HTTP 400, code `InvalidArgument`, request ID `r1`)\nCorrect the element or value in the message, then try again.\n',
        sent: ['POST /jobs'],
      },
    );
  });

  it('says where to look when there may be a job all the same', async () => {
    const look =
      'ci-job: look for the job before you submit it again:\n  ci-job list Demo --bucket films-1250000001 --region ap-chongqing\n';
    const lost = await run(['submit', 'good.xml', ...TARGET], {
      steps: [{ throws: fetchFailure('ECONNRESET') }],
    });
    assert.deepEqual([lost.exitCode, lost.stderr.endsWith(look)], [2, true]);
    const unsent = await run(['submit', 'good.xml', ...TARGET], {
      steps: [{ throws: fetchFailure('ECONNREFUSED') }],
    });
    assert.deepEqual([unsent.exitCode, unsent.stderr.includes('look for')], [2, false]);
    for (const id of ['', 'j1;touch x']) {
      const body = `<Response><JobsDetail><JobId>${id}</JobId><State>Submitted</State></JobsDetail></Response>`;
      const nameless = await run(['submit', 'good.xml', '--wait', ...TARGET], { steps: [{ body }] });
      assert.deepEqual([nameless.exitCode, nameless.sent], [2, ['POST /jobs']]);
      assert.equal(
        nameless.stderr,
        `ci-job: The service accepted the request, but returned no job ID to look up the job.\n${look}`,
      );
    }
  });

  it('shows no secret, whatever the service echoes', async () => {
    const secrets = Object.values(ACCOUNT_ENV);
    const echo = secrets.join(' ');
    for (const step of [
      { status: 403, body: `<Error><Code>${echo}</Code><Message>${echo}</Message></Error>` },
      {
        status: 200,
        body: `<Response><JobsDetail><JobId>${echo}</JobId><Tag>${echo}</Tag></JobsDetail></Response>`,
      },
      { throws: new Error(echo) },
    ]) {
      const { stdout, stderr } = await run(['submit', 'good.xml', ...TARGET], { steps: [step] });
      for (const secret of secrets) {
        assert.ok(!`${stdout}${stderr}`.includes(secret));
      }
    }
  });
});
