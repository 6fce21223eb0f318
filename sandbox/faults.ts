/**
 * Faults on demand: how a service, a network or a clock can go wrong, by flag or by HTTP control.
 */
import { type Answer, errorAnswer } from './answers';

/** A way to go wrong. */
export interface Fault {
  readonly kind: FaultKind;
  /** How many requests it still hits. */
  readonly count: number;
}

/** An answer of the service that stands in for the real one. */
interface FaultyAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const answers = {
  'access-denied': { status: 403, code: 'AccessDenied', message: 'The account may not do this.' },
  'role-missing': { status: 400, code: 'CIRoleNotExist', message: 'The role CI_QCSRole does not exist.' },
  'queue-paused': { status: 403, code: 'QueuePaused', message: 'The queue is paused.' },
  'bucket-unbound': { status: 403, code: 'MediaBucketUnBinded', message: 'The bucket is not bound.' },
  redirect: {
    status: 308,
    code: 'PermanentRedirect',
    message: 'Use https.',
    headers: { location: 'https://127.0.0.1/' },
  },
  'slow-down': {
    status: 429,
    code: 'SlowDown',
    message: 'Too many requests.',
    headers: { 'retry-after': '2' },
  },
  'internal-error': { status: 500, code: 'InternalError', message: 'Something broke inside.' },
  unavailable: { status: 503, code: 'ServiceUnavailable', message: 'Try again later.' },
} as const satisfies Record<string, FaultyAnswer>;

/** Faults that are no answers of the service. `-after` ones do the work before they go wrong. */
const disturbances = ['slow', 'cut-before', 'cut-after', 'truncated', 'not-xml', 'empty'] as const;

/** A way to go wrong that is no answer of the service. */
export type Disturbance = (typeof disturbances)[number];

/** Every way to go wrong, by name. */
export type FaultKind = keyof typeof answers | Disturbance;

/** Every kind, for help texts. */
export const faultKinds: readonly string[] = [...Object.keys(answers), ...disturbances];

/** Whether a text names a way to go wrong. */
export function isFaultKind(text: string): text is FaultKind {
  return faultKinds.includes(text);
}

/** `KIND` or `KIND:COUNT`; undefined when it is neither. */
export function parseFault(text: string): Fault | undefined {
  const [kind = '', count = '1'] = text.split(':');
  const times = Number(count);
  return isFaultKind(kind) && Number.isInteger(times) && times > 0 ? { kind, count: times } : undefined;
}

/** The faults that are still to come, first in, first out. */
export class FaultQueue {
  #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault for the next request. */
  take(): FaultKind | undefined {
    const [first, ...rest] = this.#faults;
    if (first === undefined) return undefined;
    this.#faults = first.count > 1 ? [{ ...first, count: first.count - 1 }, ...rest] : rest;
    return first.kind;
  }
}

/** The answer of a fault; undefined for disturbances. */
export function faultAnswer(kind: FaultKind, requestId: string): Answer | undefined {
  const answer: FaultyAnswer | undefined = Object.entries(answers).find(([name]) => name === kind)?.[1];
  if (answer === undefined) return undefined;
  const { status, code, message, headers } = answer;
  const error = errorAnswer(status, code, message, requestId);
  return { ...error, headers: { ...error.headers, ...headers } };
}
