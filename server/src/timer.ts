/**
 * Time, as the host passes it in: this layer has no clock of its own, and tests turn theirs by hand.
 */

/** A call that is still to come. */
export interface PendingCall {
  cancel(): void;
}

/** Calls back once, after so many milliseconds; after 0 the messages that are already here go first. */
export type StartTimer = (callback: () => void, milliseconds: number) => PendingCall;
