/**
 * The `when` language of rules: presence, values, and their combinations.
 */
import { NONE } from '../parser/xmlNodes';
import type { RawPredicate } from '../schema/rawSchemaTypes';
import { quoteList } from '../schema/words';
import type { CompiledPredicate } from './constraintTypes';
import { type ElementPath, findAll, findFirst, valueIsOneOf } from './elementPath';

/** Links a predicate once. An absent one always holds. */
export function compilePredicate(
  predicate: RawPredicate | undefined,
  resolve: (path: string) => ElementPath,
): CompiledPredicate {
  if (predicate === undefined) return () => true;
  if ('allOf' in predicate) {
    const parts = predicate.allOf.map((part) => compilePredicate(part, resolve));
    return (xml, container) => parts.every((holds) => holds(xml, container));
  }
  if ('anyOf' in predicate) {
    const parts = predicate.anyOf.map((part) => compilePredicate(part, resolve));
    return (xml, container) => parts.some((holds) => holds(xml, container));
  }
  if ('not' in predicate) {
    const holds = compilePredicate(predicate.not, resolve);
    return (xml, container) => !holds(xml, container);
  }
  const path = resolve(predicate.element);
  if ('present' in predicate) {
    const { present } = predicate;
    return (xml, container) => (findFirst(xml, container, path) !== NONE) === present;
  }
  const values = predicate.oneOf.map((value) => value.toLowerCase());
  return (xml, container) => findAll(xml, container, path).some((node) => valueIsOneOf(xml, node, values));
}

/** The predicate in words, to follow "when". */
export function describePredicate(predicate: RawPredicate): string {
  if ('allOf' in predicate) return predicate.allOf.map(describePredicate).join(' and ');
  if ('anyOf' in predicate) return predicate.anyOf.map(describePredicate).join(' or ');
  if ('not' in predicate) return describeNegation(predicate.not);
  const element = `\`${predicate.element}\``;
  if ('present' in predicate) return predicate.present ? `${element} is set` : `${element} is not set`;
  return `${element} is ${quoteList(predicate.oneOf)}`;
}

function describeNegation(predicate: RawPredicate): string {
  if ('oneOf' in predicate) return `\`${predicate.element}\` is not ${quoteList(predicate.oneOf)}`;
  if ('present' in predicate) return describePredicate({ ...predicate, present: !predicate.present });
  return `not (${describePredicate(predicate)})`;
}
