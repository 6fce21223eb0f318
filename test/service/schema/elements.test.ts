/**
 * Tests made from the schema data: every element of every Tag stands in some right request.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import type { Problem } from '../../../server/service/diagnostics/problem';
import type { ElementDeclaration, RequestSchema } from '../../../server/service/schema/schemaTypes';
import { fulfil } from '../../support/requestSynthesizer';
import { languageService, schemaSet } from '../../support/schemaSet';
import { settle } from '../../support/settleRequest';

const service = languageService();

function describeProblem({ code, severity }: Problem): string {
  return `${severity ?? diagnosticCodes[code].severity} ${code}`;
}

/** What is reported about the smallest request that has the element. */
function remarks(schema: RequestSchema, declaration: ElementDeclaration): string[] {
  const requirements = declaration.path === '' ? [] : [{ kind: 'present', path: declaration.path } as const];
  const attempts = [...fulfil(schema, schema.root, requirements)].map((synthesized) => {
    const { placed, problems } = settle(service, synthesized, undefined);
    assert.ok(
      [...placed.places.keys()].some((element) => element.declaration === declaration),
      `${declaration.path} is not in\n${placed.text}`,
    );
    // Some elements are of use only beside values that the wider official limits know.
    return problems.filter(({ code }) => code !== 'narrower-limit').map(describeProblem);
  });
  return attempts.sort((left, right) => left.length - right.length)[0] ?? ['no request'];
}

/** What every request with such an element is reported: of the element, and of what it stands in. */
function expectedRemarks(declaration: ElementDeclaration): string[] {
  const { deprecated, noEffect, noEffectSeverity, parent, responseOnly } = declaration;
  return [
    ...(parent === undefined ? [] : expectedRemarks(parent)),
    ...(responseOnly ? ['warning ignored-when'] : []),
    ...(noEffect === undefined ? [] : [`${noEffectSeverity} ignored-when`]),
    ...(deprecated === undefined ? [] : ['hint deprecated-element']),
  ];
}

for (const schema of schemaSet().tags.values()) {
  describe(`elements of ${schema.tag}`, () => {
    for (const declaration of schema.declarations) {
      // The Tag has one right value, which every request has.
      if (declaration.builtin === 'tag') continue;
      it(declaration.path || 'Request', () =>
        assert.deepEqual(remarks(schema, declaration), expectedRemarks(declaration)),
      );
    }
  });
}
