/**
 * What the program does where nobody takes what it writes: a full disk, a reader that has gone.
 */

import { t } from '../../l10n/processLanguage';
import { EXIT_FAILED } from './environment';
import { fileFailure } from './requestFile';

/** Keeps faults of the two streams from ending the program; results that are lost are told and make it fail. */
export function guardOutput(): void {
  process.stdout.on('error', onLostResults());
  // There is nobody left to tell.
  process.stderr.on('error', () => undefined);
}

function onLostResults(): (error: NodeJS.ErrnoException) => void {
  let isTold = false;
  return (error) => {
    // `ci-job check … | head` closes the pipe early; that is no fault, and the work goes on.
    if (isTold || error.code === 'EPIPE') return;
    isTold = true;
    process.stderr.write(t('ci-job: the output cannot be written: {0}.\n', fileFailure(error, 'write')));
    // Whatever the command answers, nobody can have read it.
    process.once('exit', () => {
      process.exitCode = EXIT_FAILED;
    });
  };
}
