/**
 * `sameMatch`: what a pattern captures in the values of several elements must be the same in all of them.
 * The first value that the pattern fits sets the measure; values that it does not fit say nothing.
 */
import { at, NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { quote, quoteAll } from '../schema/words';
import type { RuleBreach } from './compiledRule';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll, findFirst, findInRows } from './elementPath';

/** Says whether a text goes on at an offset like the one before. Sticky expressions compare in place. */
type GoesOnLike = (text: string, offset: number) => boolean;

function likeStartOf(words: string): GoesOnLike {
  const expression = new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'y');
  return (text, offset) => {
    expression.lastIndex = offset;
    return expression.test(text);
  };
}

/** What is captured in both, letter case aside, must be the same. */
function breachOf(node: NodeId, match: RegExpExecArray, measure: RegExpExecArray): RuleBreach | undefined {
  const [value, expected] = [match[1] ?? '', measure[1] ?? ''];
  if (value.toLowerCase() === expected.toLowerCase()) return undefined;
  return { node, place: 'value', args: { value, expected } };
}

/** Values that must have a part in common. */
export const sameMatch: ConstraintDefinition<'sameMatch'> = {
  code: 'same-match',
  compile: (rule, compiler) => {
    const paths = rule.elements.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    const pattern = new RegExp(rule.pattern, 'iu');
    const matchOf = (xml: XmlDocument, node: NodeId) => pattern.exec(leafValue(xml, node));
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container)) return;
        let measure: RegExpExecArray | undefined;
        let isLikeMeasure: GoesOnLike | undefined;
        for (const path of paths) {
          for (const node of findAll(xml, container, path)) {
            if (measure !== undefined) isLikeMeasure ??= likeStartOf(measure[0]);
            // Most values begin like the first one: a look at the text in place settles them.
            if (isLikeMeasure?.(xml.text, at(xml.startTagEnd, node))) continue;
            const match = matchOf(xml, node);
            if (match === null) continue;
            measure ??= match;
            const breach = breachOf(node, match, measure);
            if (breach !== undefined) report(breach);
          }
        }
      },
      checkRows: (xml, container, rows) => {
        const [path] = paths;
        if (path === undefined || rule.when !== undefined) return undefined;
        let measure: RegExpExecArray | null = null;
        const fits = (node: NodeId): boolean => {
          measure = matchOf(xml, node);
          return measure !== null;
        };
        const first = findFirst(xml, container, path, fits);
        // What the others are compared with stands before the rows, whatever is in them.
        if (first === NONE || first >= rows.first || measure === null) return undefined;
        const setsMeasure: RegExpExecArray = measure;
        return paths.flatMap((each) =>
          findInRows(xml, container, each, rows).flatMap((node) => {
            const match = matchOf(xml, node);
            return match === null ? [] : (breachOf(node, match, setsMeasure) ?? []);
          }),
        );
      },
    };
  },
  describe: ({ elements, pattern }, language) =>
    language.t('{0} must have the same match of {1}.', language.and(quoteAll(elements)), quote(pattern)),
};
