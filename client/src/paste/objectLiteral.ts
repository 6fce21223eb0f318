/**
 * Reads an object as people copy it out of programs: JSON, and the literals of JavaScript with bare names,
 * single quotes, comments and trailing commas. It only reads; nothing is evaluated.
 */

/** A value of an object literal; numbers keep their spelling. */
export type LiteralValue = string | readonly LiteralValue[] | LiteralObject;

/** Members in the order in which they stand. */
export interface LiteralObject {
  readonly members: readonly (readonly [name: string, value: LiteralValue])[];
}

/** Deeper nesting is no request. */
const DEEPEST = 64;

const SKIPPED = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const QUOTED = /"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'/y;
const BARE = /[A-Za-z_$][\w$]*|-?\d[\w.+-]*/y;

/** The object that the whole text is; undefined when it is anything else. */
export function readObjectLiteral(text: string): LiteralObject | undefined {
  const reader = new Reader(text);
  const value = reader.readValue(0);
  return reader.isAtEnd() && isLiteralObject(value) ? value : undefined;
}

/** Whether a value is an object, not a list and not a text. */
export function isLiteralObject(value: LiteralValue | undefined): value is LiteralObject {
  return typeof value === 'object' && 'members' in value;
}

class Reader {
  private offset = 0;

  constructor(private readonly text: string) {}

  /** Undefined where no value stands. */
  readValue(depth: number): LiteralValue | undefined {
    if (depth > DEEPEST) {
      return undefined;
    }
    if (this.take('{')) {
      return this.readMembers(depth);
    }
    if (this.take('[')) {
      return this.readItems(depth);
    }
    return this.readQuoted() ?? this.match(BARE)?.[0];
  }

  isAtEnd(): boolean {
    this.take(';');
    this.skip();
    return this.offset === this.text.length;
  }

  private readMembers(depth: number): LiteralObject | undefined {
    const members: [string, LiteralValue][] = [];
    while (!this.take('}')) {
      const name = this.readQuoted() ?? this.match(BARE)?.[0];
      const value = name !== undefined && this.take(':') ? this.readValue(depth + 1) : undefined;
      if (name === undefined || value === undefined) {
        return undefined;
      }
      members.push([name, value]);
      if (!this.take(',') && !this.isBefore('}')) {
        return undefined;
      }
    }
    return { members };
  }

  private readItems(depth: number): readonly LiteralValue[] | undefined {
    const items: LiteralValue[] = [];
    while (!this.take(']')) {
      const item = this.readValue(depth + 1);
      if (item === undefined) {
        return undefined;
      }
      items.push(item);
      if (!this.take(',') && !this.isBefore(']')) {
        return undefined;
      }
    }
    return items;
  }

  private readQuoted(): string | undefined {
    const match = this.match(QUOTED);
    return match === undefined ? undefined : unescapeText(match[1] ?? match[2] ?? '');
  }

  private take(character: string): boolean {
    const found = this.isBefore(character);
    this.offset += found ? 1 : 0;
    return found;
  }

  private isBefore(character: string): boolean {
    this.skip();
    return this.text.charAt(this.offset) === character;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    this.skip();
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text);
    this.offset += match?.[0].length ?? 0;
    return match ?? undefined;
  }

  private skip(): void {
    SKIPPED.lastIndex = this.offset;
    this.offset += SKIPPED.exec(this.text)?.[0].length ?? 0;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

function unescapeText(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_all, unicode, letter) =>
    unicode === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(unicode, 16)),
  );
}
