/**
 * What can be done with the entries of the jobs view: look again, open, copy, submit again, remove, look up.
 * Nothing is sent from here but questions.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import type { Services } from '../services';
import { lookUpSubmission } from '../submit/lookUpSubmission';
import { untrustedNotice } from '../submit/submitMessages';
import { type Notice, showNotice } from '../ui';
import { compareJob } from './compareJob';
import { clearJobs, refreshJobs, removeEntry } from './jobListActions';
import type { JobEntry, SubmissionRecord } from './jobRecord';
import { entryId } from './jobRecord';
import type { JobsView } from './jobsView';
import { openOutput } from './openOutput';
import { SCHEME } from './virtualDocuments';

type EntryCommand = (argument?: unknown) => Promise<void>;

/** The commands of the view by id. `isTrusted`: whether credentials may be used here. */
export function jobListCommands(
  services: Services,
  view: JobsView,
  isTrusted: () => boolean,
): Readonly<Record<string, EntryCommand>> {
  const withEntry =
    (run: (entry: JobEntry) => Promise<void> | void): EntryCommand =>
    async (argument) => {
      const entry = await view.entryOf(argument);
      await (entry === undefined
        ? show(services, information(t('Select a job in the list of jobs first.')))
        : run(entry));
    };
  return {
    'ciJob.groupJobs': () => services.settings.groupJobs(true),
    'ciJob.listJobs': () => services.settings.groupJobs(false),
    'ciJob.refreshJobs': () => refreshJobs(services, isTrusted),
    'ciJob.openJobResponse': withEntry(async (entry) => {
      await vscode.commands.executeCommand(
        entry.kind === 'job' ? 'ciJob.showJob' : 'ciJob.lookUpSubmission',
        entryId(entry),
      );
    }),
    'ciJob.openJobRequest': withEntry((entry) => openRequest(services, entry)),
    'ciJob.compareJob': withEntry(async (entry) => {
      if (entry.kind === 'job') {
        await compareJob(services.ui, services.documents, entry);
      }
    }),
    'ciJob.openOutput': withEntry(async (entry) => {
      if (entry.kind === 'job') {
        await openOutput(services, isTrusted, entry);
      }
    }),
    'ciJob.copyJobId': withEntry((entry) => services.ui.perform({ kind: 'copy', text: entryId(entry) })),
    'ciJob.cancelJob': withEntry(async (entry) => {
      await vscode.commands.executeCommand('ciJob.cancel', entryId(entry));
    }),
    'ciJob.submitAgain': withEntry((entry) => openAgain(services, entry)),
    'ciJob.removeJob': withEntry((entry) => removeEntry(services, entry)),
    'ciJob.clearJobs': () => clearJobs(services),
    'ciJob.lookUpSubmission': withEntry(async (entry) => {
      if (entry.kind === 'submission') {
        await lookUp(services, isTrusted, entry);
      }
    }),
  };
}

async function openRequest(services: Services, entry: JobEntry): Promise<void> {
  if (entry.requestXml === undefined) {
    return show(services, requestGone());
  }
  const name = `${entryId(entry).replaceAll(/[^\w-]/g, '_')}.request.xml`;
  const uri = vscode.Uri.from({ scheme: SCHEME, path: name });
  const editor = await services.documents.show(uri, entry.requestXml);
  if (editor.document.languageId !== 'xml') {
    await vscode.languages.setTextDocumentLanguage(editor.document, 'xml');
  }
}

/** A document to look at, change and submit; submitting it goes through the gate like any other. */
async function openAgain(services: Services, { requestXml }: JobEntry): Promise<void> {
  if (requestXml === undefined) {
    return show(services, requestGone());
  }
  const document = await vscode.workspace.openTextDocument({ language: 'ci-job', content: requestXml });
  await vscode.window.showTextDocument(document);
}

async function lookUp(
  services: Services,
  isTrusted: () => boolean,
  submission: SubmissionRecord,
): Promise<void> {
  if (!isTrusted()) {
    return show(services, untrustedNotice());
  }
  const [record] = await lookUpSubmission(services, submission);
  if (record !== undefined) {
    await services.jobDocuments.show(record);
  }
}

function requestGone(): Notice {
  return information(
    t(
      'The request as it was sent is not available: it is kept only in memory, until the window is reloaded.',
    ),
  );
}

function information(message: string): Notice {
  return { severity: 'information', message, buttons: [] };
}

async function show({ ui }: Services, notice: Notice): Promise<void> {
  void showNotice(ui, notice);
}
