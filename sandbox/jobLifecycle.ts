/**
 * A job's life: Submitted → Running → Success or Failed, or Cancel. No timers: the state follows from the clock.
 */

/** The states of the service. */
export type JobState = 'Submitted' | 'Running' | 'Success' | 'Failed' | 'Cancel';

/** What the sandbox keeps of a job. Plain data, so that it can be written to a file. */
export interface Job {
  readonly jobId: string;
  readonly tag: string;
  readonly queueId: string;
  readonly bucket: string;
  readonly region: string;
  /** The object that the job reads; undefined where it has no input. */
  readonly inputObject: string | undefined;
  /** `<Input>` of the request as parsed; undefined where there is none. */
  readonly input?: unknown;
  /** `<Operation>` of the request as parsed, echoed in answers. */
  readonly operation: unknown;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly cancelledAt: number | undefined;
  /** Why the job will fail; undefined when it will succeed. */
  readonly failure: { readonly code: string; readonly message: string } | undefined;
}

/** How long the states last, in milliseconds. */
export interface Pace {
  readonly waiting: number;
  readonly running: number;
}

/** Half a second of waiting and two seconds of work: long enough to see, short enough not to bore. */
export const DEFAULT_PACE: Pace = { waiting: 500, running: 2000 };

/** A job at one moment. */
export interface JobMoment {
  readonly state: JobState;
  /** 0 to 100. */
  readonly progress: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** The state of a job at a time. */
export function momentOf(job: Job, pace: Pace, now: number): JobMoment {
  if (job.cancelledAt !== undefined) {
    return { state: 'Cancel', progress: 0, startedAt: undefined, endedAt: job.cancelledAt };
  }
  const startedAt = job.createdAt + pace.waiting;
  const endedAt = startedAt + pace.running;
  if (now < startedAt) return { state: 'Submitted', progress: 0, startedAt: undefined, endedAt: undefined };
  if (now < endedAt) {
    const progress = Math.floor(((now - startedAt) / pace.running) * 100);
    return { state: 'Running', progress, startedAt, endedAt: undefined };
  }
  return { state: job.failure === undefined ? 'Success' : 'Failed', progress: 100, startedAt, endedAt };
}
