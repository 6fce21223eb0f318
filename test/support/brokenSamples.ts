/**
 * The samples as people leave them while they edit: tags damaged, lines indented anyhow.
 */
import fc from 'fast-check';
import { samples } from './samples';

/** What goes wrong with one tag. */
const tagDamages: readonly ((tag: string) => string)[] = [
  () => '',
  (tag) => tag.replace('</', '<'),
  (tag) => tag.replace('>', ''),
  (tag) => tag.replace('<', ''),
  (tag) => tag.replace(/[A-Za-z](?=>)/, 'x'),
  (tag) => tag.replace(/^(<\/?)[A-Za-z]+/, '$1Other'),
  (tag) => tag + tag,
  (tag) => `${tag}</Video>`,
  (tag) => `<Video>${tag}`,
  (tag) => `${tag}text & more`,
  (tag) => `${tag}<!-- never closed`,
  (tag) => `${tag}</`,
  (tag) => `<${tag}`,
];

/** What becomes of the indentation of one line; lines may also move up behind the one before. */
const indents = ['', '', ' ', '  ', '    ', '        ', '\t', '\t\t', '\t\t\t'] as const;

interface Ruin {
  readonly text: string;
  readonly tags: readonly { readonly at: number; readonly damage: (tag: string) => string }[];
  readonly lines: readonly { readonly at: number; readonly indent: string | undefined }[];
}

const ruin: fc.Arbitrary<Ruin> = fc.record({
  text: fc.constantFrom(...samples().map(({ text }) => text)),
  tags: fc.array(fc.record({ at: fc.nat(1000), damage: fc.constantFrom(...tagDamages) }), {
    minLength: 1,
    maxLength: 3,
  }),
  lines: fc.array(fc.record({ at: fc.nat(1000), indent: fc.constantFrom(undefined, ...indents) }), {
    maxLength: 12,
  }),
});

/** A sample with one to three damaged tags, and up to twelve lines that stand somewhere else. */
export const brokenSample: fc.Arbitrary<string> = ruin.map(({ text, tags, lines }) =>
  withMovedLines(
    tags.reduce((damaged, { at, damage }) => withDamagedTag(damaged, at, damage), text),
    lines,
  ),
);

function withDamagedTag(text: string, at: number, damage: (tag: string) => string): string {
  const found = [...text.matchAll(/<\/?[A-Za-z]+>/g)];
  const tag = found[at % Math.max(found.length, 1)];
  if (tag === undefined) return text;
  return text.slice(0, tag.index) + damage(tag[0]) + text.slice(tag.index + tag[0].length);
}

function withMovedLines(text: string, moves: Ruin['lines']): string {
  const lines = text.split('\n');
  for (const { at, indent } of moves) {
    const place = at % lines.length;
    const line = lines[place]?.trimStart() ?? '';
    if (indent !== undefined) lines[place] = indent + line;
    else if (place > 0) lines.splice(place - 1, 2, (lines[place - 1] ?? '') + line);
  }
  return lines.join('\n');
}
