/**
 * `ci-job describe`: what the service says about jobs.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, EXIT_PROBLEMS, type ExitCode } from '../environment';
import { cleanLine } from '../reporters/cleanText';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { formatJob } from '../reporters/jobReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_HELP, TARGET_OPTIONS } from '../target';

/** The command. */
export const describeCommand: Command = {
  name: 'describe',
  summary: text('Look up jobs'),
  help: () =>
    t(
      `Usage: ci-job describe JOBID... --bucket NAME-APPID --region REGION [OPTIONS]

Looks up jobs and tells state, times, input, output and media information.

Options:
{0}  -h, --help           Show this

{1}
Exit codes:
  0  found
  1  a job has failed or does not exist
  2  could not run: usage, network, credentials

Example:
  ci-job describe j0123456789abcdef --bucket films-1250000000 --region ap-chongqing
`,
      t(TARGET_HELP),
      t(CREDENTIALS_HELP),
    ),
  options: TARGET_OPTIONS,
  run: describe,
};

async function describe(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  if (args.positionals.length === 0) {
    return { usage: t('No job id is given.') };
  }
  const client = await connectHere(args, environment);
  if (!client.ok) {
    return reportFailure(client.error, environment);
  }
  const answer = await client.value.describeJob(args.positionals, { signal: environment.interruption() });
  if (!answer.ok) {
    return reportError(answer.error, environment);
  }
  const { jobs } = answer.value;
  environment.stdout(jobs.map(formatJob).join('\n'));
  const missing = args.positionals.filter((id) => !jobs.some(({ jobId }) => jobId === id));
  for (const id of missing) {
    environment.stderr(t('ci-job: there is no job `{0}` in this bucket.\n', cleanLine(id)));
  }
  return missing.length > 0 || jobs.some(({ state }) => state === 'Failed') ? EXIT_PROBLEMS : EXIT_OK;
}
