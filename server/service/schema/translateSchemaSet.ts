/**
 * The texts of schema files in another language. Translations are kept beside the schemas, in files of the same
 * names whose keys are the English texts, so a text that changes loses its translation and a test fails.
 */
import type { Language } from '../../../l10n/language';

/** The members of schema files that people read. */
const textMembers: ReadonlySet<string> = new Set([
  'deprecated',
  'description',
  'documentation',
  'name',
  'nextStep',
  'noEffect',
  'note',
  'sentence',
  'taken',
  'title',
  'unit',
  'what',
  'where',
]);

/** A schema file, or several, with every text in that language. Texts become texts, so the form stays. */
export function translateFile(raw: unknown, language: Language): unknown {
  return translate(raw, (text) => language.t(text));
}

/** Every English text of the schema files, or of one of them. */
export function textsOf(rawFile: unknown): string[] {
  const texts = new Set<string>();
  translate(rawFile, (text) => {
    texts.add(text);
    return text;
  });
  return [...texts];
}

function translate(value: unknown, t: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => translate(item, t));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    textMembers.has(name)
      ? translateText(member, t)
      : translate(name === 'follows' ? translateDerived(member, t) : member, t),
  ]);
  return Object.fromEntries(members);
}

/** What follows from another value is said in words; everywhere else a `value` is a value of the service. */
function translateDerived(follows: unknown, t: (text: string) => string): unknown {
  if (typeof follows !== 'object' || follows === null || !('value' in follows)) return follows;
  return { ...follows, value: translateText(follows.value, t) };
}

/** An element may be called as a member of the vocabulary is; it is an object, and texts are none. */
function translateText(value: unknown, t: (text: string) => string): unknown {
  if (typeof value === 'string') return t(value);
  const areTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return areTexts ? value.map((text: string) => t(text)) : translate(value, t);
}
