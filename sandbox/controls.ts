/**
 * Controls of the sandbox itself, below `/sandbox`: faults, clock, and what was received.
 * They need no signature, but only loopback reaches them, and no page of a browser: whatever a page may send without
 * asking first has no JSON content type, and whatever it sends at all names its origin.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answers';
import type { ReceivedLog } from './boundedLog';
import { type FaultQueue, parseFault } from './faults';

/** What the controls change. */
export interface Controlled {
  readonly faults: FaultQueue;
  readonly received: ReceivedLog;
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

/** A request to a control. */
export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Undefined when it was too large. */
  readonly body: string | undefined;
}

/** Whether a path is one of the controls. */
export function isControl(path: string): boolean {
  return path === '/sandbox' || path.startsWith('/sandbox/');
}

/** Answers a control request. */
export function control(state: Controlled, request: ControlRequest): Answer {
  const { method, path, headers, body } = request;
  if (!isOwnOrigin(headers))
    return json(403, { message: 'The controls are not for pages of other origins.' });
  if (body === undefined) return json(413, { message: 'The body is too large.' });
  if ((method === 'POST' || body !== '') && !isJson(headers['content-type'])) {
    return json(415, { message: 'Send the value as JSON, with `Content-Type: application/json`.' });
  }
  return act(state, method, path, readValue(body));
}

/** Programs send no origin, and a page of the sandbox itself would send its own. */
function isOwnOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site === 'cross-site' || site === 'same-site') return false;
  return origin === undefined || origin.toLowerCase() === `http://${host ?? ''}`.toLowerCase();
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(contentType ?? '');
}

/** The text or number that a body is as JSON. A bare word is one too, so that it can be typed in a shell. */
function readValue(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : body.trim();
  } catch {
    return body.trim();
  }
}

function act(state: Controlled, method: string, path: string, value: string): Answer {
  switch (`${method} ${path}`) {
    case 'GET /sandbox/requests':
      return json(200, state.received.newest());
    case 'POST /sandbox/faults':
      return addFault(state, value);
    case 'DELETE /sandbox/faults':
      state.faults.clear();
      return json(200, {});
    case 'POST /sandbox/clock':
      return setClock(state, value === '' ? Number.NaN : Number(value));
    case 'POST /sandbox/jobs':
      return makeJobs(state, Number(value));
    default:
      return json(404, { message: 'Known are GET requests, POST and DELETE faults, POST clock, POST jobs.' });
  }
}

function addFault(state: Controlled, text: string): Answer {
  const fault = parseFault(text);
  if (fault === undefined) return json(400, { message: `No fault: ${text}` });
  return state.faults.add(fault)
    ? json(200, fault)
    : json(409, { message: 'Too many faults are to come already.' });
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
