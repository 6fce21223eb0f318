/**
 * Controls of the sandbox itself, below `/sandbox`: faults, clock, and what was received.
 * They need no signature, but only loopback reaches them.
 */
import type { Answer } from './answers';
import { type FaultQueue, parseFault } from './faults';

/** What was received, without anything secret. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** What the controls change. */
export interface Controlled {
  readonly faults: FaultQueue;
  readonly received: ReceivedRequest[];
  /** Milliseconds that the sandbox's clock is ahead. */
  clockSkew: number;
  /** Makes jobs without requests, and returns their ids. */
  readonly addJobs: (count: number) => readonly string[];
}

/** So many jobs are made at once at most. */
export const MOST_JOBS = 100_000;

const json = (status: number, content: unknown): Answer => ({
  status,
  body: JSON.stringify(content),
  headers: { 'content-type': 'application/json' },
});

/** Answers a control request; undefined when the path is none. */
export function control(state: Controlled, method: string, path: string, body: string): Answer | undefined {
  if (!path.startsWith('/sandbox/')) return undefined;
  switch (`${method} ${path}`) {
    case 'GET /sandbox/requests':
      return json(200, state.received);
    case 'POST /sandbox/faults':
      return addFault(state, body.trim());
    case 'DELETE /sandbox/faults':
      state.faults.clear();
      return json(200, {});
    case 'POST /sandbox/clock':
      return setClock(state, Number(body.trim()));
    case 'POST /sandbox/jobs':
      return makeJobs(state, Number(body.trim()));
    default:
      return json(404, { message: 'Known are GET requests, POST and DELETE faults, POST clock, POST jobs.' });
  }
}

function addFault(state: Controlled, text: string): Answer {
  const fault = parseFault(text);
  if (fault === undefined) return json(400, { message: `No fault: ${text}` });
  state.faults.add(fault);
  return json(200, fault);
}

function setClock(state: Controlled, seconds: number): Answer {
  if (!Number.isFinite(seconds)) return json(400, { message: 'Send the seconds that the clock is ahead.' });
  state.clockSkew = seconds * 1000;
  return json(200, { seconds });
}

function makeJobs(state: Controlled, count: number): Answer {
  if (!Number.isInteger(count) || count < 1 || count > MOST_JOBS) {
    return json(400, { message: `Send how many jobs to make: 1 to ${MOST_JOBS}.` });
  }
  return json(200, { jobIds: state.addJobs(count) });
}
