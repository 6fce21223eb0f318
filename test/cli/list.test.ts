/**
 * `ci-job list`.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Run, type RunOptions, run, TARGET } from './support';

async function checkRun(
  argv: readonly string[],
  options: RunOptions,
  expected: Partial<Run> & { exitCode: number },
): Promise<void> {
  assert.deepEqual(await run([...argv, ...TARGET], options), {
    stdout: '',
    stderr: '',
    sent: [],
    sandboxArgs: [],
    ...expected,
  });
}

describe('list', () => {
  const body = `<Response>
    <JobsDetail><JobId>j2</JobId><State>Submitted</State><Tag>Demo</Tag></JobsDetail>
    <JobsDetail><JobId>j1</JobId><State>Success</State><Tag>Demo</Tag></JobsDetail></Response>`;
  const lines =
    'JobId:   j2\nState:   Submitted\nTag:     Demo\n\nJobId:   j1\nState:   Success\nTag:     Demo\n';

  it('tells the newest jobs of a Tag', async () => {
    await checkRun(
      ['list', 'Demo'],
      { steps: [{ body }] },
      { exitCode: 0, stdout: lines, sent: ['GET /jobs?tag=Demo&size=10&orderByTime=Desc'] },
    );
  });

  it('asks for so many, in these states', async () => {
    await checkRun(
      ['list', 'Demo', '--size', '100', '--state', 'Submitted', '--state', 'Success'],
      { steps: [{ body }] },
      {
        exitCode: 0,
        stdout: lines,
        sent: ['GET /jobs?tag=Demo&size=100&states=Submitted%2CSuccess&orderByTime=Desc'],
      },
    );
  });

  it('says that there is none', async () => {
    const none = { steps: [{ body: '<Response/>' }] };
    const sent = ['GET /jobs?tag=Demo&size=10&orderByTime=Desc'];
    const stderr = 'ci-job: the service lists no such job of `Demo` here.\n';
    await checkRun(['list', 'Demo'], none, { exitCode: 0, stderr, sent });
    await checkRun(['list', 'Demo', '--json'], none, { exitCode: 0, stdout: '{\n  "jobs": []\n}\n', sent });
  });

  it('tells programs what went wrong', async () => {
    const refused = {
      status: 403,
      body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>',
    };
    const { exitCode, stdout } = await run(['list', 'Demo', '--json', ...TARGET], { steps: [refused] });
    const { jobs, error } = JSON.parse(stdout) as { jobs: unknown; error: { code: string } };
    assert.deepEqual([exitCode, jobs, error.code], [2, [], 'AccessDenied']);
  });

  const page = (ids: readonly string[], nextToken?: string) => ({
    body: `<Response>${ids.map((id) => `<JobsDetail><JobId>${id}</JobId></JobsDetail>`).join('')}${
      nextToken === undefined ? '' : `<NextToken>${nextToken}</NextToken>`
    }</Response>`,
  });
  const idsOf = (stdout: string) => [...stdout.matchAll(/^JobId: +(\S+)$/gm)].map((match) => match[1]);

  it('says that there are more, and how to see them', async () => {
    const { exitCode, stdout, stderr, sent } = await run(['list', 'Demo', ...TARGET], {
      steps: [page(['j2', 'j1'], '225508')],
    });
    assert.deepEqual(
      [exitCode, idsOf(stdout), stderr, sent.length],
      [
        0,
        ['j2', 'j1'],
        'ci-job: there are more jobs. Add `--all`, or continue with `--next-token 225508`.\n',
        1,
      ],
    );
    const asJson = await run(['list', 'Demo', '--json', ...TARGET], { steps: [page(['j2'], '225508')] });
    const printed = JSON.parse(asJson.stdout) as { jobs: unknown[]; nextToken: string };
    assert.deepEqual([printed.jobs.length, printed.nextToken, asJson.stderr], [1, '225508', '']);
  });

  it('follows the pages to the end, or as far as is wanted', async () => {
    const steps = [page(['j5', 'j4'], 'a b'), page([], 'c'), page(['j3'])];
    const all = await run(['list', 'Demo', '--all', ...TARGET], { steps });
    assert.deepEqual([all.exitCode, idsOf(all.stdout), all.stderr], [0, ['j5', 'j4', 'j3'], '']);
    assert.deepEqual(all.sent, [
      'GET /jobs?tag=Demo&size=100&orderByTime=Desc',
      'GET /jobs?tag=Demo&size=100&orderByTime=Desc&nextToken=a%20b',
      'GET /jobs?tag=Demo&size=100&orderByTime=Desc&nextToken=c',
    ]);
    const some = await run(['list', 'Demo', '--limit', '3', '--size', '2', ...TARGET], {
      steps: [page(['j5', 'j4'], 'a'), page(['j3'], 'b')],
    });
    assert.deepEqual(
      [idsOf(some.stdout), some.sent.map((call) => /size=\d+/.exec(call)?.[0])],
      [
        ['j5', 'j4', 'j3'],
        ['size=2', 'size=1'],
      ],
    );
    assert.match(some.stderr, /--next-token b/);
  });

  it('goes on where an earlier list ended', async () => {
    const { sent } = await run(['list', 'Demo', '--next-token', '225508', ...TARGET], { steps: [page([])] });
    assert.deepEqual(sent, ['GET /jobs?tag=Demo&size=10&orderByTime=Desc&nextToken=225508']);
  });

  it('keeps what was listed before an error, and where to go on', async () => {
    const { exitCode, stdout } = await run(['list', 'Demo', '--all', '--json', ...TARGET], {
      steps: [page(['j1'], 'a'), { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }],
    });
    const printed = JSON.parse(stdout) as {
      jobs: { jobId: string }[];
      nextToken: string;
      error: { code: string };
    };
    assert.deepEqual(
      [exitCode, printed.jobs.map(({ jobId }) => jobId), printed.nextToken, printed.error.code],
      [2, ['j1'], 'a', 'AccessDenied'],
    );
  });

  it('ends where the pages lead in a circle', async () => {
    const { exitCode, stderr, sent } = await run(['list', 'Demo', '--all', ...TARGET], {
      steps: [page(['j1'], 'a'), page(['j2'], 'b'), page(['j3'], 'a'), page(['j4'], 'b')],
    });
    assert.deepEqual([exitCode, sent.length], [2, 3]);
    assert.match(stderr, /returns to a previous page/);
  });

  it('has the filters of the service', async () => {
    const filters = [
      ...['--queue-id', 'p1', '--queue-type', 'Speeching', '--input-object', 'films/a b.mp4'],
      ...[
        '--workflow-id',
        'w1',
        '--since',
        '2026-01-31',
        '--until',
        '2026-02-01T10:30:00Z',
        '--order',
        'Asc',
      ],
    ];
    const { sent } = await run(['list', 'Demo', ...filters, ...TARGET], { steps: [page(['j1'])] });
    const [, query = ''] = (sent[0] ?? '').split('?');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(query.replaceAll('+', '%2B'))), {
      tag: 'Demo',
      size: '10',
      orderByTime: 'Asc',
      queueId: 'p1',
      queueType: 'Speeching',
      inputObject: 'films/a b.mp4',
      workflowId: 'w1',
      startCreationTime: '2026-01-31T00:00:00+0800',
      endCreationTime: '2026-02-01T10:30:00+0000',
    });
  });

  it('needs one Tag, a number and states that there are', async () => {
    const rows: readonly [string[], string][] = [
      [[], 'No Tag is specified, for example `Demo`.'],
      [['Demo', 'Other'], 'One Tag can be listed at a time.'],
      [['Demo', '--size', '0'], '`0` is not a number from 1 to 100.'],
      [['Demo', '--size', '101'], '`101` is not a number from 1 to 100.'],
      [['Demo', '--size', 'ten'], '`ten` is not a number from 1 to 100.'],
      [
        ['Demo', '--state', 'Done'],
        '`Done` is not a state: it must be `Submitted`, `Running`, `Success`, `Failed`, `Pause` or `Cancel`.',
      ],
      [
        ['Demo', '--queue-type', 'Video'],
        '`--queue-type` must be `Transcoding`, `SpeedTranscoding`, `Speeching`, `PicProcess`, `AIProcess`, `DocProcess` or `FileProcess`, but is `Video`.',
      ],
      [['Demo', '--order', 'up'], '`--order` must be `Desc` or `Asc`, but is `up`.'],
      [['Demo', '--limit', '0'], '`0` is not a number greater than 0.'],
      [['Demo', '--limit', '5', '--all'], '`--limit` and `--all` cannot be used together.'],
      [
        ['Demo', '--since', 'yesterday'],
        '`yesterday` is not a time: it must look like `2026-01-31` or `2026-01-31T10:00:00+0800`.',
      ],
      [
        ['Demo', '--until', '2026-02-30'],
        '`2026-02-30` is not a time: it must look like `2026-01-31` or `2026-01-31T10:00:00+0800`.',
      ],
      [['Demo', '--since', '2026-02-02', '--until', '2026-02-01'], '`--since` is later than `--until`.'],
    ];
    for (const [argv, message] of rows) {
      const { exitCode, stderr, sent } = await run(['list', ...argv, ...TARGET]);
      assert.deepEqual([exitCode, stderr.split('\n')[0], sent], [2, `ci-job: ${message}`, []]);
    }
  });
});
