/**
 * Conditions about the value of one element: one of a list, how it begins or ends, how large it is.
 */
import { type Language, text } from '../../../l10n/language';
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { RawComparison, RawValueCondition } from '../schema/rawPredicate';
import { quote, quoteAll } from '../schema/words';
import { type ElementPath, valueIsOneOf } from './elementPath';
import { comparisons, comparisonsOf, compileOperand, describeOperand, numberOf } from './operand';

/** Whether the value of an element in a container fulfils the condition. */
export type ValueTest = (xml: XmlDocument, node: NodeId, container: NodeId) => boolean;

/** Links the test of a set element once. */
export function compileValueTest(
  condition: RawValueCondition,
  resolve: (path: string) => ElementPath,
): ValueTest {
  if ('oneOf' in condition) {
    const values = condition.oneOf.map(toLower);
    return (xml, node) => valueIsOneOf(xml, node, values);
  }
  if ('startsWith' in condition) {
    const starts = condition.startsWith.map(toLower);
    return (xml, node) => starts.some((start) => toLower(leafValue(xml, node)).startsWith(start));
  }
  if ('endsWith' in condition) {
    const ends = condition.endsWith.map(toLower);
    return (xml, node) => ends.some((end) => toLower(pathOf(leafValue(xml, node))).endsWith(end));
  }
  const tests = comparisonsOf(condition).map(({ word, operand }) => ({
    test: comparisons[word].test,
    read: compileOperand(operand, resolve),
  }));
  return (xml, node, container) => {
    const value = numberOf(xml, node);
    if (value === undefined) return false;
    return tests.every(({ test, read }) => {
      const limit = read(xml, container);
      return limit !== undefined && test(value, limit);
    });
  };
}

/** The key of an object, or an address without its query and fragment. */
export function pathOf(value: string): string {
  return value.includes('://') ? value.replace(/[?#].*$/s, '') : value;
}

function toLower(value: string): string {
  return value.toLowerCase();
}

/** How the lists are worded, and that they do not fit. */
const listTemplates = {
  oneOf: [text('{0} is {1}'), text('{0} is not {1}')],
  startsWith: [text('{0} starts with {1}'), text('{0} does not start with {1}')],
  endsWith: [text('{0} ends with {1}'), text('{0} does not end with {1}')],
} as const;

/** The condition in words, or that it fails. */
export function describeValueCondition(
  condition: RawValueCondition,
  holds: boolean,
  language: Language,
): string {
  const element = quote(condition.element);
  const list = (word: keyof typeof listTemplates, values: readonly string[]): string =>
    language.t(listTemplates[word][holds ? 0 : 1], element, language.or(quoteAll(values)));
  if ('oneOf' in condition) return list('oneOf', condition.oneOf);
  if ('startsWith' in condition) return list('startsWith', condition.startsWith);
  if ('endsWith' in condition) return list('endsWith', condition.endsWith);
  return describeComparisons(condition, holds, language);
}

function describeComparisons(
  condition: RawComparison & { readonly element: string },
  holds: boolean,
  language: Language,
): string {
  const parts = comparisonsOf(condition).map(({ word, operand }) => {
    const { sentence } = comparisons[holds ? word : comparisons[word].opposite];
    return language.t(sentence, quote(condition.element), describeOperand(operand, undefined, language));
  });
  const [first = '', ...rest] = parts;
  const template = holds ? text('{0} and {1}') : text('{0} or {1}');
  return rest.reduce((words, next) => language.t(template, words, next), first);
}
