/**
 * What `ci-job list` is asked for, read from its arguments.
 */

import type { JobsQuery } from '../client/api/ciTypes';
import { jobStates } from '../client/api/jobsDetail';
import { LIST_ORDERS, LIST_SIZES, QUEUE_TYPES } from '../client/api/serviceFacts';
import { currentLocale, t } from '../l10n/processLanguage';
import { quote, quoteAll } from '../server/service/schema/words';
import type { CommandArguments, UsageError } from './command';
import type { CliEnvironment } from './environment';
import { readServiceTime, serviceTimeMs } from './serviceTime';

/** What to list, and how many jobs at most. */
export interface ListQuery {
  readonly query: JobsQuery;
  readonly limit: number;
  /** Whether more than one page is wanted. */
  readonly isFollowing: boolean;
}

/** Reads the arguments, or says what is wrong with them. */
export function readListQuery(args: CommandArguments, environment: CliEnvironment): ListQuery | UsageError {
  const wrong = checkTag(args, environment) ?? checkValues(args) ?? checkNumbers(args) ?? checkTimes(args);
  if (wrong !== undefined) {
    return { usage: wrong };
  }
  const { positionals, values, lists } = args;
  const states = lists.get('state') ?? [];
  const time = (name: string): string | undefined => readServiceTime(values.get(name) ?? '');
  return {
    limit: limitOf(args),
    isFollowing: isFollowing(args),
    query: {
      tag: positionals[0] ?? '',
      size: Number(values.get('size') ?? (isFollowing(args) ? LIST_SIZES.largest : LIST_SIZES.usual)),
      states: states.length === 0 ? undefined : states,
      queueId: values.get('queue-id'),
      queueType: values.get('queue-type'),
      inputObject: values.get('input-object'),
      workflowId: values.get('workflow-id'),
      startCreationTime: time('since'),
      endCreationTime: time('until'),
      orderByTime: values.get('order') === 'Asc' ? 'Asc' : 'Desc',
      nextToken: values.get('next-token'),
    },
  };
}

function isFollowing({ flags, values }: CommandArguments): boolean {
  return flags.has('all') || values.has('limit');
}

function limitOf({ flags, values }: CommandArguments): number {
  if (flags.has('all')) {
    return Number.POSITIVE_INFINITY;
  }
  return Number(values.get('limit') ?? values.get('size') ?? LIST_SIZES.usual);
}

function checkTag({ positionals }: CommandArguments, environment: CliEnvironment): string | undefined {
  if (positionals.length === 0) {
    const tags = environment.getLanguageService().getTags();
    return t('No Tag is specified, for example {0}.', currentLocale().or(quoteAll(tags)));
  }
  return positionals.length > 1 ? t('One Tag can be listed at a time.') : undefined;
}

function checkValues({ values, lists }: CommandArguments): string | undefined {
  const states: readonly string[] = jobStates;
  const unknown = lists.get('state')?.find((state) => !states.includes(state));
  if (unknown !== undefined) {
    return t('{0} is not a state: it must be {1}.', quote(unknown), currentLocale().or(quoteAll(states)));
  }
  for (const [option, allowed] of [
    ['queue-type', QUEUE_TYPES],
    ['order', LIST_ORDERS],
  ] as const) {
    const value = values.get(option);
    if (value !== undefined && !allowed.includes(value)) {
      return t(
        '`--{0}` must be {1}, but is {2}.',
        option,
        currentLocale().or(quoteAll(allowed)),
        quote(value),
      );
    }
  }
  return undefined;
}

function checkNumbers({ flags, values }: CommandArguments): string | undefined {
  const { largest } = LIST_SIZES;
  const size = values.get('size');
  if (size !== undefined && !isCount(size, largest)) {
    return t('{0} is not a number from 1 to {1}.', quote(size), String(largest));
  }
  const limit = values.get('limit');
  if (limit !== undefined && !isCount(limit, Number.MAX_SAFE_INTEGER)) {
    return t('{0} is not a number greater than 0.', quote(limit));
  }
  return limit !== undefined && flags.has('all')
    ? t('`--limit` and `--all` cannot be used together.')
    : undefined;
}

function isCount(text: string, largest: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= largest;
}

function checkTimes({ values }: CommandArguments): string | undefined {
  const [since, until] = ['since', 'until'].map((name) => values.get(name));
  const wrong = [since, until].find((time) => time !== undefined && readServiceTime(time) === undefined);
  if (wrong !== undefined) {
    return t('{0} is not a time: it must look like {1} or {2}.', quote(wrong), ...EXAMPLES);
  }
  const [from, to] = [since, until].map((time) => serviceTimeMs(readServiceTime(time ?? '') ?? ''));
  return from !== undefined && to !== undefined && from > to
    ? t('`--since` is later than `--until`.')
    : undefined;
}

const EXAMPLES = ['`2026-01-31`', '`2026-01-31T10:00:00+0800`'] as const;
