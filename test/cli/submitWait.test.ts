/**
 * `ci-job submit --wait`: following a job to its end, and what happens when that is not possible.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageService } from '../support/schemaSet';
import { checkSubmit, job, refusal, SUBMITTED } from './submitSupport';
import { run, TARGET } from './support';

describe('submit --wait', () => {
  const STILL_THERE =
    'ci-job: no longer watching `j1`. The job itself continues; look it up with:\n  ci-job describe j1 --bucket films-1250000001 --region ap-chongqing\n';

  it('tells each change and the end', async () => {
    const steps = [
      job('Submitted'),
      job('Submitted'),
      job('Running', '<Progress>30</Progress>'),
      job('Running', '<Progress>30</Progress>'),
      job(
        'Success',
        '<Progress>100</Progress><Operation><MediaInfo><Format><Duration>13.6</Duration><Size/></Format></MediaInfo><MediaResult><OutputFile><ObjectName>out.mp4</ObjectName></OutputFile></MediaResult></Operation>',
      ),
    ];
    await checkSubmit(
      ['good.xml', '--wait', ...TARGET],
      { steps },
      {
        exitCode: 0,
        stdout: `${SUBMITTED}\nJobId:   j1\nState:   Success, 100%\nOutput:  out.mp4\nMediaInfo:\n  Format:\n    Duration: 13.6\n`,
        stderr: 'j1: Submitted\nj1: Running, 30%\n',
        sent: ['POST /jobs', ...Array.from({ length: 4 }, () => 'GET /jobs/j1')],
      },
    );
  });

  it('follows each of several jobs, and fails with any of them', async () => {
    const detail = (id: string, state: string): string =>
      `<JobsDetail><JobId>${id}</JobId><State>${state}</State></JobsDetail>`;
    const answer = (...jobs: readonly string[]) => ({ body: `<Response>${jobs.join('')}</Response>` });
    const created = answer(detail('j1', 'Submitted'), detail('j2', 'Submitted'), detail('j3', 'Submitted'));
    const steps = [
      created,
      answer(detail('j1', 'Success')),
      answer(detail('j2', 'Failed')),
      answer(detail('j3', 'Success')),
    ];
    const printed = (id: string, state: string): string => `JobId:   ${id}\nState:   ${state}\n`;
    await checkSubmit(
      ['three.xml', '--wait', ...TARGET],
      {
        steps,
        checker: languageService(),
        files: {
          'three.xml':
            '<Request><Input><Object>a.mp4</Object></Input><Operation><Tag>MediaInfo</Tag></Operation><Operation><Tag>QualityEstimate</Tag></Operation><Operation><Tag>MediaInfo</Tag></Operation></Request>',
        },
      },
      {
        exitCode: 1,
        stdout: [
          ['j1', 'j2', 'j3'].map((id) => printed(id, 'Submitted')).join('\n'),
          printed('j1', 'Success'),
          printed('j2', 'Failed'),
          printed('j3', 'Success'),
        ].join('\n'),
        sent: ['POST /jobs', 'GET /jobs/j1', 'GET /jobs/j2', 'GET /jobs/j3'],
      },
    );
  });

  it('fails with a job that failed or was cancelled', async () => {
    await checkSubmit(
      ['good.xml', '--wait', ...TARGET],
      { steps: [job('Submitted'), job('Failed', '<Code>ResourceNotFound</Code><Message>no file</Message>')] },
      {
        exitCode: 1,
        stdout: `${SUBMITTED}\nJobId:   j1\nState:   Failed\nCode:    ResourceNotFound\nMessage: no file\n`,
        sent: ['POST /jobs', 'GET /jobs/j1'],
      },
    );
    await checkSubmit(
      ['good.xml', '--wait', ...TARGET],
      { steps: [job('Submitted'), job('Cancel')] },
      {
        exitCode: 1,
        stdout: `${SUBMITTED}\nJobId:   j1\nState:   Cancel\n`,
        sent: ['POST /jobs', 'GET /jobs/j1'],
      },
    );
  });

  it('tells how to look the job up after Ctrl+C', async () => {
    const steps = [job('Submitted'), job('Running')];
    await checkSubmit(
      ['good.xml', '--wait', ...TARGET],
      { steps, interruptInPause: 1 },
      {
        exitCode: 2,
        stdout: SUBMITTED,
        stderr: `j1: Running\n${STILL_THERE}`,
        sent: ['POST /jobs', 'GET /jobs/j1'],
      },
    );
  });

  it('shows an unknown state as it is, and ends after ten minutes of asking', async () => {
    for (const [state, shown, said] of [
      ['Frozen', 'Frozen', '`j1` has been in the unknown state `Frozen` for 10 minutes.'],
      ['', 'unknown', 'The service has returned no state of `j1` for 10 minutes.'],
    ] as const) {
      const steps = [job('Submitted'), ...Array.from({ length: 30 }, () => job(state))];
      const { exitCode, stdout, stderr, sent } = await run(['submit', 'good.xml', '--wait', ...TARGET], {
        steps,
      });
      assert.deepEqual([exitCode, stdout], [2, `${SUBMITTED}\nJobId:   j1\nState:   ${shown}\n`]);
      assert.equal(
        stderr,
        `j1: ${shown}\nci-job: ${said}\nIt may have ended or may still be running: look it up later, or in the console. A newer version of this program may support the state.\n${STILL_THERE}`,
      );
      assert.ok(sent.length > 12 && sent.length < 18, String(sent.length));
      const json = await run(['submit', 'good.xml', '--wait', '--json', ...TARGET], { steps });
      const { jobs, error } = JSON.parse(json.stdout);
      assert.deepEqual([json.exitCode, jobs[0].state, error.kind], [2, state, 'unknownState']);
      const stopped = await run(['submit', 'good.xml', '--wait', ...TARGET], { steps, interruptInPause: 3 });
      assert.deepEqual([stopped.exitCode, stopped.sent.length], [2, 4]);
    }
  });

  it('names the address again that the job was sent to', async () => {
    const steps = [job('Submitted'), job('Running')];
    const target = ['--endpoint', 'http://127.0.0.1:4000'];
    const { stderr } = await run(['submit', 'good.xml', '--wait', ...target], { steps, interruptInPause: 1 });
    assert.ok(stderr.endsWith('\n  ci-job describe j1 --endpoint http://127.0.0.1:4000\n'));
  });

  it('sends nothing after Ctrl+C', async () => {
    await checkSubmit(
      ['good.xml', '--wait', ...TARGET],
      { interruptInPause: 0 },
      {
        exitCode: 2,
        stderr: 'ci-job: The request was stopped.\nSend it again if you still need it.\n',
      },
    );
  });

  it('tells how to look the job up when watching fails', async () => {
    const { exitCode, stdout, stderr } = await run(['submit', 'good.xml', '--wait', ...TARGET], {
      steps: [job('Submitted'), refusal(403, 'AccessDenied')],
    });
    assert.deepEqual([exitCode, stdout], [2, SUBMITTED]);
    assert.match(
      stderr,
      /^ci-job: This key lacks the permission\. .+\n.+ CAM permission `ci:DescribeMediaJob`\..+\n/,
    );
    assert.ok(stderr.endsWith(STILL_THERE));
  });

  it('watches all jobs of an answer', async () => {
    const both =
      '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail><JobsDetail><JobId>j2</JobId><State>Submitted</State></JobsDetail></Response>';
    const second = '<Response><JobsDetail><JobId>j2</JobId><State>Success</State></JobsDetail></Response>';
    const { exitCode, sent } = await run(['submit', 'good.xml', '--wait', ...TARGET], {
      steps: [{ body: both }, job('Failed'), { body: second }],
    });
    assert.deepEqual([exitCode, sent], [1, ['POST /jobs', 'GET /jobs/j1', 'GET /jobs/j2']]);
  });
});
