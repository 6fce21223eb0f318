/**
 * A project that switches validation off: what `check` says then in each format, and that `submit` checks all the same.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sarifErrors } from '../support/sarifSchema';
import { readWorkflowCommands } from '../support/workflowCommands';
import { job, SUBMITTED } from './submitSupport';
import { run, runWithFiles, TARGET } from './support';

const WRONG_LEVEL = '<Request><Tag>Demo</Tag><Level>7</Level></Request>';
const OFF = {
  '.ci-job.json': '{ "validation.enabled": false }',
  'on/.ci-job.json': '{}',
  'on/y.xml': WRONG_LEVEL,
  'x.xml': WRONG_LEVEL,
};
const ASIDE = 'ci-job: 1 file not checked, because the settings have `"validation.enabled": false`.\n';
const WHY = 'Not checked, because the settings have `"validation.enabled": false`.';
const LEVEL = '`Level` must be a whole number from 0 to 2, but is `7`.';

describe('submit where validation is off', () => {
  const CHECKED =
    'ci-job: the settings have `"validation.enabled": false`; the submitted request is still checked.\n';
  const files = { '.ci-job.json': OFF['.ci-job.json'] };

  it('checks before it sends, and says so', async () => {
    assert.deepEqual(await run(['submit', 'bad.xml', ...TARGET], { files }), {
      exitCode: 1,
      stdout: '',
      stderr: `${CHECKED}bad.xml:3:10: error out-of-range: ${LEVEL}\nci-job: \`bad.xml\` has 1 error and was not submitted. Correct it, or submit it as it is with \`--force\`.\n`,
      sent: [],
      sandboxArgs: [],
    });
  });

  it('sends errors only when it is forced, and what is right without a word', async () => {
    const forced = await run(['submit', 'bad.xml', '--force', ...TARGET], {
      files,
      steps: [job('Submitted')],
    });
    assert.deepEqual(
      [forced.exitCode, forced.sent, forced.stderr.split('\n')[0]],
      [0, ['POST /jobs'], CHECKED.trimEnd()],
    );
    const right = await run(['submit', 'good.xml', ...TARGET], { files, steps: [job('Submitted')] });
    assert.deepEqual(
      [right.exitCode, right.stdout, right.stderr, right.sent],
      [0, SUBMITTED, '', ['POST /jobs']],
    );
  });
});

describe('check where validation is off', () => {
  /** The whole of both streams. */
  async function check(
    ...argv: readonly string[]
  ): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    const { stdout, stderr, exitCode } = await runWithFiles(['check', ...argv], OFF);
    return { stdout, stderr, exitCode };
  }

  it('counts what is not checked apart', async () => {
    assert.deepEqual(await check('x.xml'), { exitCode: 0, stdout: '1 file not checked.\n', stderr: ASIDE });
    assert.deepEqual(await check('x.xml', 'on/y.xml'), {
      exitCode: 1,
      stdout: `on/y.xml:1:32: error out-of-range: ${LEVEL}\n1 file checked: 1 error. 1 file not checked.\n`,
      stderr: ASIDE,
    });
    assert.deepEqual(await check('--quiet', 'x.xml'), { exitCode: 0, stdout: '', stderr: ASIDE });
  });

  it('says so in JSON', async () => {
    const { stdout } = await check('--format', 'json', 'x.xml', 'good.xml', 'on/y.xml');
    const reports: Record<string, unknown>[] = JSON.parse(stdout);
    assert.deepEqual(
      reports.map(({ diagnostics, ...rest }) => [rest, (diagnostics as unknown[]).length]),
      [
        [{ file: 'x.xml', checked: false }, 0],
        [{ file: 'good.xml', checked: false }, 0],
        [{ file: 'on/y.xml' }, 1],
      ],
    );
  });

  it('says so in SARIF', async () => {
    const { stdout } = await check('--format', 'sarif', 'x.xml', 'on/y.xml');
    const log: { runs: { invocations: unknown[] }[] } = JSON.parse(stdout);
    assert.deepEqual(sarifErrors(log), []);
    assert.deepEqual(log.runs[0]?.invocations, [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: 'warning',
            message: { text: WHY },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'x.xml', index: 0 } } }],
          },
        ],
      },
    ]);
  });

  it('is a skipped case in JUnit', async () => {
    const { stdout } = await check('--format', 'junit', 'x.xml');
    assert.equal(
      stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ci-job check" tests="1" failures="0" errors="0">
  <testsuite name="x.xml" tests="1" failures="0" errors="0" skipped="1" file="x.xml">
    <testcase name="has no errors" classname="x.xml">
      <skipped message="Not checked, because the settings have \`&quot;validation.enabled&quot;: false\`."/>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  it('is a warning on the file for GitHub', async () => {
    const { stdout } = await check('--format', 'github', 'x.xml');
    assert.deepEqual(readWorkflowCommands(stdout), [
      { command: 'warning', properties: { file: 'x.xml' }, message: WHY },
    ]);
    assert.deepEqual(stdout.split('\n').slice(1), ['1 file not checked.', '']);
  });
});
