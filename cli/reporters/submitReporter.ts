/**
 * The two forms in which `submit` prints its results: lines for people as things happen,
 * or one JSON object for programs when everything is over.
 */

import type { CiError } from '../../client/api/ciError';
import type { JobsDetail } from '../../client/api/jobsDetail';
import { t } from '../../l10n/processLanguage';
import { sanitizeForTerminal, toSafeJson } from '../../server/service/util/sanitizeForTerminal';
import { type CliEnvironment, EXIT_FAILED, type ExitCode } from '../environment';
import { type ErrorJson, errorToJson } from './errorJson';
import { reportError, reportFailure } from './errorReporter';
import { type JobJson, jobToJson } from './jobJson';
import { formatJob } from './jobReporter';
import { ALL_ROWS } from './resultReporter';

/** What `submit` has to say. Whatever goes wrong is printed to standard error in both forms. */
export interface SubmitReporter {
  /** The jobs as the service took them. */
  readonly submitted: (jobs: readonly JobsDetail[]) => void;
  /** A watched job as it ended. */
  readonly ended: (job: JobsDetail) => void;
  /** Something without a call went wrong. */
  readonly failed: (message: string) => ExitCode;
  /** The service took the request, but there may or may not be a job. */
  readonly unknown: (message: string) => ExitCode;
  /** A call went wrong. */
  readonly refused: (error: CiError) => ExitCode;
  /** Watching went wrong; a person who pressed Ctrl+C knows why. */
  readonly lost: (error: CiError) => ExitCode;
  /** Nothing more will come. */
  readonly end: () => void;
}

/** A reporter for one run. */
export function createSubmitReporter(json: boolean, environment: CliEnvironment): SubmitReporter {
  return json ? jsonReporter(environment) : linesReporter(environment);
}

function linesReporter(environment: CliEnvironment): SubmitReporter {
  return {
    submitted: (jobs) => {
      keepIds(jobs, environment);
      environment.stdout(jobs.map((job) => formatJob(job, environment, ALL_ROWS)).join('\n'));
    },
    ended: (job) => environment.stdout(`\n${formatJob(job, environment, ALL_ROWS)}`),
    failed: (message) => reportFailure(message, environment),
    unknown: (message) => reportFailure(message, environment),
    refused: (error) => reportError(error, environment),
    lost: (error) => (error.kind === 'aborted' ? EXIT_FAILED : reportError(error, environment)),
    end: () => undefined,
  };
}

function jsonReporter(environment: CliEnvironment): SubmitReporter {
  const jobs = new Map<string, JobJson>();
  const errors: ErrorJson[] = [];
  const lines = linesReporter(environment);
  const keep = (job: JobsDetail): void => {
    jobs.set(job.jobId, jobToJson(job));
  };
  return {
    submitted: (submitted) => {
      keepIds(submitted, environment);
      submitted.forEach(keep);
    },
    ended: keep,
    failed: (message) => {
      errors.push({ kind: 'request', message });
      return lines.failed(message);
    },
    unknown: (message) => {
      errors.push({ kind: 'unreadableResponse', message, outcomeUnknown: true });
      return lines.unknown(message);
    },
    refused: (error) => {
      errors.push(errorToJson(error));
      return lines.refused(error);
    },
    lost: (error) => {
      errors.push(errorToJson(error));
      return lines.lost(error);
    },
    end: () => {
      const [error] = errors;
      const submission = { jobs: [...jobs.values()], ...(error === undefined ? {} : { error }) };
      environment.stdout(`${toSafeJson(submission)}\n`);
    },
  };
}

/** The jobs cost money: their ids reach the person even where results cannot be written. */
function keepIds(jobs: readonly JobsDetail[], { reportIfLost }: CliEnvironment): void {
  for (const { jobId } of jobs) {
    if (jobId !== '')
      reportIfLost(t('ci-job: the job was submitted; its JobId is `{0}`.\n', sanitizeForTerminal(jobId)));
  }
}
