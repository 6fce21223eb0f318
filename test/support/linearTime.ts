/**
 * Distinguishes linear from quadratic time, on a busy machine too: what counts is the processor time of this process, a run
 * is as fast as its fastest round, and there are more rounds before a run is called slow.
 */

/** So much more work is compared. Quadratic time takes its square as long. */
export const LINEAR_FACTOR = 8;

/** How much longer than its share the larger run may take. */
const TOLERANCE = 4;

/** Below this many milliseconds a clock says nothing. */
const SHORTEST = 1.5;

const MOST_ROUNDS = 12;

/** Undefined when the larger run takes no more than its share, else both times in words. */
export function slowerThanLinear(small: () => void, large: () => void): string | undefined {
  let long = timeOf(large);
  // So little is its share, however short the smaller run is.
  if (long <= LINEAR_FACTOR * TOLERANCE * SHORTEST) return undefined;
  // The first round is that of a cold engine.
  let short = Math.min(timeOf(small), timeOf(small), timeOf(small));
  const isLinear = (): boolean => long <= LINEAR_FACTOR * TOLERANCE * Math.max(short, SHORTEST);
  for (let round = 1; round < MOST_ROUNDS && !isLinear(); round++) {
    long = Math.min(long, timeOf(large));
    short = Math.min(short, timeOf(small));
  }
  if (isLinear()) return undefined;
  return `${short.toFixed(1)} ms became ${long.toFixed(1)} ms with ${LINEAR_FACTOR} times as much`;
}

function timeOf(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
