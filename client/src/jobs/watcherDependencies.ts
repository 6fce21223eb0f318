/**
 * What happens around the watcher: the store takes what it sees, and the person hears how a job ended.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import { type CredentialScope, credentialScope, isLoopback, type Target } from '../account/target';
import { errorNotice } from '../submit/errorNotice';
import type { CredentialSource } from '../submit/submitTypes';
import { type Notice, type NoticeButton, showNotice, type UserInterface } from '../ui';
import { endedMessage, endedTogetherMessage } from './jobMessages';
import { type JobRecord, mayHaveOutput } from './jobRecord';
import type { JobStore } from './jobStore';
import type { WatchClock, WatcherDependencies } from './jobWatcher';
import { MissingCredentials, named, notWatched, WATCH_AGAIN } from './missingCredentials';

/** What the dependencies are made of. */
export interface WatcherServices {
  readonly ui: UserInterface;
  readonly jobs: JobStore;
  readonly clock: WatchClock;
  readonly credentials: CredentialSource;
  readonly createClient: (target: Target, found: NonNullable<FoundHere>['credentials']) => CiClient;
  readonly logFailure: (operation: string) => (error: unknown) => void;
}

type FoundHere = Awaited<ReturnType<CredentialSource['find']>>;

/** More jobs than these that end together are reported in one sentence. */
const NOTIFIED_ONE_BY_ONE = 3;

/** The dependencies of a watcher that reports each job once, when it has ended. */
export function watcherDependencies(dependencies: WatcherServices): WatcherDependencies {
  const { ui, jobs, clock, credentials, createClient, logFailure } = dependencies;
  const missing = new MissingCredentials(dependencies);
  return {
    store: jobs,
    clock,
    random: Math.random,
    clientFor: async (target) => {
      const found = await credentials.find(credentialScope(target));
      if (found === undefined) {
        return undefined;
      }
      missing.found(target);
      return createClient(target, found.credentials);
    },
    ended: (records) => void notifyOfEnds(ui, jobs, records),
    onAbandoned: (jobIds, target, why) => {
      jobs.touch();
      switch (why.kind) {
        case 'error':
          void showNotice(ui, stoppedNotice(jobIds, why.error, target));
          return;
        case 'noCredentials':
          logFailure('watching jobs')(`there are no credentials to look at ${named(jobIds)} with`);
          void missing.notify(jobIds, target);
          return;
        case 'oddId':
          void showNotice(ui, oddIdNotice(jobIds));
      }
    },
    broke: logFailure('watching jobs'),
  };
}

function stoppedNotice(jobIds: readonly string[], error: CiError, target: Target): Notice {
  const notice = errorNotice(notWatched(jobIds), error, target);
  return { ...notice, buttons: [...notice.buttons, WATCH_AGAIN] };
}

function oddIdNotice(jobIds: readonly string[]): Notice {
  return {
    severity: 'warning',
    message: t(
      '{0} is not watched: a JobId has only letters, digits, `-` and `_`. Look for the job in the console.',
      named(jobIds),
    ),
    buttons: jobIds.map(copyJobId),
  };
}

/**
 * The jobs of an earlier session to go on watching: a sandbox that has ended meanwhile is not looked for.
 * `scope`: only those that may take these credentials.
 */
export function unfinishedJobs(
  jobs: JobStore,
  endpoint: string | undefined,
  scope?: CredentialScope,
): readonly JobRecord[] {
  const takes = (target: Target): boolean => {
    const own = credentialScope(target);
    return scope === undefined || own === scope || (scope === 'service' && own.startsWith('profile:'));
  };
  return jobs
    .jobs()
    .filter(
      ({ isDone, target }) =>
        !isDone && (!isLoopback(target.endpoint) || target.endpoint === endpoint) && takes(target),
    );
}

/** Another window may watch the same jobs; one of them notifies. */
async function notifyOfEnds(ui: UserInterface, jobs: JobStore, records: readonly JobRecord[]): Promise<void> {
  const isOurs = await Promise.all(records.map(({ jobId }) => jobs.tryMarkNotified(jobId)));
  for (const notice of endedNotices(records.filter((_record, index) => isOurs[index]))) {
    void showNotice(ui, notice);
  }
}

function endedNotices(records: readonly JobRecord[]): readonly Notice[] {
  if (records.length <= NOTIFIED_ONE_BY_ONE) {
    return records.map(endedNotice);
  }
  const severity = records.some(({ state }) => state === 'Failed') ? 'error' : 'information';
  return [
    {
      severity,
      message: endedTogetherMessage(records),
      buttons: [{ label: text('Show Jobs'), action: { kind: 'showJobs' } }],
    },
  ];
}

function endedNotice(record: JobRecord): Notice {
  return {
    severity: record.state === 'Success' ? 'information' : record.state === 'Failed' ? 'error' : 'warning',
    message: endedMessage(record),
    buttons: [
      ...(mayHaveOutput(record) ? [openOutput(record)] : []),
      { label: text('Open Response'), action: { kind: 'showJob', jobId: record.jobId } },
      copyJobId(record.jobId),
    ],
  };
}

function openOutput({ jobId }: JobRecord): NoticeButton {
  return { label: text('Open Output'), action: { kind: 'openOutput', jobId } };
}

function copyJobId(jobId: string): NoticeButton {
  return { label: text('Copy JobId'), action: { kind: 'copy', text: jobId } };
}
