/**
 * What a finished job has found or made, made from what the schemas say of the answers about its Tag: each element has
 * what it repeats of the request, or its examples; one without either is one that the service does not always send.
 */
import type { ElementDeclaration, TagResults } from '../server/service/schema/schemaTypes';
import type { Job } from './jobLifecycle';
import { wholeName } from './outputNames';
import { holds, textsAt } from './requestValues';

/** The content of an element of all answers: `children` in the operation, `input` in the input. */
export function resultsOf(
  job: Job,
  results: TagResults | undefined,
  member: 'children' | 'input',
): Record<string, unknown> {
  const holder = results?.members.get(member);
  return holder === undefined ? {} : (membersOf(holder, job, 0) ?? {});
}

/** Puts results beside what is there already; where both have an element, it holds the members of both. */
export function merged(
  echo: Readonly<Record<string, unknown>>,
  results: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const together = Object.entries(results).map(([name, value]): [string, unknown] => {
    const there = Object.hasOwn(echo, name) ? echo[name] : undefined;
    return [name, isMembers(there) && isMembers(value) ? { ...there, ...value } : value];
  });
  return { ...echo, ...Object.fromEntries(together) };
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function membersOf(
  { children }: ElementDeclaration,
  job: Job,
  turn: number,
): Record<string, unknown> | undefined {
  const members = children.flatMap((child): [string, unknown][] => {
    const value = holds(child.when, job) ? contentOf(child, job, turn) : undefined;
    return value === undefined ? [] : [[child.name, value]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The value for the item of that number; a list where the element may be there several times. */
function contentOf(element: ElementDeclaration, job: Job, turn: number): unknown {
  const repeats = element.maxOccurs > 1;
  if (element.builtin !== 'container') {
    const values = textsOf(element, job);
    if (values.length === 0) return undefined;
    return repeats ? values : (values[turn] ?? values.at(-1));
  }
  if (!repeats) return membersOf(element, job, turn);
  const items = Array.from({ length: itemsOf(element) }, (_none, item) => membersOf(element, job, item));
  const filled = items.filter((item) => item !== undefined);
  return filled.length === 0 ? undefined : filled;
}

function textsOf({ echoes, examples }: ElementDeclaration, job: Job): readonly string[] {
  const repeated = echoes === undefined ? [] : textsAt(job, echoes).map((text) => wholeName(job, text));
  return repeated.length > 0 ? repeated : examples;
}

/** As many items as there are examples of something that each has once, at whatever depth below it. */
function itemsOf({ children }: ElementDeclaration): number {
  const counts = children
    .filter(({ maxOccurs }) => maxOccurs === 1)
    .map((child) => (child.builtin === 'container' ? itemsOf(child) : child.examples.length));
  return Math.max(1, ...counts);
}
