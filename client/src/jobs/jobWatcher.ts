/**
 * Watches jobs in the background until they have ended, and puts what it sees into the store.
 */

import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import { waitForJob } from '../../api/waitForJob';
import type { Disposable } from '../signal';
import type { Target } from '../target';
import type { JobRecord, JobStore } from './jobStore';

/** What watching needs. */
export interface WatcherPorts {
  readonly store: Pick<JobStore, 'put'>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** The job has ended. */
  readonly ended: (record: JobRecord) => void;
  /** The job is not watched any more although it has not ended. */
  readonly gaveUp: (jobId: string, error: CiError) => void;
  /** A bug: nothing that is expected to happen. */
  readonly broke: (jobId: string, error: unknown) => void;
}

/** Watches each job once, however often it is asked to. */
export class JobWatcher implements Disposable {
  private readonly watched = new Map<string, AbortController>();

  constructor(private readonly ports: WatcherPorts) {}

  /** Starts watching a job in the background. */
  watch(jobId: string, target: Target, client: CiClient): void {
    if (this.watched.has(jobId)) {
      return;
    }
    const controller = new AbortController();
    this.watched.set(jobId, controller);
    this.follow(jobId, target, client, controller.signal)
      .catch((error: unknown) => this.ports.broke(jobId, error))
      .finally(() => this.watched.delete(jobId));
  }

  dispose(): void {
    for (const controller of this.watched.values()) {
      controller.abort();
    }
  }

  private async follow(jobId: string, target: Target, client: CiClient, signal: AbortSignal): Promise<void> {
    // The document shows the answer as it came, which the watched states alone do not hold.
    let responseXml = '';
    const observed: Pick<CiClient, 'describeJob'> = {
      async describeJob(jobIds, options) {
        const answer = await client.describeJob(jobIds, options);
        responseXml = answer.ok ? answer.value.rawXml : responseXml;
        return answer;
      },
    };
    for await (const result of waitForJob(observed, jobId, { sleep: this.ports.sleep, signal })) {
      if (signal.aborted) {
        return;
      }
      if (!result.ok) {
        this.ports.gaveUp(jobId, result.error);
        return;
      }
      const record = this.ports.store.put(result.value, target, responseXml);
      if (record.isDone) {
        this.ports.ended(record);
      }
    }
  }
}
