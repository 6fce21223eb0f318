/**
 * Shows that a long run continues: one line on the terminal that is always overwritten.
 * Without a terminal (a pipe, a log), nothing is written.
 */

import { sanitizeForTerminal } from '../server/service/util/sanitizeForTerminal';
import type { CliEnvironment } from './environment';

/** The progress of a run. */
export interface Progress {
  /** Shows which of the things is being processed. */
  readonly step: (name: string) => void;
  /** Removes the line, so that results start on a clean one. */
  readonly end: () => void;
}

const silent: Progress = { step: () => undefined, end: () => undefined };
const CLEAR_LINE = '\r\u001b[K';
/** A longer line would wrap and could not be overwritten. */
const LONGEST_NAME = 50;

/** The progress of `total` things, silent for few of them and where `wanted` is false. */
export function startProgress(total: number, wanted: boolean, environment: CliEnvironment): Progress {
  const { isTerminal, env, stderr } = environment;
  if (!wanted || total < 2 || !isTerminal.stderr || env.TERM === 'dumb') return silent;
  let done = 0;
  return {
    step: (name) => {
      done += 1;
      stderr(`${CLEAR_LINE}${done}/${total} ${sanitizeForTerminal(name).slice(-LONGEST_NAME)}`);
    },
    end: () => stderr(CLEAR_LINE),
  };
}
