/**
 * The lines of the language status: their words, how grave they are, and what their buttons do.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  problemsLine,
  severalTagsLine,
  spokenLine,
  tagLine,
  targetLine,
} from '../../client/src/editing/languageStatus/statusLabels';
import { countProblems } from '../../client/src/editing/problemCounts';

const url = 'https://www.example.com/job';
const facts = { tag: 'Work', documentation: 'Works.' };

describe('the line about the job', () => {
  for (const [name, actual, expected] of [
    [
      'says how old the facts are and leads to the page',
      tagLine('Work', { ...facts, checked: 'everything', page: { title: 'Work', url }, asOf: '2026-01-12' }),
      {
        text: 'Work',
        detail: 'facts as of 2026-01-12',
        severity: 'information',
        action: { kind: 'openPage', title: 'Vendor Page', url },
      },
    ],
    [
      'says that only the XML is checked',
      tagLine('Work', { ...facts, checked: 'xml' }),
      { text: 'Work', detail: 'only the XML is checked', severity: 'information', action: undefined },
    ],
    [
      'waits for the facts',
      tagLine('Work', undefined),
      { text: 'Work', detail: '', severity: 'information', action: undefined },
    ],
    [
      'says that nobody knows the Tag',
      tagLine('Wrok', null),
      { text: 'Wrok', detail: 'unknown Tag', severity: 'warning', action: undefined },
    ],
    [
      'names the Tags of several jobs',
      severalTagsLine(['Work', 'Play']),
      { text: 'Work, Play', detail: 'several jobs', severity: 'information', action: undefined },
    ],
    [
      'says that there is no Tag',
      tagLine(undefined, undefined),
      { text: 'No Tag', detail: 'no job type', severity: 'error', action: undefined },
    ],
  ] as const) {
    it(name, () => assert.deepEqual(actual, expected));
  }
});

describe('the line about problems', () => {
  const action = { kind: 'showProblems', title: 'Show Problems' };
  const line = (...severities: readonly number[]) =>
    problemsLine(countProblems(severities.map((severity) => ({ severity }))), true);

  it('counts errors and warnings, and is as grave as the worst', () => {
    assert.deepEqual(line(0, 1, 0, 2, 3), {
      text: '2 errors, 1 warning',
      detail: '',
      severity: 'error',
      action,
    });
    assert.deepEqual(line(1), { text: '1 warning', detail: '', severity: 'warning', action });
  });

  it('says that there are none, hints apart', () => {
    const none = { text: 'No problems', detail: '', severity: 'information', action: undefined };
    assert.deepEqual(line(2, 3), none);
  });

  it('does not call good what nobody has checked', () => {
    assert.deepEqual(problemsLine({ errors: 0, warnings: 0 }, false), {
      text: 'Not checked',
      detail: 'checks are switched off',
      severity: 'information',
      action: { kind: 'openSetting', title: 'Open Setting' },
    });
  });
});

describe('the line about where the job goes', () => {
  const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
  const action = { kind: 'switchProfile', title: 'Switch Profile' };

  for (const [name, actual, expected] of [
    [
      'names profile, bucket and region',
      targetLine({ ...target, profile: 'Test' }, false),
      { text: '$(cloud) CI: Test · films-1250000000, ap-chongqing', detail: '', severity: 'information' },
    ],
    [
      'says that the bucket will be asked for',
      targetLine({ ...target, bucket: undefined }, false),
      {
        text: '$(cloud) CI: no bucket set',
        detail: 'asked for when you submit the job',
        severity: 'information',
      },
    ],
    [
      'says that the profile is gone',
      targetLine({ ...target, problem: 'The profile is not there.' }, false),
      { text: '$(warning) CI: profile not found', detail: '', severity: 'error' },
    ],
  ] as const) {
    it(name, () => assert.deepEqual(actual, { ...expected, action }));
  }
});

describe('what a screen reader says of a line', () => {
  const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

  it('is its words, without the names of icons', () => {
    assert.equal(spokenLine(targetLine(target, true)), 'CI PRODUCTION: films-1250000000, ap-chongqing');
    assert.equal(spokenLine(tagLine(undefined, undefined)), 'No Tag, no job type');
    assert.equal(spokenLine(problemsLine({ errors: 0, warnings: 0 }, true)), 'No problems');
  });

  it('never has an icon in it', () => {
    for (const where of [
      target,
      { ...target, endpoint: 'http://127.0.0.1:1' },
      { ...target, problem: 'Gone.' },
    ]) {
      assert.doesNotMatch(spokenLine(targetLine(where, false)), /\$\(/);
    }
  });
});
