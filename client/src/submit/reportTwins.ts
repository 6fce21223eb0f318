/**
 * After a submission from a browser: looks whether it has become two jobs, and reports the second one.
 */

import { text } from '../../../l10n/language';
import { joined, t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import type { Credentials, Result } from '../../api/ciTypes';
import { isTerminal, type JobsDetail } from '../../api/jobsDetail';
import { success } from '../../api/result';
import { credentialScope, type Target } from '../account/target';
import type { JobStore } from '../jobs/jobStore';
import { responseOf } from '../jobs/responseOf';
import { createdMs, momentQuery } from '../jobs/submissionLookup';
import { findTwins } from '../jobs/twinJobs';
import { type Notice, showNotice, type UserInterface } from '../ui';
import { errorNotice } from './errorNotice';
import type { CredentialSource } from './submitTypes';

/** What looking for a second job needs. */
export interface TwinDependencies {
  readonly ui: UserInterface;
  readonly jobs: Pick<JobStore, 'find' | 'put' | 'touch'>;
  readonly credentials: CredentialSource;
  readonly createClient: (target: Target, credentials: Credentials) => CiClient;
  readonly watcher: { watch(jobId: string, target: Target): void };
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970, by the service's clock. */
  readonly serviceNow: () => number;
}

/** A job may take a moment to be listed. */
const LOOKS_AFTER_MS = [0, 5000];

/** Looks for second jobs of those that a submission became, and reports them. */
export async function reportTwins(
  dependencies: TwinDependencies,
  own: readonly JobsDetail[],
  target: Target,
): Promise<void> {
  for (const afterMs of LOOKS_AFTER_MS) {
    await dependencies.sleep(afterMs);
    for (const job of own) {
      const found = await lookFor(dependencies, job, own, target);
      if (!found.ok) {
        const what = t('It is unknown whether the browser sent the request twice.');
        void showNotice(dependencies.ui, errorNotice(what, found.error, target));
        return;
      }
      if (found.value.length > 0) {
        void showNotice(dependencies.ui, twinNotice(job, found.value));
        return;
      }
    }
  }
}

/** The second jobs, which are in the list of jobs from now on. */
async function lookFor(
  { jobs, credentials, createClient, watcher, serviceNow }: TwinDependencies,
  job: JobsDetail,
  own: readonly JobsDetail[],
  target: Target,
): Promise<Result<readonly JobsDetail[], CiError>> {
  const found = await credentials.find(credentialScope(target));
  if (found === undefined || job.tag === undefined) {
    return success([]);
  }
  const client = createClient(target, found.credentials);
  const answer = await client.listJobs(momentQuery(job.tag, createdMs(job) ?? serviceNow()));
  if (!answer.ok) {
    return answer;
  }
  const isOfAnother = (jobId: string): boolean =>
    own.some((each) => each.jobId === jobId) || cameFromRequest(jobs, jobId);
  const twins = findTwins(job, answer.value.jobs, isOfAnother);
  for (const twin of twins) {
    jobs.put(twin, target, responseOf(answer.value.rawXml, twin.jobId));
    if (!isTerminal(twin.state)) {
      watcher.watch(twin.jobId, target);
    }
  }
  jobs.touch();
  return success(twins);
}

/** A job that somebody submitted on purpose. */
function cameFromRequest(jobs: TwinDependencies['jobs'], jobId: string): boolean {
  const record = jobs.find(jobId);
  return record?.digest !== undefined || record?.requestXml !== undefined;
}

function twinNotice({ jobId }: JobsDetail, twins: readonly JobsDetail[]): Notice {
  const ids = twins.map((twin) => twin.jobId);
  return {
    severity: 'warning',
    message: t(
      'The browser may have sent the request twice: beside {0} the service has {1}, with the same Tag, input, output and UserData, created within a minute. Each job is billed. A job that has not started can be cancelled in the list of jobs.',
      jobId,
      joined(ids, 'items'),
    ),
    buttons: [
      { label: text('Show Jobs'), action: { kind: 'showJobs' } },
      ...ids.map((id) => ({ label: t('Copy {0}', id), action: { kind: 'copy' as const, text: id } })),
    ],
  };
}
