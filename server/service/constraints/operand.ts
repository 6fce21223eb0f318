/**
 * Numbers compared, in rules and in conditions: with a number, with the value of another element, with how often an
 * element occurs, or with the product of several values.
 */
import { type Language, text } from '../../../l10n/language';
import { NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { RawComparison, RawOperand } from '../schema/rawPredicate';
import { quote, quoteAll } from '../schema/words';
import { type ElementPath, findAll, findFirst } from './elementPath';

/** The comparison words, their test and how people read them. */
export const comparisons = {
  atLeast: {
    test: (left: number, right: number) => left >= right,
    words: text('at least {0}'),
    sentence: text('{0} is at least {1}'),
    opposite: 'lessThan',
    inclusive: true,
  },
  atMost: {
    test: (left: number, right: number) => left <= right,
    words: text('at most {0}'),
    sentence: text('{0} is at most {1}'),
    opposite: 'greaterThan',
    inclusive: true,
  },
  greaterThan: {
    test: (left: number, right: number) => left > right,
    words: text('greater than {0}'),
    sentence: text('{0} is greater than {1}'),
    opposite: 'atMost',
    inclusive: false,
  },
  lessThan: {
    test: (left: number, right: number) => left < right,
    words: text('less than {0}'),
    sentence: text('{0} is less than {1}'),
    opposite: 'atLeast',
    inclusive: false,
  },
} as const;

/** One of the words. */
export type ComparisonWord = keyof typeof comparisons;

const comparisonKeywords: readonly ComparisonWord[] = ['atLeast', 'atMost', 'greaterThan', 'lessThan'];

/** The words that are used, each with what it compares with. */
export function comparisonsOf(
  raw: RawComparison,
): readonly { readonly word: ComparisonWord; readonly operand: RawOperand }[] {
  return comparisonKeywords.flatMap((word) => {
    const operand = raw[word];
    return operand === undefined ? [] : [{ word, operand }];
  });
}

/** The limit in a document; undefined while another element is absent or no number. */
export function compileOperand(
  operand: RawOperand,
  resolve: (path: string) => ElementPath,
): (xml: XmlDocument, container: NodeId) => number | undefined {
  if (typeof operand === 'number') return () => operand;
  if ('countOf' in operand) {
    const path = resolve(operand.countOf);
    return (xml, container) => findAll(xml, container, path).length;
  }
  const factors = ('element' in operand ? [operand.element] : operand.productOf).map(resolve);
  return (xml, container) => {
    let product: number | undefined = 1;
    for (const factor of factors) {
      const node = findFirst(xml, container, factor);
      const value = node === NONE ? undefined : numberOf(xml, node);
      product = product === undefined || value === undefined ? undefined : product * value;
    }
    return product;
  };
}

/** The other side of a comparison, with what it comes to in a document. */
export function describeOperand(operand: RawOperand, actual: number | undefined, language: Language): string {
  if (typeof operand === 'number') return String(operand);
  const other = describeReference(operand, language);
  return actual === undefined ? other : language.t('{0} ({1})', other, actual);
}

function describeReference(operand: Exclude<RawOperand, number>, language: Language): string {
  if ('element' in operand) return quote(operand.element);
  if ('countOf' in operand) return language.t('the number of {0} elements', quote(operand.countOf));
  return quoteAll(operand.productOf).join(' × ');
}

/** The number in a leaf; undefined where there is none. */
export function numberOf(xml: XmlDocument, node: NodeId): number | undefined {
  const value = leafValue(xml, node);
  return value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
}
