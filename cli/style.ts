/**
 * Colors for people. A pipe, a file, `NO_COLOR` and a terminal without colors get plain text.
 */

import type { CliEnvironment } from './environment';

/** A role of a text that has a colour. */
export type StyleName = 'error' | 'warning' | 'information' | 'hint' | 'place';

/** Gives a text the colour of its role, or leaves it as it is. */
export type Paint = (style: StyleName, text: string) => string;

/** For everything that is no terminal. */
export const plain: Paint = (_style, text) => text;

const styles: Readonly<Record<StyleName, string>> = {
  error: '1;31',
  warning: '1;33',
  information: '1;36',
  hint: '2',
  place: '1',
};

/** The colors of a stream; see https://no-color.org for the variable. */
export function paintFor(stream: 'stdout' | 'stderr', { env, isTerminal }: CliEnvironment): Paint {
  const wanted = isTerminal[stream] && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return wanted ? (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m` : plain;
}
