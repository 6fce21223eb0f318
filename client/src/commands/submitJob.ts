/**
 * `ciJob.submit`: connects the submit flow with the editor. What may be sent is decided in `submit/`, not here.
 */

import { joined, t } from '../../../l10n/processLanguage';
import type { JobsResponse } from '../../api/ciTypes';
import { isTerminal } from '../../api/jobsDetail';
import { submittedMessage } from '../jobs/jobMessages';
import type { JobRecord } from '../jobs/jobRecord';
import type { Parts } from '../parts';
import { documentAt, findDocument, isCurrent, snapshotOf } from '../requestDocuments';
import { complaintOf } from '../serviceErrors/complaint';
import { createDuplicateGuard } from '../submit/duplicateGuard';
import { reportTwins, type TwinPorts } from '../submit/reportTwins';
import { noDocumentNotice } from '../submit/submitMessages';
import { submitRequest } from '../submit/submitRequest';
import type { AcceptedSubmission, SubmitOutcome, SubmitPorts } from '../submit/submitTypes';
import type { Target } from '../target';
import { type NoticeButton, showNotice } from '../ui';

/** Makes the command; what this window has submitted is remembered as long as the command lives. */
export function submitJobCommand(
  parts: Parts,
  isTrusted: () => boolean,
): (argument?: unknown) => Promise<SubmitOutcome | undefined> {
  const ports = submitPorts(parts, isTrusted);
  return async (argument) => {
    const document = await findDocument(argument);
    if (document === undefined) {
      void showNotice(parts.ui, noDocumentNotice());
      return undefined;
    }
    const snapshot = snapshotOf(document);
    const outcome = await submitRequest(ports, snapshot);
    const complaint = outcome.kind === 'failed' ? complaintOf(outcome.error) : undefined;
    if (complaint !== undefined) {
      await parts.serviceErrors.show(snapshot.text, complaint);
    }
    parts.log.info(`submit ${document.uri.toString()}: ${describeOutcome(outcome)}`);
    return outcome;
  };
}

function submitPorts(parts: Parts, isTrusted: () => boolean): SubmitPorts {
  const { ui, settings, credentials, createClient } = parts;
  return {
    ui,
    isTrusted,
    isCurrent,
    check: async ({ uri }) => {
      const document = documentAt(uri);
      return document === undefined ? undefined : parts.server.check(document, settings.isValidated());
    },
    targets: settings,
    credentials,
    guard: createDuplicateGuard({
      sent: parts.jobs,
      log: parts.submissionLog,
      reportFailure: parts.submissionLogFailed,
    }),
    mayRepeat: parts.mayRepeatRequests,
    now: Date.now,
    createClient,
    submissions: parts.jobs,
    inFlight: new Set(),
    accept: (response, submitted) => acceptJobs(parts, response, submitted),
  };
}

/** Shows what the service answered, tells it, and follows each job until it ends. */
async function acceptJobs(
  parts: Parts,
  { jobs, rawXml }: JobsResponse,
  { snapshot, target, digest }: AcceptedSubmission,
): Promise<void> {
  parts.serviceErrors.clear(snapshot.uri);
  const named = jobs.filter(({ jobId }) => jobId !== '');
  const records = named.map((job) => parts.jobs.put(job, target, rawXml, snapshot.text, digest));
  const [first] = records;
  if (first === undefined) {
    await parts.jobDocuments.showAnswer(snapshot.name, rawXml);
  } else {
    parts.jobs.makeLatest(first.jobId);
    await parts.jobDocuments.show(first);
  }
  // It stands until the person has read it; the command is done now.
  void showNotice(parts.ui, {
    severity: records.some(({ state }) => state === 'Failed') ? 'error' : 'information',
    message: submittedMessage(records, jobs.length - named.length),
    buttons: records.map((record) => copyJobId(record, records.length)),
  });
  for (const { jobId, state } of named) {
    if (!isTerminal(state)) {
      parts.watcher.watch(jobId, target);
    }
  }
  parts.jobs.touch();
  if (parts.mayRepeatRequests) {
    void reportTwins(twinPorts(parts, target), named, target);
  }
}

function twinPorts(parts: Parts, target: Target): TwinPorts {
  return {
    ...parts,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    serviceNow: () => parts.serviceTime(target, Date.now()),
  };
}

function copyJobId({ jobId }: JobRecord, count: number): NoticeButton {
  const label = count === 1 ? t('Copy JobId') : t('Copy {0}', jobId);
  return { label, action: { kind: 'copy', text: jobId } };
}

/** For the log: no message of the service and nothing of the document. */
function describeOutcome(outcome: SubmitOutcome): string {
  switch (outcome.kind) {
    case 'stopped':
      return t('not sent ({0})', outcome.reason);
    case 'failed':
      return outcome.error.kind === 'http'
        ? t(
            'refused with HTTP status {0} (RequestId {1})',
            outcome.error.status,
            outcome.error.requestId ?? 'none',
          )
        : t('failed ({0})', outcome.error.kind);
    case 'submitted':
      return t('submitted as {0}', joined(outcome.jobIds, 'items') || t('a job without a JobId'));
  }
}
