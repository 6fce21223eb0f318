/**
 * Answers about one job, and what is read and printed of them.
 */
import { formatJob } from '../../cli/reporters/jobReporter';
import { ALL_ROWS } from '../../cli/reporters/resultReporter';
import { type JobsDetail, parseJobsResponse } from '../../client/api/jobsDetail';
import { languageService } from './schemaSet';

const service = languageService();

/** The answer about a failed job, with something more in its record. */
export function failedJob(content: string): string {
  return `<Response><JobsDetail><JobId>j1</JobId><State>Failed</State>${content}</JobsDetail></Response>`;
}

/** The same with something in its `Operation`. */
export function failedOperation(content: string): string {
  return failedJob(`<Operation>${content}</Operation>`);
}

/** The first job of an answer. */
export function firstJob(xml: string): JobsDetail | undefined {
  const answer = parseJobsResponse(xml);
  return answer.ok ? answer.value.jobs[0] : undefined;
}

/** A job as the command line prints it. */
export function printedJob(job: JobsDetail): string {
  return formatJob(job, { getLanguageService: () => service }, ALL_ROWS);
}
