/**
 * Reads objects as people copy them out of programs: JSON, and the literals of JavaScript and Python with bare names,
 * single quotes, templates, comments, trailing commas and spreads. It only reads; nothing is evaluated.
 * An expression whose value is known only at run time stays as its text, marked `{{…}}`.
 */

import { LiteralScanner, mark } from './literalScanner';

/** A value of an object literal; numbers keep their spelling. */
export type LiteralValue = string | Unresolved | readonly LiteralValue[] | LiteralObject;

/** Text with marked expressions in it. */
export interface Unresolved {
  readonly unresolved: string;
}

/** Members in the order in which they stand; a spread has no name. */
export interface LiteralObject {
  readonly members: readonly (readonly [name: string | undefined, value: LiteralValue])[];
}

/** Deeper nesting is no request. */
const DEEPEST = 64;
/** So many places where an object may begin are tried. */
const MOST_ATTEMPTS = 2000;
const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /-?(?:0[xX][\da-fA-F]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
/** Python spells these with a capital. */
const BOOLEAN = /^(?:true|false)$/i;
/** Members with these values are not sent. */
const ABSENT = /^(?:undefined|null|none)$/i;
const absent = Symbol('absent');

/** The first object of the text, in a program or alone, of which `choose` makes something. */
export function findObject<Chosen>(
  text: string,
  choose: (object: LiteralObject, isWholeText: boolean) => Chosen | undefined,
): Chosen | undefined {
  const reader = new Reader(text);
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !reader.isTired() && reader.goToObject(); attempt++) {
    const start = reader.offset;
    const object = reader.readObject(0);
    const isWholeText = /^(?:(?:const|let|var)\s+)?(?:[\w$]+\s*=\s*)?$/.test(
      text.slice(0, start).trimStart(),
    );
    const chosen = object === undefined ? undefined : choose(object, isWholeText && reader.isAtEnd());
    if (chosen !== undefined) {
      return chosen;
    }
    reader.offset = start + 1;
  }
  return undefined;
}

/** Whether a value is an object, not a list and not a text. */
export function isLiteralObject(value: LiteralValue | undefined): value is LiteralObject {
  return typeof value === 'object' && 'members' in value;
}

/** Whether a value holds expressions. */
export function isUnresolved(value: LiteralValue | undefined): value is Unresolved {
  return typeof value === 'object' && 'unresolved' in value;
}

class Reader extends LiteralScanner {
  isAtEnd(): boolean {
    this.take(';');
    this.skip();
    return this.offset === this.text.length;
  }

  readObject(depth: number): LiteralObject | undefined {
    const members: [string | undefined, LiteralValue][] = [];
    if (depth > DEEPEST || !this.take('{')) {
      return undefined;
    }
    while (!this.take('}')) {
      const member = this.isTired() ? undefined : this.#readMember(depth);
      if (member === undefined || !(this.take(',') || this.isBefore('}'))) {
        return undefined;
      }
      const [name, value] = member;
      if (value !== absent) {
        members.push([name, value]);
      }
    }
    return { members };
  }

  #readMember(depth: number): [string | undefined, LiteralValue | typeof absent] | undefined {
    this.skip();
    if (this.text.startsWith('...', this.offset)) {
      return [undefined, this.#unresolvedFrom(this.offset)];
    }
    const start = this.offset;
    const name = this.readQuoted() ?? this.match(NAME)?.[0] ?? this.match(NUMBER)?.[0];
    if (name === undefined) {
      return undefined;
    }
    if (this.take(':')) {
      const value = this.#readValue(depth + 1);
      return value === undefined ? undefined : [name, value];
    }
    // `Region` alone stands for `Region: Region`.
    return this.isBefore(',') || this.isBefore('}') ? [name, this.#unresolvedFrom(start)] : undefined;
  }

  /** A value, or texts and expressions joined by `+`; undefined where none stands. */
  #readValue(depth: number): LiteralValue | typeof absent | undefined {
    this.skip();
    const start = this.offset;
    const operands: (LiteralValue | typeof absent)[] = [];
    let hasText = false;
    do {
      this.skip();
      hasText ||= /["'`]/.test(this.text.charAt(this.offset));
      const operand = this.#readOperand(depth);
      if (operand === undefined) {
        return undefined;
      }
      operands.push(operand);
    } while (this.take('+'));
    const [first] = operands;
    if (operands.length === 1) {
      return first;
    }
    const texts = operands.map((operand) => textOf(operand));
    const isJoinable = hasText && !texts.includes(undefined);
    return isJoinable ? toText(texts.join('')) : this.#unresolvedFrom(start);
  }

  #readOperand(depth: number): LiteralValue | typeof absent | undefined {
    this.skip();
    const start = this.offset;
    const value = this.#readLiteral(depth);
    if (value !== undefined && this.#isAtOperandEnd()) {
      return value;
    }
    // A broken object, list or template is no expression: `{"a": {` must not be read as one.
    const isBroken = value === undefined && '{[`'.includes(this.text.charAt(start));
    return isBroken ? undefined : this.#unresolvedFrom(start, '+');
  }

  #readLiteral(depth: number): LiteralValue | typeof absent | undefined {
    if (this.isBefore('{')) {
      return this.readObject(depth);
    }
    if (this.isBefore('[')) {
      return this.#readItems(depth);
    }
    if (this.isBefore('`')) {
      return this.#readMarkedTemplate();
    }
    const number = this.match(NUMBER)?.[0];
    if (number !== undefined) {
      return /^-?0x/i.test(number) ? String(Number(number)) : number.replaceAll('_', '');
    }
    const quoted = this.readQuoted();
    if (quoted !== undefined) {
      return quoted;
    }
    const word = this.match(NAME)?.[0] ?? '';
    if (ABSENT.test(word)) {
      return absent;
    }
    return BOOLEAN.test(word) ? word.toLowerCase() : undefined;
  }

  #readItems(depth: number): readonly LiteralValue[] | undefined {
    const items: LiteralValue[] = [];
    if (depth > DEEPEST || !this.take('[')) {
      return undefined;
    }
    while (!this.take(']')) {
      const item = this.isTired() ? undefined : this.#readValue(depth + 1);
      if (item === undefined || !(this.take(',') || this.isBefore(']'))) {
        return undefined;
      }
      items.push(...(item === absent ? [] : [item]));
    }
    return items;
  }

  #readMarkedTemplate(): LiteralValue | undefined {
    const text = this.readTemplate();
    return text === undefined ? undefined : toText(text);
  }

  #unresolvedFrom(start: number, stopAt = ''): Unresolved {
    this.offset = start;
    return { unresolved: mark(this.passExpression(stopAt)) };
  }

  #isAtOperandEnd(): boolean {
    this.skip();
    return this.offset >= this.text.length || ',;}])+'.includes(this.text.charAt(this.offset));
  }
}

function toText(text: string): string | Unresolved {
  return text.includes('{{') ? { unresolved: text } : text;
}

function textOf(value: LiteralValue | typeof absent): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  return value !== absent && isUnresolved(value) ? value.unresolved : undefined;
}
