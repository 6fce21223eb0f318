/**
 * Rows of tables in generated sources, as the formatter writes them.
 */

const LINE_WIDTH = 110;

/** A row `name: { members },`, in several lines where it is too long for one. */
export function sourceRow(name: string, members: readonly string[]): string {
  const line = `  ${sourceKey(name)}: { ${members.join(', ')} },`;
  return fits(line)
    ? line
    : `  ${sourceKey(name)}: {\n${members.map((each) => `    ${each},`).join('\n')}\n  },`;
}

/** A key, in quotes where it is no plain word. */
export function sourceKey(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`;
}

/** A value as it is written in a source. */
export function sourceLiteral(value: unknown): string {
  return typeof value === 'string' && !value.includes("'") ? `'${value}'` : JSON.stringify(value);
}

/** Whether the formatter leaves the line in one piece. */
export function fits(line: string): boolean {
  return line.length <= LINE_WIDTH;
}
