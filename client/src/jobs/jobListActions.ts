/**
 * What the list of jobs does beside showing: looking again, removing, forgetting.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { Services } from '../services';
import { untrustedNotice } from '../submit/submitMessages';
import type { TargetSource } from '../submit/submitTypes';
import { showNotice } from '../ui';
import { entryId, type JobEntry } from './jobRecord';
import { unfinishedJobs } from './watcherDependencies';

/** What the actions need. */
export type ListServices = Pick<Services, 'ui' | 'jobs' | 'activeDocumentUri'> & {
  readonly settings: Pick<TargetSource, 'current'>;
  readonly watcher: Pick<Services['watcher'], 'watch' | 'forget'>;
};

/** Takes in what another window has written, and asks for what the service says now about all that has not ended. */
export async function refreshJobs(services: ListServices, isTrusted: () => boolean): Promise<void> {
  if (!isTrusted()) {
    void showNotice(services.ui, untrustedNotice());
    return;
  }
  await services.jobs.load();
  const { endpoint } = services.settings.current(services.activeDocumentUri());
  for (const { jobId, target, sinceMs } of unfinishedJobs(services.jobs, endpoint)) {
    services.watcher.watch(jobId, target, sinceMs);
  }
  services.jobs.touch();
}

/** Removes an entry; one that is still open only when the person says so. */
export async function removeEntry(services: ListServices, entry: JobEntry): Promise<void> {
  if (entry.kind === 'submission' && entry.state === 'sending') {
    void showNotice(services.ui, {
      severity: 'information',
      message: t('This request is being sent: wait for the response.'),
      buttons: [],
    });
    return;
  }
  const isOpen = entry.kind === 'submission' || !entry.isDone;
  if (isOpen && !(await confirmRemoval(services, entry))) {
    return;
  }
  services.watcher.forget(entryId(entry));
  services.jobs.remove(entryId(entry));
}

async function confirmRemoval({ ui }: ListServices, entry: JobEntry): Promise<boolean> {
  const answer = await ui.ask({
    severity: 'warning',
    modal: true,
    message: t(
      'Remove {0} from the list?',
      entry.kind === 'job' ? t('the job {0}', entry.jobId) : t('the request {0}', entry.name),
    ),
    detail:
      entry.kind === 'job'
        ? t(
            'The job continues and is billed, but is no longer watched; “Describe Job…” finds it by its JobId.',
          )
        : t('It is unknown whether a job was created. Look it up first if you need to know.'),
    answers: [text('Remove from List')],
  });
  return answer === text('Remove from List');
}

/** Forgets all jobs when the person says so. */
export async function clearJobs(services: ListServices): Promise<void> {
  const answer = await services.ui.ask({
    severity: 'warning',
    modal: true,
    message: t('Clear the list of jobs? (No job is cancelled.)'),
    detail: t('Jobs that have not ended continue and are billed, but are no longer watched.'),
    answers: [text('Clear')],
  });
  if (answer === 'Clear') {
    for (const { jobId } of services.jobs.jobs()) {
      services.watcher.forget(jobId);
    }
    services.jobs.clear();
  }
}
