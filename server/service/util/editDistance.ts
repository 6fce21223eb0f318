/**
 * How far two words are apart, and which known word a misspelled one most likely means.
 */

/** Words longer than this are never compared: the cost is quadratic and no name is that long. */
const LONGEST_WORD = 64;

/** Optimal string alignment distance: insert, delete, replace or swap neighbours, one each. */
export function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The candidate that the word most likely means (letter case aside), or undefined when none is near. */
export function closestOf(word: string, candidates: Iterable<string>): string | undefined {
  return allClosestTo(word, candidates)[0];
}

/** Every candidate that is as near to the word as the nearest one (letter case aside); none when none is near. */
export function allClosestTo(word: string, candidates: Iterable<string>): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  const lower = word.toLowerCase();
  let closest: string[] = [];
  // A third of the letters may be wrong, at least one, at most three.
  let bestDistance = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance > bestDistance) continue;
    if (distance < bestDistance) closest = [];
    bestDistance = distance;
    closest.push(candidate);
  }
  return closest;
}

/** True when the word is clearly the other one misspelled: one or two letters, one in words of three. */
export function isNearMiss(word: string, meant: string): boolean {
  const most = Math.min(2, Math.floor(meant.length / 2));
  return editDistance(word.toLowerCase(), meant.toLowerCase()) <= most;
}
