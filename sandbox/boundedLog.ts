/**
 * What was received lately: a sandbox that runs for weeks, or that a broken client floods, must not fill the memory.
 */

/** One request, without anything secret. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** So many requests are remembered, the newest. */
export const LONGEST_LOG = 20_000;
/** So much of a path: those of the service are far shorter. */
const LONGEST_PATH = 2000;

/** The log of one sandbox. */
export class ReceivedLog {
  #requests: ReceivedRequest[] = [];

  add(request: ReceivedRequest): void {
    this.#requests.push({ ...request, path: request.path.slice(0, LONGEST_PATH) });
    // Cut rarely, because cutting costs as much as the log is long.
    if (this.#requests.length >= 2 * LONGEST_LOG) this.#requests = this.newest();
  }

  /** In the order of arrival. */
  newest(): ReceivedRequest[] {
    return this.#requests.slice(-LONGEST_LOG);
  }
}
