/**
 * `ci-job cancel`: cancels jobs that have not started yet.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { sanitizeForTerminal } from '../../../server/service/util/sanitizeForTerminal';
import { isOutcomeUnknown } from '../../api/ciError';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode, worstExitCode } from '../environment';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_HELP, TARGET_OPTIONS } from '../target';

/** The command. */
export const cancelCommand: Command = {
  name: 'cancel',
  summary: text('Cancel jobs that have not started'),
  help: () =>
    t(
      `Usage: ci-job cancel JOBID... --bucket NAME-APPID --region REGION [OPTIONS]

Cancels jobs, one after the other. The service cancels only jobs that have not started.

Options:
{0}  -h, --help           Show this

{1}
Exit codes:
  0  all cancelled
  1  the service refused one
  2  could not run: usage, network, credentials

Example:
  ci-job cancel j0123456789abcdef --bucket films-1250000000 --region ap-chongqing
`,
      t(TARGET_HELP),
      t(CREDENTIALS_HELP),
    ),
  options: TARGET_OPTIONS,
  run: cancel,
};

async function cancel(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  if (args.positionals.length === 0) {
    return { usage: t('No job id is given.') };
  }
  const client = await connectHere(args, environment);
  if (!client.ok) {
    return reportFailure(client.error, environment);
  }
  const codes: ExitCode[] = [];
  for (const jobId of args.positionals) {
    const answer = await client.value.cancelJob(jobId, { signal: environment.interruption() });
    if (answer.ok) {
      environment.stdout(`${t('{0}: cancelled', sanitizeForTerminal(jobId))}\n`);
      codes.push(EXIT_OK);
    } else {
      const outcome = isOutcomeUnknown(answer.error)
        ? text('{0}: not known whether it is cancelled')
        : text('{0}: not cancelled');
      environment.stderr(`${t(outcome, sanitizeForTerminal(jobId))}\n`);
      codes.push(reportError(answer.error, environment, 'cancellation'));
    }
  }
  return worstExitCode(codes);
}
