/**
 * Submitting a request from start to end: one at a time per document, through the gate, sent once, reported as it is.
 */

import { text } from '../../../l10n/language';
import { joined, t } from '../../../l10n/processLanguage';
import type { JobOperation } from '../../../server/src/protocol';
import { type CiError, isOutcomeUnknown } from '../../api/ciError';
import type { JobsResponse, Result } from '../../api/ciTypes';
import { digestOf } from '../../api/requestDigest';
import type { Target } from '../account/target';
import { type Notice, type NoticeButton, showNotice } from '../ui';
import { errorNotice } from './errorNotice';
import { type ApprovedSubmission, approveSubmission } from './submitGate';
import { busyNotice, unrecordedQuestion } from './submitMessages';
import type {
  AcceptedSubmission,
  GuardedSubmission,
  RequestSnapshot,
  SubmitDependencies,
  SubmitOutcome,
} from './submitTypes';

/** Submits the request as it is in the editor. A second call for the same document meanwhile does nothing. */
export async function submitRequest(
  dependencies: SubmitDependencies,
  snapshot: RequestSnapshot,
): Promise<SubmitOutcome> {
  if (dependencies.inFlight.has(snapshot.uri)) {
    void showNotice(dependencies.ui, busyNotice(snapshot.name));
    return { kind: 'stopped', reason: 'busy' };
  }
  dependencies.inFlight.add(snapshot.uri);
  try {
    const gate = await approveSubmission(dependencies, snapshot);
    return gate.kind === 'approved' ? await sendSubmission(dependencies, gate.submission) : gate;
  } finally {
    dependencies.inFlight.delete(snapshot.uri);
  }
}

async function sendSubmission(
  dependencies: SubmitDependencies,
  submission: ApprovedSubmission,
): Promise<SubmitOutcome> {
  const { snapshot, operation, target, found, guarded } = submission;
  const client = dependencies.createClient(target, found.credentials);
  const { name, text } = snapshot;
  const { tag, input, jobs } = operation;
  const digest = await digestOf(text);
  // Before anything is sent: whatever happens to this window, the list says afterwards that it was.
  const id = await dependencies.submissions.beginSubmission({
    name,
    tag,
    ...(jobs === undefined ? {} : { tags: jobs.map((job) => job.tag) }),
    target,
    input,
    digest,
    requestXml: text,
  });
  if (!(await isRecorded(dependencies, submission, id))) {
    dependencies.submissions.endSubmission(id, 'settled');
    await guarded.end({ kind: 'none' });
    return { kind: 'stopped', reason: 'not-recorded' };
  }
  let answer: Result<JobsResponse, CiError>;
  try {
    answer = await dependencies.ui.showProgress(
      t('Submitting {0} ({1})', name, tagsOf(operation)),
      (signal) => client.createJob(text, operation, { signal }),
    );
  } catch (bug) {
    dependencies.submissions.endSubmission(id, 'unknown');
    await guarded.end({ kind: 'unknown' });
    throw bug;
  }
  return takeAnswer(dependencies, answer, { snapshot, target, digest, id, guarded });
}

/** Each Tag once. */
function tagsOf({ tag, jobs }: JobOperation): string {
  return joined([...new Set((jobs ?? [{ tag }]).map((job) => job.tag))], 'items');
}

/** Whether a kill would leave a trace of what is about to be sent, or the person sends it all the same. */
async function isRecorded(
  { ui, submissions }: SubmitDependencies,
  { snapshot, guarded }: ApprovedSubmission,
  id: string,
): Promise<boolean> {
  return (
    (!('failure' in guarded) && submissions.isWrittenDown(id)) ||
    (await ui.ask(unrecordedQuestion(snapshot.name))) === 'Submit Anyway'
  );
}

/** Whether there is nothing left to look for: the job has a name, or there is definitely none. */
function isSettled(answer: Result<JobsResponse, CiError>): boolean {
  return answer.ok ? answer.value.jobs.some(({ jobId }) => jobId !== '') : !isOutcomeUnknown(answer.error);
}

async function takeAnswer(
  dependencies: SubmitDependencies,
  answer: Result<JobsResponse, CiError>,
  {
    snapshot,
    target,
    digest,
    id,
    guarded,
  }: AcceptedSubmission & { readonly id: string; readonly guarded: GuardedSubmission },
): Promise<SubmitOutcome> {
  const outcome = isSettled(answer) ? 'settled' : 'unknown';
  if (!answer.ok) {
    dependencies.submissions.endSubmission(id, outcome);
    void showNotice(dependencies.ui, failureNotice(answer.error, target, id));
    await guarded.end({ kind: isOutcomeUnknown(answer.error) ? 'unknown' : 'none' });
    return { kind: 'failed', error: answer.error };
  }
  const jobIds = answer.value.jobs.map(({ jobId }) => jobId).filter((jobId) => jobId !== '');
  // First the jobs are written down, then the note that something is on its way is removed.
  const accepted = dependencies.accept(answer.value, { snapshot, target, digest });
  dependencies.submissions.endSubmission(id, outcome);
  await Promise.all([
    accepted,
    guarded.end(jobIds.length === 0 ? { kind: 'unknown' } : { kind: 'submitted', jobIds }),
  ]);
  return { kind: 'submitted', jobIds };
}

function failureNotice(error: CiError, target: Target, id: string): Notice {
  if (!isOutcomeUnknown(error)) {
    return errorNotice(t('The job was not submitted.'), error, target);
  }
  const notice = errorNotice(t('It is unknown whether the job was submitted.'), error, target);
  const lookUp: NoticeButton = { label: text('Look Up'), action: { kind: 'lookUpSubmission', id } };
  return { ...notice, buttons: [lookUp, ...notice.buttons] };
}
