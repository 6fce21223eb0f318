/**
 * How long to wait before asking about a job again, and which failures are worth waiting out.
 */

import { t } from '../../l10n/processLanguage';
import type { CiError } from './ciError';
import type { UnknownJobState } from './jobsDetail';

/** The shortest pause between two looks at a job. */
export const FIRST_PAUSE_MS = 2_000;
/** The longest pause that is ours to choose. */
export const LONGEST_PAUSE_MS = 60_000;
/** The service may ask for more patience than ours, within reason. */
const LONGEST_RETRY_AFTER_MS = 10 * 60_000;

/** Whether a failure may be over at the next try. */
export function isPassing(error: CiError): boolean {
  switch (error.kind) {
    case 'configuration':
    case 'aborted':
    case 'unknownState':
      return false;
    case 'http':
      return error.status >= 500 || error.status === 429 || error.status === 408;
    default:
      return true;
  }
}

/** A tenth of the time waited so far: a short job is seen to end at once, a long one costs few requests. */
export function pauseBetweenLooks(waitedMs: number, random: () => number): number {
  return spread(waitedMs / 10, random);
}

/** Doubles with each failure, and never undercuts what the service asked for. */
export function pauseAfterFailures(failures: number, error: CiError, random: () => number): number {
  const asked = error.kind === 'http' ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
  const own = spread(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10), random);
  return Math.max(own, Math.min(asked, LONGEST_RETRY_AFTER_MS));
}

/** A job in an unknown state is polled for so long, then given up: it may have ended. */
export const UNKNOWN_STATE_MS = 10 * 60_000;

/** Doubles with each answer that had an unknown state. */
export function pauseAfterUnknownStates(looks: number, random: () => number): number {
  return spread(FIRST_PAUSE_MS * 2 ** Math.min(looks - 1, 10), random);
}

/** Why a job in such a state is given up. */
export function unknownStateError(jobId: string, { unknown }: UnknownJobState): CiError {
  const minutes = UNKNOWN_STATE_MS / 60_000;
  return {
    kind: 'unknownState',
    message:
      unknown === ''
        ? t('The service has returned no state of `{0}` for {1} minutes.', jobId, minutes)
        : t('`{0}` has been in the unknown state `{1}` for {2} minutes.', jobId, unknown, minutes),
  };
}

/** Many waiting clients must not ask in the same instant. */
function spread(wantedMs: number, random: () => number): number {
  const bounded = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, wantedMs));
  return Math.min(bounded * (0.9 + 0.2 * random()), LONGEST_PAUSE_MS);
}
