/**
 * The jobs of the sandbox: add, look up, list, cancel, and keep in a file when asked to.
 */
import fs from 'node:fs';
import { queueTypes } from '../schemas/service.json';
import { type Job, type JobMoment, momentOf, type Pace } from './jobLifecycle';

/** What a list asks for. */
export interface JobFilter {
  readonly tag: string;
  readonly states: readonly string[] | undefined;
  readonly queueId: string | undefined;
  readonly queueType?: string | undefined;
  readonly inputObject: string | undefined;
  /** Asks for jobs that something else than a request has started. */
  readonly isForeign?: boolean;
  /** Milliseconds since 1970; both ends belong to it. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly descending: boolean;
  readonly size: number;
  /** Position of the page's first job. */
  readonly from: number;
}

/** A page of a list. */
export interface JobPage {
  readonly jobs: readonly Job[];
  /** Position of the next page's first job; undefined on the last page. */
  readonly next: number | undefined;
}

/** What came of cancelling: only jobs that wait can be cancelled. */
export type Cancellation = 'cancelled' | 'unknown' | 'tooLate';

/** So many jobs are known at most, and so many characters of them; the oldest are forgotten first. */
export interface JobLimits {
  readonly jobs: number;
  readonly characters: number;
}

const LIMITS: JobLimits = { jobs: 200_000, characters: 64 * 1024 * 1024 };

/** All jobs of one sandbox. */
export class JobRegistry {
  readonly #jobs = new Map<string, Job>();
  readonly #limits: JobLimits;
  #characters = 0;
  readonly #pace: Pace;
  readonly #now: () => number;
  readonly #file: string | undefined;

  constructor(pace: Pace, now: () => number, file?: string, limits: JobLimits = LIMITS) {
    this.#limits = limits;
    this.#pace = pace;
    this.#now = now;
    this.#file = file;
    for (const job of file === undefined ? [] : readJobs(file)) this.#put(job);
  }

  /** Adds jobs, or puts them in the place of those with their ids; all are written down in one go. */
  add(jobs: readonly Job[]): void {
    for (const job of jobs) this.#put(job);
    this.#save();
  }

  #put(job: Job): void {
    this.#characters += sizeOf(job) - sizeOf(this.#jobs.get(job.jobId));
    this.#jobs.set(job.jobId, job);
    for (const [jobId, oldest] of this.#jobs) {
      if (this.#jobs.size <= this.#limits.jobs && this.#characters <= this.#limits.characters) return;
      this.#characters -= sizeOf(oldest);
      this.#jobs.delete(jobId);
    }
  }

  find(jobId: string): Job | undefined {
    return this.#jobs.get(jobId);
  }

  momentOf(job: Job): JobMoment {
    return momentOf(job, this.#pace, this.#now());
  }

  /** Only jobs that have not started can be cancelled: all of them, or none. */
  cancel(jobIds: readonly string[]): Cancellation {
    const jobs = jobIds.flatMap((jobId) => this.#jobs.get(jobId) ?? []);
    if (jobs.length < jobIds.length) return 'unknown';
    if (jobs.some((job) => this.momentOf(job).state !== 'Submitted')) return 'tooLate';
    this.add(jobs.map((job) => ({ ...job, cancelledAt: this.#now() })));
    return 'cancelled';
  }

  list(filter: JobFilter): JobPage {
    const fitting = [...this.#jobs.values()]
      .filter((job) => filter.isForeign !== true && (filter.tag === 'All' || job.tag === filter.tag))
      .filter((job) => filter.queueType === undefined || queueTypeOf(job.jobId) === filter.queueType)
      // Times of the service are whole seconds.
      .filter(
        (job) =>
          (filter.since === undefined || job.createdAt >= filter.since) &&
          (filter.until === undefined || Math.floor(job.createdAt / 1000) * 1000 <= filter.until),
      )
      .filter((job) => filter.queueId === undefined || job.queueId === filter.queueId)
      .filter((job) => filter.inputObject === undefined || job.inputObject === filter.inputObject)
      .filter((job) => filter.states === undefined || filter.states.includes(this.momentOf(job).state));
    // The map is in order of creation, and equal times must keep that order.
    const ordered = filter.descending ? fitting.reverse() : fitting;
    const end = filter.from + filter.size;
    return { jobs: ordered.slice(filter.from, end), next: end < ordered.length ? end : undefined };
  }

  /** A kill in the middle must leave the old file or the new one, never half of one. */
  #save(): void {
    if (this.#file === undefined) return;
    const draft = `${this.#file}.${process.pid}.tmp`;
    try {
      fs.writeFileSync(draft, JSON.stringify([...this.#jobs.values()]), { flush: true });
      fs.renameSync(draft, this.#file);
    } catch (error) {
      fs.rmSync(draft, { force: true });
      throw error;
    }
  }
}

/** What a job takes beside a few fixed fields: the request's own texts may be long. */
function sizeOf(job: Job | undefined): number {
  if (job === undefined) return 0;
  const { operation, ...rest } = job;
  return JSON.stringify(rest).length + (operation === undefined ? 0 : JSON.stringify(operation).length);
}

/** The first letter of an id names what processes the job. */
function queueTypeOf(jobId: string): string {
  return new Map(Object.entries(queueTypes)).get(jobId.slice(0, 1)) ?? '';
}

function readJobs(file: string): Job[] {
  if (!fs.existsSync(file)) return [];
  const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (!Array.isArray(content)) throw new Error(`${file} holds no list of jobs.`);
  return content.filter(isJob);
}

function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'jobId' in value && typeof value.jobId === 'string';
}
