/**
 * A machine whose clock is wrong signs requests that the service refuses. The service's own time, from the answer
 * that refuses, corrects that once for each place and session.
 */

import { text } from '../../l10n/language';
import { spokenLanguage, t } from '../../l10n/processLanguage';
import type { CiClient } from '../api/ciClient';
import { type CiError, formatDuration, refusedClockSkew } from '../api/ciError';
import type { Result } from '../api/ciTypes';

/** A clock that is off by more was not set at all; that is for a person to look at. */
const LARGEST_CORRECTION_SECONDS = 24 * 60 * 60;

/** The time as each place has it. */
export class SessionClocks {
  private readonly offsets = new Map<string, number>();

  /** `tell` gets one sentence for each correction. */
  constructor(
    private readonly now: () => number,
    private readonly tell: (message: string) => void,
  ) {}

  /** What the clock of a place shows when this machine's shows `ms`, as far as that is known. */
  serviceTime(place: string, ms: number): number {
    return ms + (this.offsets.get(place) ?? 0);
  }

  /** A client that signs with the time of its place. What only reads is asked again after a correction, once. */
  correct(place: string, create: (now: () => number) => CiClient): CiClient {
    const client = create(() => this.serviceTime(place, this.now()));
    const again = async <T>(call: () => Promise<Result<T, CiError>>): Promise<Result<T, CiError>> => {
      const answer = await call();
      return this.learn(place, answer) ? call() : answer;
    };
    // A job is never sent twice by us, whatever the answer says; cancelling is left to the person too.
    const once = async <T>(call: () => Promise<Result<T, CiError>>): Promise<Result<T, CiError>> => {
      const answer = await call();
      this.learn(place, answer);
      return answer;
    };
    return {
      createJob: (...parameters) => once(() => client.createJob(...parameters)),
      cancelJob: (...parameters) => once(() => client.cancelJob(...parameters)),
      describeJob: (...parameters) => again(() => client.describeJob(...parameters)),
      listJobs: (...parameters) => again(() => client.listJobs(...parameters)),
      dryRun: (...parameters) => client.dryRun(...parameters),
    };
  }

  private learn(place: string, answer: Result<unknown, CiError>): boolean {
    const skew = answer.ok ? undefined : refusedClockSkew(answer.error);
    if (skew === undefined || this.offsets.has(place) || Math.abs(skew) > LARGEST_CORRECTION_SECONDS) {
      return false;
    }
    this.offsets.set(place, skew * 1000);
    const difference =
      skew > 0
        ? text('This machine’s clock is {0} behind the service’s.')
        : text('This machine’s clock is {0} ahead of the service’s.');
    this.tell(
      spokenLanguage().sentences(
        t(difference, formatDuration(Math.abs(skew))),
        t(
          'From now on this window signs with the service’s time; what was refused was not sent again. Correct the clock all the same.',
        ),
      ),
    );
    return true;
  }
}
