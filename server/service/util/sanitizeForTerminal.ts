/**
 * Makes texts from outside safe for terminals and for the logs of CI: they cannot move the cursor, start a line,
 * turn the reading direction around or be taken for a command. What is taken away is shown as an escape.
 */

/** Controls (C0, DEL, C1), ends of lines, marks that change the direction or that nobody sees, and halves of characters. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\u200b\u2060\ufeff]/gu;

/** The start of a command of Azure Pipelines, `##vso[`, and of GitHub, `##[`. */
const COMMAND = /##(?=[\w.]*\[)/g;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text on one line. */
export function sanitizeForTerminal(text: string): string {
  return withoutCommands(text.replace(UNSAFE, (character) => SHORT[character] ?? escapeOf(character)));
}

/** A text whose lines and tabs stay, each line made safe. */
export function sanitizeLines(text: string): string {
  const line = (content: string): string => content.split('\t').map(sanitizeForTerminal).join('\t');
  return text.split('\n').map(line).map(withoutCommands).join('\n');
}

/** JSON whose strings mean the same, with nothing in it that a terminal or a CI service acts on. */
export function toSafeJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replace(/[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff]/gu, escapeOf)
    .replaceAll(COMMAND, '#\\u0023');
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return `\\u${code.padStart(4, '0')}`;
}

/** GitHub takes `::` at the start of a line for a command; the others count anywhere. */
function withoutCommands(line: string): string {
  return line.replace(/^(\s*)::/, '$1\\::').replaceAll(COMMAND, '#\\#');
}
