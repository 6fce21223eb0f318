/**
 * Says what went wrong with a call, and what that means for the exit code.
 */

import { type CiError, explainError, isRequestFault, type WritingCall } from '../../client/api/ciError';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { type CliEnvironment, EXIT_FAILED, EXIT_PROBLEMS, type ExitCode } from '../environment';

/** Explains an error on standard error and answers the exit code that it leads to. */
export function reportError(error: CiError, { stderr }: CliEnvironment, call?: WritingCall): ExitCode {
  const { message, nextStep } = explainError(error, call);
  stderr(`ci-job: ${sanitizeForTerminal(message)}\n${sanitizeForTerminal(nextStep)}\n`);
  return isRequestFault(error) ? EXIT_PROBLEMS : EXIT_FAILED;
}

/** Says a failure that has nothing to do with a call. */
export function reportFailure(message: string, { stderr }: CliEnvironment): ExitCode {
  stderr(`ci-job: ${sanitizeForTerminal(message)}\n`);
  return EXIT_FAILED;
}
