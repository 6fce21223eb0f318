/**
 * Requests made from the schema data: the smallest right request that holds a given element.
 */
import type { ElementDeclaration, RequestSchema } from '../../server/service/schema/schemaTypes';

/** An element of a request under construction. */
export interface BuiltElement {
  readonly declaration: ElementDeclaration;
  readonly children: BuiltElement[];
  value: string;
}

/** The required elements of a Tag, with values that every limit allows. */
export function requiredRequest(schema: RequestSchema): BuiltElement {
  const root = build(schema.root);
  const tag = root.children.find((child) => child.declaration.builtin === 'tag');
  if (tag !== undefined) tag.value = schema.tag;
  return root;
}

function build(declaration: ElementDeclaration): BuiltElement {
  const required = declaration.children.filter((child) => child.minOccurs > 0);
  return { declaration, children: required.map(build), value: rightValue(declaration) };
}

/** The element at a declaration's path, made with its parents where it is not there yet. */
export function ensure(root: BuiltElement, declaration: ElementDeclaration): BuiltElement {
  if (declaration.parent === undefined) return root;
  const parent = ensure(root, declaration.parent);
  const present = parent.children.find((child) => child.declaration === declaration);
  if (present !== undefined) return present;
  const made = build(declaration);
  parent.children.push(made);
  return made;
}

/** The request as XML, one element a line. */
export function render(element: BuiltElement, indent = ''): string {
  const { name, builtin } = element.declaration;
  if (builtin !== 'container') return `${indent}<${name}>${element.value}</${name}>\n`;
  const inner = element.children.map((child) => render(child, `${indent}  `)).join('');
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}

/** A value inside every limit. */
export function rightValue(declaration: ElementDeclaration): string {
  const { facets, builtin } = declaration;
  if (builtin === 'container') return '';
  const listed =
    facets.enumeration?.[0]?.value ?? declaration.examples[0] ?? facets.suggestedValues?.[0]?.value;
  if (listed !== undefined) return listed;
  if (builtin === 'boolean') return 'true';
  if (builtin === 'url') return 'https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/media/a.mp4';
  if (builtin === 'integer' || builtin === 'decimal') return String(rightNumber(declaration));
  return 'value';
}

function rightNumber({ facets }: ElementDeclaration): number {
  const step = facets.multipleOf ?? 1;
  if (facets.minInclusive !== undefined) return Math.ceil(facets.minInclusive / step) * step;
  if (facets.minExclusive !== undefined) return (Math.floor(facets.minExclusive / step) + 1) * step;
  return facets.maxInclusive === undefined ? step : Math.floor(facets.maxInclusive / step) * step;
}
