/**
 * The jobs that this workspace knows: what was submitted or looked up, newest first.
 * Only what is needed to find a job again is written down; requests and responses stay in memory.
 */

import { formatState, isTerminal, type JobsDetail } from '../../api/jobsDetail';
import { createSignal, type Disposable, type Signal } from '../signal';
import type { Target } from '../target';

/** A job as it was last seen. */
export interface JobRecord {
  readonly jobId: string;
  readonly tag: string | undefined;
  /** As the service spells it. */
  readonly state: string;
  /** Whether it has ended. */
  readonly isDone: boolean;
  /** Percent. */
  readonly progress: number | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** Where it was submitted to, whatever the settings say now. */
  readonly target: Target;
  /** When this window first saw it, in milliseconds since 1970. */
  readonly sinceMs: number;
  /** The latest answer about it; undefined for a job of an earlier session. */
  readonly responseXml: string | undefined;
}

/** What the store is written down in. `vscode.Memento` fits. */
export interface JobMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const KEY = 'ciJob.jobs';
const KEPT = 100;

/** Keeps job records and tells when one changes. */
export class JobStore implements Disposable {
  private readonly records = new Map<string, JobRecord>();
  private readonly changed: Signal<JobRecord> = createSignal();
  private latestId: string | undefined;

  constructor(
    private readonly memory: JobMemory,
    private readonly now: () => number,
    private readonly reportFailure: (error: unknown) => void,
  ) {
    for (const record of readRecords(memory.get(KEY)).reverse()) {
      this.records.set(record.jobId, record);
    }
  }

  /** Newest first. */
  list(): readonly JobRecord[] {
    return [...this.records.values()].reverse();
  }

  find(jobId: string): JobRecord | undefined {
    return this.records.get(jobId);
  }

  /** The job that was submitted or looked up last. */
  latest(): JobRecord | undefined {
    return this.latestId === undefined ? this.list()[0] : this.records.get(this.latestId);
  }

  /** Takes what the service says about a job and tells the listeners. */
  put(job: JobsDetail, target: Target, responseXml: string): JobRecord {
    const known = this.records.get(job.jobId);
    const record: JobRecord = {
      jobId: job.jobId,
      tag: job.tag ?? known?.tag,
      state: formatState(job.state),
      isDone: isTerminal(job.state),
      progress: job.progress,
      code: job.code,
      message: job.message,
      target,
      sinceMs: known?.sinceMs ?? this.now(),
      responseXml,
    };
    this.records.set(job.jobId, record);
    this.dropOldest();
    this.save();
    this.changed.send(record);
    return record;
  }

  /** Makes a job the one that commands offer first. */
  makeLatest(jobId: string): void {
    this.latestId = jobId;
  }

  onDidChange(listener: (record: JobRecord) => void): Disposable {
    return this.changed.listen(listener);
  }

  dispose(): void {
    this.records.clear();
  }

  private dropOldest(): void {
    for (const jobId of [...this.records.keys()].slice(0, -KEPT)) {
      this.records.delete(jobId);
    }
  }

  private save(): void {
    this.memory.update(KEY, this.list().map(toStored)).then(undefined, this.reportFailure);
  }
}

/** No message and no response: they may quote what people would not want on their disk. */
function toStored({ jobId, tag, state, isDone, target, sinceMs }: JobRecord): unknown {
  return { jobId, tag, state, isDone, ...target, sinceMs };
}

/** An older or a foreign version may have written anything. */
function readRecords(stored: unknown): JobRecord[] {
  return Array.isArray(stored) ? stored.flatMap((item: unknown) => readRecord(item) ?? []) : [];
}

function readRecord(item: unknown): JobRecord | undefined {
  if (typeof item !== 'object' || item === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>(Object.entries(item));
  const text = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const [jobId, state, bucket, region] = [text('jobId'), text('state'), text('bucket'), text('region')];
  const sinceMs = fields.get('sinceMs');
  if (!jobId || state === undefined || bucket === undefined || region === undefined) {
    return undefined;
  }
  return {
    jobId,
    tag: text('tag'),
    state,
    isDone: fields.get('isDone') === true,
    progress: undefined,
    code: undefined,
    message: undefined,
    target: { bucket, region, endpoint: text('endpoint') },
    sinceMs: typeof sinceMs === 'number' ? sinceMs : 0,
    responseXml: undefined,
  };
}
