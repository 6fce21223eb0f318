/**
 * `ci-job list`: the newest jobs of a bucket, to find one whose id nobody knows.
 */

import { text } from '../../../l10n/language';
import { spokenLanguage, t } from '../../../l10n/processLanguage';
import { quote, quoteAll } from '../../../server/service/schema/words';
import { sanitizeForTerminal, toSafeJson } from '../../../server/service/util/sanitizeForTerminal';
import { type JobState, type JobsDetail, jobStates } from '../../api/jobsDetail';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';
import { type ErrorJson, errorToJson } from '../reporters/errorJson';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { jobToJson } from '../reporters/jobJson';
import { formatJob } from '../reporters/jobReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_HELP, TARGET_OPTIONS } from '../target';

const USUAL_SIZE = '10';
const LARGEST_SIZE = 100;

/** The command. */
export const listCommand: Command = {
  name: 'list',
  summary: text('List the newest jobs of a Tag'),
  help: () =>
    t(
      `Usage: ci-job list TAG --bucket NAME-APPID --region REGION [OPTIONS]

Lists jobs of a Tag, the newest first, and tells what "ci-job describe" tells.
Look here before you submit again what ended without an answer: the job may be there.

Options:
{0}  --size N             How many, 1 to {1} ({2} by default)
  --state STATE        Only jobs in this state; may be given several times
  --json               Write one JSON object with "jobs" and, where something went wrong, "error"
  -h, --help           Show this

{3}
Exit codes:
  0  listed, be it none
  2  could not run: usage, network, credentials

Examples:
  ci-job list Transcode --bucket films-1250000000 --region ap-chongqing
  ci-job list Concat --state Submitted --state Running --size 100 --json
`,
      t(TARGET_HELP),
      String(LARGEST_SIZE),
      USUAL_SIZE,
      t(CREDENTIALS_HELP),
    ),
  options: {
    ...TARGET_OPTIONS,
    size: { type: 'string' },
    state: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  completion: {
    positionals: (environment) => environment.getLanguageService().getTags(),
    values: { state: jobStates, size: [USUAL_SIZE, String(LARGEST_SIZE)] },
  },
  run: list,
};

/** What is asked of the service. */
interface Query {
  readonly tag: string;
  readonly size: number;
  readonly states?: readonly string[];
}

async function list(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  const query = readQuery(args, environment);
  if ('usage' in query) {
    return query;
  }
  const tell = args.flags.has('json') ? tellAsJson(environment) : tellInLines(environment, query);
  const client = await connectHere(args, environment);
  if (!client.ok) {
    tell([], { kind: 'request', message: client.error });
    return reportFailure(client.error, environment);
  }
  const answer = await client.value.listJobs(
    { ...query, orderByTime: 'Desc' },
    { signal: environment.interruption() },
  );
  if (!answer.ok) {
    tell([], errorToJson(answer.error));
    return reportError(answer.error, environment);
  }
  tell(answer.value.jobs, undefined);
  return EXIT_OK;
}

function readQuery(
  { positionals, values, lists }: CommandArguments,
  environment: CliEnvironment,
): Query | UsageError {
  const [tag, ...more] = positionals;
  if (tag === undefined) {
    const tags = environment.getLanguageService().getTags();
    return { usage: t('No Tag is given, for example {0}.', spokenLanguage().or(quoteAll(tags))) };
  }
  if (more.length > 0) {
    return { usage: t('One Tag can be listed at a time.') };
  }
  const size = values.get('size') ?? USUAL_SIZE;
  if (!/^\d+$/.test(size) || Number(size) < 1 || Number(size) > LARGEST_SIZE) {
    return { usage: t('{0} is not a number from 1 to {1}.', quote(size), String(LARGEST_SIZE)) };
  }
  const states = lists.get('state') ?? [];
  const unknown = states.find((state) => !jobStates.includes(state as JobState));
  return unknown === undefined
    ? { tag, size: Number(size), ...(states.length === 0 ? {} : { states }) }
    : {
        usage: t(
          '{0} is not a state: it must be {1}.',
          quote(unknown),
          spokenLanguage().or(quoteAll(jobStates)),
        ),
      };
}

/** What was found on standard output; what went wrong is told on standard error in both forms. */
type Tell = (jobs: readonly JobsDetail[], error: ErrorJson | undefined) => void;

function tellInLines({ stdout, stderr }: CliEnvironment, { tag }: Query): Tell {
  return (jobs, error) => {
    if (jobs.length > 0) stdout(jobs.map(formatJob).join('\n'));
    else if (error === undefined)
      stderr(t('ci-job: the service lists no such job of {0} here.\n', sanitizeForTerminal(quote(tag))));
  };
}

function tellAsJson({ stdout }: CliEnvironment): Tell {
  return (jobs, error) => stdout(`${toSafeJson({ jobs: jobs.map(jobToJson), error })}\n`);
}
