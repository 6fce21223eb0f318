/**
 * `sameMatch`: what a pattern captures in the values of several elements must be the same in all of them.
 * The first value that the pattern fits sets the measure; values that it does not fit say nothing.
 */
import { at } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { quote, quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { findAll } from './elementPath';

/** Tells whether a text goes on at an offset like the one before. Sticky expressions compare in place. */
type GoesOnLike = (text: string, offset: number) => boolean;

function likeStartOf(words: string): GoesOnLike {
  const expression = new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'y');
  return (text, offset) => {
    expression.lastIndex = offset;
    return expression.test(text);
  };
}

/** Values that must have a part in common. */
export const sameMatch: ConstraintDefinition<'sameMatch'> = {
  code: 'same-match',
  compile: (rule, compiler) => {
    const paths = rule.elements.map(compiler.path);
    const holds = compiler.predicate(rule.when);
    const pattern = new RegExp(rule.pattern, 'iu');
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
            const match = pattern.exec(leafValue(xml, node));
            if (match === null) continue;
            measure ??= match;
            const [value, expected] = [match[1] ?? '', measure[1] ?? ''];
            if (value.toLowerCase() === expected.toLowerCase()) continue;
            report({ node, place: 'value', args: { value, expected } });
          }
        }
      },
    };
  },
  describe: ({ elements, pattern }, language) =>
    language.t('{0} must agree in what {1} finds in them.', language.and(quoteAll(elements)), quote(pattern)),
};
