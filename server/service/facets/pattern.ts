/**
 * `pattern` (the shape of the whole value) and `characters` (the alphabet of a value).
 */

import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { CompiledPattern, Facets } from '../schema/schemaTypes';
import type { FacetBreach, FacetDefinition } from './facetTypes';

function check(value: string, facets: Facets): FacetBreach | undefined {
  const { characters, pattern } = facets;
  if (characters !== undefined) {
    const forbidden = firstForbidden(value, characters);
    if (forbidden !== undefined) return breach('invalid-characters', characters, { character: forbidden });
  }
  if (pattern !== undefined && !pattern.regex.test(value)) return breach('invalid-format', pattern, {});
  return undefined;
}

function breach(code: DiagnosticCode, pattern: CompiledPattern, args: Record<string, string>): FacetBreach {
  return { code, severity: pattern.severity, args: { ...args, documentation: pattern.documentation } };
}

/** The first character outside of the alphabet. */
function firstForbidden(value: string, alphabet: CompiledPattern): string | undefined {
  for (const character of value) {
    if (!alphabet.regex.test(character)) return character;
  }
  return undefined;
}

/** The shape and the alphabet of a text. */
export const pattern: FacetDefinition = {
  keywords: ['pattern', 'characters'],
  check,
  suggest: () => [],
};
