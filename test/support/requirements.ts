/**
 * What a request has to look like for a condition of a rule to hold or to fail, as alternatives of plain requirements.
 * The tests work them out from the data alone; they never ask the code that they test.
 */
import type {
  RawComparison,
  RawOperand,
  RawPredicate,
  RawValueCondition,
} from '../../server/service/schema/rawPredicate';

/** One requirement about the element at a path below the holder of a rule. */
export type Requirement =
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'oneOf'; readonly path: string; readonly values: readonly string[] }
  | { readonly kind: 'noneOf'; readonly path: string; readonly values: readonly string[] };

/** Requirements that must come true together. */
export type Requirements = readonly Requirement[];

/** Every way to make the predicate hold (or fail). */
export function waysTo(predicate: RawPredicate | undefined, holds: boolean): readonly Requirements[] {
  if (predicate === undefined) return holds ? [[]] : [];
  if ('not' in predicate) return waysTo(predicate.not, !holds);
  if ('allOf' in predicate || 'anyOf' in predicate) {
    const parts = 'allOf' in predicate ? predicate.allOf : predicate.anyOf;
    const ways = parts.map((part) => waysTo(part, holds));
    return 'allOf' in predicate === holds ? together(ways) : ways.flat();
  }
  const path = predicate.element;
  if ('present' in predicate) return [[{ kind: predicate.present === holds ? 'present' : 'absent', path }]];
  if ('oneOf' in predicate || 'startsWith' in predicate || 'endsWith' in predicate) {
    const values = valuesOf(predicate);
    if (holds) return [[{ kind: 'oneOf', path, values }]];
    return [[{ kind: 'noneOf', path, values }], [{ kind: 'absent', path }]];
  }
  return waysToCompare(path, predicate, holds);
}

/** The listed values, or some that begin or end as the condition says. */
function valuesOf(condition: RawValueCondition): readonly string[] {
  if ('oneOf' in condition) return condition.oneOf;
  if ('startsWith' in condition) return condition.startsWith.map((start) => `${start}example.com/file`);
  return 'endsWith' in condition ? condition.endsWith.map((end) => `media/file${end}`) : [];
}

/** By word: a step to a number that is just right, and to one that is just wrong. */
const steps = {
  atLeast: { right: 0, wrong: -1 },
  atMost: { right: 0, wrong: 1 },
  greaterThan: { right: 1, wrong: 0 },
  lessThan: { right: -1, wrong: 0 },
} as const;

function waysToCompare(path: string, comparison: RawComparison, holds: boolean): readonly Requirements[] {
  const wanted = Object.entries(steps).flatMap(([word, { right, wrong }]) => {
    const operand: RawOperand | undefined = Object.entries(comparison).find(([key]) => key === word)?.[1];
    if (operand === undefined) return [];
    const { limit, around } = limitOf(operand);
    return [{ around, value: String(limit + (holds ? right : wrong)) }];
  });
  const ways = wanted.map(
    ({ around, value }): Requirements => [...around, { kind: 'oneOf', path, values: [value] }],
  );
  return holds ? ways.slice(0, 1) : [...ways, [{ kind: 'absent', path }]];
}

/** A limit, and what must stand in the request for it to be that. A built request holds one of each element. */
export function limitOf(operand: RawOperand): { readonly limit: number; readonly around: Requirements } {
  if (typeof operand === 'number') return { limit: operand, around: [] };
  if ('countOf' in operand) return { limit: 1, around: [{ kind: 'present', path: operand.countOf }] };
  const factors = 'element' in operand ? [operand.element] : operand.productOf;
  return {
    limit: 10 ** factors.length,
    around: factors.map((path): Requirement => ({ kind: 'oneOf', path, values: ['10'] })),
  };
}

/** All combinations of one way from each list. */
export function together(lists: readonly (readonly Requirements[])[]): readonly Requirements[] {
  return lists.reduce<readonly Requirements[]>(
    (combined, list) => combined.flatMap((left) => list.map((right) => [...left, ...right])),
    [[]],
  );
}
