/**
 * The jobs that are known here: what was submitted or looked up, newest first, and what is on its way.
 * Requests and responses stay in memory; the rest is written down in the history.
 */

import { formatState, isTerminal, type JobsDetail } from '../../api/jobsDetail';
import type { Target } from '../account/target';
import { createEventEmitter, type Disposable, type EventEmitter } from '../eventEmitter';
import type { JobHistory } from './jobHistory';
import { entryId, type JobEntry, type JobRecord, type NewSubmission } from './jobRecord';
import { RecordWriter } from './recordWriter';
import { readStored, toStored } from './storedEntries';

/** What the store needs. */
export interface JobStoreDependencies {
  readonly history: JobHistory;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** An id that no other submission has, in any window. */
  readonly newId: () => string;
  readonly reportFailure: (error: unknown) => void;
}

/** More entries than this are not kept: jobs that have ended go first, and requests of unknown outcome never. */
const KEPT = 1000;

/** Keeps entries and notifies when one changes. */
export class JobStore implements Disposable {
  readonly #dependencies: JobStoreDependencies;
  readonly #entries = new Map<string, JobEntry>();
  readonly #jobChanged: EventEmitter<JobRecord> = createEventEmitter();
  readonly #listChanged: EventEmitter<void> = createEventEmitter();
  readonly #kept: RecordWriter;
  #latestId: string | undefined;

  constructor(dependencies: JobStoreDependencies) {
    this.#dependencies = dependencies;
    this.#kept = new RecordWriter(dependencies.history, dependencies.reportFailure);
  }

  /** Takes in what the history holds: of an earlier session, or what another window has written meanwhile. */
  async load(): Promise<void> {
    const { records, wasThere } = await this.#kept.read();
    const stored = new Map<string, JobEntry>(
      records.flatMap((record) => readStored(record) ?? []).map((entry) => [entryId(entry), entry]),
    );
    const merged = new Map(stored);
    for (const [id, entry] of this.#entries) {
      if (stored.has(id) || !wasThere(id)) {
        merged.set(id, mergeEntries(entry, stored.get(id)));
      }
    }
    for (const [id, entry] of stored) {
      this.#kept.noteRead(id, toStored(entry));
    }
    this.#entries.clear();
    for (const entry of [...merged.values()].sort((one, other) => one.sinceMs - other.sinceMs)) {
      this.#entries.set(entryId(entry), entry);
    }
    this.#listChanged.send();
  }

  /** Jobs and open submissions, newest first. */
  list(): readonly JobEntry[] {
    return [...this.#entries.values()].reverse();
  }

  /** The jobs, newest first. */
  jobs(): readonly JobRecord[] {
    return this.list().filter((entry) => entry.kind === 'job');
  }

  find(jobId: string): JobRecord | undefined {
    const entry = this.#entries.get(jobId);
    return entry?.kind === 'job' ? entry : undefined;
  }

  findEntry(id: string): JobEntry | undefined {
    return this.#entries.get(id);
  }

  /** The job that was submitted or looked up last. */
  latest(): JobRecord | undefined {
    return this.#latestId === undefined ? this.jobs()[0] : this.find(this.#latestId);
  }

  /** Takes what the service says about a job and notifies the listeners. */
  put(
    job: JobsDetail,
    target: Target,
    responseXml: string,
    requestXml?: string,
    requestDigest?: string,
  ): JobRecord {
    const known = this.find(job.jobId);
    const digest = requestDigest ?? known?.digest;
    const record: JobRecord = {
      kind: 'job',
      jobId: job.jobId,
      tag: job.tag ?? known?.tag,
      state: formatState(job.state),
      isDone: isTerminal(job.state),
      progress: job.progress,
      code: job.code,
      message: job.message,
      target,
      sinceMs: known?.sinceMs ?? this.#dependencies.now(),
      responseXml,
      requestXml: requestXml ?? known?.requestXml,
      ...(digest === undefined ? {} : { digest }),
    };
    void this.#set(record);
    this.#jobChanged.send(record);
    return record;
  }

  /** Writes down that a request is about to be sent; resolves when that is safe on the disk, or cannot be. */
  async beginSubmission(submission: NewSubmission): Promise<string> {
    const id = this.#dependencies.newId();
    await this.#set({
      kind: 'submission',
      id,
      state: 'sending',
      sinceMs: this.#dependencies.now(),
      ...submission,
    });
    return id;
  }

  /** Whether what was begun is on the disk. */
  isWrittenDown(id: string): boolean {
    return this.#kept.has(id);
  }

  /** The request has an answer, or it is known that there will be none. */
  endSubmission(id: string, outcome: 'settled' | 'unknown'): void {
    const entry = this.#entries.get(id);
    if (entry?.kind !== 'submission') {
      return;
    }
    if (outcome === 'settled') {
      this.#entries.delete(id);
      // A kill in between leaves a request of unknown outcome beside its job, never neither.
      this.#kept.removeLast(id);
      this.#listChanged.send();
    } else {
      void this.#set({ ...entry, state: 'unknown' });
    }
  }

  /** Whether this window is the one that notifies of the job's end. When the disk fails, rather twice than never. */
  async tryMarkNotified(jobId: string): Promise<boolean> {
    try {
      return await this.#dependencies.history.claim(jobId);
    } catch (error) {
      this.#dependencies.reportFailure(error);
      return true;
    }
  }

  /** Forgets an entry; a job goes on all the same. */
  remove(id: string): void {
    this.#entries.delete(id);
    this.#kept.remove(id);
    this.#listChanged.send();
  }

  /** Forgets all entries but those that are being sent at this moment. */
  clear(): void {
    for (const [id, entry] of [...this.#entries]) {
      if (entry.state !== 'sending') {
        this.#entries.delete(id);
        this.#kept.remove(id);
      }
    }
    this.#latestId = undefined;
    this.#listChanged.send();
  }

  /** Makes a job the one that commands offer first. */
  makeLatest(jobId: string): void {
    this.#latestId = jobId;
  }

  /** Hears of each job that was put. */
  onDidChange(listener: (record: JobRecord) => void): Disposable {
    return this.#jobChanged.listen(listener);
  }

  /** Hears of every change of the list. */
  onDidChangeList(listener: () => void): Disposable {
    return this.#listChanged.listen(listener);
  }

  /** Says the listeners of the list that something else about it has changed, such as what is watched. */
  touch(): void {
    this.#listChanged.send();
  }

  /** Resolves when everything is written down. */
  settled(): Promise<void> {
    return this.#kept.settled();
  }

  dispose(): void {
    this.#entries.clear();
  }

  #set(entry: JobEntry): Promise<void> {
    this.#entries.set(entryId(entry), entry);
    this.#dropOldest();
    this.#listChanged.send();
    return this.#kept.write(entryId(entry), toStored(entry));
  }

  #dropOldest(): void {
    while (this.#entries.size > KEPT) {
      // What is being sent, or has an unknown outcome, is never dropped.
      const jobs = [...this.#entries.values()].filter((entry) => entry.kind === 'job');
      const oldest = jobs.find(({ isDone }) => isDone) ?? jobs[0];
      if (oldest === undefined) {
        return;
      }
      this.#entries.delete(oldest.jobId);
      this.#kept.remove(oldest.jobId);
    }
  }
}

/** What this window knows is richer; what another window has seen end has ended. */
function mergeEntries(mine: JobEntry, stored: JobEntry | undefined): JobEntry {
  const hasEnded = stored?.kind === 'job' && stored.isDone && mine.kind === 'job' && !mine.isDone;
  return hasEnded ? { ...mine, state: stored.state, isDone: true } : mine;
}
