// Waiting with an end: a promise that must settle in time, a condition that must come true in time.
import { setTimeout as delay } from 'node:timers/promises';

/** The promise's value; rejects with `what` and the time when it takes longer. */
export async function deadline(promise, ms, what) {
  const timer = new AbortController();
  const late = delay(ms, undefined, { signal: timer.signal, ref: true }).then(
    () => {
      throw new Error(`${what} within ${ms / 1000} s.`);
    },
    () => undefined,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

/** Promises that the condition has come true; it is asked again every 20 ms. */
export async function until(isTrue, what, ms = 20_000) {
  const endMs = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error(`${what} within ${ms / 1000} s.`);
    await delay(20);
  }
}
