/**
 * `ci-job list`: the newest jobs of a bucket, to find one whose id nobody knows.
 */

import type { CiClient } from '../../client/api/ciClient';
import { type CiError, keptFor } from '../../client/api/ciError';
import { type JobsDetail, jobStates, unreadable } from '../../client/api/jobsDetail';
import { listPages } from '../../client/api/listPages';
import { LIST_ORDERS, LIST_SIZES, QUEUE_TYPES } from '../../client/api/serviceFacts';
import { text } from '../../l10n/language';
import { t } from '../../l10n/processLanguage';
import { quote } from '../../server/service/schema/words';
import { sanitizeForTerminal, toSafeJson } from '../../server/service/util/sanitizeForTerminal';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';
import { tagWords } from '../findTags';
import { type ListQuery, readListQuery } from '../listQuery';
import { type ErrorJson, errorToJson } from '../reporters/errorJson';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { jobToJson } from '../reporters/jobJson';
import { formatJob } from '../reporters/jobReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_HELP, TARGET_OPTIONS } from '../target';

/** The command. */
export const listCommand: Command = {
  name: 'list',
  summary: text('List the newest jobs of a Tag'),
  help: () =>
    t(
      `Usage: ci-job list TAG --bucket NAME-APPID --region REGION [OPTIONS]

Lists jobs of a Tag, the newest first, and tells what "ci-job describe" tells.
Look here before you submit again what ended without an answer: the job may be there.
Jobs are kept for {4}.

Options:
{0}  --size N             How many in one call, 1 to {1} ({2} by default)
  --limit N            How many in all, over as many calls as that takes
  --all                All that there are
  --next-token TOKEN   Go on where an earlier list ended
  --state STATE        Only jobs in this state; may be given several times
  --queue-id ID        Only jobs of this queue
  --queue-type TYPE    Only jobs of queues of this type; without effect beside --queue-id
  --input-object KEY   Only jobs that read exactly this object
  --workflow-id ID     Only jobs that this workflow has started
  --since TIME         Only jobs created at this time or later, for example 2026-01-31 or
                       2026-01-31T10:00:00+0800; without a zone it is China's time
  --until TIME         Only jobs created at this time or earlier
  --order ORDER        Desc: the newest first (the default); Asc: the oldest first
  --json               Write one JSON object with "jobs", "nextToken" where there are more,
                       and, where something went wrong, "error"
  -h, --help           Show this

{3}
Exit codes:
  0  listed, be it none
  2  could not run: usage, network, credentials

Examples:
  ci-job list Transcode --bucket films-1250000000 --region ap-chongqing
  ci-job list Concat --state Submitted --state Running --size 100 --json
  ci-job list Transcode --input-object films/a.mp4 --since 2026-01-31 --all
`,
      t(TARGET_HELP),
      String(LIST_SIZES.largest),
      String(LIST_SIZES.usual),
      t(CREDENTIALS_HELP),
      keptFor(),
    ),
  options: {
    ...TARGET_OPTIONS,
    size: { type: 'string' },
    limit: { type: 'string' },
    all: { type: 'boolean' },
    'next-token': { type: 'string' },
    state: { type: 'string', multiple: true },
    'queue-id': { type: 'string' },
    'queue-type': { type: 'string' },
    'input-object': { type: 'string' },
    'workflow-id': { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    order: { type: 'string' },
    json: { type: 'boolean' },
  },
  completion: {
    positionals: ({ getSchemaSet }) => tagWords(getSchemaSet()),
    values: {
      state: jobStates,
      size: [String(LIST_SIZES.usual), String(LIST_SIZES.largest)],
      'queue-type': QUEUE_TYPES,
      order: LIST_ORDERS,
    },
  },
  run: list,
};

async function list(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  const wanted = readListQuery(args, environment);
  if ('usage' in wanted) {
    return wanted;
  }
  const tell = args.flags.has('json') ? printJson(environment) : printText(environment, wanted.query.tag);
  const client = await connectHere(args, environment);
  if (!client.ok) {
    tell({ jobs: [], nextToken: undefined }, { kind: 'request', message: client.error });
    return reportFailure(client.error, environment);
  }
  const { listed, error } = await readList(client.value, wanted, environment.interruption());
  tell(listed, error && errorToJson(error));
  if (error !== undefined) {
    return reportError(error, environment);
  }
  return EXIT_OK;
}

/** What the pages hold together. */
interface Listed {
  readonly jobs: readonly JobsDetail[];
  /** Where the rest begins; undefined when there is none. */
  readonly nextToken: string | undefined;
}

/** Reads pages until there is enough; what was read before an error is kept. */
async function readList(
  client: CiClient,
  { query, limit, isFollowing }: ListQuery,
  signal: AbortSignal | undefined,
): Promise<{ readonly listed: Listed; readonly error: CiError | undefined }> {
  const jobs: JobsDetail[] = [];
  const seen = new Set<string>();
  let { nextToken } = query;
  for await (const page of listPages(client, query, limit, { signal })) {
    if (!page.ok) {
      return { listed: { jobs, nextToken: jobs.length > 0 ? nextToken : undefined }, error: page.error };
    }
    jobs.push(...page.value.jobs);
    ({ nextToken } = page.value);
    if (!isFollowing || nextToken === undefined) {
      break;
    }
    if (seen.has(nextToken)) {
      // Following it would never end.
      const message = t('The list of the service leads back to a page before.');
      return {
        listed: { jobs, nextToken: undefined },
        error: unreadable(message, page.value.rawXml, page.value.status),
      };
    }
    seen.add(nextToken);
  }
  return { listed: { jobs, nextToken }, error: undefined };
}

/** What was found on standard output; what went wrong is told on standard error in both forms. */
type Tell = (listed: Listed, error: ErrorJson | undefined) => void;

function printText({ stdout, stderr }: CliEnvironment, tag: string): Tell {
  return ({ jobs, nextToken }, error) => {
    if (jobs.length > 0) stdout(jobs.map(formatJob).join('\n'));
    else if (error === undefined)
      stderr(t('ci-job: the service lists no such job of {0} here.\n', sanitizeForTerminal(quote(tag))));
    if (nextToken !== undefined) {
      stderr(
        t(
          'ci-job: there are more jobs. Add `--all`, or go on with `--next-token {0}`.\n',
          sanitizeForTerminal(nextToken),
        ),
      );
    }
  };
}

function printJson({ stdout }: CliEnvironment): Tell {
  return ({ jobs, nextToken }, error) =>
    stdout(`${toSafeJson({ jobs: jobs.map(jobToJson), nextToken, error })}\n`);
}
