/**
 * The letters of a program: spaces and comments, texts, templates, and expressions that are passed as a whole.
 * Its work is bounded, whatever it is given.
 */

/** So many pieces are passed at most, looks back included; who pastes more gets the text itself. */
const MOST_WORK = 50_000;
/** Templates in templates. */
const MOST_NESTED = 16;
/** Longer expressions are cut: they only remind of what to fill in. */
const LONGEST_EXPRESSION = 60;

const SPACE = /\s*/y;
/** Up to what ends it or starts an expression. */
const TEMPLATE_TEXT = /(?:\\[\s\S]|[^`\\$])+/y;
/** What neither starts nor ends anything. */
const ORDINARY = /[^\s"'`{}()[\],;:+/#$]+/y;
const QUOTED = /"((?:\\[\s\S]|[^"\\\n])*)"|'((?:\\[\s\S]|[^'\\\n])*)'/y;

/** Reads from an offset on. */
export class LiteralScanner {
  readonly text: string;
  offset = 0;
  #work = 0;
  #nesting = 0;
  /** Where templates start that nothing closes. */
  readonly #unclosed = new Set<number>();
  readonly #lastCommentEnd: number;

  constructor(text: string) {
    this.text = text;
    this.#lastCommentEnd = text.lastIndexOf('*/') - 2;
  }

  /** Goes to the next brace that is neither in a text nor in a comment. */
  goToObject(): boolean {
    for (this.skip(); this.offset < this.text.length; this.skip()) {
      if (this.text[this.offset] === '{') {
        return true;
      }
      this.passToken();
    }
    return false;
  }

  /** The text of a template with its expressions marked; undefined when it is not closed. */
  readTemplate(): string | undefined {
    const start = this.offset;
    if (this.#unclosed.has(start) || this.#nesting >= MOST_NESTED) {
      return undefined;
    }
    this.#nesting++;
    const text = this.#readTemplateContent();
    this.#nesting--;
    if (text === undefined) {
      this.#unclosed.add(start);
    }
    return text;
  }

  #readTemplateContent(): string | undefined {
    let text = '';
    for (this.offset++; this.offset < this.text.length; ) {
      if (this.take('`', false)) {
        return text;
      }
      if (this.text.startsWith('${', this.offset)) {
        this.offset += 2;
        text += mark(this.passExpression('}'));
        this.offset++;
        continue;
      }
      TEMPLATE_TEXT.lastIndex = this.offset;
      const run = TEMPLATE_TEXT.exec(this.text)?.[0] ?? '$';
      text += unescapeText(run);
      this.offset += run.length;
      if (this.isTired()) {
        return undefined;
      }
    }
    return undefined;
  }

  /** Passes everything up to what ends an expression, brackets with all that is in them. */
  passExpression(stopAt: string): string {
    const start = this.offset;
    let depth = 0;
    for (this.skip(); this.offset < this.text.length; this.skip()) {
      const character = this.text.charAt(this.offset);
      if (depth === 0 && (',;}])'.includes(character) || character === stopAt)) {
        break;
      }
      depth += '([{'.includes(character) ? 1 : 0;
      depth -= ')]}'.includes(character) ? 1 : 0;
      this.passToken();
    }
    return this.text.slice(start, this.offset);
  }

  /** Passes a whole text, a run of letters, or one character. */
  passToken(): void {
    const start = this.offset;
    const character = this.text.charAt(start);
    if (this.isTired()) {
      this.offset = this.text.length;
    } else if (character === '`' && this.readTemplate() === undefined) {
      this.offset = start + 1;
    } else if ((character === '"' || character === "'") && this.readQuoted() === undefined) {
      this.offset = start + 1;
    } else if (this.offset === start && this.match(ORDINARY) === undefined) {
      this.offset = start + 1;
    }
  }

  /** Whether enough was done for one text; each question counts. */
  isTired(): boolean {
    return ++this.#work > MOST_WORK;
  }

  readQuoted(): string | undefined {
    const match = this.match(QUOTED);
    return match === undefined ? undefined : unescapeText(match[1] ?? match[2] ?? '');
  }

  take(character: string, skips = true): boolean {
    const found = skips ? this.isBefore(character) : this.text[this.offset] === character;
    this.offset += found ? 1 : 0;
    return found;
  }

  isBefore(character: string): boolean {
    this.skip();
    return this.text.charAt(this.offset) === character;
  }

  match(pattern: RegExp): RegExpExecArray | undefined {
    this.skip();
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text);
    this.offset += match?.[0].length ?? 0;
    return match ?? undefined;
  }

  skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.offset);
      if (code > 0x2f && code < 0x7f) {
        return;
      }
      SPACE.lastIndex = this.offset;
      this.offset += SPACE.exec(this.text)?.[0].length ?? 0;
      const end = this.#endOfComment();
      if (end === undefined) {
        return;
      }
      this.offset = end;
    }
  }

  /** Where the comment at the offset ends; undefined where none is. */
  #endOfComment(): number | undefined {
    if (this.text[this.offset] === '#' || this.text.startsWith('//', this.offset)) {
      const lineFeed = this.text.indexOf('\n', this.offset);
      return lineFeed < 0 ? this.text.length : lineFeed;
    }
    if (!this.text.startsWith('/*', this.offset) || this.offset > this.#lastCommentEnd) {
      return undefined;
    }
    return this.text.indexOf('*/', this.offset + 2) + 2;
  }
}

/** The mark of an expression. Braces in it would end the mark. */
export function mark(expression: string): string {
  const line = expression
    .slice(0, 4 * LONGEST_EXPRESSION)
    .trim()
    .replaceAll(/\s+/g, ' ');
  const [open, close] = [line.indexOf('{'), line.lastIndexOf('}')];
  const flat = open >= 0 && close > open ? `${line.slice(0, open)}…${line.slice(close + 1)}` : line;
  const bare = flat.replaceAll(/[{}]/g, '');
  return `{{${bare.length > LONGEST_EXPRESSION ? `${bare.slice(0, LONGEST_EXPRESSION)}…` : bare}}}`;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

function unescapeText(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_all, unicode, byte, letter) => {
      const code: string | undefined = unicode ?? byte;
      return code === undefined
        ? (ESCAPES[letter] ?? letter)
        : String.fromCharCode(Number.parseInt(code, 16));
    },
  );
}
