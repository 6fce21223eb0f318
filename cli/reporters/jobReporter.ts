/**
 * Says about jobs in lines for people, a name and a value each, in their language. Scripts take `--json`.
 */

import { formatState, type JobsDetail } from '../../client/api/jobsDetail';
import { stateName } from '../../client/api/stateName';
import type { XmlValue } from '../../client/api/xmlTree';
import { text } from '../../l10n/language';
import { joined, t } from '../../l10n/processLanguage';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { displayWidth, padEndShown } from '../displayWidth';
import type { CliEnvironment } from '../environment';
import { formatResults } from './resultReporter';

/** Everything that is worth knowing about a job, with at most so many rows of each table. Ends with a line break. */
export function formatJob(
  job: JobsDetail,
  environment: Pick<CliEnvironment, 'getLanguageService'>,
  mostRows: number,
): string {
  const rows: readonly (readonly [keyof typeof names, string | undefined])[] = [
    ['jobId', job.jobId],
    ['state', formatProgress(job)],
    ...failureRows(job),
    ['tag', job.tag],
    ['queue', job.queueId],
    ['created', job.creationTime],
    ['started', job.startTime],
    ['ended', job.endTime],
    ['input', formatInput(job)],
    ...job.outputObjects.map((object) => ['output', object] as const),
  ];
  const width = Math.max(...Object.values(names).map((name) => displayWidth(label(name))));
  const lines = rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(
      ([key, value]) =>
        `${padEndShown(label(names[key]), width)} ${sanitizeForTerminal((value ?? '').trim())}\n`,
    );
  const results = formatResults(job, environment, mostRows);
  return `${lines.join('')}${results}${formatMediaInfo(job.mediaInfo)}`;
}

const names = {
  jobId: text('JobId'),
  state: text('State'),
  code: text('Code'),
  message: text('Message'),
  tag: text('Tag'),
  queue: text('Queue'),
  created: text('Created'),
  started: text('Started'),
  ended: text('Ended'),
  input: text('Input'),
  output: text('Output'),
} as const;

function label(name: string): string {
  return t('{0}:', t(name));
}

/** One line for a job that is being watched. */
export function formatJobState(job: JobsDetail): string {
  return `${t('{0}: {1}', sanitizeForTerminal(job.jobId), formatProgress(job))}\n`;
}

function formatProgress({ state, progress }: JobsDetail): string {
  const name = stateName(sanitizeForTerminal(formatState(state))) || t('unknown');
  return joined([name, progress === undefined ? undefined : `${progress}%`], 'facts');
}

/** Code and message mean something only when a job has failed. */
function failureRows({
  state,
  code,
  message,
}: JobsDetail): readonly (readonly ['code' | 'message', string | undefined])[] {
  return state === 'Failed'
    ? [
        ['code', code],
        ['message', message],
      ]
    : [];
}

function formatInput({ input }: JobsDetail): string | undefined {
  if (input === undefined) {
    return undefined;
  }
  const place = joined([input.bucket, input.region], 'facts');
  const name = input.object ?? input.url;
  return place === '' ? name : t('{0} ({1})', name ?? '', place);
}

function formatMediaInfo(mediaInfo: XmlValue | undefined): string {
  return mediaInfo === undefined || typeof mediaInfo === 'string'
    ? ''
    : `MediaInfo:\n${formatTree(mediaInfo, '  ')}`;
}

/** An XML tree as indented lines; empty elements are left out. */
function formatTree(value: Exclude<XmlValue, string>, indent: string): string {
  return Object.entries(value)
    .flatMap(([name, children]) => children.map((child) => ({ name: sanitizeForTerminal(name), child })))
    .map(({ name, child }) => {
      if (typeof child !== 'string') {
        return `${indent}${name}:\n${formatTree(child, `${indent}  `)}`;
      }
      return child.trim() === '' ? '' : `${indent}${name}: ${sanitizeForTerminal(child.trim())}\n`;
    })
    .join('');
}
