/**
 * Elements of the page, made without markup in strings: texts of a document can never become markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** What an element may be given: undefined leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element with its children. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  children: readonly (Node | string)[] = [],
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  return equip(element, attributes, children);
}

/** An HTML element with its children. */
export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  return equip(document.createElement(name), attributes, children);
}

function equip<Kind extends Element>(
  element: Kind,
  attributes: Attributes,
  children: readonly (Node | string)[],
): Kind {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** A number as people write it: at most two decimals. */
export function readable(number: number): string {
  return String(Math.round(number * 100) / 100);
}
