/**
 * `ciJob.openOutput`: the files that a job made, in the browser. Their plain addresses are used: nothing is signed.
 */

import { text } from '../../../l10n/language';
import { joined, plural, t } from '../../../l10n/processLanguage';
import { jobOutputs, objectUrl } from '../../api/jobOutputs';
import { parseJobsResponse } from '../../api/jobsDetail';
import type { JobOutput } from '../../api/outputFiles';
import { isLoopback } from '../account/target';
import { showNotice, type UiAction, type UserInterface } from '../ui';
import { type JobServices, lookUpJob } from './jobCommands';
import type { JobRecord } from './jobRecord';

/** Opens a file of the job, or copies where its files are; a job of an earlier session is asked about first. */
export async function openOutput(
  services: JobServices,
  isTrusted: () => boolean,
  { jobId }: JobRecord,
): Promise<void> {
  const known = services.jobs.find(jobId);
  const record = known?.responseXml === undefined ? await lookUpJob(services, isTrusted, jobId) : known;
  if (record === undefined) {
    return;
  }
  const files = filesOf(record);
  if (files.length === 0) {
    notify(services.ui, nothingToOpen(record));
    return;
  }
  if (isLoopback(record.target.endpoint)) {
    notify(
      services.ui,
      t('The sandbox processes nothing, so the output files in its response do not exist.'),
    );
    return;
  }
  const choice = await services.ui.choose({
    title: t('Output files of {0}', jobId),
    placeholder: t('The browser shows public files; for others use the console.'),
    items: [...files.map(openItem), copyItem(files)],
  });
  if (choice !== undefined) {
    await services.ui.perform(choice.action);
  }
}

interface OutputFile {
  readonly output: JobOutput;
  readonly url: string;
}

function filesOf({ responseXml, jobId }: JobRecord): readonly OutputFile[] {
  const answer = parseJobsResponse(responseXml ?? '');
  const job = answer.ok ? answer.value.jobs.find((candidate) => candidate.jobId === jobId) : undefined;
  return (job === undefined ? [] : jobOutputs(job)).flatMap((output) => {
    const url = objectUrl(output);
    return url === undefined ? [] : [{ output, url }];
  });
}

interface OutputItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly action: UiAction;
}

function openItem({ output, url }: OutputFile): OutputItem {
  const { object, bucket, region } = output;
  return {
    label: object,
    description: joined([bucket, region], 'facts'),
    detail: url,
    action: { kind: 'openExternal', url },
  };
}

function copyItem(files: readonly OutputFile[]): OutputItem {
  return {
    label: plural(files.length, text('Copy Address'), text('Copy {0} Addresses')),
    description: '',
    detail: t('Plain addresses without a signature.'),
    action: { kind: 'copy', text: files.map(({ url }) => url).join('\n') },
  };
}

function nothingToOpen({ jobId, state, isDone }: JobRecord): string {
  return isDone
    ? t('The response about `{0}` ({1}) has no output file.', jobId, state)
    : t('`{0}` has not ended ({1}): there is no output file yet.', jobId, state);
}

function notify(ui: UserInterface, message: string): void {
  void showNotice(ui, { severity: 'information', message, buttons: [] });
}
