/**
 * Faults on demand: how a service, a network or a clock can go wrong, by flag or by HTTP control.
 */
import { type Answer, errorAnswer } from './answers';

/** A way to go wrong. */
export interface Fault {
  readonly kind: FaultKind;
  /** How many requests it still hits. */
  readonly count: number;
  /** Only requests with this method; undefined: all. */
  readonly method: string | undefined;
}

/** An answer that replaces the real one. */
interface FaultyAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const answers = {
  'invalid-argument': {
    status: 400,
    code: 'InvalidArgument',
    message: 'The element Object has a value that cannot be used.',
  },
  'role-missing': { status: 400, code: 'CIRoleNotExist', message: 'The role CI_QCSRole does not exist.' },
  'access-denied': { status: 403, code: 'AccessDenied', message: 'The account may not do this.' },
  'request-expired': { status: 403, code: 'AccessDenied', message: 'Request has expired.' },
  'wrong-signature': { status: 401, code: 'InvalidAuthorization', message: 'The signature is wrong.' },
  'unknown-key': { status: 401, code: 'SecretidNotExist', message: 'The SecretId is not known.' },
  'token-expired': { status: 403, code: 'ExpiredToken', message: 'The token has expired.' },
  'write-denied': {
    status: 403,
    code: 'WriteTargetBucketDenied',
    message: 'The output bucket may not be written to.',
  },
  'queue-paused': { status: 403, code: 'QueuePaused', message: 'The queue is paused.' },
  'queue-full': { status: 403, code: 'QueueSaturated', message: 'The queue is full.' },
  'bucket-unbound': {
    status: 403,
    code: 'MediaBucketUnBinded',
    message: "media bucket unbinded, bucket's host is unavailable",
  },
  'bucket-unknown': { status: 404, code: 'NoSuchBucket', message: 'The bucket does not exist.' },
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

/**
 * Faults that are no answers of the service. All but `cut-before` do the work before they go wrong:
 * `cut-before` and `cut-after` answer nothing, `cut-inside` breaks off in the middle of the answer, and
 * `bad-gateway` is what something in between says.
 */
const disturbances = [
  'slow',
  'cut-before',
  'cut-after',
  'cut-inside',
  'truncated',
  'not-xml',
  'empty',
  'bad-gateway',
] as const;

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

/** `KIND`, `KIND:COUNT`, `KIND@METHOD` or `KIND:COUNT@METHOD`; undefined when it is none of them. */
export function parseFault(text: string): Fault | undefined {
  const [, kind = '', count = '1', method] = /^([a-z-]+)(?::(\d+))?(?:@([A-Z]+))?$/.exec(text) ?? [];
  return isFaultKind(kind) && Number(count) > 0 ? { kind, count: Number(count), method } : undefined;
}

/** So many kinds of faults may be to come, each for any number of requests. */
const MOST_FAULTS = 1000;

/** The faults that are still to come, first in, first out. */
export class FaultQueue {
  #faults: Fault[] = [];

  /** False, and nothing is added, where too many are to come already. */
  add(fault: Fault): boolean {
    if (this.#faults.length >= MOST_FAULTS) return false;
    this.#faults.push(fault);
    return true;
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault for the next request, which has this method. */
  take(method: string): FaultKind | undefined {
    const index = this.#faults.findIndex((fault) => (fault.method ?? method) === method);
    const found = this.#faults[index];
    if (found === undefined) return undefined;
    const left = found.count > 1 ? [{ ...found, count: found.count - 1 }] : [];
    this.#faults = [...this.#faults.slice(0, index), ...left, ...this.#faults.slice(index + 1)];
    return found.kind;
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
