/**
 * What messages are made of: templates in English, and what fills their slots.
 */
import type { Language } from '../../../../l10n/language';
import { quote, visible } from '../../schema/words';
import type { Problem } from '../problem';

/** Words about a problem in a language. */
export type Render = (problem: Problem, language: Language) => string;

/** A template for `t` with what its slots hold. */
export function template(text: string, ...slots: readonly Render[]): Render {
  return (problem, language) => language.t(text, ...slots.map((slot) => slot(problem, language)));
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

/** One message where the problem has that word, another one where it has not. */
export function where(name: string, present: Render, absent: Render): Render {
  return (problem, language) => (problem.args[name] === undefined ? absent : present)(problem, language);
}

/** The message for the finer reason of a problem. */
export function byReason<Reason extends string>(reasons: Readonly<Record<Reason, Render>>): Render {
  const known: Readonly<Record<string, Render | undefined>> = reasons;
  return (problem, language) => known[problem.args.reason ?? '']?.(problem, language) ?? '';
}

/** A sentence, and the nearest known name where there is one. */
export function withGuess(sentence: Render): Render {
  return where(
    'closest',
    (problem, language) =>
      language.sentences(
        sentence(problem, language),
        language.t('Did you mean {0}?', quoted('closest')(problem, language)),
      ),
    sentence,
  );
}

/** The note of a rule preceded by what the document says now, with or without a reason. */
export function because(always: Render, withReason: Render): Render {
  const now = where('condition', withReason, always);
  return (problem, language) =>
    language.sentences(now(problem, language), problem.constraint?.rule.note ?? '');
}

/** Of a mark that nobody sees, in a value or between tags. */
export const byteOrderMark = template(
  'A byte order mark is allowed only at the very start: remove this one, which is invisible.',
);

/** What cannot be undone, as the diagnostic and the question before submitting say it. */
export function cautionSentences(note: string, language: Language): string {
  return language.sentences(note, language.t('This cannot be undone.'));
}
