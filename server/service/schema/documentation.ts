/**
 * The one place that turns facts of the schema into sentences for people: what an element is, what it may hold,
 * how often it occurs, which rules concern it. Hovers, completion and messages all speak through it.
 */
import { describeRule, pathsOf } from '../constraints/index';
import { codeSpan, type Documentation, type DocumentationBlock } from '../util/markup';
import { builtinTypes } from './builtinTypes';
import { limitPhrase } from './limitPhrase';
import type { RawDiscrepancy, Source } from './rawSchemaTypes';
import type { ElementDeclaration, ListedValue, RequestSchema } from './schemaTypes';

/** What is known of a value: type, unit, limits. */
export type ValueFacts = Pick<ElementDeclaration, 'builtin' | 'facets' | 'unit'>;

/** What a value must be, as a sentence; empty where anything goes. */
export function describeFacets({ builtin, facets, unit }: ValueFacts): string {
  if (builtin === 'container' || builtin === 'tag') return '';
  const phrase = limitPhrase(builtin, facets, unit);
  return phrase === builtinTypes.string.noun ? '' : `${upperFirst(phrase)}.`;
}

/** "required", "optional, at most 3 times" …: whether and how often an element stands in its parent. */
export function describeOccurrence({
  minOccurs,
  maxOccurs,
  responseOnly,
  parent,
}: ElementDeclaration): string {
  if (parent === undefined) return 'root element';
  if (responseOnly) return 'in responses only';
  const needed = minOccurs > 0 ? 'required' : 'optional';
  if (maxOccurs === 1) return needed;
  const most = Number.isFinite(maxOccurs) ? `at most ${maxOccurs} times` : 'any number of times';
  return minOccurs > 1 ? `${needed}, at least ${minOccurs} and ${most}` : `${needed}, ${most}`;
}

/** The limit in a few words without marks, for the right side of a completion list. */
export function shortLimit(declaration: ElementDeclaration): string {
  if (declaration.builtin === 'container') return 'elements';
  return limitPhrase(declaration.builtin, declaration.facets, declaration.unit).replaceAll('`', '');
}

/** Everything worth knowing about an element, the most needed first. */
export function describeDeclaration(declaration: ElementDeclaration): Documentation {
  const { name, chineseName, deprecated, documentation, confidence } = declaration;
  const limits = [describeFacets(declaration), widerSentence(declaration), defaultSentence(declaration)];
  return [
    headingBlock(name, chineseName, describeOccurrence(declaration)),
    ...textBlock(deprecated === undefined ? '' : `Deprecated. ${deprecated}`),
    ...textBlock(documentation),
    ...textBlock(limits.filter((sentence) => sentence !== '').join(' ')),
    ...listBlock([...rulesInside(declaration), ...rulesAbout(declaration)]),
    ...listBlock(declaration.discrepancies.map(describeDiscrepancy)),
    ...textBlock(confidence === 'low' ? 'No page that we know describes it.' : ''),
    ...linkBlock(declaration.source),
  ];
}

/** What a job does and how it is sent. */
export function describeSchema(schema: RequestSchema): Documentation {
  const { method, path, action } = schema.operation;
  const call = codeSpan(`${method} ${path}`);
  return [
    headingBlock(schema.tag, schema.chineseName, ''),
    ...textBlock(schema.deprecated === undefined ? '' : `Deprecated. ${schema.deprecated}`),
    ...textBlock(schema.documentation),
    ...textBlock(`It is sent with ${call}; the account needs the permission ${codeSpan(action)}.`),
    ...listBlock(schema.discrepancies.map(describeDiscrepancy)),
    ...linkBlock(schema.page),
  ];
}

/** A value with what it means. */
export function describeListedValue({ value, documentation }: ListedValue): Documentation {
  return textBlock(documentation === undefined ? codeSpan(value) : `${codeSpan(value)}: ${documentation}`);
}

/** The name with a remark. */
export function headingBlock(
  name: string,
  chineseName: string | undefined,
  remark: string,
): DocumentationBlock {
  const remarks = [chineseName ?? '', remark].filter((part) => part !== '');
  return { kind: 'heading', name, remark: remarks.map((part) => `· ${part}`).join(' ') };
}

/** Plain words as documentation. */
export function textBlock(text: string): Documentation {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** Sentences as a list; nothing for no sentence. */
export function listBlock(items: readonly string[]): Documentation {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A link to the page that states the facts; nothing where none does. */
export function linkBlock(source: Source | undefined): DocumentationBlock[] {
  if (source === undefined || source.url === '') return [];
  const remark = source.updated === undefined ? '' : `(as of ${source.updated})`;
  return [{ kind: 'link', title: source.title ?? 'Vendor page', url: source.url, remark }];
}

function widerSentence({ builtin, wider, unit }: ElementDeclaration): string {
  if (wider === undefined) return '';
  return `Another official page allows ${limitPhrase(builtin, wider, unit)}.`;
}

function defaultSentence({ default: preset, unit }: ElementDeclaration): string {
  if (preset === undefined) return '';
  const withUnit = unit === undefined || !/^[\d.]+$/.test(preset) ? '' : ` ${unit}`;
  return `Default: ${codeSpan(preset)}${withUnit}.`;
}

/** Where official sources contradict each other, and which one we follow. */
export function describeDiscrepancy({ what, where, taken }: RawDiscrepancy): string {
  return `Sources differ on ${lowerFirst(what)}: ${lowerFirst(where)}. We take: ${taken}.`;
}

/** The rules of an element that ask for some of its own children: what somebody who just opened it must know. */
function rulesInside({ constraints }: ElementDeclaration): string[] {
  return constraints
    .filter(({ rule }) => rule.kind === 'requiredOr' || rule.kind === 'requiredXor')
    .map(({ rule }) => describeRule(rule));
}

/** The rules of all containers around an element that name it, innermost first. */
export function rulesAbout(declaration: ElementDeclaration): string[] {
  const sentences = new Set<string>();
  let path = '';
  let below = declaration;
  for (let holder = declaration.parent; holder !== undefined; holder = holder.parent) {
    path = path === '' ? below.name : `${below.name}/${path}`;
    for (const { rule } of holder.constraints) {
      if (pathsOf(rule).includes(path)) sentences.add(describeRule(rule));
    }
    below = holder;
  }
  return [...sentences];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences of the data start with a capital; inside another sentence only names keep theirs. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]+\b(?!\/)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
