/**
 * The sample requests that the build put into this bundle, from `samples/` of the repository.
 * Their first comments are spoken in the person's language.
 */

import { t } from '../../../l10n/processLanguage';

declare const CI_JOB_SAMPLES: string;

/** A request to look at and to try. */
export interface Sample {
  /** The name of its file. */
  readonly name: string;
  /** What it is for: its first comment. */
  readonly description: string;
  readonly text: string;
}

/** The samples by name; none outside of a bundle. */
export function bundledSamples(): readonly Sample[] {
  if (typeof CI_JOB_SAMPLES === 'undefined') return [];
  // The build wrote it: texts by file name.
  const texts = JSON.parse(CI_JOB_SAMPLES) as Readonly<Record<string, string>>;
  return Object.entries(texts).map(([name, text]) => {
    const comment = firstComment(text);
    const description = comment === '' ? '' : t(comment);
    return { name, description, text: text.replace(comment, () => description) };
  });
}

function firstComment(text: string): string {
  return /<!--\s*([\s\S]*?)\s*-->/.exec(text)?.[1] ?? '';
}
