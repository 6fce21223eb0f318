/**
 * What the account may do: everything, but for the actions that it was started without.
 */
import facts from '../schemas/service.json';
import { type Answer, errorAnswer } from './answers';
import { operationOf } from './jobPaths';
import type { SubmittedJob } from './requestReader';
import type { ServiceParts, ServiceRequest } from './service';

/** The refusal of a submission of which the account may not do a part: no job of it is made. */
export function refuseJobs(
  parts: ServiceParts,
  jobs: readonly SubmittedJob[],
  request: ServiceRequest,
): Answer | undefined {
  const actions = jobs.map(({ tag }) => operationOf(parts.schemaSet, tag).action);
  return refuse(parts, [...actions, facts.passRole.action], request);
}

/** The refusal of one of the calls that go on about jobs. */
export function refuseCall(
  parts: ServiceParts,
  call: 'describe' | 'list' | 'cancel',
  request: ServiceRequest,
): Answer | undefined {
  return refuse(parts, [facts[call].action], request);
}

/** The service does not tell which permission is missing. */
function refuse(
  { denied = [] }: ServiceParts,
  actions: readonly string[],
  { requestId }: ServiceRequest,
): Answer | undefined {
  return actions.some((action) => denied.includes(action))
    ? errorAnswer(403, 'AccessDenied', 'The account may not do this.', requestId)
    : undefined;
}
