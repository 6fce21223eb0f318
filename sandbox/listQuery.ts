/**
 * What a list of jobs is asked for, read from the query as strictly as the service's page words it.
 */
import { list as facts } from '../schemas/service.json';
import type { JobFilter } from './jobRegistry';

/** The states that a list can be limited to. */
const STATES: readonly string[] = ['Submitted', 'Running', 'Success', 'Failed', 'Pause', 'Cancel'];

/** What to list, or what is wrong with the query. */
export function readListQuery(query: URLSearchParams): JobFilter | { readonly wrong: string } {
  const tag = query.get('tag');
  const states = query.get('states');
  const [size, from] = [numberOf(query, 'size', facts.defaultSize), numberOf(query, 'nextToken', 0)];
  const [order, queueType] = [query.get('orderByTime') ?? 'Desc', query.get('queueType') ?? undefined];
  const times = ['startCreationTime', 'endCreationTime'].map((name) => timeOf(query.get(name)));
  const [since, until] = times;
  const wrong = [
    [tag === null || tag === '', 'The parameter tag is missing.'],
    [size < 1 || size > facts.maxSize, `size must be 1 to ${facts.maxSize}.`],
    [from < 0, 'nextToken must be what the last page gave.'],
    [!facts.orders.includes(order), `orderByTime must be ${facts.orders.join(' or ')}.`],
    [
      queueType !== undefined && !facts.queueTypes.includes(queueType),
      `queueType must be one of ${facts.queueTypes.join(', ')}.`,
    ],
    [statesOf(states)?.some((state) => !STATES.includes(state)) === true, 'states has an unknown state.'],
    [times.some(Number.isNaN), 'A time must look like 2001-01-01T00:00:00+0800.'],
  ].find(([isWrong]) => isWrong === true)?.[1];
  if (typeof wrong === 'string') return { wrong };
  const queueId = query.get('queueId') ?? undefined;
  return {
    tag: tag ?? '',
    states: statesOf(states),
    queueId,
    // The queue itself says more than its type.
    queueType: queueId === undefined ? queueType : undefined,
    inputObject: query.get('inputObject') ?? undefined,
    // No workflow and no batch ever started a job here.
    isForeign: query.has('workflowId') || query.has('inventoryTriggerJobId'),
    since,
    until,
    descending: order !== 'Asc',
    size,
    from,
  };
}

function statesOf(states: string | null): readonly string[] | undefined {
  return states === null || states === 'All' ? undefined : states.split(',');
}

/** -1 for what is no number. */
function numberOf(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name);
  if (text === null) return usual;
  return /^\d+$/.test(text) ? Number(text) : -1;
}

/** Milliseconds since 1970; NaN for what is no time of the service. */
function timeOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const [, time, hours, minutes] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([+-]\d\d)(\d\d)$/.exec(text) ?? [];
  return time === undefined ? Number.NaN : Date.parse(`${time}${hours}:${minutes}`);
}
