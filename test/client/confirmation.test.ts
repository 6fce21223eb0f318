/**
 * The last question before a request is sent: what it names, and what it keeps to itself.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Confirmation, confirmQuestion, mustConfirm } from '../../client/src/submit/submitMessages';
import type { JobOperation } from '../../server/src/protocol';

/** What the question is about, with the rest of the job. */
function confirmation(more: Partial<JobOperation>, confirms = true): Confirmation {
  return {
    operation: {
      tag: 'Work',
      method: 'POST',
      path: '/jobs',
      action: 'ci:CreateMediaJobs',
      input: 'in.mp4',
      output: undefined,
      ...more,
    },
    target: { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined },
    found: { credentials: { secretId: 'AKIDEXAMPLE', secretKey: 'key' }, source: 'stored' },
    errorCount: 0,
    earlier: undefined,
    policy: { isProduction: false, confirms },
    nowMs: 0,
  };
}

/** The line of the question about the address that the finished job is reported to. */
function reportLine(callback: string | undefined): string | undefined {
  const { detail = '' } = confirmQuestion(confirmation(callback === undefined ? {} : { callback }));
  assert.doesNotMatch(detail, /canary/);
  return detail.split('\n').find((line) => line.startsWith('Callback: '));
}

/** The question about a job with these cautions, and whether it is asked where questions are switched off. */
function askedAbout(cautions: readonly string[]): {
  detail: readonly string[];
  severity: string;
  asked: boolean;
} {
  const about = confirmation({ cautions }, false);
  const { detail = '', severity } = confirmQuestion(about);
  return { detail: detail.split('\n'), severity, asked: mustConfirm(about) };
}

describe('the question before a request is sent', () => {
  const cases: readonly [string, string][] = [
    ['https://user:canary@films.example.com:8443/canary?key=canary', 'films.example.com:8443'],
    ['no', 'none'],
    ['canary', 'an address that cannot be read'],
    ['data:canary', 'an address that cannot be read'],
  ];
  for (const [callback, host] of cases) {
    it(`names ${host} as the one that hears of the end, and nothing else of the address`, () => {
      assert.equal(reportLine(callback), `Callback: ${host}`);
    });
  }

  it('names nobody where the request does not', () => assert.equal(reportLine(undefined), undefined));

  it('has a line for each thing that cannot be undone, and is asked because of it', () => {
    const { detail, severity, asked } = askedAbout([
      'The source is deleted. This cannot be undone.',
      'And more.',
    ]);
    assert.equal(severity, 'warning');
    assert.ok(asked);
    const line = detail.indexOf('The source is deleted. This cannot be undone.');
    assert.ok(line > 0);
    assert.equal(detail[line + 1], 'And more.');
    assert.equal(askedAbout([]).asked, false);
  });

  it('names each of several jobs, and warns of any of them', () => {
    const out = (object: string) => ({ region: 'ap-chongqing', bucket: 'films-1250000000', object });
    const jobs = [
      { tag: 'Work', output: out('in.mp4') },
      { tag: 'Play', output: undefined, unchecked: 'tag' },
      { tag: 'Rest', output: out('out.mp4') },
    ] as const;
    const about = confirmation({ jobs, output: jobs[0].output });
    const { message, detail, severity } = confirmQuestion(about);
    assert.equal(message, 'Submit these 3 jobs?');
    assert.equal(severity, 'warning');
    assert.equal(
      detail,
      `Bucket: films-1250000000
Region: ap-chongqing
Input: in.mp4
Job 1: Work, output in.mp4 in films-1250000000, ap-chongqing
Job 2: Play, no output
Job 3: Rest, output out.mp4 in films-1250000000, ap-chongqing
Credentials: ****, from the secret storage

Only the XML was checked: \`Play\` is not a known job type.
The output has the name of the input and overwrites it.

The job is billed: Tencent Cloud charges media processing to the account of these credentials.`,
    );
    const inProduction = { ...about, policy: { isProduction: true, confirms: true } };
    assert.equal(confirmQuestion(inProduction).message, 'Submit these 3 jobs to PRODUCTION?');
  });

  it('is asked where not everything was checked, whatever the profile says, and tells so', () => {
    const lines = {
      elements: 'Only the XML was checked: the elements of Work jobs are not described here yet.',
      tag: 'Only the XML was checked: `Work` is not a known job type.',
    };
    for (const unchecked of ['elements', 'tag'] as const) {
      const about = confirmation({ unchecked }, false);
      assert.equal(mustConfirm(about), true);
      const { detail = '', severity } = confirmQuestion(about);
      assert.equal(severity, 'warning');
      assert.ok(detail.split('\n').includes(lines[unchecked]), detail);
    }
    assert.equal(mustConfirm(confirmation({}, false)), false);
  });
});
