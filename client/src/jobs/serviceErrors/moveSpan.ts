/**
 * Where a part of a text is after an edit.
 */

import type { Span } from './documentElement';

/** One change of a text, as the editor reports it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** By how much a span moves; undefined when the change touches it. What is typed right before or behind it does not. */
export function shiftOf({ start, end }: Span, change: TextChange): number | undefined {
  const { rangeOffset, rangeLength, text } = change;
  if (rangeOffset >= end) {
    return 0;
  }
  return rangeOffset + rangeLength <= start ? text.length - rangeLength : undefined;
}

/** The span further on. */
export function moveSpan({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}
