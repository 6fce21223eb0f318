/**
 * Answers of the service often come on one line; here they get line breaks for people to read.
 * One pass over the text, whatever is in it.
 */

const STEP = '  ';
/** Deeper levels stand below each other: nobody reads lines that begin far to the right. */
const MOST_STEPS = 50;

/** A piece of the text that stands on a line of its own. */
interface Piece {
  readonly text: string;
  readonly kind: 'open' | 'close' | 'other';
}

/** The same XML with one element a line. A text that has line breaks between elements already stays as it is. */
export function displayXml(xml: string): string {
  const tokens = tokensOf(xml);
  if (hasLineBreaks(tokens)) {
    return xml;
  }
  let depth = 0;
  const lines: string[] = [];
  for (const { text, kind } of piecesOf(tokens)) {
    depth -= kind === 'close' && depth > 0 ? 1 : 0;
    lines.push(STEP.repeat(Math.min(depth, MOST_STEPS)) + text);
    depth += kind === 'open' ? 1 : 0;
  }
  return `${lines.join('\n')}\n`;
}

/** What begins with these ends with those; all other markup ends with `>`. */
const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/** Markup and the text between; together they are the whole text. */
function tokensOf(xml: string): readonly string[] {
  const tokens: string[] = [];
  for (let offset = 0; offset < xml.length; ) {
    const endOffset = endOfToken(xml, offset);
    tokens.push(xml.slice(offset, endOffset));
    offset = endOffset;
  }
  return tokens;
}

/** Markup without an end is the rest of the text, so that each place is looked at once. */
function endOfToken(xml: string, offset: number): number {
  if (xml[offset] !== '<') {
    const next = xml.indexOf('<', offset);
    return next === -1 ? xml.length : next;
  }
  const [, close = '>'] = SECTIONS.find(([open]) => xml.startsWith(open, offset)) ?? [];
  const end = xml.indexOf(close, offset);
  return end === -1 ? xml.length : end + close.length;
}

/** Whether somebody has put elements on lines already. */
function hasLineBreaks(tokens: readonly string[]): boolean {
  return tokens.some(
    (token, index) =>
      token.includes('\n') && token.trim() === '' && isTag(tokens[index - 1]) && index + 1 < tokens.length,
  );
}

function isTag(token: string | undefined): boolean {
  return token !== undefined && /^<[^?!]/.test(token);
}

/** A leaf stays on its line: `<JobId>j1</JobId>`. */
function piecesOf(tokens: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < tokens.length; ) {
    const length = leafLength(tokens, index);
    const text = tokens
      .slice(index, index + length)
      .join('')
      .trim();
    if (text !== '') {
      pieces.push({ text, kind: length > 1 ? 'other' : kindOf(text) });
    }
    index += length;
  }
  return pieces;
}

/** How many tokens make a leaf that begins here; 1 where none begins. */
function leafLength(tokens: readonly string[], index: number): number {
  const open = tokens[index] ?? '';
  if (kindOf(open) !== 'open') {
    return 1;
  }
  const length = tokens[index + 1]?.startsWith('<') === false ? 3 : 2;
  const close = tokens[index + length - 1] ?? '';
  return kindOf(close) === 'close' && nameOf(close, 2) === nameOf(open, 1) ? length : 1;
}

function kindOf(token: string): Piece['kind'] {
  if (!isTag(token) || !token.endsWith('>')) {
    return 'other';
  }
  if (token.startsWith('</')) {
    return 'close';
  }
  return token.endsWith('/>') ? 'other' : 'open';
}

function nameOf(tag: string, start: number): string {
  return /^[^\s/>]*/.exec(tag.slice(start))?.[0] ?? '';
}
