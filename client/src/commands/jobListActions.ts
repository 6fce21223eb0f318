/**
 * What the list of jobs does beside showing: looking again, removing, forgetting.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { entryId, type JobEntry } from '../jobs/jobRecord';
import { unfinishedJobs } from '../jobs/watcherPorts';
import type { Parts } from '../parts';
import { untrustedNotice } from '../submit/submitMessages';
import type { TargetSource } from '../submit/submitTypes';
import { showNotice } from '../ui';

/** What the actions need. */
export type ListParts = Pick<Parts, 'ui' | 'jobs' | 'activeDocumentUri'> & {
  readonly settings: Pick<TargetSource, 'current'>;
  readonly watcher: Pick<Parts['watcher'], 'watch' | 'forget'>;
};

/** Takes in what another window has written, and asks for what the service says now about all that has not ended. */
export async function refreshJobs(parts: ListParts, isTrusted: () => boolean): Promise<void> {
  if (!isTrusted()) {
    void showNotice(parts.ui, untrustedNotice());
    return;
  }
  await parts.jobs.load();
  const { endpoint } = parts.settings.current(parts.activeDocumentUri());
  for (const { jobId, target, sinceMs } of unfinishedJobs(parts.jobs, endpoint)) {
    parts.watcher.watch(jobId, target, sinceMs);
  }
  parts.jobs.touch();
}

/** Removes an entry; one that is still open only when the person says so. */
export async function removeEntry(parts: ListParts, entry: JobEntry): Promise<void> {
  if (entry.kind === 'submission' && entry.state === 'sending') {
    void showNotice(parts.ui, {
      severity: 'information',
      message: t('This request is being sent: wait for its answer.'),
      buttons: [],
    });
    return;
  }
  const isOpen = entry.kind === 'submission' || !entry.isDone;
  if (isOpen && !(await confirmRemoval(parts, entry))) {
    return;
  }
  parts.watcher.forget(entryId(entry));
  parts.jobs.remove(entryId(entry));
}

async function confirmRemoval({ ui }: ListParts, entry: JobEntry): Promise<boolean> {
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
            'The job goes on and is billed all the same. It is not watched any more; “Describe Job…” finds it by its JobId.',
          )
        : t('It is not known whether it became a job. Look it up first when you want to know.'),
    answers: [text('Remove from List')],
  });
  return answer === text('Remove from List');
}

/** Forgets all jobs when the person says so. */
export async function clearJobs(parts: ListParts): Promise<void> {
  const answer = await parts.ui.ask({
    severity: 'warning',
    modal: true,
    message: t('Forget all jobs of the list?'),
    detail: t('Jobs that have not ended go on and are billed all the same; they are not watched any more.'),
    answers: [text('Forget')],
  });
  if (answer === 'Forget') {
    for (const { jobId } of parts.jobs.jobs()) {
      parts.watcher.forget(jobId);
    }
    parts.jobs.clear();
  }
}
