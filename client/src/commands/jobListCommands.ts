/**
 * What can be done with the entries of the jobs view: look again, open, copy, submit again, remove, look up.
 * Nothing is sent from here but questions.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import type { JobEntry, SubmissionRecord } from '../jobs/jobRecord';
import { entryId } from '../jobs/jobRecord';
import type { JobsView } from '../jobs/jobsView';
import { SCHEME } from '../jobs/virtualDocuments';
import type { Parts } from '../parts';
import { untrustedNotice } from '../submit/submitMessages';
import { type Notice, showNotice } from '../ui';
import { compareJob } from './compareJob';
import { clearJobs, refreshJobs, removeEntry } from './jobListActions';
import { lookUpSubmission } from './lookUpSubmission';
import { openOutput } from './openOutput';

type EntryCommand = (argument?: unknown) => Promise<void>;

/** The commands of the view by id. `isTrusted`: whether credentials may be used here. */
export function jobListCommands(
  parts: Parts,
  view: JobsView,
  isTrusted: () => boolean,
): Readonly<Record<string, EntryCommand>> {
  const withEntry =
    (run: (entry: JobEntry) => Promise<void> | void): EntryCommand =>
    async (argument) => {
      const entry = await view.entryOf(argument);
      await (entry === undefined
        ? tell(parts, information(t('Select a job in the list of jobs first.')))
        : run(entry));
    };
  return {
    'ciJob.groupJobs': () => parts.settings.groupJobs(true),
    'ciJob.listJobs': () => parts.settings.groupJobs(false),
    'ciJob.refreshJobs': () => refreshJobs(parts, isTrusted),
    'ciJob.openJobResponse': withEntry(async (entry) => {
      await vscode.commands.executeCommand(
        entry.kind === 'job' ? 'ciJob.showJob' : 'ciJob.lookUpSubmission',
        entryId(entry),
      );
    }),
    'ciJob.openJobRequest': withEntry((entry) => openRequest(parts, entry)),
    'ciJob.compareJob': withEntry(async (entry) => {
      if (entry.kind === 'job') {
        await compareJob(parts.ui, parts.documents, entry);
      }
    }),
    'ciJob.openOutput': withEntry(async (entry) => {
      if (entry.kind === 'job') {
        await openOutput(parts, isTrusted, entry);
      }
    }),
    'ciJob.copyJobId': withEntry((entry) => parts.ui.perform({ kind: 'copy', text: entryId(entry) })),
    'ciJob.cancelJob': withEntry(async (entry) => {
      await vscode.commands.executeCommand('ciJob.cancel', entryId(entry));
    }),
    'ciJob.submitAgain': withEntry((entry) => openAgain(parts, entry)),
    'ciJob.removeJob': withEntry((entry) => removeEntry(parts, entry)),
    'ciJob.clearJobs': () => clearJobs(parts),
    'ciJob.lookUpSubmission': withEntry(async (entry) => {
      if (entry.kind === 'submission') {
        await lookUp(parts, isTrusted, entry);
      }
    }),
  };
}

async function openRequest(parts: Parts, entry: JobEntry): Promise<void> {
  if (entry.requestXml === undefined) {
    return tell(parts, requestGone());
  }
  const name = `${entryId(entry).replaceAll(/[^\w-]/g, '_')}.request.xml`;
  const uri = vscode.Uri.from({ scheme: SCHEME, path: name });
  const editor = await parts.documents.show(uri, entry.requestXml);
  if (editor.document.languageId !== 'xml') {
    await vscode.languages.setTextDocumentLanguage(editor.document, 'xml');
  }
}

/** A document to look at, change and submit; submitting it goes through the gate like any other. */
async function openAgain(parts: Parts, { requestXml }: JobEntry): Promise<void> {
  if (requestXml === undefined) {
    return tell(parts, requestGone());
  }
  const document = await vscode.workspace.openTextDocument({ language: 'ci-job', content: requestXml });
  await vscode.window.showTextDocument(document);
}

async function lookUp(parts: Parts, isTrusted: () => boolean, submission: SubmissionRecord): Promise<void> {
  if (!isTrusted()) {
    return tell(parts, untrustedNotice());
  }
  const record = await lookUpSubmission(parts, submission);
  if (record !== undefined) {
    await parts.jobDocuments.show(record);
  }
}

function requestGone(): Notice {
  return information(
    t('The request as it was sent is not at hand: it is kept in memory only, until the window is reloaded.'),
  );
}

function information(message: string): Notice {
  return { severity: 'information', message, buttons: [] };
}

async function tell({ ui }: Parts, notice: Notice): Promise<void> {
  void showNotice(ui, notice);
}
