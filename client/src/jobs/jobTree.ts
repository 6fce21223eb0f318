/**
 * The rows of the jobs view as data: words, icons and what can be done with each.
 */

import { codeSpan, escapeMarkdown } from '../../../l10n/markdownText';
import { joined, t } from '../../../l10n/processLanguage';
import { stateName } from '../../api/stateName';
import { isLoopback } from '../account/target';
import { describeState, stateIcon } from './jobMessages';
import { entryId, type JobEntry, type JobRecord, mayHaveOutput, type SubmissionRecord } from './jobRecord';

/** A row of the view. */
export interface JobRow {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown without links or images: values of the service are code. */
  readonly tooltip: string;
  /** The name of a product icon, which follows the color theme. */
  readonly icon: string;
  /** The id of a theme color. */
  readonly iconColor: string | undefined;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Words that menus look for, separated by spaces. */
  readonly contextValue: string;
}

/** The row of an entry at this moment. `isWatched`: whether a job that has not ended is asked about. */
export function jobRow(entry: JobEntry, nowMs: number, isWatched: boolean): JobRow {
  return entry.kind === 'job' ? rowOfJob(entry, nowMs, isWatched) : rowOfSubmission(entry, nowMs);
}

function rowOfJob(record: JobRecord, nowMs: number, isWatched: boolean): JobRow {
  const { jobId, tag, state, isDone, target, sinceMs, requestXml } = record;
  const age = formatAge(nowMs - sinceMs);
  // An old state that looks like a new one would be a lie.
  const isStale = !isDone && !isWatched;
  const doing = isStale ? t('{0}, not watched', shortState(record)) : shortState(record);
  return {
    id: entryId(record),
    label: tag ?? t('Job'),
    description: [doing, age, jobId].join(' · '),
    tooltip: [
      `**${escapeMarkdown(tag ?? t('Job'))}** ${codeSpan(jobId)}`,
      escapeMarkdown(describeState(record)),
      ...(isStale
        ? [t('This was its state when it was last checked. Refresh the list to watch it again.')]
        : []),
      joined([place(target), age], 'facts'),
    ].join('\n\n'),
    icon: isStale ? 'circle-outline' : stateIcon(state),
    iconColor: isStale ? undefined : COLORS.get(state),
    spoken: joined([tag ?? t('Job'), doing, age, jobId], 'facts'),
    contextValue: [
      'job',
      isDone ? 'ended' : 'open',
      ...(requestXml === undefined ? [] : ['hasRequest']),
      ...(mayHaveOutput(record) ? ['hasOutput'] : []),
    ].join(' '),
  };
}

function rowOfSubmission(record: SubmissionRecord, nowMs: number): JobRow {
  const { tag, name, state, target, sinceMs, requestXml } = record;
  const age = formatAge(nowMs - sinceMs);
  const isSending = state === 'sending';
  const doing = isSending ? t('being sent') : t('outcome unknown');
  return {
    id: entryId(record),
    label: tag,
    description: [doing, age, name].filter((part) => part !== '').join(' · '),
    tooltip: [
      `**${escapeMarkdown(tag)}** ${codeSpan(name)}`,
      isSending
        ? t('The request is being sent.')
        : t(
            'The request was sent, but no response arrived: the job may have been created. Look it up before you submit it again.',
          ),
      joined([place(target), age], 'facts'),
    ].join('\n\n'),
    icon: isSending ? 'loading~spin' : 'warning',
    iconColor: isSending ? undefined : 'list.warningForeground',
    spoken: joined([tag, doing, age, name], 'facts'),
    contextValue: ['submission', state, ...(requestXml === undefined ? [] : ['hasRequest'])].join(' '),
  };
}

/** How many entries are on their way, for the badge of the view. */
export function countOpen(entries: readonly JobEntry[]): number {
  return entries.filter((entry) => entry.kind === 'submission' || !entry.isDone).length;
}

const COLORS: ReadonlyMap<string, string> = new Map([
  ['Success', 'testing.iconPassed'],
  ['Failed', 'list.errorForeground'],
  ['Running', 'charts.blue'],
  ['Pause', 'list.warningForeground'],
]);

function shortState({ state, progress, isDone, code: reason }: JobRecord): string {
  const percent = progress === undefined || isDone ? '' : ` ${Math.round(progress)}%`;
  const why = state === 'Failed' && reason !== undefined ? ` (${reason})` : '';
  return `${state === '' ? t('unknown') : stateName(state)}${percent}${why}`;
}

function place({ bucket, region, endpoint, profile }: JobEntry['target']): string {
  const where = isLoopback(endpoint)
    ? t('sandbox, {0}', codeSpan(bucket))
    : joined([codeSpan(bucket), escapeMarkdown(region)], 'facts');
  return profile === undefined ? where : t('{0}: {1}', escapeMarkdown(profile), where);
}

function formatAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) {
    return t('now');
  }
  if (minutes < 60) {
    return t('{0} min ago', minutes);
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t('{0} h ago', hours) : t('{0} days ago', Math.floor(hours / 24));
}
