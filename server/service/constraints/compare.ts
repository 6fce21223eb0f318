/**
 * `compare`: a number against a number, the value of another element, or how often an element occurs.
 */
import { type Language, text } from '../../../l10n/language';
import { NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { RawOperand } from '../schema/rawSchemaTypes';
import { quote } from '../schema/words';
import type { ConstraintDefinition, RuleCompiler, RuleOf } from './constraintTypes';
import { findAll, findFirst } from './elementPath';

type CompareRule = RuleOf<'compare'>;

/** The comparison words, their test and how people read them. */
const comparisons = {
  atLeast: {
    test: (left: number, right: number) => left >= right,
    words: text('at least {0}'),
    inclusive: true,
  },
  atMost: {
    test: (left: number, right: number) => left <= right,
    words: text('at most {0}'),
    inclusive: true,
  },
  greaterThan: {
    test: (left: number, right: number) => left > right,
    words: text('greater than {0}'),
    inclusive: false,
  },
  lessThan: {
    test: (left: number, right: number) => left < right,
    words: text('less than {0}'),
    inclusive: false,
  },
} as const;

type ComparisonWord = keyof typeof comparisons;

const comparisonWords: readonly ComparisonWord[] = ['atLeast', 'atMost', 'greaterThan', 'lessThan'];

/** Two numbers, or how many elements there are, compared. */
export const compare: ConstraintDefinition<'compare'> = {
  code: 'compare',
  compile: (rule, compiler) => {
    const { language } = compiler;
    const path = compiler.path(rule.element);
    const holds = compiler.predicate(rule.when);
    const checks = comparisonWords.flatMap((word) => {
      const operand = rule[word];
      if (operand === undefined) return [];
      return [{ ...comparisons[word], read: compileOperand(operand, compiler), operand }];
    });
    return {
      subject: path.nameIds.length === 1 ? path.declaration?.position : undefined,
      check: (xml, container, report) => {
        for (const node of findAll(xml, container, path)) {
          const value = numberOf(xml, node);
          if (value === undefined || !holds(xml, container)) continue;
          const broken = checks.find(({ read, test }) => {
            const limit = read(xml, container);
            return limit !== undefined && !test(value, limit);
          });
          if (broken === undefined) continue;
          const bound = broken.read(xml, container);
          const limit = language.t(broken.words, describeOperand(broken.operand, bound, language));
          const nearest = broken.inclusive && bound !== undefined ? { nearest: String(bound) } : {};
          report({ node, place: 'value', args: { value: leafValue(xml, node), limit, ...nearest } });
        }
      },
    };
  },
  describe: (rule, language) =>
    language.t('{0} must be {1}.', quote(rule.element), describeLimits(rule, language)),
};

function describeLimits(rule: CompareRule, language: Language): string {
  return language.and(
    comparisonWords.flatMap((word) => {
      const operand = rule[word];
      return operand === undefined
        ? []
        : [language.t(comparisons[word].words, describeOperand(operand, undefined, language))];
    }),
  );
}

function describeOperand(operand: RawOperand, actual: number | undefined, language: Language): string {
  if (typeof operand === 'number') return String(operand);
  const other =
    'element' in operand
      ? quote(operand.element)
      : language.t('the number of {0} elements', quote(operand.countOf));
  return actual === undefined ? other : language.t('{0} ({1})', other, actual);
}

/** The limit in a document; undefined while the other element is absent or no number. */
function compileOperand(
  operand: RawOperand,
  compiler: RuleCompiler,
): (xml: XmlDocument, container: NodeId) => number | undefined {
  if (typeof operand === 'number') return () => operand;
  if ('element' in operand) {
    const path = compiler.path(operand.element);
    return (xml, container) => {
      const node = findFirst(xml, container, path);
      return node === NONE ? undefined : numberOf(xml, node);
    };
  }
  const path = compiler.path(operand.countOf);
  return (xml, container) => findAll(xml, container, path).length;
}

function numberOf(xml: XmlDocument, node: NodeId): number | undefined {
  const text = leafValue(xml, node);
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}
