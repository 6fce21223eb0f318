/**
 * Looks for the job that a request without an answer may have become, by listing jobs. Nothing is submitted.
 */

import { text } from '../../../l10n/language';
import { currentLocale, joined, t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import type { Credentials } from '../../api/ciTypes';
import { addressOf } from '../../api/endpoint';
import type { JobsDetail } from '../../api/jobsDetail';
import { success } from '../../api/result';
import type { SubmissionLog, SubmissionOutcome } from '../../api/submissionLog';
import type { Target } from '../account/target';
import { type JobRecord, type SubmissionRecord, tagsOfJobs } from '../jobs/jobRecord';
import type { JobStore } from '../jobs/jobStore';
import { type ListedJobs, listJobs, MOST_LISTED_JOBS } from '../jobs/listedJobs';
import { responseOf } from '../jobs/responseOf';
import { type Candidate, candidatesOf, createdMs, lookupQuery } from '../jobs/submissionLookup';
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

/**
 * Asks the service and then the person; the jobs that the person recognizes take the place of the submission.
 * A request that carries several jobs created one of each.
 */
export async function lookUpSubmission(
  dependencies: LookupDependencies,
  submission: SubmissionRecord,
): Promise<readonly JobRecord[]> {
  const { ui } = dependencies;
  if (submission.state === 'sending') {
    notify(ui, t('This request is being sent: wait for the response.'));
    return [];
  }
  const list = await askList(dependencies, submission);
  if (list === undefined) {
    return [];
  }
  const choice = await chooseJobs(dependencies, submission, list);
  if (choice === 'dismissed') {
    return [];
  }
  if (choice.length === 0) {
    await offerRemoval(dependencies, submission, list.isCut);
    return [];
  }
  const expected = tagsOfJobs(submission).length;
  if (choice.length < expected) {
    notify(
      ui,
      t(
        '{0} of {1} jobs of this request were found. The others may not have been created: check the list of jobs before you send them again.',
        choice.length,
        expected,
      ),
    );
  }
  return takeJobs(dependencies, submission, list, choice);
}

/** The jobs are known from now on, and the submission is not looked for any more. */
async function takeJobs(
  dependencies: LookupDependencies,
  submission: SubmissionRecord,
  { pages }: ListedJobs,
  chosen: readonly JobsDetail[],
): Promise<readonly JobRecord[]> {
  const { jobs, watcher } = dependencies;
  const { target } = submission;
  const records = chosen.map((job) => {
    const page = pages.find((one) => one.jobs.includes(job));
    const response = responseOf(page?.rawXml ?? '', job.jobId);
    return jobs.put(job, target, response, submission.requestXml, submission.digest);
  });
  jobs.remove(submission.id);
  await resolve(dependencies, submission, {
    kind: 'submitted',
    jobIds: records.map(({ jobId }) => jobId),
  });
  // The first of them is the latest in the end.
  for (const { jobId } of [...records].reverse()) jobs.makeLatest(jobId);
  const open = records.filter(({ isDone }) => !isDone);
  for (const { jobId } of open) watcher.watch(jobId, target);
  if (open.length > 0) {
    jobs.touch();
  }
  return records;
}

/** The service's list of what may be the jobs; undefined after telling why there is none. */
async function askList(
  { ui, credentials, createClient, serviceTime }: LookupDependencies,
  submission: SubmissionRecord,
): Promise<ListedJobs | undefined> {
  const { target, sinceMs } = submission;
  const found = await askCredentials(ui, credentials, target);
  if (found === undefined) {
    return undefined;
  }
  const tags = distinctTags(submission);
  const list = await ui.showProgress(t('Looking for {0} jobs', joined(tags, 'items')), async (signal) => {
    const client = createClient(target, found.credentials);
    const lists: ListedJobs[] = [];
    for (const tag of tags) {
      const one = await listJobs(client, lookupQuery(tag, serviceTime(target, sinceMs)), { signal });
      if (!one.ok) return one;
      lists.push(one.value);
    }
    return success({ pages: lists.flatMap(({ pages }) => pages), isCut: lists.some(({ isCut }) => isCut) });
  });
  if (!list.ok) {
    void showNotice(ui, errorNotice(t('The jobs could not be listed.'), list.error, target));
    return undefined;
  }
  return list.value;
}

function distinctTags(submission: SubmissionRecord): readonly string[] {
  return [...new Set(tagsOfJobs(submission))];
}

/** Asks for one job after the other; those of a request are made at the same moment. */
async function chooseJobs(
  dependencies: LookupDependencies,
  submission: SubmissionRecord,
  { pages, isCut }: ListedJobs,
): Promise<readonly JobsDetail[] | 'dismissed'> {
  const { jobs, serviceTime } = dependencies;
  const chosen: JobsDetail[] = [];
  for (const tag of tagsOfJobs(submission)) {
    const [first] = chosen;
    // Listing them may have shown that the clock is wrong.
    const sentMs = serviceTime(submission.target, submission.sinceMs);
    const candidates = candidatesOf(
      submission,
      tag,
      (first === undefined ? undefined : createdMs(first)) ?? sentMs,
      pages.flatMap((page) => page.jobs),
      (jobId) => cameFromRequest(jobs.find(jobId)) || chosen.some((job) => job.jobId === jobId),
    );
    if (candidates.length === 0) continue;
    const job = await chooseJob(dependencies, submission, tag, candidates, isCut);
    if (job === 'dismissed') return 'dismissed';
    if (job !== undefined) chosen.push(job);
  }
  return chosen;
}

/** A job that was only looked up by its JobId may be the one. */
function cameFromRequest(record: JobRecord | undefined): boolean {
  return record?.digest !== undefined || record?.requestXml !== undefined;
}

/** Undefined where it is none of them. */
async function chooseJob(
  { ui }: LookupDependencies,
  submission: SubmissionRecord,
  tag: string,
  candidates: readonly Candidate[],
  isCut: boolean,
): Promise<JobsDetail | undefined | 'dismissed'> {
  const sent = t('Sent {0}', new Date(submission.sinceMs).toLocaleString());
  const choice = await ui.choose({
    title: t('Which {0} job was created by {1}?', tag, submission.name || t('the request')),
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
  return choice === undefined ? 'dismissed' : choice.job;
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
  const { id, target } = submission;
  const tags = currentLocale().or(distinctTags(submission));
  const answer = await ui.ask({
    severity: 'information',
    modal: true,
    message: isCut
      ? t(
          'None of the newest {0} jobs in {1} was created by this request, and there are more.',
          tags,
          target.bucket,
        )
      : t('The service lists no {0} job in {1} that was created by this request.', tags, target.bucket),
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
