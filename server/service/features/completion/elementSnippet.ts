/**
 * An element as a snippet: its required children opened, a tab stop at every value, and the cursor where
 * the next decision is to be made.
 */

import { builtinTypes } from '../../schema/builtinTypes';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { escapeText } from '../../util/escapeText';
import { choice, placeholder } from '../../util/snippets';

/** Longer lists do not fit a choice; completion in the value shows them. */
const LONGEST_CHOICE = 24;

/** Chooses the values that a leaf may have, where more is known than its declaration says. */
export type ValueChooser = (declaration: ElementDeclaration) => readonly string[] | undefined;

/** The whole element in LSP snippet syntax, lines joined by `\n`, indented with tabs. */
export function elementSnippet(declaration: ElementDeclaration, valuesOf: ValueChooser): string {
  const lines = elementLines(declaration, '');
  const lastSlot = lines.map((line) => line.kind).lastIndexOf('slot');
  let stop = 0;
  const rendered = lines.map((line, index) => {
    if (line.kind === 'tag') return line.text;
    if (line.kind === 'slot') return `${line.indent}$${index === lastSlot ? 0 : ++stop}`;
    return `${line.indent}<${line.leaf.name}>${valueSnippet(line.leaf, valuesOf, ++stop)}</${line.leaf.name}>`;
  });
  return rendered.join('\n') + (lastSlot < 0 ? '$0' : '');
}

/** The whole element for clients that know no tab stops: defaults and examples filled in. */
export function elementPlainText(declaration: ElementDeclaration, valuesOf: ValueChooser): string {
  const lines = elementLines(declaration, '').flatMap((line) => {
    if (line.kind === 'slot') return [];
    if (line.kind === 'tag') return [line.text];
    const [value = ''] = orderedValues(line.leaf, valuesOf);
    return [`${line.indent}<${line.leaf.name}>${value}</${line.leaf.name}>`];
  });
  return lines.join('\n');
}

type SnippetLine =
  | { readonly kind: 'tag'; readonly text: string }
  | { readonly kind: 'leaf'; readonly indent: string; readonly leaf: ElementDeclaration }
  /** A line of its own where an element has to be chosen. */
  | { readonly kind: 'slot'; readonly indent: string };

/** Required elements never nest without end: the schema compiler would not have ended either. */
function elementLines(declaration: ElementDeclaration, indent: string): SnippetLine[] {
  const { name, children } = declaration;
  if (declaration.builtin !== 'container') return [{ kind: 'leaf', indent, leaf: declaration }];
  const inner = `${indent}\t`;
  const slotBefore = firstChoice(declaration);
  const content = children.flatMap((child): SnippetLine[] => [
    ...(child === slotBefore ? [{ kind: 'slot', indent: inner } as const] : []),
    ...(child.minOccurs > 0 ? elementLines(child, inner) : []),
  ]);
  return [
    { kind: 'tag', text: `${indent}<${name}>` },
    ...content,
    { kind: 'tag', text: `${indent}</${name}>` },
  ];
}

/** The child where the user has to choose: of a rule that asks for one of several, else of a container without required children. */
function firstChoice({ children, constraints }: ElementDeclaration): ElementDeclaration | undefined {
  const required = new Set(children.filter((child) => child.minOccurs > 0).map((child) => child.name));
  for (const { rule } of constraints) {
    if (rule.kind !== 'requiredOr' && rule.kind !== 'requiredXor') continue;
    const names = rule.elements.map((path) => path.split('/')[0] ?? '');
    if (rule.when !== undefined || names.some((name) => required.has(name))) continue;
    const first = children.find((child) => names.includes(child.name));
    if (first !== undefined) return first;
  }
  return required.size === 0 ? children[0] : undefined;
}

function valueSnippet(leaf: ElementDeclaration, valuesOf: ValueChooser, stop: number): string {
  const values = orderedValues(leaf, valuesOf);
  return values.length <= LONGEST_CHOICE ? choice(stop, values) : placeholder(stop, values[0] ?? '');
}

/** Values to choose from, the likeliest first; only that one for leaves without a list. */
function orderedValues(leaf: ElementDeclaration, valuesOf: ValueChooser): readonly string[] {
  const { facets, builtin, default: preset, examples } = leaf;
  const closed =
    valuesOf(leaf) ?? facets.enumeration?.map((listed) => listed.value) ?? builtinTypes[builtin].values;
  const open = [...(facets.suggestedValues ?? []), ...(facets.literals ?? [])].map((listed) => listed.value);
  const likeliest = [preset, ...examples].find(
    (value) => value !== undefined && (closed === undefined || closed.includes(value)),
  );
  const rest = (closed ?? open).filter((value) => value !== likeliest);
  return (likeliest === undefined ? rest : [likeliest, ...rest]).map(escapeText);
}
