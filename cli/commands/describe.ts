/**
 * `ci-job describe`: what the service says about jobs.
 */

import { describeJobs } from '../../client/api/callInGroups';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import { isJobId, type JobsDetail } from '../../client/api/jobsDetail';
import { text } from '../../l10n/language';
import { joined, t } from '../../l10n/processLanguage';
import { sanitizeForTerminal, toSafeJson } from '../../server/service/util/sanitizeForTerminal';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, EXIT_PROBLEMS, type ExitCode, worstExitCode } from '../environment';
import { type ErrorJson, errorToJson } from '../reporters/errorJson';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { jobToJson } from '../reporters/jobJson';
import { formatJob } from '../reporters/jobReporter';
import { ALL_ROWS } from '../reporters/resultReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_OPTIONS } from '../target';

/** The command. */
export const describeCommand: Command = {
  name: 'describe',
  summary: text('Look up jobs'),
  help: (options) =>
    t(
      `Usage: ci-job describe JOBID... --bucket BucketName-APPID --region REGION [OPTIONS]

Looks up jobs and prints state, times, input, output, results (labels, text, scores …) and media
information.

Options:
{0}

{1}
Exit codes:
  0  found
  1  a job has failed or does not exist
  2  could not run: usage, network, credentials

Examples:
  ci-job describe j0123456789abcdef --bucket films-1250000000 --region ap-chongqing
  ci-job describe j0123456789abcdef j123456789abcdef0 --json
`,
      options,
      t(CREDENTIALS_HELP),
    ),
  options: {
    ...TARGET_OPTIONS,
    json: {
      type: 'boolean',
      help: () => t('Print one JSON object with "jobs", "missing" and, if something failed, "error"'),
    },
  },
  run: describe,
};

async function describe(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  if (args.positionals.length === 0) {
    return { usage: t('No job ID is specified.') };
  }
  const print = args.flags.has('json') ? printJson(environment) : printText(environment);
  const client = await connectHere(args, environment);
  if (!client.ok) {
    print({ jobs: [], missing: [], error: { kind: 'request', message: client.error } });
    return reportFailure(client.error, environment);
  }
  const found = await lookUp(client.value, args.positionals, environment);
  print({ ...found, error: found.failures[0] && errorToJson(found.failures[0].error) });
  for (const id of found.missing) {
    environment.stderr(t('ci-job: there is no job `{0}` in this bucket.\n', sanitizeForTerminal(id)));
  }
  const codes = found.failures.map(({ jobIds, error }) => {
    if (jobIds.length < args.positionals.length) {
      environment.stderr(`${t('{0}: not looked up', sanitizeForTerminal(joined(jobIds, 'items')))}\n`);
    }
    return reportError(error, environment);
  });
  const hasProblem = found.missing.length > 0 || found.jobs.some(({ state }) => state === 'Failed');
  return worstExitCode([...codes, hasProblem ? EXIT_PROBLEMS : EXIT_OK]);
}

/** What all calls together have found. */
interface Found {
  readonly jobs: readonly JobsDetail[];
  /** The ids that the service does not find here. */
  readonly missing: readonly string[];
  /** The ids that it gave no good answer about, by reason. */
  readonly failures: readonly { readonly jobIds: readonly string[]; readonly error: CiError }[];
}

async function lookUp(
  client: CiClient,
  jobIds: readonly string[],
  environment: CliEnvironment,
): Promise<Found> {
  const wrong = jobIds.find((id) => !isJobId(id));
  // One that cannot be asked about is a mistake to correct before anything is sent.
  const asked = wrong === undefined ? jobIds : [wrong];
  const jobs: JobsDetail[] = [];
  const missing: string[] = [];
  const failures = new Map<CiError, string[]>();
  for await (const { jobIds: ids, result } of describeJobs(client, asked, {
    signal: environment.interruption(),
  })) {
    if (result.ok) {
      const known = new Set(result.value.jobs.map(({ jobId }) => jobId));
      jobs.push(...result.value.jobs);
      missing.push(...ids.filter((id) => !known.has(id)));
    } else {
      failures.set(result.error, [...(failures.get(result.error) ?? []), ...ids]);
    }
  }
  return { jobs, missing, failures: [...failures].map(([error, ids]) => ({ jobIds: ids, error })) };
}

/** What was found on standard output; what went wrong is printed to standard error in both forms. */
type Print = (found: Pick<Found, 'jobs' | 'missing'> & { readonly error: ErrorJson | undefined }) => void;

function printText(environment: CliEnvironment): Print {
  return ({ jobs }) => {
    const texts = jobs.map((job) => formatJob(job, environment, ALL_ROWS));
    if (texts.length > 0) environment.stdout(texts.join('\n'));
  };
}

function printJson({ stdout }: CliEnvironment): Print {
  return ({ jobs, missing, error }) =>
    stdout(`${toSafeJson({ jobs: jobs.map(jobToJson), missing, error })}\n`);
}
