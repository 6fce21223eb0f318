/**
 * Regular expressions in the dialect of XML Schema: always anchored, without look-ahead, escapes by code or scripts.
 */

/** The same expression for XML Schema; undefined where its dialect cannot say it. */
export function toXsdPattern(source: string): string | undefined {
  if (!source.startsWith('^') || !source.endsWith('$')) return undefined;
  const pattern = source
    .slice(1, -1)
    .replaceAll('(?:', '(')
    // A hyphen at the end of a class stands for itself in one dialect only.
    .replace(/(?<!\\)-\]/g, '\\-]')
    .replace(/\\x([2-7][0-9a-f])/gi, (_escape, code: string) =>
      literal(String.fromCharCode(parseInt(code, 16))),
    );
  return /\(\?|\\[^dDsSwW\\.\-[\](){}|*+?^]|[\^$](?!\[)|\\u|\\p/.test(pattern.replaceAll('[^', '['))
    ? undefined
    : pattern;
}

/** A pattern that the values match in any letter case. */
export function anyCasePattern(values: readonly string[]): string {
  return values.map((value) => [...value].map(anyCase).join('')).join('|');
}

function anyCase(character: string): string {
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  return lower === upper ? literal(character) : `[${upper}${lower}]`;
}

function literal(character: string): string {
  return /[\\|.?*+(){}[\]^-]/.test(character) ? `\\${character}` : character;
}
