/**
 * `ciJob.compareJob`: the operation as it was sent beside the one that the service echoes, in the editor's own comparison.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import { diffRequest } from '../../api/diffRequest';
import { parseJobsResponse } from '../../api/jobsDetail';
import { failure } from '../../api/result';
import { showNotice, type UserInterface } from '../ui';
import type { JobRecord } from './jobRecord';
import { SCHEME, type VirtualDocuments } from './virtualDocuments';

/** Opens the comparison, or says why there is none. Both sides are read-only. */
export async function compareJob(
  ui: UserInterface,
  documents: VirtualDocuments,
  { jobId, tag, requestXml, responseXml }: JobRecord,
): Promise<void> {
  const answer = parseJobsResponse(responseXml ?? '');
  const job = answer.ok ? answer.value.jobs.find((candidate) => candidate.jobId === jobId) : undefined;
  const compared =
    requestXml === undefined || job === undefined
      ? failure(
          t(
            'The request and the response are kept only in memory: after a reload there is nothing left to compare.',
          ),
        )
      : diffRequest(requestXml, job.element);
  if (!compared.ok) {
    void showNotice(ui, { severity: 'information', message: compared.error, buttons: [] });
    return;
  }
  const { sent, echoed } = compared.value;
  const [left, right] = [uriOf(jobId, 'sent'), uriOf(jobId, 'echoed')];
  documents.set(left, sent);
  documents.set(right, echoed);
  await vscode.commands.executeCommand(
    'vscode.diff',
    left,
    right,
    titleOf(`${tag ?? t('Job')} ${jobId}`, sent === echoed),
    { preview: true },
  );
}

function titleOf(job: string, isSame: boolean): string {
  return isSame ? t('No difference: {0}', job) : t('Request as Sent ↔ as Accepted by Service: {0}', job);
}

function uriOf(jobId: string, side: 'sent' | 'echoed'): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `${jobId.replaceAll(/[^\w-]/g, '_')}.${side}.xml` });
}
