/**
 * Tests made from the schema data: for every limit of every element, the values on both sides of each bound.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementDeclaration, RequestSchema } from '../../../server/service/schema/schemaTypes';
import { diagnosticsOf, documentOf } from '../../support/checkDiagnostics';
import { type LimitCase, limitCases } from '../../support/limitCases';
import { ensure, render, requiredRequest } from '../../support/requestBuilder';
import { schemaSet } from '../../support/schemaSet';

/** Codes about a single value. */
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
