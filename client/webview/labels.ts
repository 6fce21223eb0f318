/**
 * Arithmetic of labels: where in its box a shape shows its number and name, and on which ground words are read.
 */
import type { LayoutBox } from '../../server/src/protocol';

/** Where a shape shows its number (a disc) and its name; user units of the picture. */
export interface LabelPlace {
  /** The center of the disc. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** On which side of the disc the name stands. */
  readonly name: 'right' | 'left';
  /** How wide the name may be. */
  readonly room: number;
}

/** Sizes in parts of a unit, which is a pixel of the screen at the usual size of the panel. */
const RADIUS = 11;
const INSET = 4;
const GAP = 5;

/** In the first corner of the box whose disc nothing drawn later covers; in the upper left one where all are covered. */
export function labelPlace(box: LayoutBox, above: readonly LayoutBox[], unit: number): LabelPlace {
  const radius = Math.min(RADIUS * unit, box.height * 0.45, box.width * 0.45);
  const inset = Math.min(INSET * unit, box.height / 2 - radius, box.width / 2 - radius);
  const left = box.x + inset + radius;
  const right = box.x + box.width - inset - radius;
  const top = box.y + inset + radius;
  const bottom = box.y + box.height - inset - radius;
  const room = Math.max(0, box.width - 2 * (inset + radius) - (GAP + INSET) * unit);
  const first: LabelPlace = { x: left, y: top, radius, name: 'right', room };
  const others: readonly LabelPlace[] = [
    { ...first, x: right, name: 'left' },
    { ...first, y: bottom },
    { ...first, x: right, y: bottom, name: 'left' },
  ];
  return [first, ...others].find((place) => !above.some((other) => covers(other, place))) ?? first;
}

/** Where the name begins, or ends where it stands left of the disc. */
export function nameEdge({ x, radius, name }: LabelPlace, unit: number): number {
  return name === 'right' ? x + radius + GAP * unit : x - radius - GAP * unit;
}

function covers(box: LayoutBox, { x, y, radius }: LabelPlace): boolean {
  return (
    box.x < x + radius &&
    box.x + box.width > x - radius &&
    box.y < y + radius &&
    box.y + box.height > y - radius
  );
}

/** The name, cut to as many letters as there are; nothing where hardly one would be left. */
export function shortName(name: string, letters: number): string {
  if (letters < 3) return '';
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}

/** True for a colour (`#rrggbb`) that is read on bright ground. */
export function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) =>
    Number.parseInt(color.slice(from, from + 2), 16),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
