/**
 * Tests made from the schema data: for every rule between fields of every Tag a request that breaks exactly it
 * (right code, right range, right severity) beside a request that is right.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { constraintDefinitions } from '../../../server/service/constraints/index';
import { diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import type { Problem } from '../../../server/service/diagnostics/problem';
import type { RawConstraint, RuleSeverity } from '../../../server/service/schema/rawSchemaTypes';
import { checkInventedRules } from '../../support/inventedRules';
import { type FoundRequest, findBroken, findKept, rulesOf, waysToBreak } from '../../support/ruleTests';
import { languageService, schemaSet } from '../../support/schemaSet';

const service = languageService();

/** What stands beside a breach, and beside the nearest request that keeps the rule. */
interface SideEffects {
  readonly broken: readonly string[];
  readonly kept: readonly string[];
}

const alone: SideEffects = { broken: [], kept: [] };

/** A synthesis must have `Video`, which a container for sound only cannot hold. */
const soundOnly: SideEffects = { broken: ['warning excluded-when'], kept: ['warning excluded-when'] };

/** The only addresses of a montage are those of two ways to mix sounds in, of which one wins. */
const oneWayToMix: SideEffects = { broken: ['hint ignored-when'], kept: ['hint ignored-when'] };

/** Breaches that cannot stand alone, because two rules of the pages meet there. */
const sideEffects: Readonly<Record<string, SideEffects>> = {
  'VideoMontage Request 0 sameMatch: two of them': oneWayToMix,
  'VideoSynthesis Operation/Transcode 2 notAll: all of them': {
    broken: ['error missing-element'],
    kept: [],
  },
  'VideoSynthesis Operation/Transcode 5 valuesWhen: row 2': soundOnly,
  'VideoSynthesis Operation/Transcode 5 valuesWhen: row 3': soundOnly,
  'VideoSynthesis Operation/Transcode 5 valuesWhen: row 5': soundOnly,
  'VideoSynthesis Operation/Transcode 5 valuesWhen: row 6': soundOnly,
};

/** What only one source says, or nobody but us, is no Error. */
function severityOf({ kind, severity, confidence }: RawConstraint): RuleSeverity {
  const stated = severity ?? diagnosticCodes[constraintDefinitions[kind].code].severity;
  return stated === 'error' && confidence !== 'high' ? 'warning' : stated;
}

function describeProblem(problem: Problem): string {
  return `${problem.severity ?? diagnosticCodes[problem.code].severity} ${problem.code}`;
}

/**
 * What else the request is reported. Some rules speak of values that only the wider official limits know:
 * their `narrower-limit` says nothing about the rule.
 */
function besides({ others }: FoundRequest): string[] {
  return others.filter(({ code }) => code !== 'narrower-limit').map(describeProblem);
}

function wholeStory({ text, own, others }: FoundRequest): string {
  const lines = [...own, ...others].map(
    (problem) => `${describeProblem(problem)} «${text.slice(problem.start, problem.end)}»`,
  );
  return `${lines.join('\n')}\n${text}`;
}

for (const schema of schemaSet().tags.values()) {
  describe(`rules of ${schema.tag}`, () => {
    for (const placed of rulesOf(schema)) {
      const { rule } = placed.constraint;
      const { code } = constraintDefinitions[rule.kind];
      const severity = severityOf(rule);
      const index = placed.holder.constraints.indexOf(placed.constraint);
      for (const breach of waysToBreak(placed)) {
        const title = `${placed.holder.path || 'Request'} ${index} ${rule.kind}: ${breach.label}`;
        const beside = sideEffects[`${schema.tag} ${title}`] ?? alone;
        it(title, () => {
          const broken = findBroken(service, placed, breach);
          assert.ok(broken, 'no request breaks the rule');
          assert.deepEqual(
            broken.own.map((problem) => [describeProblem(problem), problem.start, problem.end]),
            [[`${severity} ${code}`, broken.expected?.start, broken.expected?.end]],
            wholeStory(broken),
          );
          assert.deepEqual(besides(broken), beside.broken, wholeStory(broken));
          const kept = findKept(service, placed, breach);
          assert.ok(kept, 'no request keeps the rule');
          assert.deepEqual(besides(kept), beside.kept, wholeStory(kept));
        });
      }
    }
  });
}

describe('every rule of the data', () => {
  it('can be broken by some request', () => {
    const idle = [...schemaSet().tags.values()]
      .flatMap(rulesOf)
      .filter((placed) => waysToBreak(placed).length === 0)
      .map(({ schema, holder, constraint }) => `${schema.tag} ${holder.path} ${constraint.rule.kind}`);
    assert.deepEqual(idle, [
      // Values of one element that repeats: requests made from the data have each element once (see the samples).
      'StreamExtract Operation/Output distinctValues',
      // `Video` is required there, which already says that one of the two is.
      'VideoSynthesis Operation/Transcode requiredOr',
    ]);
  });
});

/**
 * Every kind of rule by hand, with an invented schema: one request per rule, and all that is said about it.
 * The tests above take code and range from the data; these are spelled out.
 */
const byHand: readonly (readonly [rule: object, inner: string, expected: string])[] = [
  [{ kind: 'requiredOr', elements: ['A', 'B'] }, '<C>1</C>', 'error required-or «Operation»'],
  [{ kind: 'requiredXor', elements: ['A', 'B'] }, '<C>1</C>', 'error required-xor «Operation»'],
  [{ kind: 'requiredXor', elements: ['A', 'B'] }, '<A>1</A><B>1</B>', 'error required-xor «B»'],
  [
    { kind: 'dependentRequired', element: 'A', requires: ['B'] },
    '<A>1</A><C>1</C>',
    'error dependent-required «A»',
  ],
  [
    { kind: 'dependentExcluded', element: 'A', excludes: ['B'] },
    '<A>1</A><B>1</B>',
    'error dependent-excluded «B»',
  ],
  [
    { kind: 'requiredWhen', elements: ['B'], when: { element: 'A', oneOf: ['1'] } },
    '<A>1</A>',
    'error required-when «Operation»',
  ],
  [
    { kind: 'excludedWhen', elements: ['B'], when: { element: 'A', present: true } },
    '<A>1</A><B>1</B>',
    'error excluded-when «B»',
  ],
  [
    { kind: 'ignoredWhen', elements: ['B'], when: { element: 'A', present: true } },
    '<A>1</A><B>1</B>',
    'hint ignored-when «<B>1</B>»',
  ],
  [
    { kind: 'valuesWhen', element: 'B', rows: [{ when: { element: 'A', oneOf: ['1'] }, values: ['2'] }] },
    '<A>1</A><B>3</B>',
    'error values-when «3»',
  ],
  [
    { kind: 'sameMatch', elements: ['A', 'B'], pattern: '^(\\d)' },
    '<A>12</A><B>21</B>',
    'warning same-match «21»',
  ],
  [
    {
      kind: 'notAll',
      conditions: [
        { element: 'A', oneOf: ['1'] },
        { element: 'B', oneOf: ['1'] },
      ],
    },
    '<A>1</A><B>1</B>',
    'error not-all «1»',
  ],
  [{ kind: 'compare', element: 'A', lessThan: { element: 'B' } }, '<A>5</A><B>5</B>', 'error compare «5»'],
];

describe('every kind of rule, by hand', () => {
  for (const [rule, inner, expected] of byHand) {
    it(`${expected} in ${inner}`, () => checkInventedRules([rule], inner, [expected]));
  }
  it('nothing is said while values agree in what the pattern captures, or do not fit it', () => {
    const rule = { kind: 'sameMatch', elements: ['A', 'B', 'C'], pattern: '^(1)\\d' };
    checkInventedRules([rule], '<A>12</A><B>13</B><C>3</C>', []);
  });
  it('strikes through what should no longer be used', () =>
    checkInventedRules([], '<Old>1</Old>', ['hint deprecated-element «Old»']));
});
