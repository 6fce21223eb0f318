/**
 * The sentences about jobs: in notifications, in the status bar and in lists.
 */

import { adviceForCode } from '../../api/errorAdvice';
import type { JobRecord } from './jobRecord';

/** What came of a submission: id, state, code and message of each job. `nameless` are jobs without a JobId. */
export function submittedMessage(records: readonly JobRecord[], nameless: number): string {
  if (records.length === 0) {
    return nameless === 0
      ? 'The service took the request and named no job. Its answer is shown; look for the job in the console before you submit again.'
      : 'The service took the request and gave the job no JobId. Its answer is shown.';
  }
  const jobs = records.map((record) => `\`${record.jobId}\`: ${describeState(record)}`).join('; ');
  const rest = nameless > 0 ? ` (and ${nameless} without a JobId)` : '';
  return `Submitted ${records.length === 1 ? 'job' : `${records.length} jobs:`} ${jobs}${rest}.`;
}

/** How a job ended, and where it failed for a reason that is known, what to do. */
export function endedMessage(record: JobRecord): string {
  const name = `${record.tag ?? 'Job'} \`${record.jobId}\``;
  const advice = record.state === 'Failed' ? adviceForCode(record.code) : undefined;
  const help = advice === undefined ? '' : ` ${advice.meaning} ${advice.nextStep}`;
  return `${name}: ${describeState(record)}.${help}`;
}

/** How several jobs ended at once. */
export function endedTogetherMessage(records: readonly JobRecord[]): string {
  const states = [...new Set(records.map(({ state }) => state))];
  const counts = states.map(
    (state) => `${records.filter((record) => record.state === state).length} ${state}`,
  );
  return `${records.length} jobs have ended: ${counts.join(', ')}. The list of jobs shows each.`;
}

/** What a job is doing now, for an answer that was asked for. */
export function describedMessage(record: JobRecord): string {
  return `\`${record.jobId}\`: ${describeState(record)}.`;
}

/** State, progress, code and message, as far as the service names them. */
export function describeState({ state, progress, code, message, isDone }: JobRecord): string {
  const percent = progress === undefined || isDone ? '' : ` ${Math.round(progress)} %`;
  const facts = [
    `State ${state === '' ? 'unknown' : state}${percent}`,
    code === undefined ? undefined : `Code ${code}`,
    message === undefined ? undefined : `Message “${message}”`,
  ];
  return facts.filter((fact) => fact !== undefined).join(', ');
}

/** A short form with an icon for the status bar. */
export function statusBarText({ tag, state, progress, isDone }: JobRecord): string {
  const percent = progress === undefined || isDone ? '' : ` ${Math.round(progress)} %`;
  return `$(${stateIcon(state)}) ${tag ?? 'Job'}: ${state === '' ? 'unknown' : state}${percent}`;
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
