/**
 * `ciJob.submit`: connects the submit flow with the editor. What may be sent is decided in `submit/`, not here.
 */

import { joined, t } from '../../../l10n/processLanguage';
import type { JobsResponse } from '../../api/ciTypes';
import { isTerminal } from '../../api/jobsDetail';
import type { Target } from '../account/target';
import { documentAt, findDocument, isCurrent, snapshotOf } from '../editing/requestDocuments';
import { submittedMessage } from '../jobs/jobMessages';
import type { JobRecord } from '../jobs/jobRecord';
import { serviceDiagnosticOf } from '../jobs/serviceErrors/serviceDiagnostic';
import type { Services } from '../services';
import { type NoticeButton, showNotice } from '../ui';
import { createDuplicateGuard } from './duplicateGuard';
import { reportTwins, type TwinDependencies } from './reportTwins';
import { noDocumentNotice } from './submitMessages';
import { submitRequest } from './submitRequest';
import type { AcceptedSubmission, SubmitDependencies, SubmitOutcome } from './submitTypes';

/** Makes the command; what this window has submitted is remembered as long as the command lives. */
export function submitJobCommand(
  services: Services,
  isTrusted: () => boolean,
): (argument?: unknown) => Promise<SubmitOutcome | undefined> {
  const dependencies = submitDependencies(services, isTrusted);
  return async (argument) => {
    const document = await findDocument(argument);
    if (document === undefined) {
      void showNotice(services.ui, noDocumentNotice());
      return undefined;
    }
    const snapshot = snapshotOf(document);
    const outcome = await submitRequest(dependencies, snapshot);
    const serviceDiagnostic = outcome.kind === 'failed' ? serviceDiagnosticOf(outcome.error) : undefined;
    if (serviceDiagnostic !== undefined) {
      await services.serviceErrors.show(snapshot.text, serviceDiagnostic);
    }
    services.log.info(`submit ${document.uri.toString()}: ${describeOutcome(outcome)}`);
    return outcome;
  };
}

function submitDependencies(services: Services, isTrusted: () => boolean): SubmitDependencies {
  const { ui, settings, credentials, createClient } = services;
  return {
    ui,
    isTrusted,
    isCurrent,
    check: async ({ uri }) => {
      const document = documentAt(uri);
      return document === undefined ? undefined : services.server.check(document, settings.isValidated());
    },
    targets: settings,
    credentials,
    guard: createDuplicateGuard({
      sent: services.jobs,
      log: services.submissionLog,
      reportFailure: services.submissionLogFailed,
    }),
    mayRepeat: services.mayRepeatRequests,
    now: Date.now,
    createClient,
    submissions: services.jobs,
    inFlight: new Set(),
    accept: (response, submitted) => acceptJobs(services, response, submitted),
  };
}

/** Shows the response of the service, reports it, and follows each job until it ends. */
async function acceptJobs(
  services: Services,
  { jobs, rawXml }: JobsResponse,
  { snapshot, target, digest }: AcceptedSubmission,
): Promise<void> {
  services.serviceErrors.clear(snapshot.uri);
  const named = jobs.filter(({ jobId }) => jobId !== '');
  const records = named.map((job) => services.jobs.put(job, target, rawXml, snapshot.text, digest));
  const [first] = records;
  if (first === undefined) {
    await services.jobDocuments.showAnswer(snapshot.name, rawXml);
  } else {
    services.jobs.makeLatest(first.jobId);
    await services.jobDocuments.show(first);
  }
  // It stays until it is dismissed; the command is done now.
  void showNotice(services.ui, {
    severity: records.some(({ state }) => state === 'Failed') ? 'error' : 'information',
    message: submittedMessage(records, jobs.length - named.length),
    buttons: records.map((record) => copyJobId(record, records.length)),
  });
  for (const { jobId, state } of named) {
    if (!isTerminal(state)) {
      services.watcher.watch(jobId, target);
    }
  }
  services.jobs.touch();
  if (services.mayRepeatRequests) {
    void reportTwins(twinDependencies(services, target), named, target);
  }
}

function twinDependencies(services: Services, target: Target): TwinDependencies {
  return {
    ...services,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    serviceNow: () => services.serviceTime(target, Date.now()),
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
