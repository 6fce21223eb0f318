/**
 * Where the lines of a text start. Line ends are `\n`, `\r\n` and `\r`, as LSP has them.
 * Built by searching, and moved along with a change instead of being built again.
 */

/** The starts of the lines of a text; the first is 0. */
export type LineStarts = Int32Array;

/** Finds all lines. */
export function findLineStarts(text: string): LineStarts {
  return text.includes('\r') ? findAnyLineStarts(text) : findLineFeeds(text);
}

function findLineFeeds(text: string): LineStarts {
  const starts = [0];
  for (let found = text.indexOf('\n'); found >= 0; found = text.indexOf('\n', found + 1)) {
    starts.push(found + 1);
  }
  return Int32Array.from(starts);
}

function findAnyLineStarts(text: string): LineStarts {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return Int32Array.from(starts);
}

/** The line that holds the offset. */
export function lineOf(starts: LineStarts, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/**
 * The lines after `[start, end)` was replaced by `inserted`. Undefined where a carriage return is near enough
 * to make or break a pair with a line feed.
 */
export function moveLineStarts(
  starts: LineStarts,
  text: string,
  { start, end, inserted }: { readonly start: number; readonly end: number; readonly inserted: string },
): LineStarts | undefined {
  const newEnd = start + inserted.length;
  const around = text.slice(Math.max(0, start - 1), newEnd + 1);
  if (around.includes('\r')) return undefined;
  const first = lineOf(starts, start) + 1;
  const last = lineOf(starts, end) + 1;
  const added = findLineStarts(inserted).subarray(1);
  const moved = new Int32Array(first + added.length + starts.length - last);
  moved.set(starts.subarray(0, first));
  for (let index = 0; index < added.length; index++) moved[first + index] = (added[index] ?? 0) + start;
  const by = inserted.length - (end - start);
  const tail = first + added.length;
  for (let index = last; index < starts.length; index++) {
    moved[tail + index - last] = (starts[index] ?? 0) + by;
  }
  return moved;
}
