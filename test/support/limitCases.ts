/**
 * Values made from the limits of the schemas: on both sides of each bound, each listed one, one of a wrong type.
 */
import type { ElementDeclaration, Facets } from '../../server/service/schema/schemaTypes';

/** A value of an element and what is to be said about it. */
export interface LimitCase {
  readonly value: string;
  /** The code that must be there, or undefined when the value is right. */
  readonly code: string | undefined;
}

/** A step that is certainly outside of a bound and inside of nothing else. */
function stepOf({ builtin, facets }: ElementDeclaration): number {
  return facets.multipleOf ?? (builtin === 'decimal' ? 0.5 : 1);
}

function boundCases(declaration: ElementDeclaration, facets: Facets): LimitCase[] {
  const step = stepOf(declaration);
  const right = (value: number): LimitCase => ({ value: String(value), code: undefined });
  const wrong = (value: number): LimitCase => ({ value: String(value), code: 'out-of-range' });
  const cases: LimitCase[] = [];
  if (facets.minInclusive !== undefined)
    cases.push(right(facets.minInclusive), wrong(facets.minInclusive - step));
  if (facets.minExclusive !== undefined)
    cases.push(wrong(facets.minExclusive), right(facets.minExclusive + step));
  if (facets.maxInclusive !== undefined)
    cases.push(right(facets.maxInclusive), wrong(facets.maxInclusive + step));
  if (facets.maxExclusive !== undefined)
    cases.push(wrong(facets.maxExclusive), right(facets.maxExclusive - step));
  if (facets.multipleOf !== undefined && facets.minInclusive !== undefined) {
    cases.push({ value: String(facets.minInclusive + facets.multipleOf / 2), code: 'not-multiple' });
  }
  return cases;
}

/** The values on both sides of every limit of a leaf. */
export function limitCases(declaration: ElementDeclaration): LimitCase[] {
  const { facets, builtin } = declaration;
  const cases: LimitCase[] = [];
  if (facets.enumeration !== undefined) {
    cases.push(...facets.enumeration.map(({ value }) => ({ value, code: undefined })));
    cases.push({ value: 'surely-not-listed', code: 'not-allowed' });
    return cases;
  }
  if (builtin === 'integer' || builtin === 'decimal') {
    cases.push({ value: 'many', code: 'invalid-type' }, ...boundCases(declaration, facets));
  }
  if (builtin === 'integer') cases.push({ value: '1.5', code: 'invalid-type' });
  if (builtin === 'boolean') cases.push({ value: 'yes', code: 'invalid-type' });
  if (builtin === 'url') cases.push({ value: 'ftp//nowhere', code: 'invalid-type' });
  if (facets.maxLength !== undefined && builtin === 'string') {
    cases.push({ value: 'x'.repeat(facets.maxLength), code: undefined });
    cases.push({ value: 'x'.repeat(facets.maxLength + 1), code: 'too-long' });
  }
  for (const { value } of facets.literals ?? []) cases.push({ value, code: undefined });
  return cases;
}
