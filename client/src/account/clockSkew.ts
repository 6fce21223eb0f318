/**
 * A machine whose clock is wrong signs requests that the service refuses. The service's own time, from the answer
 * that refuses, corrects that for each place and session, until the machine's clock is right again.
 */

import { text } from '../../../l10n/language';
import { currentLocale, t } from '../../../l10n/processLanguage';
import type { CiClient } from '../../api/ciClient';
import { type CiError, formatDuration, refusedClockSkew } from '../../api/ciError';
import { failure, type Result } from '../../api/result';

/** A clock that is off by more was not set at all; that is for a person to look at. */
const LARGEST_CORRECTION_SECONDS = 24 * 60 * 60;
/** A clock that is off by less is right: answers take their time, too. */
const SMALLEST_CORRECTION_SECONDS = 30;

/** A call's answer. */
interface Heard<T> {
  readonly answer: Result<T, CiError>;
  /** Whether it was refused for the time that it was signed with, and another time is known now. */
  readonly isCorrected: boolean;
}

/** The time as each place has it. */
export class ClockSkew {
  readonly #now: () => number;
  readonly #report: (message: string) => void;
  /** By how many seconds the clock of a place is ahead of this machine's. */
  readonly #offsets = new Map<string, number>();

  /** `report` gets one sentence for each correction. */
  constructor(now: () => number, report: (message: string) => void) {
    this.#now = now;
    this.#report = report;
  }

  /** What the clock of a place shows when this machine's shows `ms`, as far as that is known. */
  serviceTime(place: string, ms: number): number {
    return ms + this.#offsetOf(place) * 1000;
  }

  /** A client that signs with the time of its place. What only reads is asked again after a correction, once. */
  correct(place: string, create: (now: () => number) => CiClient): CiClient {
    const client = create(() => this.serviceTime(place, this.#now()));
    const again = async <T>(call: () => Promise<Result<T, CiError>>): Promise<Result<T, CiError>> => {
      const { answer, isCorrected } = await this.#hear(place, call, true);
      return isCorrected ? (await this.#hear(place, call, false)).answer : answer;
    };
    // A job is never sent twice by us, whatever the answer says; cancelling is left to the person too.
    const once = async <T>(call: () => Promise<Result<T, CiError>>): Promise<Result<T, CiError>> =>
      (await this.#hear(place, call, true)).answer;
    return {
      createJob: (...parameters) => once(() => client.createJob(...parameters)),
      cancelJob: (...parameters) => once(() => client.cancelJob(...parameters)),
      describeJob: (...parameters) => again(() => client.describeJob(...parameters)),
      listJobs: (...parameters) => again(() => client.listJobs(...parameters)),
      dryRun: (...parameters) => client.dryRun(...parameters),
    };
  }

  #offsetOf(place: string): number {
    return this.#offsets.get(place) ?? 0;
  }

  async #hear<T>(
    place: string,
    call: () => Promise<Result<T, CiError>>,
    mayLearn: boolean,
  ): Promise<Heard<T>> {
    const signedOffset = this.#offsetOf(place);
    const answer = await call();
    if (answer.ok || answer.error.kind !== 'http' || answer.error.clockSkewSeconds === undefined) {
      return { answer, isCorrected: false };
    }
    // It was measured by the corrected clock; what a person can set is the machine's own.
    const skew = answer.error.clockSkewSeconds + this.#offsetOf(place);
    const wasTimeWrong =
      refusedClockSkew({ ...answer.error, clockSkewSeconds: skew - signedOffset }) !== undefined;
    return {
      answer: failure({ ...answer.error, clockSkewSeconds: skew }),
      isCorrected: mayLearn && wasTimeWrong && this.#learn(place, skew),
    };
  }

  /** Whether the offset of the place is this one now, give or take a moment. */
  #learn(place: string, skew: number): boolean {
    if (Math.abs(skew) > LARGEST_CORRECTION_SECONDS) {
      return false;
    }
    // Of calls that were on their way together the first has learnt it.
    if (Math.abs(skew - this.#offsetOf(place)) < SMALLEST_CORRECTION_SECONDS) {
      return true;
    }
    if (Math.abs(skew) < SMALLEST_CORRECTION_SECONDS) {
      this.#offsets.delete(place);
    } else {
      this.#offsets.set(place, skew);
    }
    this.#report(correctionMessage(this.#offsetOf(place)));
    return true;
  }
}

function correctionMessage(offset: number): string {
  if (offset === 0) {
    return currentLocale().sentences(
      t('This machine’s clock is correct again.'),
      t('This window now signs with its time; the refused request was not sent again.'),
    );
  }
  const difference =
    offset > 0
      ? text('This machine’s clock is {0} behind the service’s.')
      : text('This machine’s clock is {0} ahead of the service’s.');
  return currentLocale().sentences(
    t(difference, formatDuration(Math.abs(offset))),
    t(
      'This window now signs with the service’s time; the refused request was not sent again. Correct the clock.',
    ),
  );
}
