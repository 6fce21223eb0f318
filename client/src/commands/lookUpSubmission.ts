/**
 * Looks for the job that a request without an answer may have become, by listing jobs. Nothing is submitted.
 */

import type { CiClient } from '../../api/ciClient';
import type { Credentials } from '../../api/ciTypes';
import type { JobRecord, SubmissionRecord } from '../jobs/jobRecord';
import type { JobStore } from '../jobs/jobStore';
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

const NONE = 'None of these';

/** Asks the service and then the person; the job that the person recognises takes the place of the submission. */
export async function lookUpSubmission(
  ports: LookupPorts,
  submission: SubmissionRecord,
): Promise<JobRecord | undefined> {
  const { ui, jobs, createClient } = ports;
  const { target, tag } = submission;
  if (submission.state === 'sending') {
    tell(ui, 'This request is being sent: wait for its answer.');
    return undefined;
  }
  const found = await askCredentials(ui, ports.credentials, target);
  if (found === undefined) {
    return undefined;
  }
  const answer = await ui.showProgress(`Looking for ${tag} jobs`, (signal) =>
    createClient(target, found.credentials).listJobs(lookupQuery(submission), { signal }),
  );
  if (!answer.ok) {
    void showNotice(ui, errorNotice('The jobs could not be listed.', answer.error));
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
  const record = jobs.put(job, target, answer.value.rawXml, submission.requestXml, submission.digest);
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
    title: `Which ${submission.tag} job did ${submission.name || 'the request'} become?`,
    placeholder: `Sent ${new Date(submission.sinceMs).toLocaleString()}`,
    items: [
      ...candidates.map(({ job, description, hasSameInput }) => ({
        label: job.jobId,
        description: hasSameInput === true ? `${description} (the same input)` : description,
        job,
      })),
      { label: NONE, description: 'The request did not become a job.', job: undefined },
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
    message: `The service lists no ${tag} job in ${target.bucket} that this request became.`,
    detail:
      'A job may take a moment to be listed, and a job of another queue may be missing. Remove the request from the list only when you are sure.',
    answers: ['Remove from List'],
    dismiss: 'Keep It',
  });
  if (answer === 'Remove from List') {
    jobs.remove(id);
  }
}

function tell(ui: UserInterface, message: string): void {
  void showNotice(ui, { severity: 'information', message, buttons: [] });
}
