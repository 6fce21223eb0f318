/**
 * An element as a snippet: its required children opened, a tab stop at every value.
 */
import { builtinTypes } from '../schema/builtinTypes';
import type { ElementDeclaration } from '../schema/schemaTypes';

/** Longer lists do not fit a choice; completion in the value shows them. */
const LONGEST_CHOICE = 20;

/** Counts tab stops while a snippet is built. */
class TabStops {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/** The whole element in LSP snippet syntax, lines joined by `\n`, indented with tabs. */
export function elementSnippet(declaration: ElementDeclaration): string {
  const stops = new TabStops();
  return `${renderElement(declaration, '', stops)}$0`;
}

/** The whole element without tab stops, for clients that know no snippets. */
export function elementPlainText(declaration: ElementDeclaration): string {
  return snippetToPlainText(elementSnippet(declaration));
}

function renderElement(declaration: ElementDeclaration, indent: string, stops: TabStops): string {
  const { name } = declaration;
  if (declaration.builtin !== 'container') return `<${name}>${valueSnippet(declaration, stops)}</${name}>`;
  const inner = `${indent}\t`;
  const required = declaration.children.filter((child) => child.minOccurs > 0);
  const lines = required.map((child) => `${inner}${renderElement(child, inner, stops)}\n`);
  const body = required.length === 0 ? `${inner}$${stops.next()}\n` : lines.join('');
  return `<${name}>\n${body}${indent}</${name}>`;
}

function valueSnippet(declaration: ElementDeclaration, stops: TabStops): string {
  const { facets, builtin, default: preset, examples } = declaration;
  const stop = stops.next();
  const list = facets.enumeration?.map((listed) => listed.value) ?? builtinTypes[builtin].values;
  if (list !== undefined && list.length > 0 && list.length <= LONGEST_CHOICE) {
    return choice(stop, preset === undefined ? list : [preset, ...list.filter((value) => value !== preset)]);
  }
  const text = preset ?? examples[0];
  return text === undefined ? `$${stop}` : `\${${stop}:${escapePlaceholder(text)}}`;
}

/** `${1|a,b|}`; a single value is no choice. */
export function choice(stop: number, values: readonly string[]): string {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return `\${${stop}:${escapePlaceholder(only)}}`;
  return `\${${stop}|${values.map(escapeChoice).join(',')}|}`;
}

/** Escapes text for the inside of a placeholder. */
export function escapePlaceholder(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

/** What a snippet leaves when nobody types anything. */
export function snippetToPlainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(^|[^\\])\$\d+/g, '$1')
    .replace(/\\([\\$},|])/g, '$1');
}
