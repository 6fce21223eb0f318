/**
 * Small parts of generated Markdown pages.
 */

/** Tells who opens a generated page where its words come from. */
export const NOTE =
  '<!-- Made by `npm run generate` from schemas/ and the language service. Do not edit. -->';

/** A table; what stands in cells may hold code with `|`. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('\n', ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** As GitHub makes anchors of headings. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}
