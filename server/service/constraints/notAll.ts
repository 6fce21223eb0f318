/**
 * `notAll`: conditions of which at least one must fail. The last one is where the problem is shown.
 */
import { type Language, text } from '../../../l10n/language';
import { NONE } from '../parser/xmlNodes';
import type { RawPredicate } from '../schema/rawSchemaTypes';
import type { ConstraintDefinition } from './constraintTypes';
import { findFirst } from './elementPath';
import { describeParts } from './predicate';

/** Conditions that cannot all hold. */
export const notAll: ConstraintDefinition<'notAll'> = {
  code: 'not-all',
  compile: (rule, compiler) => {
    const conditions = rule.conditions.map(compiler.predicate);
    const holds = compiler.predicate(rule.when);
    const culprits = rule.conditions.flatMap(elementsOf).map(compiler.path);
    const text = describeAll(rule.conditions, compiler.language);
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container) || !conditions.every((condition) => condition(xml, container))) return;
        const present = culprits
          .map((path) => findFirst(xml, container, path))
          .filter((node) => node !== NONE);
        const node = present.at(-1);
        const args = { conditions: text };
        if (node === undefined) report({ node: container, place: 'startTagName', args });
        else report({ node, place: 'value', args });
      },
    };
  },
  describe: (rule, language) =>
    language.t('These cannot be combined: {0}.', describeAll(rule.conditions, language)),
};

function describeAll(conditions: readonly RawPredicate[], language: Language): string {
  return describeParts(conditions, text('{0} and {1}'), language);
}

/** The elements that a predicate asks about. */
function elementsOf(predicate: RawPredicate): string[] {
  if ('allOf' in predicate) return predicate.allOf.flatMap(elementsOf);
  if ('anyOf' in predicate) return predicate.anyOf.flatMap(elementsOf);
  if ('not' in predicate) return elementsOf(predicate.not);
  return [predicate.element];
}
