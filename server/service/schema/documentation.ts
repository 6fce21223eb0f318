/**
 * The one place that turns facts of the schema into sentences for people: what an element is, what it may hold,
 * how often it occurs, which rules concern it. Hovers, completion and messages all use it.
 */

import { type Language, text } from '../../../l10n/language';
import { codeSpan } from '../../../l10n/markdownText';
import { passRole } from '../../../schemas/service.json';
import { describeRule, pathsOf } from '../constraints/index';
import type { Documentation, DocumentationBlock } from '../util/markup';
import { builtinTypes } from './builtinTypes';
import { limitPhrase } from './limitPhrase';
import type { RawDiscrepancy, Source } from './rawSchemaTypes';
import type { ElementDeclaration, ListedValue, RequestSchema } from './schemaTypes';

/** What is known of a value: type, unit, limits. */
export type ValueFacts = Pick<ElementDeclaration, 'builtin' | 'facets' | 'unit'>;

/** What a value must be, as a sentence; empty where anything goes. */
export function describeFacets({ builtin, facets, unit }: ValueFacts, language: Language): string {
  if (builtin === 'container' || builtin === 'tag') return '';
  const phrase = limitPhrase(builtin, facets, unit, language);
  return phrase === language.t(builtinTypes.string.noun) ? '' : language.sentence([upperFirst(phrase)]);
}

/** "required", "optional, at most 3 times" …: whether and how often an element stands in its parent. */
export function describeOccurrence(
  { minOccurs, maxOccurs, responseOnly, parent }: ElementDeclaration,
  language: Language,
): string {
  if (parent === undefined) return language.t('root element');
  if (responseOnly) return language.t('in responses only');
  const needed = language.t(minOccurs > 0 ? text('required') : text('optional'));
  if (maxOccurs === 1) return needed;
  const most = Number.isFinite(maxOccurs)
    ? language.t('at most {0} times', maxOccurs)
    : language.t('any number of times');
  return minOccurs > 1
    ? language.t('{0}, at least {1} and {2}', needed, minOccurs, most)
    : language.t('{0}, {1}', needed, most);
}

/** The limit in a few words without marks, for the right side of a completion list. */
export function shortLimit({ builtin, facets, unit }: ElementDeclaration, language: Language): string {
  if (builtin === 'container') return language.t(builtinTypes.container.noun);
  return limitPhrase(builtin, facets, unit, language).replaceAll('`', '');
}

/** How the facts about a value are laid out. */
export type FactsLayout = (declaration: ElementDeclaration, language: Language) => Documentation;

/** The facts about a value as running text, for narrow places and pages. */
export function factSentences(declaration: ElementDeclaration, language: Language): Documentation {
  return textBlock(
    language.sentences(
      describeFacets(declaration, language),
      widerSentence(declaration, language),
      defaultSentence(declaration, language),
    ),
  );
}

/** Everything worth knowing about an element, the most needed first. */
export function describeDeclaration(
  declaration: ElementDeclaration,
  language: Language,
  describeFacts: FactsLayout = factSentences,
): Documentation {
  const { name, chineseName, deprecated, noEffect, documentation, confidence } = declaration;
  return [
    headingBlock(name, chineseName, describeOccurrence(declaration, language)),
    ...deprecatedBlock(deprecated, language),
    ...noEffectBlock(noEffect, language),
    ...textBlock(documentation),
    ...describeFacts(declaration, language),
    ...listBlock([...rulesInside(declaration, language), ...rulesAbout(declaration, language)]),
    ...listBlock(describeDiscrepancies(declaration.discrepancies, language)),
    ...textBlock(confidence === 'low' ? language.t('No official page describes it.') : ''),
    ...linkBlock(declaration.source, language),
  ];
}

/** What a job does and how it is sent. */
export function describeSchema(schema: RequestSchema, language: Language): Documentation {
  return describeHeading(schema, language, schema.discrepancies);
}

/** The same without the contradictions between sources: for lists of Tags, which are not read for that. */
export function describeHeading(
  schema: RequestSchema,
  language: Language,
  discrepancies: RequestSchema['discrepancies'] = [],
): Documentation {
  const { method, path, action } = schema.operation;
  const call = codeSpan(`${method} ${path}`);
  return [
    headingBlock(schema.tag, schema.chineseName, ''),
    ...deprecatedBlock(schema.deprecated, language),
    ...textBlock(schema.documentation),
    ...textBlock(
      language.t(
        'It is sent with {0}; the account needs the permissions {1} and {2}.',
        call,
        codeSpan(action),
        codeSpan(passRole.action),
      ),
    ),
    ...listBlock(describeDiscrepancies(discrepancies, language)),
    ...linkBlock(schema.page, language),
  ];
}

function deprecatedBlock(deprecated: string | undefined, language: Language): Documentation {
  return textBlock(deprecated === undefined ? '' : language.t('Deprecated. {0}', deprecated));
}

function noEffectBlock(noEffect: string | undefined, language: Language): Documentation {
  return textBlock(noEffect === undefined ? '' : language.t('Has no effect here. {0}', noEffect));
}

/** A value with what it means. */
export function describeListedValue(
  { value, documentation }: ListedValue,
  language: Language,
): Documentation {
  return textBlock(
    documentation === undefined ? codeSpan(value) : language.t('{0}: {1}', codeSpan(value), documentation),
  );
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
export function textBlock(words: string): Documentation {
  return words === '' ? [] : [{ kind: 'text', text: words }];
}

/** Sentences as a list; nothing for no sentence. */
export function listBlock(items: readonly string[]): Documentation {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A link to the page that states the facts; nothing where none does. */
export function linkBlock(source: Source | undefined, language: Language): DocumentationBlock[] {
  if (source === undefined || source.url === '') return [];
  const remark = source.updated === undefined ? '' : language.t('(as of {0})', source.updated);
  return [{ kind: 'link', title: source.title ?? language.t('Vendor page'), url: source.url, remark }];
}

function widerSentence({ builtin, wider, unit }: ElementDeclaration, language: Language): string {
  if (wider === undefined) return '';
  return language.t('Another official page allows {0}.', limitPhrase(builtin, wider, unit, language));
}

function defaultSentence({ default: preset, unit }: ElementDeclaration, language: Language): string {
  if (preset === undefined) return '';
  const withUnit = unit === undefined || !/^[\d.]+$/.test(preset) ? '' : ` ${unit}`;
  return language.t('Default: {0}{1}.', codeSpan(preset), withUnit);
}

/** Where official sources contradict each other, and which one we follow. */
export function describeDiscrepancies(
  discrepancies: readonly RawDiscrepancy[],
  language: Language,
): string[] {
  return discrepancies.map((each) => describeDiscrepancy(each, language));
}

function describeDiscrepancy({ what, where, taken }: RawDiscrepancy, language: Language): string {
  return language.t(
    'Sources differ on {0}: {1}. Used here: {2}.',
    lowerFirst(what),
    lowerFirst(where),
    taken,
  );
}

/** The rules of an element that ask for some of its own children: what somebody who just opened it must know. */
function rulesInside({ constraints }: ElementDeclaration, language: Language): string[] {
  return constraints
    .filter(({ rule }) => rule.kind === 'requiredOr' || rule.kind === 'requiredXor')
    .map(({ rule }) => describeRule(rule, language));
}

/** The rules of all containers around an element that name it, innermost first. */
export function rulesAbout(declaration: ElementDeclaration, language: Language): string[] {
  const sentences = new Set<string>();
  let path = '';
  let below = declaration;
  for (let holder = declaration.parent; holder !== undefined; holder = holder.parent) {
    path = path === '' ? below.name : `${below.name}/${path}`;
    for (const { rule } of holder.constraints) {
      if (pathsOf(rule).includes(path)) sentences.add(describeRule(rule, language));
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
