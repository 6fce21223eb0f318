/**
 * Where a text stops being JSON. The platform's own messages name the place in some cases only,
 * and quote the text around it, which could be a secret.
 */

type Container = '{' | '[';

/** What may come next; the first key or value of a container may also be its end. */
type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'comma';

const SPACE = /[ \t\r\n]*/y;
const STRING_WITHOUT_END = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The offset of the first mistake; undefined where the whole text is JSON. */
export function findJsonMistake(text: string): number | undefined {
  const open: Container[] = [];
  let expected: Expected = 'value';
  let offset = endOf(SPACE, text, 0);
  while (offset < text.length) {
    const token = readToken(text, offset, expected, open.at(-1));
    if ('mistake' in token) return token.mistake;
    if (token.closes === true) open.pop();
    if (token.opens !== undefined) open.push(token.opens);
    expected = token.expected;
    offset = endOf(SPACE, text, token.end);
  }
  return expected === 'comma' && open.length === 0 ? undefined : offset;
}

type Token =
  | { readonly mistake: number }
  | {
      readonly end: number;
      readonly expected: Expected;
      readonly opens?: Container;
      readonly closes?: boolean;
    };

function readToken(
  text: string,
  offset: number,
  expected: Expected,
  container: Container | undefined,
): Token {
  const character = text[offset];
  const end = offset + 1;
  if (mayEnd(expected, container) && character === (container === '{' ? '}' : ']')) {
    return { end, expected: 'comma', closes: true };
  }
  switch (expected) {
    case 'comma':
      if (character !== ',' || container === undefined) return { mistake: offset };
      return { end, expected: container === '{' ? 'key' : 'value' };
    case 'colon':
      return character === ':' ? { end, expected: 'value' } : { mistake: offset };
    case 'key':
    case 'firstKey':
      return readString(text, offset, 'colon');
    default:
      return readValue(text, offset);
  }
}

function mayEnd(expected: Expected, container: Container | undefined): boolean {
  return container !== undefined && ['comma', 'firstKey', 'firstValue'].includes(expected);
}

function readValue(text: string, offset: number): Token {
  switch (text[offset]) {
    case '{':
      return { end: offset + 1, expected: 'firstKey', opens: '{' };
    case '[':
      return { end: offset + 1, expected: 'firstValue', opens: '[' };
    case '"':
      return readString(text, offset, 'comma');
    default: {
      const end = endOf(SCALAR, text, offset);
      return end === offset ? { mistake: offset } : { end, expected: 'comma' };
    }
  }
}

function readString(text: string, offset: number, expected: Expected): Token {
  const end = endOf(STRING_WITHOUT_END, text, offset);
  return text[end] === '"' && end > offset ? { end: end + 1, expected } : { mistake: end };
}

/** Where a sticky pattern ends that starts at the offset; the offset itself where it does not match. */
function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
