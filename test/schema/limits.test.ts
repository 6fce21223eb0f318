/**
 * Tests made from the schema data: for every limit of every element, the values on both sides of each bound.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementDeclaration, Facets, RequestSchema } from '../../server/service/schema/schemaTypes';
import { diagnosticsOf, documentOf } from '../support/checkDiagnostics';
import { ensure, render, requiredRequest } from '../support/requestBuilder';
import { schemaSet } from '../support/schemaSet';

/** Codes that speak of a single value. */
const valueCodes = new Set([
  'invalid-type',
  'out-of-range',
  'not-multiple',
  'not-allowed',
  'too-long',
  'invalid-characters',
  'invalid-format',
  'narrower-limit',
]);

interface LimitCase {
  readonly value: string;
  /** The code that must be there, or undefined when the value is right. */
  readonly code: string | undefined;
}

/** A step that is surely outside of a bound and inside of nothing else. */
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

function limitCases(declaration: ElementDeclaration): LimitCase[] {
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

/** The value code reported for the element when it holds the value. */
function reportedCode(
  schema: RequestSchema,
  declaration: ElementDeclaration,
  value: string,
): string | undefined {
  const root = requiredRequest(schema);
  const element = ensure(root, declaration);
  element.value = value;
  const text = render(root);
  const document = documentOf(text);
  const found = diagnosticsOf(text).filter(
    (diagnostic) =>
      valueCodes.has(String(diagnostic.code)) &&
      diagnostic.severity !== 4 &&
      document.getText(diagnostic.range) === value,
  );
  assert.ok(found.length < 2, `${declaration.path} = ${value} is reported ${found.length} times`);
  return found[0] === undefined ? undefined : String(found[0].code);
}

/** Outside of the page's limit but inside of the wider official one is its own code. */
function expectedCode(declaration: ElementDeclaration, limitCase: LimitCase): string | undefined {
  if (limitCase.code === undefined || limitCase.code === 'invalid-type') return limitCase.code;
  if (declaration.wider === undefined) return limitCase.code;
  const insideWider = limitCases({ ...declaration, facets: declaration.wider, wider: undefined }).some(
    (wide) => wide.code === undefined && wide.value === limitCase.value,
  );
  const number = Number(limitCase.value);
  const { minInclusive = -Infinity, maxInclusive = Infinity, multipleOf, enumeration } = declaration.wider;
  const insideRange =
    enumeration === undefined &&
    number >= minInclusive &&
    number <= maxInclusive &&
    (multipleOf === undefined || number % multipleOf === 0);
  return insideWider || insideRange ? 'narrower-limit' : limitCase.code;
}

for (const schema of schemaSet().tags.values()) {
  describe(`limits of ${schema.tag}`, () => {
    for (const declaration of schema.declarations) {
      const cases = limitCases(declaration);
      if (cases.length === 0) continue;
      it(`${declaration.path}: ${cases.length} values`, () => {
        const actual = cases.map(({ value }) => ({ value, code: reportedCode(schema, declaration, value) }));
        const expected = cases.map((limitCase) => ({
          value: limitCase.value,
          code: expectedCode(declaration, limitCase),
        }));
        assert.deepEqual(actual, expected);
      });
    }
  });
}
