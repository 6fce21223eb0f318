/**
 * Expected failures as values: what every call of the API client answers with.
 * Nothing about CI lives here.
 */

/** Either a value or the reason why there is none. */
export type Result<T, E> = Success<T> | Failure<E>;

/** The good half of a `Result`. */
export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** The other half of a `Result`. */
export interface Failure<E> {
  readonly ok: false;
  readonly error: E;
}

/** A `Result` that holds a value. */
export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

/** A `Result` that holds a reason. */
export function failure<E>(error: E): Failure<E> {
  return { ok: false, error };
}
