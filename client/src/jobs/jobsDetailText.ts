/**
 * The text of the document about a job: what people want to know first, as a comment, and then the answer itself.
 */

import { currentLocale, joined, t } from '../../../l10n/processLanguage';
import type { ResultSection } from '../../../server/src/protocol';
import { adviceForJob } from '../../api/errorAdvice';
import { cleanMessage } from '../../api/errorElement';
import { jobOutputs } from '../../api/jobOutputs';
import { formatState, type JobsDetail, parseJobsResponse } from '../../api/jobsDetail';
import { summarizeMedia } from '../../api/mediaSummary';
import { stateName } from '../../api/stateName';
import { displayXml } from './displayXml';
import { resultLines } from './resultLines';

/** What a job has found, as far as it is known. */
export type ResultsOf = (job: JobsDetail) => readonly ResultSection[];

/**
 * The answer of the service with a summary of each of its jobs at the top; whatever else it is stays as it is.
 * `resultsOf` is asked about jobs as `parseJobsResponse` reads them.
 */
export function jobsDetailText(responseXml: string, resultsOf: ResultsOf = () => []): string {
  const answer = parseJobsResponse(responseXml);
  const summaries = answer.ok ? answer.value.jobs.map((job) => summaryOf(job, resultsOf(job))) : [];
  const xml = displayXml(responseXml);
  if (summaries.length === 0) {
    return xml;
  }
  // The XML declaration must stay first.
  const [declaration = ''] = /^\s*<\?xml[^>]*\?>\s*/.exec(xml) ?? [];
  return `${declaration}${comment(summaries.join('\n\n'))}\n${xml.slice(declaration.length)}`;
}

function summaryOf(job: JobsDetail, results: readonly ResultSection[]): string {
  const details = [
    ...results.flatMap(resultLines),
    ...summarizeMedia(job.mediaInfo, job.tag),
    ...filesOf(job),
  ];
  return [...headOf(job).map(cleanMessage), ...details.map(indented)].join('\n');
}

/** No line of ours is further to the right. */
const MOST_INDENT = 8;

/** Below the head, and as far to the right as it was. */
function indented(line: string): string {
  const text = line.trimStart();
  return `  ${' '.repeat(Math.min(MOST_INDENT, line.length - text.length))}${cleanMessage(text)}`;
}

function headOf(job: JobsDetail): readonly string[] {
  const { tag, jobId, progress, code, message, state } = job;
  const percent = progress === undefined ? undefined : `${Math.round(progress)}%`;
  const hasFailed = state === 'Failed';
  const advice = hasFailed ? adviceForJob(job) : undefined;
  return [
    t(
      '{0}: {1}',
      tag ?? t('Job'),
      joined([stateName(formatState(state)) || t('no state'), percent], 'facts'),
    ),
    jobId,
    ...(hasFailed ? [reasonOf(code, message)] : []),
    ...(advice === undefined ? [] : [currentLocale().sentences(t(advice.meaning), t(advice.nextStep))]),
    ...timesOf(job),
  ].filter((line) => line !== '');
}

/** Why a job failed, in the service's words. */
function reasonOf(code: string | undefined, message: string | undefined): string {
  if (code && message) return t('{0}: {1}', code, message);
  return code || message || t('The service returned no reason.');
}

function timesOf({ creationTime, startTime, endTime }: JobsDetail): readonly string[] {
  return [
    ...(creationTime === undefined ? [] : [t('created {0}', creationTime)]),
    ...(startTime === undefined ? [] : [t('started {0}', startTime)]),
    ...(endTime === undefined ? [] : [t('ended {0}', endTime)]),
  ];
}

function filesOf(job: JobsDetail): readonly string[] {
  return jobOutputs(job).flatMap(({ object, bucket, region, md5 }) => [
    t('Output: {0}', object),
    t('Bucket and region: {0}, {1}', bucket, region),
    ...(md5 === undefined ? [] : [`MD5: ${md5}`]),
  ]);
}

/** Words of the service must not end the comment. */
function comment(text: string): string {
  const lines = text
    .split('\n')
    .flatMap(wrap)
    .map((line) => `  ${line.replaceAll(/-(?=-)/g, '- ')}`.trimEnd());
  return `<!--\n${lines.join('\n')}\n-->`;
}

/** The document stands beside the request, where a line is short. */
const WIDTH = 72;

/** The line in pieces between words; a word that is longer stays whole. */
function wrap(line: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of line.split(/(?<=\S) /)) {
    const started = lines.at(-1) ?? '';
    const longer = started === '' ? word : `${started} ${word}`;
    if (longer.length > WIDTH && started !== '') {
      lines.push(word);
    } else {
      lines[lines.length - 1] = longer;
    }
  }
  return lines;
}
