/**
 * Whether two jobs do the same work, as far as the service says what a job does.
 */

import type { JobsDetail } from './jobsDetail';
import { childOf, textOf } from './xmlTree';

/** Whether a job of a list has the Tag, input, output and UserData of `own`, which a submission has become. */
export function isSameWork(listed: JobsDetail, own: JobsDetail): boolean {
  const [facts, ownFacts] = [factsOf(listed), factsOf(own)];
  return (
    // The answer to a submission may leave out what a list has.
    ownFacts.every((fact, index) => fact === undefined || fact === facts[index]) &&
    userDataOf(listed) === userDataOf(own)
  );
}

function factsOf({ tag, input, operation }: JobsDetail): readonly (string | undefined)[] {
  const output = childOf(operation, 'Output');
  return [tag, input?.object ?? input?.url, output === undefined ? undefined : JSON.stringify(output)];
}

function userDataOf({ operation }: JobsDetail): string {
  return textOf(operation, 'UserData') ?? '';
}
