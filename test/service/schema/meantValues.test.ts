/**
 * Lists of values, all of the schemas: a fix is preferred for what the world calls a value, and for a misspelling
 * only where one value is nearer than every other.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementDeclaration } from '../../../server/service/schema/schemaTypes';
import { editDistance } from '../../../server/service/util/editDistance';
import { diagnosticsOf, repairFixesOf } from '../../support/checkDiagnostics';
import { ensure, render, requiredRequest } from '../../support/requestBuilder';
import { languageService, schemaSet } from '../../support/schemaSet';

const service = languageService();

/** The value that the preferred fix writes for another one. */
function preferredFor(
  schema: Parameters<typeof requiredRequest>[0],
  declaration: ElementDeclaration,
  value: string,
): string | undefined {
  const root = requiredRequest(schema);
  ensure(root, declaration).value = value;
  const fix = repairFixesOf(render(root), service).find(
    ({ isPreferred, diagnostics }) => isPreferred === true && diagnostics?.[0]?.code === 'not-allowed',
  );
  return /`(.*)`/.exec(fix?.title ?? '')?.[1];
}

/** Whether no rule between fields refuses the value in the request of that element. */
function isPossible(
  schema: Parameters<typeof requiredRequest>[0],
  declaration: ElementDeclaration,
  value: string,
): boolean {
  const root = requiredRequest(schema);
  ensure(root, declaration).value = value;
  return !diagnosticsOf(render(root), {}, service).some(({ code }) => code === 'values-when');
}

/** Each value with one character more, less, another or in another place. */
function mutationsOf(value: string): string[] {
  return [...value].flatMap((character, index) => {
    const [before, after] = [value.slice(0, index), value.slice(index + 1)];
    const swapped = before + after.slice(0, 1) + character + after.slice(1);
    return [
      before + after,
      `${before}q${after}`,
      `${before}7${after}`,
      `${before}${character}${character}${after}`,
      swapped,
    ];
  });
}

/** The listed values at the least distance, letter case aside. */
function nearest(value: string, list: readonly string[]): string[] {
  const distance = (other: string): number => editDistance(value.toLowerCase(), other.toLowerCase());
  const least = Math.min(...list.map(distance));
  return list.filter((other) => distance(other) === least);
}

const isNumber = (text: string): boolean => Number.isFinite(Number(text));
const squash = (text: string): string => text.toLowerCase().replace(/[\s._-]/g, '');

describe('a list of values', () => {
  const seen = new Set<string>();
  for (const schema of schemaSet().tags.values()) {
    for (const declaration of schema.declarations) {
      const { enumeration = [], foreignValues = [] } = declaration.facets;
      const list = enumeration.map(({ value }) => value);
      const key = `${declaration.name} ${list.join()}`;
      if (list.length === 0 || declaration.responseOnly || seen.has(key)) continue;
      seen.add(key);

      it(`of ${schema.tag} ${declaration.path} knows its aliases`, () => {
        for (const { value, aliases = [] } of enumeration) {
          // Where a rule rules the value out, nothing else is meant either.
          const expected = isPossible(schema, declaration, value) ? value : undefined;
          for (const alias of aliases)
            assert.equal(preferredFor(schema, declaration, alias), expected, alias);
        }
      });

      it(`of ${schema.tag} ${declaration.path} takes nothing foreign for its own`, () => {
        for (const value of foreignValues) {
          assert.equal(preferredFor(schema, declaration, value), undefined, value);
        }
      });

      it(`of ${schema.tag} ${declaration.path} guesses only what one value is nearest to`, () => {
        const known = new Set(
          [...enumeration, ...(declaration.wider?.enumeration ?? [])].flatMap(({ value, aliases = [] }) =>
            [value, ...aliases].map(squash),
          ),
        );
        for (const value of new Set(list.flatMap(mutationsOf))) {
          if (value.trim() === '' || known.has(squash(value))) continue;
          const preferred = preferredFor(schema, declaration, value);
          if (preferred === undefined) continue;
          const near = nearest(value, list);
          assert.ok(near.includes(preferred), `${value} became ${preferred}, not ${near.join()}`);
          if (isNumber(value)) continue;
          assert.ok(value.length >= 5 && near.length === 1, `${value} became ${preferred}`);
        }
      });
    }
  }
});
