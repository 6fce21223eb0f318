/**
 * Where the next character stands that makes character data more than plain text. Each kind is searched for from
 * the last place on, so a whole document costs one pass a kind, and built-in searches are many times faster
 * than a loop over the characters.
 */

/** Controls, surrogates and the two last codes: no characters, or halves of one. */
const control = /[^\t\n\r -\ud7ff\ue000-\ufffd]/g;

/** Finds `&`, `]`, carriage returns and what may be no character of XML. Must be asked in document order. */
export class OddCharacters {
  readonly #text: string;
  #ampersand = -1;
  #bracket = -1;
  #return = -1;
  #control = -1;
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether one stands in that part. */
  isIn(start: number, end: number): boolean {
    if (this.#next < start) this.#search(start);
    return this.#next < end;
  }

  #search(from: number): void {
    const text = this.#text;
    if (this.#ampersand < from) this.#ampersand = placeOf(text, '&', from);
    if (this.#bracket < from) this.#bracket = placeOf(text, ']', from);
    if (this.#return < from) this.#return = placeOf(text, '\r', from);
    if (this.#control < from) this.#control = placeOfControl(text, from);
    this.#next = Math.min(this.#ampersand, this.#bracket, this.#return, this.#control);
  }
}

function placeOf(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found < 0 ? text.length : found;
}

function placeOfControl(text: string, from: number): number {
  control.lastIndex = from;
  return control.test(text) ? control.lastIndex - 1 : text.length;
}
