/**
 * What a job's request says: values by their path below Request, and whether a condition about them holds.
 */
import type { AnswerCondition } from '../server/service/schema/rawAnswerTypes';
import type { Job } from './jobLifecycle';

/** The child with that name; undefined where there is none. */
export function childOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** The texts at a path, such as `Operation/Output/Object`; empty ones count as not set. */
export function textsAt({ input, operation }: Job, path: string): readonly string[] {
  let found: readonly unknown[] = [{ Input: input, Operation: operation }];
  for (const name of path.split('/')) {
    found = found.flatMap((value) => childOf(value, name) ?? []);
  }
  return found.filter((value) => typeof value === 'string' && value !== '') as string[];
}

/** The first text with that name, at any depth. */
export function findText(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = childOf(value, name);
  if (typeof own === 'string' && own !== '') return own;
  for (const inner of Object.values(value)) {
    const found = findText(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the request of the job says so; an absent condition always holds. */
export function holds(condition: AnswerCondition | undefined, job: Job): boolean {
  if (condition === undefined) return true;
  if ('allOf' in condition) return condition.allOf.every((part) => holds(part, job));
  if ('anyOf' in condition) return condition.anyOf.some((part) => holds(part, job));
  if ('not' in condition) return !holds(condition.not, job);
  const texts = textsAt(job, condition.element);
  if ('present' in condition) return texts.length > 0 === condition.present;
  const listed = condition.oneOf.map((value) => value.toLowerCase());
  return texts.some((value) => listed.includes(value.toLowerCase()));
}
