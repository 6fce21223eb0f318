/**
 * `extensionWhen`: the kind of file that a key or an address names, known by its extension.
 */
import { text } from '../../../l10n/language';
import { leafValue } from '../parser/xmlText';
import { quote, quoteAll } from '../schema/words';
import { compileCondition, describeWhen } from './condition';
import type { ConstraintDefinition, RuleOf } from './constraintTypes';
import { findAll, placesOf } from './elementPath';
import { pathOf } from './valueCondition';

/**
 * The extension of a file name in lower case; undefined where there is none that says anything: no dot, a
 * placeholder, or letters that are no extension.
 */
export function extensionOf(value: string): string | undefined {
  return /\.((?=[0-9]*[a-z])[a-z0-9]{1,8})$/.exec(pathOf(value).toLowerCase())?.[1];
}

/** A kind of file. */
export const extensionWhen: ConstraintDefinition<'extensionWhen'> = {
  code: 'wrong-extension',
  compile: (rule, compiler) => {
    const path = compiler.path(rule.element);
    const { holds, because } = compileCondition(rule, compiler);
    const { extensions, excludes = [] } = rule;
    const fits = (extension: string): boolean =>
      extensions?.includes(extension) ?? !excludes.includes(extension);
    const names = compiler.language.or(dotted(rule));
    return {
      subjects: placesOf(path),
      check: (xml, container, report) => {
        for (const node of findAll(xml, container, path)) {
          const value = leafValue(xml, node);
          const extension = extensionOf(value);
          if (extension === undefined || fits(extension) || !holds(xml, container)) continue;
          const list = extensions === undefined ? {} : { list: extensions.join('\n') };
          report({
            node,
            place: 'value',
            args: { value, extensions: names, ...list, ...because(xml, container) },
          });
        }
      },
    };
  },
  describe: (rule, language) => {
    const template =
      rule.extensions === undefined ? text('{0} must not end with {1}') : text('{0} must end with {1}');
    return describeWhen(language.t(template, quote(rule.element), language.or(dotted(rule))), rule, language);
  },
};

function dotted({ extensions, excludes = [] }: RuleOf<'extensionWhen'>): readonly string[] {
  return quoteAll((extensions ?? excludes).map((extension) => `.${extension}`));
}
