/**
 * The `when` language of rules: presence, values, and their combinations.
 */
import { type Language, text } from '../../../l10n/language';
import { NONE } from '../parser/xmlNodes';
import type { RawPredicate } from '../schema/rawSchemaTypes';
import { quote } from '../schema/words';
import type { CompiledPredicate } from './constraintTypes';
import { type ElementPath, findAll, findFirst } from './elementPath';
import { compileValueTest, describeValueCondition } from './valueCondition';

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
  const test = compileValueTest(predicate, resolve);
  return (xml, container) => findAll(xml, container, path).some((node) => test(xml, node, container));
}

/** The predicate in words, to follow "when". */
export function describePredicate(predicate: RawPredicate, language: Language): string {
  if ('allOf' in predicate) return describeParts(predicate.allOf, text('{0} and {1}'), language);
  if ('anyOf' in predicate) return describeParts(predicate.anyOf, text('{0} or {1}'), language);
  if ('not' in predicate) return describeNegation(predicate.not, language);
  if (!('present' in predicate)) return describeValueCondition(predicate, true, language);
  const element = quote(predicate.element);
  return predicate.present ? language.t('{0} is set', element) : language.t('{0} is not set', element);
}

/** Two and more predicates, joined by the template from the left. */
export function describeParts(
  predicates: readonly RawPredicate[],
  template: string,
  language: Language,
): string {
  const [first = '', ...rest] = predicates.map((part) => describePredicate(part, language));
  return rest.reduce((words, next) => language.t(template, words, next), first);
}

function describeNegation(predicate: RawPredicate, language: Language): string {
  if ('allOf' in predicate || 'anyOf' in predicate || 'not' in predicate)
    return language.t('not ({0})', describePredicate(predicate, language));
  return 'present' in predicate
    ? describePredicate({ ...predicate, present: !predicate.present }, language)
    : describeValueCondition(predicate, false, language);
}
