/**
 * A built request as text, with the place of every element in it, so that a test knows which range to expect
 * without asking the parser that it tests.
 */
import type { BuiltElement } from './requestBuilder';

/** Where an element stands in the text; offsets are UTF-16, half-open. */
export interface ElementPlace {
  readonly element: BuiltElement;
  /** The whole element. */
  readonly start: number;
  readonly end: number;
  /** The name in the start tag. */
  readonly nameEnd: number;
  /** The value of a leaf; the inside of a container. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The text and the place of each element. */
export interface PlacedRequest {
  readonly text: string;
  readonly places: ReadonlyMap<BuiltElement, ElementPlace>;
}

/** Renders like `render`, one element a line. */
export function renderWithPlaces(root: BuiltElement): PlacedRequest {
  const places = new Map<BuiltElement, ElementPlace>();
  let text = '';
  const write = (element: BuiltElement, indent: string): void => {
    const { name, builtin } = element.declaration;
    text += indent;
    const start = text.length;
    text += `<${name}>`;
    const contentStart = text.length;
    if (builtin === 'container') {
      text += '\n';
      for (const child of element.children) write(child, `${indent}  `);
      text += indent;
    } else {
      text += element.value;
    }
    const contentEnd = text.length;
    text += `</${name}>`;
    const nameEnd = start + 1 + name.length;
    places.set(element, { element, start, end: text.length, nameEnd, contentStart, contentEnd });
    text += '\n';
  };
  write(root, '');
  return { text, places };
}
