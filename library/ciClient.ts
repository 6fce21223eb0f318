/**
 * The client of the CI HTTP API as a library.
 */

export { cancelJobs, describeJobs, type GroupOutcome, type JobToCall } from '../client/api/callInGroups';
export * from '../client/api/ciClient';
export { type CiError, type ErrorExplanation, explainError, type HttpError } from '../client/api/ciError';
export type * from '../client/api/ciTypes';
export type { DryRun } from '../client/api/dryRun';
export type { JobReference } from '../client/api/jobPlaces';
export { formatState, isTerminal, type JobState, type JobsDetail } from '../client/api/jobsDetail';
export {
  fetchTransport,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from '../client/api/transport';
export { type WaitOptions, waitForJob } from '../client/api/waitForJob';
