/**
 * Tells about jobs in lines for people: a name and a value each, so that scripts can find them too.
 */

import { formatState, type JobsDetail } from '../../api/jobsDetail';
import type { XmlValue } from '../../api/xmlTree';
import { cleanLine } from './cleanText';

/** Everything that is worth knowing about a job. Ends with a line break. */
export function formatJob(job: JobsDetail): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['JobId', job.jobId],
    ['State', formatProgress(job)],
    ...failureRows(job),
    ['Tag', job.tag],
    ['Queue', job.queueId],
    ['Created', job.creationTime],
    ['Started', job.startTime],
    ['Ended', job.endTime],
    ['Input', formatInput(job)],
    ...job.outputObjects.map((object) => ['Output', object] as const),
  ];
  const lines = rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${`${name}:`.padEnd(9)}${cleanLine(value ?? '')}\n`);
  return `${lines.join('')}${formatMediaInfo(job.mediaInfo)}`;
}

/** One line for a job that is being watched. */
export function formatJobState(job: JobsDetail): string {
  return `${cleanLine(job.jobId)}: ${formatProgress(job)}\n`;
}

function formatProgress({ state, progress }: JobsDetail): string {
  const name = cleanLine(formatState(state)) || 'unknown';
  return progress === undefined ? name : `${name}, ${progress} %`;
}

/** Code and message mean something only when a job has failed. */
function failureRows({
  state,
  code,
  message,
}: JobsDetail): readonly (readonly [string, string | undefined])[] {
  return state === 'Failed'
    ? [
        ['Code', code],
        ['Message', message],
      ]
    : [];
}

function formatInput({ input }: JobsDetail): string | undefined {
  if (input === undefined) {
    return undefined;
  }
  const place = [input.bucket, input.region].filter((part) => part !== undefined).join(', ');
  const name = input.object ?? input.url;
  return place === '' ? name : `${name ?? ''} (${place})`;
}

function formatMediaInfo(mediaInfo: XmlValue | undefined): string {
  return mediaInfo === undefined || typeof mediaInfo === 'string'
    ? ''
    : `MediaInfo:\n${formatTree(mediaInfo, '  ')}`;
}

/** An XML tree as indented lines; empty elements are left out. */
function formatTree(value: Exclude<XmlValue, string>, indent: string): string {
  return Object.entries(value)
    .flatMap(([name, children]) => children.map((child) => ({ name: cleanLine(name), child })))
    .map(({ name, child }) => {
      if (typeof child !== 'string') {
        return `${indent}${name}:\n${formatTree(child, `${indent}  `)}`;
      }
      return child.trim() === '' ? '' : `${indent}${name}: ${cleanLine(child)}\n`;
    })
    .join('');
}
