/**
 * `ci-job list`: the newest jobs of a bucket, to find one whose ID is unknown.
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
import { tagCompletions } from '../findTags';
import { type ListQuery, readListQuery } from '../listQuery';
import { type ErrorJson, errorToJson } from '../reporters/errorJson';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { jobToJson } from '../reporters/jobJson';
import { formatJob } from '../reporters/jobReporter';
import { CREDENTIALS_HELP, connectHere, TARGET_OPTIONS } from '../target';

/** The command. */
export const listCommand: Command = {
  name: 'list',
  summary: text('List the newest jobs of a Tag'),
  help: (options) =>
    t(
      `Usage: ci-job list TAG --bucket BucketName-APPID --region REGION [OPTIONS]

Lists jobs of a Tag, the newest first, with the output of "ci-job describe".
Look here before you submit a request again that had no response: the job may exist.
Jobs are kept for {2}.

Options:
{0}

{1}
Exit codes:
  0  listed, even if there are none
  2  could not run: usage, network, credentials

Examples:
  ci-job list Transcode --bucket films-1250000000 --region ap-chongqing
  ci-job list Concat --state Submitted --state Running --size 100 --json
  ci-job list Transcode --input-object films/a.mp4 --since 2026-01-31 --all
`,
      options,
      t(CREDENTIALS_HELP),
      keptFor(),
    ),
  options: {
    ...TARGET_OPTIONS,
    size: {
      type: 'string',
      offers: [String(LIST_SIZES.usual), String(LIST_SIZES.largest)],
      value: 'N',
      help: () =>
        t('The number of jobs in one call, 1 to {0} ({1} by default)', LIST_SIZES.largest, LIST_SIZES.usual),
    },
    limit: {
      type: 'string',
      value: 'N',
      help: () => t('The number of jobs in total, in as many calls as required'),
    },
    all: { type: 'boolean', help: () => t('All jobs') },
    'next-token': {
      type: 'string',
      value: 'TOKEN',
      help: () => t('Continue where an earlier list ended'),
    },
    state: {
      type: 'string',
      multiple: true,
      offers: jobStates,
      value: 'STATE',
      help: () => t('Only jobs in this state; may be repeated'),
    },
    'queue-id': { type: 'string', value: 'ID', help: () => t('Only jobs of this queue') },
    'queue-type': {
      type: 'string',
      offers: QUEUE_TYPES,
      value: 'TYPE',
      help: () => t('Only jobs of queues of this type; no effect together with --queue-id'),
    },
    'input-object': {
      type: 'string',
      value: 'KEY',
      help: () => t('Only jobs that read exactly this object'),
    },
    'workflow-id': {
      type: 'string',
      value: 'ID',
      help: () => t('Only jobs that this workflow has started'),
    },
    since: {
      type: 'string',
      value: 'TIME',
      help: () =>
        t(`Only jobs created at this time or later, for example 2026-01-31 or
2026-01-31T10:00:00+0800; without a zone it is China's time`),
    },
    until: {
      type: 'string',
      value: 'TIME',
      help: () => t('Only jobs created at this time or earlier'),
    },
    order: {
      type: 'string',
      offers: LIST_ORDERS,
      value: 'ORDER',
      help: () => t('Desc: the newest first (the default); Asc: the oldest first'),
    },
    json: {
      type: 'boolean',
      help: () =>
        t(`Print one JSON object with "jobs", "nextToken" if there are more,
and, if something failed, "error"`),
    },
  },
  completion: {
    positionals: ({ getSchemaSet }) => tagCompletions(getSchemaSet()),
  },
  run: list,
};

async function list(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  const wanted = readListQuery(args, environment);
  if ('usage' in wanted) {
    return wanted;
  }
  const print = args.flags.has('json') ? printJson(environment) : printText(environment, wanted.query.tag);
  const client = await connectHere(args, environment);
  if (!client.ok) {
    print({ jobs: [], nextToken: undefined }, { kind: 'request', message: client.error });
    return reportFailure(client.error, environment);
  }
  const { listed, error } = await readList(client.value, wanted, environment.interruption());
  print(listed, error && errorToJson(error));
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
      const message = t('The list of the service returns to a previous page.');
      return {
        listed: { jobs, nextToken: undefined },
        error: unreadable(message, page.value.rawXml, page.value.status),
      };
    }
    seen.add(nextToken);
  }
  return { listed: { jobs, nextToken }, error: undefined };
}

/** What was found on standard output; what went wrong is printed to standard error in both forms. */
type Print = (listed: Listed, error: ErrorJson | undefined) => void;

/** Enough to see what each job has found. */
const MOST_ROWS = 3;

function printText(environment: CliEnvironment, tag: string): Print {
  const { stdout, stderr } = environment;
  return ({ jobs, nextToken }, error) => {
    if (jobs.length > 0) stdout(jobs.map((job) => formatJob(job, environment, MOST_ROWS)).join('\n'));
    else if (error === undefined)
      stderr(t('ci-job: the service lists no such job of {0} here.\n', sanitizeForTerminal(quote(tag))));
    if (nextToken !== undefined) {
      stderr(
        t(
          'ci-job: there are more jobs. Add `--all`, or continue with `--next-token {0}`.\n',
          sanitizeForTerminal(nextToken),
        ),
      );
    }
  };
}

function printJson({ stdout }: CliEnvironment): Print {
  return ({ jobs, nextToken }, error) =>
    stdout(`${toSafeJson({ jobs: jobs.map(jobToJson), nextToken, error })}\n`);
}
