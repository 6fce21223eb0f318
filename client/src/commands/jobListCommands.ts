/**
 * What can be done with the entries of the jobs view: look again, open, copy, submit again, remove, look up.
 * Nothing is sent from here but questions.
 */

import * as vscode from 'vscode';
import type { JobEntry, SubmissionRecord } from '../jobs/jobRecord';
import { entryId } from '../jobs/jobRecord';
import type { JobsView } from '../jobs/jobsView';
import { SCHEME } from '../jobs/virtualDocuments';
import { unfinishedJobs } from '../jobs/watcherPorts';
import type { Parts } from '../parts';
import { activeDocumentUri } from '../requestDocuments';
import { untrustedNotice } from '../submit/submitMessages';
import { type Notice, showNotice } from '../ui';
import { lookUpSubmission } from './lookUpSubmission';

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
      const entry = view.entryOf(argument);
      await (entry === undefined
        ? tell(parts, information('Select a job in the list of jobs first.'))
        : run(entry));
    };
  return {
    'ciJob.refreshJobs': () => refresh(parts, isTrusted),
    'ciJob.openJobResponse': withEntry(async (entry) => {
      await vscode.commands.executeCommand(
        entry.kind === 'job' ? 'ciJob.showJob' : 'ciJob.lookUpSubmission',
        entryId(entry),
      );
    }),
    'ciJob.openJobRequest': withEntry((entry) => openRequest(parts, entry)),
    'ciJob.copyJobId': withEntry((entry) => parts.ui.perform({ kind: 'copy', text: entryId(entry) })),
    'ciJob.cancelJob': withEntry(async (entry) => {
      await vscode.commands.executeCommand('ciJob.cancel', entryId(entry));
    }),
    'ciJob.submitAgain': withEntry((entry) => openAgain(parts, entry)),
    'ciJob.removeJob': withEntry((entry) => remove(parts, entry)),
    'ciJob.clearJobs': () => clear(parts),
    'ciJob.lookUpSubmission': withEntry(async (entry) => {
      if (entry.kind === 'submission') {
        await lookUp(parts, isTrusted, entry);
      }
    }),
  };
}

/** What another window has written, and what the service says now about all that has not ended. */
async function refresh(parts: Parts, isTrusted: () => boolean): Promise<void> {
  if (!isTrusted()) {
    return tell(parts, untrustedNotice());
  }
  await parts.jobs.load();
  const { endpoint } = parts.settings.current(activeDocumentUri());
  for (const { jobId, target, sinceMs } of unfinishedJobs(parts.jobs, endpoint)) {
    parts.watcher.watch(jobId, target, sinceMs);
  }
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

async function remove(parts: Parts, entry: JobEntry): Promise<void> {
  if (entry.kind === 'submission' && entry.state === 'sending') {
    return tell(parts, information('This request is being sent: wait for its answer.'));
  }
  const isOpen = entry.kind === 'submission' || !entry.isDone;
  if (isOpen && !(await confirmRemoval(parts, entry))) {
    return;
  }
  parts.watcher.forget(entryId(entry));
  parts.jobs.remove(entryId(entry));
}

async function confirmRemoval({ ui }: Parts, entry: JobEntry): Promise<boolean> {
  const answer = await ui.ask({
    severity: 'warning',
    modal: true,
    message: `Remove ${entry.kind === 'job' ? `the job ${entry.jobId}` : `the request ${entry.name}`} from the list?`,
    detail:
      entry.kind === 'job'
        ? 'The job goes on and is billed all the same. It is not watched any more; “Describe Job…” finds it by its JobId.'
        : 'It is not known whether it became a job. Look it up first when you want to know.',
    answers: ['Remove from List'],
  });
  return answer === 'Remove from List';
}

async function clear(parts: Parts): Promise<void> {
  const answer = await parts.ui.ask({
    severity: 'warning',
    modal: true,
    message: 'Forget all jobs of the list?',
    detail: 'Jobs that have not ended go on and are billed all the same; they are not watched any more.',
    answers: ['Forget'],
  });
  if (answer === 'Forget') {
    for (const { jobId } of parts.jobs.jobs()) {
      parts.watcher.forget(jobId);
    }
    parts.jobs.clear();
  }
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
    'The request as it was sent is not at hand: it is kept in memory only, until the window is reloaded.',
  );
}

function information(message: string): Notice {
  return { severity: 'information', message, buttons: [] };
}

async function tell({ ui }: Parts, notice: Notice): Promise<void> {
  void showNotice(ui, notice);
}
