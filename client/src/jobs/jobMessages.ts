/**
 * The sentences about jobs: in notifications, in the status bar and in lists.
 */

import { escapeIcons } from '../../../l10n/markdownText';
import { currentLocale, joined, t } from '../../../l10n/processLanguage';
import { adviceForJob } from '../../api/errorAdvice';
import { cleanMessage } from '../../api/errorElement';
import { stateName } from '../../api/stateName';
import type { JobRecord } from './jobRecord';

/** What came of a submission: id, state, code and message of each job. `nameless` are jobs without a JobId. */
export function submittedMessage(records: readonly JobRecord[], nameless: number): string {
  if (records.length === 0) {
    return nameless === 0
      ? t(
          'The service accepted the request, but returned no job. Its response is shown; look for the job in the console before you submit again.',
        )
      : t('The service accepted the request, but returned no JobId. Its response is shown.');
  }
  const jobs = joined(
    records.map((record) => t('{0}: {1}', `\`${record.jobId}\``, describeState(record))),
    'statements',
  );
  const named =
    records.length === 1 ? t('Submitted job {0}', jobs) : t('Submitted {0} jobs: {1}', records.length, jobs);
  return currentLocale().sentence([
    nameless > 0 ? t('{0} (and {1} without a JobId)', named, nameless) : named,
  ]);
}

/** How a job ended, and where it failed for a reason that is known, what to do. */
export function endedMessage(record: JobRecord): string {
  const name = `${record.tag ?? t('Job')} \`${record.jobId}\``;
  const advice = record.state === 'Failed' ? adviceForJob(record) : undefined;
  return currentLocale().sentences(
    currentLocale().sentence([t('{0}: {1}', name, describeState(record))]),
    advice === undefined ? '' : t(advice.meaning),
    advice === undefined ? '' : t(advice.nextStep),
  );
}

/** How several jobs ended at once. */
export function endedTogetherMessage(records: readonly JobRecord[]): string {
  const states = [...new Set(records.map(({ state }) => state))];
  const counts = states.map((state) =>
    t('{1} {0}', stateName(state), records.filter((record) => record.state === state).length),
  );
  return t(
    '{0} jobs have ended: {1}. See the list of jobs for details.',
    records.length,
    joined(counts, 'items'),
  );
}

/** What a job is doing now, for an answer that was asked for. */
export function describedMessage(record: JobRecord): string {
  return currentLocale().sentence([t('{0}: {1}', `\`${record.jobId}\``, describeState(record))]);
}

/** State, progress and, of a job that has failed, code and message, as far as the service names them. */
export function describeState({ state, progress, code, message, isDone }: JobRecord): string {
  const percent = progress === undefined || isDone ? '' : ` ${Math.round(progress)}%`;
  const words = `${state === '' ? t('unknown') : stateName(state)}${percent}`;
  // The service always sends code and message; they mean something only for a failed job.
  if (state !== 'Failed') return words;
  // The sentence around the message has its own full stop.
  const reason = message === undefined ? '' : cleanMessage(message).replace(/[.。]$/, '');
  if (code === undefined || reason === '') {
    const only = code ?? reason;
    return only === '' ? words : t('{0} ({1})', words, only);
  }
  return t('{0} ({1})', words, t('{0}: {1}', code, reason));
}

/** How the status bar shows a job: what it says to the eye and to the ear never hangs on the colour. */
export interface StatusBarLook {
  /** With the icon of its state. */
  readonly text: string;
  /** The id of a theme color; undefined for that of the bar. */
  readonly background: 'statusBarItem.errorBackground' | undefined;
  /** What a screen reader says. */
  readonly spoken: string;
}

/** The look of a job in the status bar. */
export function statusBarLook(record: JobRecord): StatusBarLook {
  const { tag, state, progress, isDone, code } = record;
  const percent = progress === undefined || isDone ? '' : ` ${Math.round(progress)}%`;
  const name = tag ?? t('Job');
  const doing = `${state === '' ? t('unknown') : stateName(state)}${percent}`;
  const isFailed = state === 'Failed';
  const why = isFailed && code !== undefined ? ` (${code})` : '';
  return {
    text: `$(${stateIcon(state)}) ${escapeIcons(t('{0}: {1}', name, doing))}`,
    background: isFailed ? 'statusBarItem.errorBackground' : undefined,
    spoken: t('CI job, {0}: {1}. Show the response of the service.', name, `${doing}${why}`),
  };
}

/** The name of the product icon of a state. */
export function stateIcon(state: string): string {
  return ICONS.get(state) ?? 'question';
}

const ICONS: ReadonlyMap<string, string> = new Map([
  ['Submitted', 'clock'],
  ['Running', 'sync~spin'],
  ['Success', 'pass'],
  ['Failed', 'error'],
  ['Pause', 'debug-pause'],
  ['Cancel', 'circle-slash'],
]);
