/**
 * What the program does when its output is not read: a full disk, a reader that has gone.
 */

import { fstatSync, writeSync } from 'node:fs';
import { t } from '../l10n/processLanguage';
import type { CliEnvironment } from './environment';
import { EXIT_FAILED } from './environment';
import { fileFailure } from './requestFile';

/** Where results go, and what people must get to know even if those are lost. */
export type ResultOutput = Pick<CliEnvironment, 'stdout' | 'reportIfLost'>;

const STDOUT = 1;

/** Keeps faults of the two streams from ending the program; lost results are reported and make it fail. */
export function guardOutput(): ResultOutput {
  const losses = createLosses();
  process.stdout.on('error', losses.lose);
  // There is no reader left.
  process.stderr.on('error', () => undefined);
  // A file that may not grow gives an error then, instead of an end without a word.
  process.on('SIGXFSZ', () => undefined);
  return {
    stdout: isFile(STDOUT) ? (text) => writeToFile(text, losses.lose) : (text) => process.stdout.write(text),
    reportIfLost: losses.reportIfLost,
  };
}

/** What is reported once results are lost, and whether they are. */
function createLosses() {
  const messages: string[] = [];
  const state = { isLost: false, isTold: false };
  const report = (reason: string): void => {
    if (!state.isTold) process.stderr.write(t('ci-job: the output cannot be written: {0}.\n', reason));
    state.isTold = true;
    // Whatever the command answers, nobody can have read it.
    process.once('exit', () => {
      process.exitCode = EXIT_FAILED;
    });
  };
  return {
    lose: (error: NodeJS.ErrnoException): void => {
      if (state.isLost) return;
      state.isLost = true;
      // `ci-job check … | head` closes the pipe early; that is no fault, and the work goes on.
      if (error.code !== 'EPIPE') report(fileFailure(error, 'write'));
      else if (messages.length > 0) report(t('its reader has closed it'));
      for (const message of messages) process.stderr.write(message);
    },
    reportIfLost: (message: string): void => {
      messages.push(message);
      if (!state.isLost) return;
      report(t('its reader has closed it'));
      process.stderr.write(message);
    },
  };
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    // Nobody has opened it; the stream says so.
    return false;
  }
}

/** Node takes what a disk has room for as all that was to be written, and says nothing of the rest. */
function writeToFile(text: string, lose: (error: NodeJS.ErrnoException) => void): void {
  const bytes = Buffer.from(text);
  try {
    for (let start = 0; start < bytes.length; ) start += writeSync(STDOUT, bytes, start);
  } catch (error) {
    // Writing fails for reasons outside of this program; each has a code.
    lose(error instanceof Error ? error : new Error(String(error)));
  }
}
