/**
 * Looks for the job that a request without an answer may have become, by listing jobs. Nothing is submitted.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import type { Credentials } from '../../api/ciTypes';
import type { JobRecord, SubmissionRecord } from '../jobs/jobRecord';
import type { JobStore } from '../jobs/jobStore';
import { responseOf } from '../jobs/responseOf';
import { type Candidate, candidatesOf, lookupQuery } from '../jobs/submissionLookup';
import { askCredentials } from '../submit/askCredentials';
import { errorNotice } from '../submit/errorNotice';
import type { CredentialSource } from '../submit/submitTypes';
import type { Target } from '../target';
import { showNotice, type UserInterface } from '../ui';

/** What looking up needs. */
export interface LookupPorts {
  readonly ui: UserInterface;
  readonly jobs: JobStore;
  readonly credentials: CredentialSource;
  readonly createClient: (target: Target, credentials: Credentials) => CiClient;
  readonly watcher: { watch(jobId: string, target: Target): void };
}

/** Asks the service and then the person; the job that the person recognises takes the place of the submission. */
export async function lookUpSubmission(
  ports: LookupPorts,
  submission: SubmissionRecord,
): Promise<JobRecord | undefined> {
  const { ui, jobs, createClient } = ports;
  const { target, tag } = submission;
  if (submission.state === 'sending') {
    tell(ui, t('This request is being sent: wait for its answer.'));
    return undefined;
  }
  const found = await askCredentials(ui, ports.credentials, target);
  if (found === undefined) {
    return undefined;
  }
  const answer = await ui.showProgress(t('Looking for {0} jobs', tag), (signal) =>
    createClient(target, found.credentials).listJobs(lookupQuery(submission), { signal }),
  );
  if (!answer.ok) {
    void showNotice(ui, errorNotice(t('The jobs could not be listed.'), answer.error));
    return undefined;
  }
  const candidates = candidatesOf(submission, answer.value.jobs, (jobId) => jobs.find(jobId) !== undefined);
  if (candidates.length === 0) {
    await offerRemoval(ports, submission);
    return undefined;
  }
  const job = await chooseJob(ports, submission, candidates);
  if (job === undefined) {
    return undefined;
  }
  const response = responseOf(answer.value.rawXml, job.jobId);
  const record = jobs.put(job, target, response, submission.requestXml, submission.digest);
  jobs.remove(submission.id);
  jobs.makeLatest(record.jobId);
  if (!record.isDone) {
    ports.watcher.watch(record.jobId, target);
    jobs.touch();
  }
  return record;
}

async function chooseJob(
  ports: LookupPorts,
  submission: SubmissionRecord,
  candidates: readonly Candidate[],
): Promise<Candidate['job'] | undefined> {
  const choice = await ports.ui.choose({
    title: t('Which {0} job did {1} become?', submission.tag, submission.name || t('the request')),
    placeholder: t('Sent {0}', new Date(submission.sinceMs).toLocaleString()),
    items: [
      ...candidates.map(({ job, description, hasSameInput }) => ({
        label: job.jobId,
        description: hasSameInput === true ? t('{0} (the same input)', description) : description,
        job,
      })),
      { label: t('None of these'), description: t('The request did not become a job.'), job: undefined },
    ],
  });
  if (choice !== undefined && choice.job === undefined) {
    await offerRemoval(ports, submission);
  }
  return choice?.job;
}

async function offerRemoval({ ui, jobs }: LookupPorts, { id, tag, target }: SubmissionRecord): Promise<void> {
  const answer = await ui.ask({
    severity: 'information',
    modal: true,
    message: t('The service lists no {0} job in {1} that this request became.', tag, target.bucket),
    detail: t(
      'A job may take a moment to be listed, and a job of another queue may be missing. Remove the request from the list only when you are sure.',
    ),
    answers: [text('Remove from List')],
    dismiss: text('Keep It'),
  });
  if (answer === text('Remove from List')) {
    jobs.remove(id);
  }
}

function tell(ui: UserInterface, message: string): void {
  void showNotice(ui, { severity: 'information', message, buttons: [] });
}
