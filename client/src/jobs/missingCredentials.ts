/**
 * Jobs that are not watched any more because their credentials are gone, for example temporary ones that expired.
 */

import { text } from '../../../l10n/language';
import { currentLocale, t } from '../../../l10n/processLanguage';
import { type CredentialScope, credentialScope, type Target } from '../account/target';
import { OPEN_SETTINGS, setCredentialsButton } from '../submit/errorNotice';
import { whoseCredentials } from '../submit/submitMessages';
import type { CredentialProblem, CredentialSource } from '../submit/submitTypes';
import { type Notice, type NoticeButton, showNotice, type UserInterface } from '../ui';
import type { JobStore } from './jobStore';

/** The button that asks about all jobs that have not ended. */
export const WATCH_AGAIN: NoticeButton = { label: text('Watch Again'), action: { kind: 'refreshJobs' } };

/** What telling needs. */
export interface MissingCredentialsDependencies {
  readonly ui: UserInterface;
  readonly jobs: Pick<JobStore, 'find'>;
  readonly credentials: CredentialSource;
}

/** Says of missing credentials: one notice stands for all jobs that take them. */
export class MissingCredentials {
  readonly #dependencies: MissingCredentialsDependencies;
  readonly #standing = new Set<CredentialScope>();

  constructor(dependencies: MissingCredentialsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Resolves when the notice is answered or closed, or at once where there is nothing to say. */
  async notify(jobIds: readonly string[], target: Target): Promise<void> {
    const { ui, jobs, credentials } = this.#dependencies;
    const scope = credentialScope(target);
    const problem = credentials.problem?.(scope);
    // Who never set any in this session knows that nothing is watched.
    const isNews =
      problem !== undefined || jobIds.some((jobId) => jobs.find(jobId)?.responseXml !== undefined);
    if (!isNews || this.#standing.has(scope)) {
      return;
    }
    this.#standing.add(scope);
    await showNotice(
      {
        ask: async (question) => {
          const answer = await ui.ask(question);
          // What the button does may come to the same again, which is reported again.
          this.#standing.delete(scope);
          return answer;
        },
        perform: (action) => ui.perform(action),
      },
      missingNotice(jobIds, target, problem),
    );
  }

  /** There are credentials again: when they are gone, that is reported again. */
  found(target: Target): void {
    this.#standing.delete(credentialScope(target));
  }
}

function missingNotice(
  jobIds: readonly string[],
  target: Target,
  problem: CredentialProblem | undefined,
): Notice {
  return {
    severity: 'warning',
    message: currentLocale().sentences(
      notWatched(jobIds),
      t('There are no credentials for {0}.', whoseCredentials(target)),
      problem?.message ?? '',
    ),
    buttons: [problem?.canBeSet === false ? OPEN_SETTINGS : setCredentialsButton(target), WATCH_AGAIN],
  };
}

/** That these jobs are not watched any more, in a sentence. */
export function notWatched(jobIds: readonly string[]): string {
  const words = jobIds.length === 1 ? text('{0} is no longer watched.') : text('{0} are no longer watched.');
  return t(words, named(jobIds));
}

/** One job by its id, several by their number. */
export function named(jobIds: readonly string[]): string {
  const [first] = jobIds;
  return first !== undefined && jobIds.length === 1 ? `\`${first}\`` : t('{0} jobs', jobIds.length);
}
