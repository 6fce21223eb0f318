/**
 * Submitting a request from start to end: one at a time per document, through the gate, sent once, told truly.
 */

import { type CiError, isOutcomeUnknown } from '../../api/ciError';
import { showNotice } from '../ui';
import { errorNotice } from './errorNotice';
import { type ClearedSubmission, passGate } from './submitGate';
import { busyNotice } from './submitMessages';
import type { RequestSnapshot, SubmitOutcome, SubmitPorts } from './submitTypes';

/** Submits the request as it stands in the editor. A second call for the same document meanwhile does nothing. */
export async function submitRequest(ports: SubmitPorts, snapshot: RequestSnapshot): Promise<SubmitOutcome> {
  if (ports.inFlight.has(snapshot.uri)) {
    void showNotice(ports.ui, busyNotice(snapshot.name));
    return { kind: 'stopped', reason: 'busy' };
  }
  ports.inFlight.add(snapshot.uri);
  try {
    const gate = await passGate(ports, snapshot);
    return gate.kind === 'cleared' ? await sendSubmission(ports, gate.submission) : gate;
  } finally {
    ports.inFlight.delete(snapshot.uri);
  }
}

async function sendSubmission(
  ports: SubmitPorts,
  { snapshot, operation, target, found }: ClearedSubmission,
): Promise<SubmitOutcome> {
  const client = ports.createClient(target, found.credentials);
  const answer = await ports.ui.showProgress(`Submitting ${snapshot.name} (${operation.tag})`, (signal) =>
    client.createJob(snapshot.text, operation, { signal }),
  );
  const remember = (jobIds: readonly string[]): void =>
    ports.recent.add({ text: snapshot.text, target, atMs: ports.now(), jobIds });
  if (!answer.ok) {
    if (isOutcomeUnknown(answer.error)) {
      remember([]);
    }
    void showNotice(ports.ui, errorNotice(whatFailed(answer.error), answer.error));
    return { kind: 'failed', error: answer.error };
  }
  const jobIds = answer.value.jobs.map(({ jobId }) => jobId).filter((jobId) => jobId !== '');
  remember(jobIds);
  await ports.accept(answer.value, { snapshot, target, client });
  return { kind: 'submitted', jobIds };
}

function whatFailed(error: CiError): string {
  return isOutcomeUnknown(error)
    ? 'It is not known whether the job was submitted.'
    : 'The job was not submitted.';
}
