/**
 * Answers of the service often come on one line; here they get line breaks for people to read.
 */

const STEP = '  ';

/** The same XML with one element a line. A text that has line breaks already stays as it is. */
export function displayXml(xml: string): string {
  if (/<[^?!][^<>]*>\s*\r?\n\s*</.test(xml)) {
    return xml;
  }
  let depth = 0;
  const lines: string[] = [];
  // A leaf stays on its line: `<JobId>j1</JobId>`.
  const pieces =
    xml.match(/<([^\s/>!?]+)[^<>]*>[^<]*<\/\1\s*>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g) ??
    [];
  for (const piece of pieces.map((text) => text.trim()).filter((text) => text !== '')) {
    const closes = piece.startsWith('</');
    depth = closes ? Math.max(0, depth - 1) : depth;
    lines.push(STEP.repeat(depth) + piece);
    const opens = /^<[^/!?][^>]*[^/]>$|^<[^/!?]>$/.test(piece) && !piece.includes('</');
    depth += opens ? 1 : 0;
  }
  return `${lines.join('\n')}\n`;
}
