/**
 * Watches a job for `submit --wait`: reports each change, and what the end means for the exit code.
 */

import type { CiClient } from '../client/api/ciClient';
import type { JobReference } from '../client/api/jobPlaces';
import { isTerminal, type JobsDetail } from '../client/api/jobsDetail';
import { waitForJob } from '../client/api/waitForJob';
import { t } from '../l10n/processLanguage';
import { sanitizeForTerminal } from '../server/service/util/sanitizeForTerminal';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS, type ExitCode } from './environment';
import { formatJobState } from './reporters/jobReporter';
import type { SubmitReporter } from './reporters/submitReporter';
import { formatTarget, type Target } from './target';

/** Says a job's changes on standard error, and its end to the reporter. */
export async function watchJob(
  client: CiClient,
  job: JobReference,
  target: Target,
  reporter: SubmitReporter,
  environment: CliEnvironment,
): Promise<ExitCode> {
  const { jobId } = job;
  const { now, sleep, stderr } = environment;
  const signal = environment.interruption();
  let last: JobsDetail | undefined;
  for await (const result of waitForJob(client, job, { now, sleep, signal })) {
    if (!result.ok) {
      if (result.error.kind === 'unknownState' && last !== undefined) {
        // Nothing more will come of it here: its state is reported as it is.
        reporter.ended(last);
      }
      const exitCode = reporter.lost(result.error);
      stderr(stoppedMessage(jobId, target));
      return exitCode;
    }
    if (isTerminal(result.value.state)) {
      reporter.ended(result.value);
      return result.value.state === 'Success' ? EXIT_OK : EXIT_PROBLEMS;
    }
    last = result.value;
    stderr(formatJobState(last));
  }
  return EXIT_FAILED;
}

function stoppedMessage(jobId: string, target: Target): string {
  const id = sanitizeForTerminal(jobId);
  const command = `ci-job describe ${id} ${formatTarget(target)}`.trim();
  return t(
    'ci-job: no longer watching `{0}`. The job itself continues; look it up with:\n  {1}\n',
    id,
    sanitizeForTerminal(command),
  );
}
