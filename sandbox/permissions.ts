/**
 * What the account may do: everything, but for the actions that it was started without.
 */
import facts from '../schemas/service.json';
import { type Answer, errorAnswer } from './answers';

/** The calls that go on about jobs. */
export type JobsCall = 'describe' | 'list' | 'cancel';

/** The refusal of a submission of which the account may not do a part: no job of it is made. */
export function refuseJobs(
  denied: readonly string[],
  actions: readonly string[],
  requestId: string,
): Answer | undefined {
  return refuse(denied, [...actions, facts.passRole.action], requestId);
}

/** The refusal of one of the other calls. */
export function refuseCall(denied: readonly string[], call: JobsCall, requestId: string): Answer | undefined {
  return refuse(denied, [facts[call].action], requestId);
}

/** The service does not report which permission is missing. */
function refuse(
  denied: readonly string[],
  actions: readonly string[],
  requestId: string,
): Answer | undefined {
  return actions.some((action) => denied.includes(action))
    ? errorAnswer(403, 'AccessDenied', 'The account may not do this.', requestId)
    : undefined;
}
