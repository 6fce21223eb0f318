/**
 * What a request has to look like for a condition of a rule to hold or to fail, as alternatives of plain wishes.
 * The tests work them out from the data alone; they never ask the code that they test.
 */
import type { RawPredicate } from '../../server/service/schema/rawSchemaTypes';

/** One wish about the element at a path below the holder of a rule. */
export type Wish =
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'oneOf'; readonly path: string; readonly values: readonly string[] }
  | { readonly kind: 'noneOf'; readonly path: string; readonly values: readonly string[] };

/** Wishes that must come true together. */
export type Wishes = readonly Wish[];

/** Every way to make the predicate hold (or fail). */
export function waysTo(predicate: RawPredicate | undefined, holds: boolean): readonly Wishes[] {
  if (predicate === undefined) return holds ? [[]] : [];
  if ('not' in predicate) return waysTo(predicate.not, !holds);
  if ('allOf' in predicate || 'anyOf' in predicate) {
    const parts = 'allOf' in predicate ? predicate.allOf : predicate.anyOf;
    const ways = parts.map((part) => waysTo(part, holds));
    return 'allOf' in predicate === holds ? together(ways) : ways.flat();
  }
  const path = predicate.element;
  if ('present' in predicate) return [[{ kind: predicate.present === holds ? 'present' : 'absent', path }]];
  const values = predicate.oneOf;
  if (holds) return [[{ kind: 'oneOf', path, values }]];
  return [[{ kind: 'noneOf', path, values }], [{ kind: 'absent', path }]];
}

/** All combinations of one way from each list. */
export function together(lists: readonly (readonly Wishes[])[]): readonly Wishes[] {
  return lists.reduce<readonly Wishes[]>(
    (combined, list) => combined.flatMap((left) => list.map((right) => [...left, ...right])),
    [[]],
  );
}
