/**
 * The states of jobs by their names for people. Programs compare what the service says, never these.
 */
import { text } from '../../l10n/language';
import { t } from '../../l10n/processLanguage';

/** As the service spells them, which is English. */
const known: readonly string[] = [
  text('Submitted'),
  text('Running'),
  text('Success'),
  text('Failed'),
  text('Pause'),
  text('Cancel'),
];

/** The name of a state in the program's language; one that is new to us stays as the service spells it. */
export function stateName(state: string): string {
  return known.includes(state) ? t(state) : state;
}
