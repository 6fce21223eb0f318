/**
 * `ci-job submit` of requests whose job is not known here, of requests that are no jobs, and of what must never leave.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { job, SUBMITTED } from './submitSupport';
import { run, runWithBodies, TARGET } from './support';

describe('submitting what cannot be checked', () => {
  it('submits a Tag without a schema, and one that nobody knows, and says that only the XML was checked', async () => {
    const cases: readonly [file: string, text: string, said: string][] = [
      [
        'elsewhere.xml',
        '<Request><Tag>Elsewhere</Tag></Request>',
        'elsewhere.xml:1:15: information unsupported-tag: `Elsewhere` is supported by the service, but its elements are not described here yet: only the XML is checked.\n',
      ],
      [
        'novel.xml',
        '<Request><Tag>Transmogrify</Tag></Request>',
        'novel.xml:1:15: warning unknown-tag: `Transmogrify` is not a known job type. Completion lists the known job types.\n',
      ],
    ];
    for (const [file, text, said] of cases) {
      const { exitCode, stdout, stderr, sent } = await run(['submit', file, ...TARGET], {
        files: { [file]: text },
        steps: [job('Submitted')],
      });
      assert.deepEqual([exitCode, stdout, stderr, sent], [0, SUBMITTED, said, ['POST /jobs']]);
    }
  });

  it('submits no request that is no job', async () => {
    const cases: readonly (readonly [string, string])[] = [
      [
        '<Request><Tag>Demo</Tag><Name>small</Name></Request>',
        ' This is not a job but the body of a template.',
      ],
      [
        '<Request><Tag>Paper</Tag><Operation/></Request>',
        ' `Paper` is not the Tag of a job. It is sent with `POST /papers`.',
      ],
    ];
    for (const [text, why] of cases) {
      const { exitCode, stderr, sent } = await run(['submit', 'none.xml', '--force', ...TARGET], {
        files: { 'none.xml': text },
      });
      assert.deepEqual([exitCode, sent], [2, []]);
      assert.equal(stderr.split('\n').at(-2), `ci-job: \`none.xml\` cannot be submitted as a job.${why}`);
    }
  });

  it('never sends a byte order mark', async () => {
    const good = '<Request><Tag>Demo</Tag></Request>';
    const one = await runWithBodies(['submit', 'one.xml', ...TARGET], {
      files: { 'one.xml': `\uFEFF${good}` },
      steps: [job('Submitted')],
    });
    assert.deepEqual([one.exitCode, one.bodies], [0, [good]]);
    const two = await run(['submit', 'two.xml', ...TARGET], { files: { 'two.xml': `\uFEFF\uFEFF${good}` } });
    assert.deepEqual([two.exitCode, two.sent], [1, []]);
    assert.match(
      two.stderr,
      /two\.xml:1:2: error syntax-character: A byte order mark is allowed only at the very start/,
    );
    const forced = await runWithBodies(['submit', 'two.xml', '--force', ...TARGET], {
      files: { 'two.xml': `\uFEFF\uFEFF${good}` },
      steps: [job('Submitted')],
    });
    assert.deepEqual([forced.exitCode, forced.bodies], [0, [good]]);
  });

  it('sends nothing that says another encoding', async () => {
    const text = '<?xml version="1.0" encoding="GBK"?><Request><Tag>Demo</Tag></Request>';
    const { exitCode, stderr, sent } = await run(['submit', 'gbk.xml', ...TARGET], {
      files: { 'gbk.xml': text },
    });
    assert.deepEqual([exitCode, sent], [1, []]);
    assert.match(stderr, /gbk\.xml:1:31: error wrong-encoding/);
  });
});
