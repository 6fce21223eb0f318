/**
 * `ci-job describe`: what the service says about jobs.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { sanitizeForTerminal, toSafeJson } from '../../../server/service/util/sanitizeForTerminal';
import type { JobsDetail } from '../../api/jobsDetail';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, EXIT_PROBLEMS, type ExitCode } from '../environment';
import { type ErrorJson, errorToJson } from '../reporters/errorJson';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { jobToJson } from '../reporters/jobJson';
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
{0}  --json               Write one JSON object with "jobs", "missing" and, where something went wrong, "error"
  -h, --help           Show this

{1}
Exit codes:
  0  found
  1  a job has failed or does not exist
  2  could not run: usage, network, credentials

Examples:
  ci-job describe j0123456789abcdef --bucket films-1250000000 --region ap-chongqing
  ci-job describe j0123456789abcdef j123456789abcdef0 --json
`,
      t(TARGET_HELP),
      t(CREDENTIALS_HELP),
    ),
  options: { ...TARGET_OPTIONS, json: { type: 'boolean' } },
  run: describe,
};

async function describe(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  if (args.positionals.length === 0) {
    return { usage: t('No job id is given.') };
  }
  const tell = args.flags.has('json') ? tellAsJson(environment) : tellInLines(environment);
  const client = await connectHere(args, environment);
  if (!client.ok) {
    tell({ jobs: [], missing: [], error: { kind: 'request', message: client.error } });
    return reportFailure(client.error, environment);
  }
  const answer = await client.value.describeJob(args.positionals, { signal: environment.interruption() });
  if (!answer.ok) {
    tell({ jobs: [], missing: [], error: errorToJson(answer.error) });
    return reportError(answer.error, environment);
  }
  const { jobs } = answer.value;
  const missing = args.positionals.filter((id) => !jobs.some(({ jobId }) => jobId === id));
  tell({ jobs, missing, error: undefined });
  for (const id of missing) {
    environment.stderr(t('ci-job: there is no job `{0}` in this bucket.\n', sanitizeForTerminal(id)));
  }
  return missing.length > 0 || jobs.some(({ state }) => state === 'Failed') ? EXIT_PROBLEMS : EXIT_OK;
}

/** What was found on standard output; what went wrong is told on standard error in both forms. */
type Tell = (found: {
  readonly jobs: readonly JobsDetail[];
  /** The ids that the service does not know here. */
  readonly missing: readonly string[];
  readonly error: ErrorJson | undefined;
}) => void;

function tellInLines({ stdout }: CliEnvironment): Tell {
  return ({ jobs }) => {
    if (jobs.length > 0) stdout(jobs.map(formatJob).join('\n'));
  };
}

function tellAsJson({ stdout }: CliEnvironment): Tell {
  return ({ jobs, missing, error }) =>
    stdout(`${toSafeJson({ jobs: jobs.map(jobToJson), missing, error })}\n`);
}
