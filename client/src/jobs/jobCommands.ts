/**
 * `ciJob.describe`, `ciJob.cancel`, `ciJob.showJob`: look up, cancel and show jobs by their id.
 */

import { text } from '../../../l10n/language';
import { joined, t } from '../../../l10n/processLanguage';
import { cancelFoundJob, findJob } from '../../api/callInGroups';
import type { CiClient } from '../../api/ciClient';
import { isOutcomeUnknown, keptFor } from '../../api/ciError';
import type { Target } from '../account/target';
import type { Services } from '../services';
import { askCredentials } from '../submit/askCredentials';
import { askTarget } from '../submit/askTarget';
import { errorNotice } from '../submit/errorNotice';
import { untrustedNotice } from '../submit/submitMessages';
import type { CredentialSource, TargetSource } from '../submit/submitTypes';
import { showNotice } from '../ui';
import { describedMessage, describeState } from './jobMessages';
import { isJobId, type JobRecord } from './jobRecord';

/** A job, where it was sent, and a client that reaches it. */
interface ReachedJob {
  readonly jobId: string;
  /** Undefined for one that is not known here. */
  readonly tag: string | undefined;
  readonly target: Target;
  readonly client: CiClient;
}

/** What the commands need. */
export type JobServices = Pick<Services, 'ui' | 'jobs' | 'createClient' | 'activeDocumentUri'> & {
  readonly credentials: CredentialSource;
  readonly settings: TargetSource;
  readonly watcher: Pick<Services['watcher'], 'watch'>;
  readonly jobDocuments: Pick<Services['jobDocuments'], 'show'>;
};

type JobCommand = (argument?: unknown) => Promise<void>;

/** Makes `ciJob.describe`; its argument may be a JobId. */
export function describeJobCommand(services: JobServices, isTrusted: () => boolean): JobCommand {
  return async (argument) => {
    const job = await reachJob(services, isTrusted, argument, t('Which job do you want to look up?'));
    if (job !== undefined) {
      await describeJob(services, job);
    }
  };
}

/** Makes `ciJob.cancel`; its argument may be a JobId. */
export function cancelJobCommand(services: JobServices, isTrusted: () => boolean): JobCommand {
  return async (argument) => {
    const job = await reachJob(services, isTrusted, argument, t('Which job do you want to cancel?'));
    if (job === undefined || !(await confirmCancel(services, job))) {
      return;
    }
    const answer = await services.ui.showProgress(t('Cancelling {0}', job.jobId), (signal) =>
      cancelFoundJob(job.client, job, { signal }),
    );
    if (answer.ok) {
      await describeJob(services, job);
    } else {
      const what = isOutcomeUnknown(answer.error)
        ? t('It is unknown whether the job was cancelled.')
        : t('The job was not cancelled.');
      void showNotice(services.ui, errorNotice(what, answer.error, job.target, 'cancellation'));
    }
  };
}

/** Makes `ciJob.showJob`: the latest answer about a job, which is asked for when it is not at hand. */
export function showJobCommand(services: JobServices, isTrusted: () => boolean): JobCommand {
  const describe = describeJobCommand(services, isTrusted);
  return async (argument) => {
    const record = typeof argument === 'string' ? services.jobs.find(argument) : await chooseJob(services);
    if (record === undefined) {
      return;
    }
    if (record.responseXml === undefined) {
      await describe(record.jobId);
    } else {
      await services.jobDocuments.show(record);
    }
  };
}

/** What the service says now about a job; undefined when it says nothing, which the person has heard then. */
export async function lookUpJob(
  services: JobServices,
  isTrusted: () => boolean,
  jobId: string,
): Promise<JobRecord | undefined> {
  const job = await reachJob(services, isTrusted, jobId, '');
  return job === undefined ? undefined : askAbout(services, job);
}

async function describeJob(services: JobServices, job: ReachedJob): Promise<void> {
  const record = await askAbout(services, job);
  if (record !== undefined) {
    await services.jobDocuments.show(record);
    void showNotice(services.ui, { severity: 'information', message: describedMessage(record), buttons: [] });
  }
}

async function askAbout(services: JobServices, job: ReachedJob): Promise<JobRecord | undefined> {
  const { jobId, target, client } = job;
  const answer = await services.ui.showProgress(t('Looking up {0}', jobId), (signal) =>
    findJob(client, job, { signal }),
  );
  if (!answer.ok) {
    void showNotice(services.ui, errorNotice(t('The job could not be looked up.'), answer.error, target));
    return undefined;
  }
  const found = answer.value.jobs.find((candidate) => candidate.jobId === jobId);
  if (found === undefined) {
    void showNotice(services.ui, {
      severity: 'warning',
      message: t(
        'There is no job `{0}` in {1}, {2}. Jobs are kept for {3}, in the bucket and region that they were submitted to.',
        jobId,
        target.bucket,
        target.region,
        keptFor(),
      ),
      buttons: [{ label: text('Open Settings'), action: { kind: 'openSettings' } }],
    });
    return undefined;
  }
  const record = services.jobs.put(found, target, answer.value.rawXml);
  if (!record.isDone) {
    services.watcher.watch(jobId, target);
    services.jobs.touch();
  }
  return record;
}

async function confirmCancel({ ui, jobs }: JobServices, { jobId, target }: ReachedJob): Promise<boolean> {
  const known = jobs.find(jobId);
  const state = known === undefined ? [] : [t('Last seen: {0}.', describeState(known))];
  const answer = await ui.ask({
    severity: 'warning',
    modal: true,
    message: t('Cancel the job {0}?', jobId),
    detail: [...state, t('Bucket: {0}', target.bucket), t('Region: {0}', target.region)].join('\n'),
    answers: [text('Cancel Job')],
    dismiss: text('Keep Job'),
  });
  return answer === text('Cancel Job');
}

async function reachJob(
  services: JobServices,
  isTrusted: () => boolean,
  argument: unknown,
  title: string,
): Promise<ReachedJob | undefined> {
  const { ui, jobs, settings, credentials, createClient, activeDocumentUri } = services;
  if (!isTrusted()) {
    void showNotice(ui, untrustedNotice());
    return undefined;
  }
  const jobId = typeof argument === 'string' ? argument : await askJobId(services, title);
  if (jobId === undefined) {
    return undefined;
  }
  const known = jobs.find(jobId);
  const target = known?.target ?? (await askTarget(ui, settings, activeDocumentUri()));
  if (target === undefined) {
    return undefined;
  }
  const found = await askCredentials(ui, credentials, target);
  return found === undefined
    ? undefined
    : { jobId, tag: known?.tag, target, client: createClient(target, found.credentials) };
}

async function askJobId({ ui, jobs }: JobServices, title: string): Promise<string | undefined> {
  const latest = jobs.latest();
  const jobId = await ui.askText({
    title,
    prompt: t('The JobId of the job, from the service.'),
    placeholder: 'j0123456789abcdef0123456789abcdef',
    ...(latest === undefined ? {} : { value: latest.jobId }),
    validate: (text) =>
      isJobId(text.trim()) ? undefined : t('A JobId has only letters, digits, `-` and `_`.'),
  });
  return jobId?.trim();
}

/** The job that a person chooses among those that are known; undefined for none. */
export async function chooseJob({ ui, jobs }: JobServices): Promise<JobRecord | undefined> {
  const records = jobs.jobs();
  if (records.length === 0) {
    void showNotice(ui, {
      severity: 'information',
      message: t('There are no jobs yet.'),
      buttons: [],
    });
    return undefined;
  }
  const choice = await ui.choose({
    title: t('Which job do you want to show?'),
    placeholder: t('Newest first'),
    items: records.map((record) => ({
      label: record.jobId,
      description: joined([record.tag, describeState(record)], 'facts'),
      record,
    })),
  });
  return choice?.record;
}
