/**
 * What messages are made of: templates in the words of the source, and what stands in their slots.
 */
import type { Language } from '../../../l10n/language';
import { quote, visible } from '../schema/words';
import type { Problem } from './problem';

/** Words about a problem in a language. */
export type Render = (problem: Problem, language: Language) => string;

/** A template for `t` with what its slots hold. */
export function says(template: string, ...slots: readonly Render[]): Render {
  return (problem, language) => language.t(template, ...slots.map((slot) => slot(problem, language)));
}

/** A word of the problem as it is. */
export function plain(name: string): Render {
  return ({ args }) => args[name] ?? '';
}

/** A word of the problem, quoted. */
export function quoted(name: string): Render {
  return ({ args }) => quote(visible(args[name] ?? ''));
}

/** The element that the problem is about. */
export const owner: Render = ({ declaration }, language) =>
  declaration === undefined ? language.t('The value') : quote(declaration.name);
