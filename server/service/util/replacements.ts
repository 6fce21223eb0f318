/**
 * Changes of a text as ranges of offsets and what stands there instead.
 */

/** Replaces a half-open range of offsets. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text after replacements that stand in its order and do not overlap. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, newText } of replacements) {
    parts.push(text.slice(from, start), newText);
    from = end;
  }
  return parts.join('') + text.slice(from);
}
