/**
 * How many errors and warnings a document has, in numbers and in words.
 */

import { text } from '../../../l10n/language';
import { joined, plural } from '../../../l10n/processLanguage';

/** Hints and information are not counted: nothing has to be done about them. */
export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** The editor's numbers for severities. */
const ERROR = 0;
const WARNING = 1;

/** Counts diagnostics of the editor. */
export function countProblems(diagnostics: readonly { readonly severity: number }[]): ProblemCounts {
  const count = (severity: number): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count(ERROR), warnings: count(WARNING) };
}

/** For example `2 errors, 1 warning`; empty where there are none. */
export function describeCounts({ errors, warnings }: ProblemCounts): string {
  const parts = [
    { number: errors, one: text('{0} error'), many: text('{0} errors') },
    { number: warnings, one: text('{0} warning'), many: text('{0} warnings') },
  ];
  const said = parts.filter(({ number }) => number > 0);
  return joined(
    said.map(({ number, one, many }) => plural(number, one, many)),
    'items',
  );
}
