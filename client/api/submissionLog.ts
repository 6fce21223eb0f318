/**
 * What was sent from this machine, so that no request becomes two jobs unnoticed: a record is made exclusively before
 * a request is sent, and says afterwards what became of it. Records hold digests and job ids, never a request.
 */

import { digestOf } from './requestDigest';

/** What identifies a submission: a digest of the body, and the address that it went to. */
export interface SubmittedRequest {
  readonly digest: string;
  /** As `addressOf` writes it. */
  readonly address: string;
}

/** A submission that is written down. */
export interface LoggedSubmission {
  /** Counts the submissions of the same request to the same address, from 1. */
  readonly generation: number;
  /** `sending`: the answer is awaited at this moment. `unknown`: whoever awaited it is gone, or none came. */
  readonly state: 'sending' | 'unknown' | 'submitted';
  /** When it was sent, in milliseconds since 1970. */
  readonly atMs: number;
  /** Empty until it is known that the service took it. */
  readonly jobIds: readonly string[];
}

/** What became of a submission. `none`: it is no job. */
export type SubmissionOutcome =
  | { readonly kind: 'submitted'; readonly jobIds: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

/** A request that may be sent now, by nobody else. */
export interface OpenSubmission {
  /** Writes down what became of it. */
  end(outcome: SubmissionOutcome): Promise<void>;
}

/** The log. All of its calls reject when the storage fails. */
export interface SubmissionLog {
  /** The latest submission of this request to this address, by any program of the same log. */
  find(request: SubmittedRequest): Promise<LoggedSubmission | undefined>;
  /**
   * Writes down that the request is about to be sent, as the next one after `latest`.
   * Of all programs that call this with the same `latest` one gets it; the others get undefined.
   */
  begin(request: SubmittedRequest, latest: LoggedSubmission | undefined): Promise<OpenSubmission | undefined>;
  /** Writes down what became of the latest submission, where that was unknown. */
  resolve(request: SubmittedRequest, outcome: SubmissionOutcome): Promise<void>;
}

/** A place for small records, which several programs use at the same time. */
export interface RecordFolder {
  list(): Promise<readonly string[]>;
  /** Undefined where there is none; `record` is undefined where it cannot be read as JSON. */
  read(name: string): Promise<StoredRecord | undefined>;
  /** False, and nothing is done, where there is one of this name. The system lets one of all programs make it. */
  create(name: string, record: unknown): Promise<boolean>;
  /** Resolves when the new record would survive that the program is killed; before, the old one is there. */
  replace(name: string, record: unknown): Promise<void>;
  /** Removing what is not there is no failure. */
  remove(name: string): Promise<void>;
}

/** A record as it was found. */
export interface StoredRecord {
  readonly record: unknown;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** Who sends. */
export interface Sender {
  /** Names this program, so that others can see whether it still runs. */
  readonly id: string;
  /** Whether the program of this id has ended; undefined where that is unknown. */
  hasEnded(id: string): boolean | undefined;
}

/** What the log is made of. */
export interface SubmissionLogDependencies {
  readonly folder: RecordFolder;
  readonly sender: Sender;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** No call takes this long; who has sent for longer has been stopped, or its clock was set. */
const LONGEST_SENDING_MS = 2 * 60_000;
/** What has become a job is remembered for so long; what it is unknown the outcome of, for ever. */
const SETTLED_KEPT_MS = 24 * 60 * 60_000;
/** So many settled submissions are kept at most. */
const MOST_SETTLED = 1000;
/** Fewer records than these are not worth a look through all of them. */
const FEW = 50;

/** The log in a folder. */
export function createSubmissionLog(dependencies: SubmissionLogDependencies): SubmissionLog {
  const { folder, sender, now } = dependencies;
  const find = async (request: SubmittedRequest): Promise<LoggedSubmission | undefined> => {
    const key = await keyOf(request);
    const generations = (await folder.list()).flatMap((name) => readName(name, key) ?? []);
    let generation = Math.max(0, ...generations);
    let stored = generation === 0 ? undefined : await folder.read(nameOf(key, generation));
    // A list may be a moment old.
    for (let next = await folder.read(nameOf(key, generation + 1)); next !== undefined; ) {
      generation += 1;
      stored = next;
      next = await folder.read(nameOf(key, generation + 1));
    }
    return stored === undefined ? undefined : readSubmission(stored, generation, dependencies);
  };
  const end = async (name: string, atMs: number, outcome: SubmissionOutcome): Promise<void> => {
    if (outcome.kind === 'none') {
      await folder.remove(name);
      return;
    }
    const jobIds = outcome.kind === 'submitted' ? outcome.jobIds : [];
    await folder.replace(name, { version: 1, state: outcome.kind, atMs, jobIds });
  };
  return {
    find,
    async begin(request, latest) {
      const name = nameOf(await keyOf(request), (latest?.generation ?? 0) + 1);
      const atMs = now();
      if (
        !(await folder.create(name, { version: 1, state: 'sending', atMs, jobIds: [], sender: sender.id }))
      ) {
        return undefined;
      }
      // What is in the way of tidying up is not in the way of sending.
      await prune(dependencies).catch(() => undefined);
      return { end: (outcome) => end(name, atMs, outcome) };
    },
    async resolve(request, outcome) {
      const latest = await find(request);
      if (latest?.state === 'unknown') {
        await end(nameOf(await keyOf(request), latest.generation), latest.atMs, outcome);
      }
    },
  };
}

async function keyOf({ digest, address }: SubmittedRequest): Promise<string> {
  return (await digestOf(JSON.stringify([digest, address]))).slice(0, 40);
}

function nameOf(key: string, generation: number): string {
  return `${key}.${generation}`;
}

/** The generation in a name of this key; undefined for other names. */
function readName(name: string, key: string): number | undefined {
  const generation = name.startsWith(`${key}.`) ? name.slice(key.length + 1) : '';
  return /^[1-9]\d{0,8}$/.test(generation) ? Number(generation) : undefined;
}

/** What cannot be read was cut off while it was written, and the request may have been sent after that. */
function readSubmission(
  { record, modifiedMs }: StoredRecord,
  generation: number,
  { sender, now }: Pick<SubmissionLogDependencies, 'sender' | 'now'>,
): LoggedSubmission {
  const fields = new Map<string, unknown>(
    typeof record === 'object' && record !== null ? Object.entries(record) : [],
  );
  const [state, at, ids, by] = ['state', 'atMs', 'jobIds', 'sender'].map((name) => fields.get(name));
  const atMs = typeof at === 'number' && Number.isFinite(at) ? at : modifiedMs;
  if (state === 'submitted') {
    const jobIds = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    return { generation, state, atMs, jobIds };
  }
  const ageMs = now() - atMs;
  const isSending =
    state === 'sending' &&
    ageMs >= 0 &&
    ageMs < LONGEST_SENDING_MS &&
    typeof by === 'string' &&
    sender.hasEnded(by) !== true;
  return { generation, state: isSending ? 'sending' : 'unknown', atMs, jobIds: [] };
}

/** Removes old submissions that have become jobs. What is being sent, or is unknown, is never dropped. */
async function prune(dependencies: SubmissionLogDependencies): Promise<void> {
  const { folder, now } = dependencies;
  const names = await folder.list();
  if (names.length <= FEW) {
    return;
  }
  const settled: { readonly name: string; readonly atMs: number }[] = [];
  for (const name of names) {
    const stored = await folder.read(name);
    const submission = stored === undefined ? undefined : readSubmission(stored, 1, dependencies);
    if (submission?.state === 'submitted') {
      settled.push({ name, atMs: submission.atMs });
    }
  }
  settled.sort((one, other) => other.atMs - one.atMs);
  const over = settled.filter(({ atMs }, rank) => rank >= MOST_SETTLED || now() - atMs > SETTLED_KEPT_MS);
  for (const { name } of over) {
    await folder.remove(name);
  }
}
