/**
 * `ciJob.showResultTable`: what a job has found, as tables beside the editor.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { parseJobsResponse } from '../../api/jobsDetail';
import type { LanguageClientService } from '../languageClientService';
import { showNotice } from '../ui';
import { chooseJob, type JobServices, lookUpJob } from './jobCommands';
import type { JobRecord } from './jobRecord';
import { resultPage } from './resultPage';

/** What the command needs. */
export type ResultTableServices = JobServices & {
  readonly server: Pick<LanguageClientService, 'getResults'>;
};

/** A page with more rows is slow to show; all of them are in the response. */
const MOST_ROWS = 2000;

/** Makes the command; its argument may be a JobId. A job of an earlier session is asked about first. */
export function showResultTableCommand(
  services: ResultTableServices,
  isTrusted: () => boolean,
  newId: () => string,
): (argument?: unknown) => Promise<void> {
  const panels = new Map<string, vscode.WebviewPanel>();
  return async (argument) => {
    const known = typeof argument === 'string' ? services.jobs.find(argument) : await chooseJob(services);
    const record =
      known?.responseXml === undefined && known !== undefined
        ? await lookUpJob(services, isTrusted, known.jobId)
        : known;
    if (record !== undefined) {
      await showTable(services, record, panels, newId());
    }
  };
}

async function showTable(
  { ui, server }: ResultTableServices,
  { jobId, responseXml, tag }: JobRecord,
  panels: Map<string, vscode.WebviewPanel>,
  nonce: string,
): Promise<void> {
  const answer = parseJobsResponse(responseXml ?? '');
  const job = answer.ok ? answer.value.jobs.find((each) => each.jobId === jobId) : undefined;
  const sections = job === undefined ? [] : await server.getResults(job, MOST_ROWS);
  if (sections.length === 0) {
    void showNotice(ui, {
      severity: 'information',
      message: t("The response about '{0}' has no result that can be shown as a table.", jobId),
      buttons: [{ label: text('Open Response'), action: { kind: 'showJob', jobId } }],
    });
    return;
  }
  const panel = panels.get(jobId) ?? createPanel(panels, jobId);
  panel.webview.html = resultPage({ tag: tag ?? t('Job'), jobId, sections, nonce });
  panel.reveal(panel.viewColumn, true);
}

function createPanel(panels: Map<string, vscode.WebviewPanel>, jobId: string): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(
    'ciJob.resultTable',
    t('Result of {0}', jobId),
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: false, enableFindWidget: true, localResourceRoots: [] },
  );
  panels.set(jobId, panel);
  panel.onDidDispose(() => panels.delete(jobId));
  return panel;
}
