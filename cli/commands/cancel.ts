/**
 * `ci-job cancel`: cancels jobs that have not started yet.
 */

import { cancelJobs, type GroupOutcome } from '../../client/api/callInGroups';
import { isOutcomeUnknown } from '../../client/api/ciError';
import { isJobId } from '../../client/api/jobsDetail';
import { MAX_CANCEL_IDS } from '../../client/api/serviceFacts';
import { text } from '../../l10n/language';
import { t } from '../../l10n/processLanguage';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, type ExitCode, worstExitCode } from '../environment';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_OPTIONS } from '../target';

/** The command. */
export const cancelCommand: Command = {
  name: 'cancel',
  summary: text('Cancel jobs that have not started'),
  help: (options) =>
    t(
      `Usage: ci-job cancel JOBID... --bucket BucketName-APPID --region REGION [OPTIONS]

Cancels jobs, {2} of one kind in a call, and prints each outcome. The service cancels only jobs that
have not started; if it refuses several together, each is tried alone.

Options:
{0}

{1}
Exit codes:
  0  all cancelled
  1  the service refused one
  2  could not run: usage, network, credentials

Example:
  ci-job cancel j0123456789abcdef --bucket films-1250000000 --region ap-chongqing
`,
      options,
      t(CREDENTIALS_HELP),
      String(MAX_CANCEL_IDS),
    ),
  options: TARGET_OPTIONS,
  run: cancel,
};

async function cancel(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  if (args.positionals.length === 0) {
    return { usage: t('No job ID is specified.') };
  }
  const client = await connectHere(args, environment);
  if (!client.ok) {
    return reportFailure(client.error, environment);
  }
  const signal = environment.interruption();
  const codes: ExitCode[] = [];
  // One that cannot be asked about gets its own sentence and keeps no other from being cancelled.
  const odd = args.positionals.filter((id) => !isJobId(id));
  for (const jobId of odd) {
    const result = await client.value.cancelJob(jobId, { signal });
    codes.push(printOutcome({ jobIds: [jobId], result, isSent: true }, environment));
  }
  const ids = args.positionals.filter(isJobId);
  for await (const outcome of cancelJobs(client.value, ids, { signal })) {
    codes.push(printOutcome(outcome, environment));
  }
  return worstExitCode(codes);
}

/** A line for each job, and the reason once where they share it. */
function printOutcome(
  { jobIds, result, isSent }: GroupOutcome<unknown>,
  environment: CliEnvironment,
): ExitCode {
  if (result.ok) {
    environment.stdout(linesOf(text('{0}: cancelled'), jobIds));
    return EXIT_OK;
  }
  const outcome =
    isSent && isOutcomeUnknown(result.error)
      ? text('{0}: unknown whether it was cancelled')
      : text('{0}: not cancelled');
  environment.stderr(linesOf(outcome, jobIds));
  if (!isSent) {
    environment.stderr(t('ci-job: they were not tried, for the same reason.\n'));
    return EXIT_FAILED;
  }
  return reportError(result.error, environment, 'cancellation');
}

function linesOf(words: string, jobIds: readonly string[]): string {
  return jobIds.map((jobId) => `${t(words, sanitizeForTerminal(jobId))}\n`).join('');
}
