/**
 * A first look at a value where it stands in the text, without making a string of it. Nearly all values of a
 * document pass; for the others `checkValue` says what is wrong.
 */
import type { BuiltinType, Facets, FastCheck } from '../schema/schemaTypes';
import { inRange } from './numericRange';

const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
/** Up to here a number and its power of ten are exact, so that their quotient is what `Number` reads. */
const MOST_DIGITS = 15;

const never: FastCheck = () => false;
const always: FastCheck = () => true;

/** Makes the first look at values of a type. It may only say yes where `checkValue` finds no breach. */
export function compileFastCheck(type: BuiltinType, facets: Facets): FastCheck {
  if (type === 'tag') return always;
  if (facets.enumeration !== undefined) return isOneOf(facets.enumeration.map(({ value }) => value));
  if (type === 'integer' || type === 'decimal') return isNumber(facets, type === 'decimal');
  const mostUnits = mostUnitsOf(facets);
  if (mostUnits === 0) return never;
  if (type === 'boolean') return isOneOf(['true', 'false']);
  if (type === 'url') return isUrl(mostUnits);
  return type === 'string' ? isText(mostUnits) : never;
}

/** How many code units a text may have that needs no other look; 0 where each text needs one. */
function mostUnitsOf(facets: Facets): number {
  const { otherForms, pattern, characters, placeholders, minLength, suggestedValuesSeverity } = facets;
  const others = [otherForms, pattern, characters, placeholders, minLength, suggestedValuesSeverity];
  if (others.some((facet) => facet !== undefined)) return 0;
  // A UTF-16 unit needs at most three bytes.
  const units = facets.maxBytes === undefined ? Number.POSITIVE_INFINITY : Math.floor(facets.maxBytes / 3);
  return Math.min(units, facets.maxLength ?? units);
}

/** Starts with a visible ASCII character: then no kind of trimming leaves nothing. */
function isText(mostUnits: number): FastCheck {
  return (text, start, end) => {
    const first = text.charCodeAt(start);
    return first > 0x20 && first < 0x7f && end - start <= mostUnits;
  };
}

function isUrl(mostUnits: number): FastCheck {
  const address = /https?:\/\/[^\s/?#<][^\s<]*/y;
  const beginning = /https?:\/\/[^/?#]/y;
  return (text, start, end, isWord) => {
    if (isWord) {
      beginning.lastIndex = start;
      return end - start <= mostUnits && beginning.test(text) && beginning.lastIndex <= end;
    }
    address.lastIndex = start;
    return end - start <= mostUnits && address.test(text) && address.lastIndex === end;
  };
}

function isOneOf(values: readonly string[]): FastCheck {
  return (text, start, end) => {
    const length = end - start;
    for (const value of values) {
      if (value.length === length && length > 0 && text.startsWith(value, start)) return true;
    }
    return false;
  };
}

function isNumber(facets: Facets, mayHavePoint: boolean): FastCheck {
  const step = facets.multipleOf;
  return (text, start, end) => {
    if (end - start > MOST_DIGITS) return false;
    let digits = 0;
    let scale = 0;
    for (let offset = start; offset < end; offset++) {
      const code = text.charCodeAt(offset);
      if (code >= ZERO && code <= NINE) {
        digits = digits * 10 + code - ZERO;
        scale *= 10;
      } else if (code === POINT && mayHavePoint && scale === 0 && offset > start) scale = 1;
      else return false;
    }
    const number = scale === 0 ? digits : digits / scale;
    return end > start && inRange(number, facets) && (step === undefined || number % step === 0);
  };
}
