/**
 * Looks for the job that a request without an answer may have become, by listing jobs. Nothing is submitted.
 */

import { text } from '../../../l10n/language';
import { currentLocale, t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import type { Credentials } from '../../api/ciTypes';
import { addressOf } from '../../api/endpoint';
import type { SubmissionLog, SubmissionOutcome } from '../../api/submissionLog';
import type { Target } from '../account/target';
import type { JobRecord, SubmissionRecord } from '../jobs/jobRecord';
import type { JobStore } from '../jobs/jobStore';
import { type ListedJobs, listJobs, MOST_LISTED_JOBS } from '../jobs/listedJobs';
import { responseOf } from '../jobs/responseOf';
import { type Candidate, candidatesOf, lookupQuery } from '../jobs/submissionLookup';
import { showNotice, type UserInterface } from '../ui';
import { askCredentials } from './askCredentials';
import { errorNotice } from './errorNotice';
import type { CredentialSource } from './submitTypes';

/** What looking up needs. */
export interface LookupDependencies {
  readonly ui: UserInterface;
  readonly jobs: JobStore;
  readonly credentials: CredentialSource;
  readonly createClient: (target: Target, credentials: Credentials) => CiClient;
  /** What the service's clock shows when this machine's shows `ms`. */
  readonly serviceTime: (target: Target, ms: number) => number;
  readonly watcher: { watch(jobId: string, target: Target): void };
  /** Where all windows see what became of it. */
  readonly submissionLog?: Pick<SubmissionLog, 'resolve'>;
  readonly submissionLogFailed?: (error: unknown) => void;
}

/** Asks the service and then the person; the job that the person recognizes takes the place of the submission. */
export async function lookUpSubmission(
  dependencies: LookupDependencies,
  submission: SubmissionRecord,
): Promise<JobRecord | undefined> {
  const { ui, jobs } = dependencies;
  const { target } = submission;
  if (submission.state === 'sending') {
    notify(ui, t('This request is being sent: wait for the response.'));
    return undefined;
  }
  const list = await askList(dependencies, submission);
  if (list === undefined) {
    return undefined;
  }
  const { pages, isCut } = list;
  const candidates = candidatesOf(
    submission,
    // Listing them may have shown that the clock is wrong.
    dependencies.serviceTime(target, submission.sinceMs),
    pages.flatMap((page) => page.jobs),
    (jobId) => cameFromRequest(jobs.find(jobId)),
  );
  if (candidates.length === 0) {
    await offerRemoval(dependencies, submission, isCut);
    return undefined;
  }
  const job = await chooseJob(dependencies, submission, candidates, isCut);
  if (job === undefined) {
    return undefined;
  }
  const page = pages.find((one) => one.jobs.includes(job));
  const response = responseOf(page?.rawXml ?? '', job.jobId);
  const record = jobs.put(job, target, response, submission.requestXml, submission.digest);
  jobs.remove(submission.id);
  await resolve(dependencies, submission, { kind: 'submitted', jobIds: [record.jobId] });
  jobs.makeLatest(record.jobId);
  if (!record.isDone) {
    dependencies.watcher.watch(record.jobId, target);
    jobs.touch();
  }
  return record;
}

/** The service's list of what may be the job; undefined after telling why there is none. */
async function askList(
  { ui, credentials, createClient, serviceTime }: LookupDependencies,
  { target, tag, sinceMs }: SubmissionRecord,
): Promise<ListedJobs | undefined> {
  const found = await askCredentials(ui, credentials, target);
  if (found === undefined) {
    return undefined;
  }
  const list = await ui.showProgress(t('Looking for {0} jobs', tag), (signal) =>
    listJobs(createClient(target, found.credentials), lookupQuery(tag, serviceTime(target, sinceMs)), {
      signal,
    }),
  );
  if (!list.ok) {
    void showNotice(ui, errorNotice(t('The jobs could not be listed.'), list.error, target));
    return undefined;
  }
  return list.value;
}

/** A job that was only looked up by its JobId may be the one. */
function cameFromRequest(record: JobRecord | undefined): boolean {
  return record?.digest !== undefined || record?.requestXml !== undefined;
}

async function chooseJob(
  dependencies: LookupDependencies,
  submission: SubmissionRecord,
  candidates: readonly Candidate[],
  isCut: boolean,
): Promise<Candidate['job'] | undefined> {
  const sent = t('Sent {0}', new Date(submission.sinceMs).toLocaleString());
  const choice = await dependencies.ui.choose({
    title: t('Which {0} job was created by {1}?', submission.tag, submission.name || t('the request')),
    placeholder: isCut ? currentLocale().sentences(currentLocale().sentence([sent]), cutSentence()) : sent,
    items: [
      ...candidates.map(({ job, description, hasSameInput }) => ({
        label: job.jobId,
        description: hasSameInput === true ? t('{0} (the same input)', description) : description,
        job,
      })),
      { label: t('None of these'), description: t('The request did not create a job.'), job: undefined },
    ],
  });
  if (choice !== undefined && choice.job === undefined) {
    await offerRemoval(dependencies, submission, isCut);
  }
  return choice?.job;
}

/** Other windows, and this one when the request is submitted again, learn what became of it. */
async function resolve(
  { submissionLog, submissionLogFailed }: LookupDependencies,
  { digest, target }: SubmissionRecord,
  outcome: SubmissionOutcome,
): Promise<void> {
  try {
    if (digest !== undefined) {
      await submissionLog?.resolve({ digest, address: addressOf(target) }, outcome);
    }
  } catch (error) {
    submissionLogFailed?.(error);
  }
}

async function offerRemoval(
  dependencies: LookupDependencies,
  submission: SubmissionRecord,
  isCut: boolean,
): Promise<void> {
  const { ui, jobs } = dependencies;
  const { id, tag, target } = submission;
  const answer = await ui.ask({
    severity: 'information',
    modal: true,
    message: isCut
      ? t(
          'None of the newest {0} jobs in {1} was created by this request, and there are more.',
          tag,
          target.bucket,
        )
      : t('The service lists no {0} job in {1} that was created by this request.', tag, target.bucket),
    detail: currentLocale().sentences(
      isCut ? cutSentence() : '',
      t(
        'A job may take a moment to be listed, and a job of another queue may be missing. Remove the request from the list only when you are sure.',
      ),
    ),
    answers: [text('Remove from List')],
    dismiss: text('Keep Job'),
  });
  if (answer === text('Remove from List')) {
    jobs.remove(id);
    await resolve(dependencies, submission, { kind: 'none' });
  }
}

function cutSentence(): string {
  return t('Only the newest jobs were searched, up to {0}.', MOST_LISTED_JOBS);
}

function notify(ui: UserInterface, message: string): void {
  void showNotice(ui, { severity: 'information', message, buttons: [] });
}
