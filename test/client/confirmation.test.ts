/**
 * The last question before a request is sent: what it names, and what it keeps to itself.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Confirmation, confirmQuestion, mustConfirm } from '../../client/src/submit/submitMessages';

/** The line of the question about the address that the finished job is reported to. */
function reportLine(callback: string | undefined): string | undefined {
  const { detail = '' } = confirmQuestion({
    operation: {
      tag: 'Work',
      method: 'POST',
      path: '/jobs',
      action: 'ci:CreateMediaJobs',
      input: 'in.mp4',
      output: undefined,
      ...(callback === undefined ? {} : { callback }),
    },
    target: { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined },
    found: { credentials: { secretId: 'AKIDEXAMPLE', secretKey: 'key' }, source: 'stored' },
    errorCount: 0,
    earlier: undefined,
    policy: { isProduction: false, confirms: true },
    nowMs: 0,
  });
  assert.doesNotMatch(detail, /canary/);
  return detail.split('\n').find((line) => line.startsWith('Reported to: '));
}

/** The question about a job with these cautions, and whether it is asked where questions are switched off. */
function askedAbout(cautions: readonly string[]): {
  detail: readonly string[];
  severity: string;
  asked: boolean;
} {
  const confirmation: Confirmation = {
    operation: {
      tag: 'Work',
      method: 'POST',
      path: '/jobs',
      action: 'ci:CreateMediaJobs',
      input: 'in.mp4',
      output: undefined,
      cautions,
    },
    target: { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined },
    found: { credentials: { secretId: 'AKIDEXAMPLE', secretKey: 'key' }, source: 'stored' },
    errorCount: 0,
    earlier: undefined,
    policy: { isProduction: false, confirms: false },
    nowMs: 0,
  };
  const { detail = '', severity } = confirmQuestion(confirmation);
  return { detail: detail.split('\n'), severity, asked: mustConfirm(confirmation) };
}

describe('the question before a request is sent', () => {
  const cases: readonly [string, string][] = [
    ['https://user:canary@films.example.com:8443/canary?key=canary', 'films.example.com:8443'],
    ['no', 'nobody'],
    ['canary', 'an address that cannot be read'],
    ['data:canary', 'an address that cannot be read'],
  ];
  for (const [callback, host] of cases) {
    test(`names ${host} as the one that hears of the end, and nothing else of the address`, () => {
      assert.equal(reportLine(callback), `Reported to: ${host}`);
    });
  }

  test('names nobody where the request does not', () => assert.equal(reportLine(undefined), undefined));

  test('has a line for each thing that cannot be undone, and is asked because of it', () => {
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
});
