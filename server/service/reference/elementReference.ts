/**
 * The part of a Tag's page about its elements: a table of all of them, then a section for each.
 */

import type { Language } from '../../../l10n/language';
import { codeSpan } from '../../../l10n/markdownText';
import { constraintDefinitions, describeRule } from '../constraints/index';
import { diagnosticCodeInfo } from '../diagnostics/diagnosticCodes';
import {
  describeDeclaration,
  describeFacets,
  describeListedValue,
  describeOccurrence,
} from '../schema/documentation';
import type { ElementDeclaration, ListedValue, RequestSchema } from '../schema/schemaTypes';
import { quote } from '../schema/words';
import { toMarkdown } from '../util/markup';
import { markdownTable } from './markdownTable';
import { CODES_PAGE, elementAnchors } from './referencePlace';

/** The blocks of all elements of a Tag, in the order of the schema. */
export function elementPages(schema: RequestSchema, language: Language): readonly string[] {
  const elements = schema.declarations.filter(({ parent }) => parent !== undefined);
  return [
    `## ${language.t('Elements')}`,
    overview(schema, elements, language),
    ...elements.flatMap((element) => section(element, language)),
    ...requestRules(schema.root, language),
  ];
}

function overview(
  schema: RequestSchema,
  elements: readonly ElementDeclaration[],
  language: Language,
): string {
  const { t } = language;
  const anchors = elementAnchors(schema);
  const rows = elements.map((element) => [
    `[${codeSpan(element.path)}](#${anchors[element.index] ?? ''})`,
    describeOccurrence(element, language),
    element.builtin === 'container' ? t('elements') : markdown(describeFacets(element, language)),
    element.default === undefined ? '' : codeSpan(element.default),
  ]);
  return markdownTable([t('element'), t('occurs'), t('value'), t('default')], rows);
}

function markdown(text: string): string {
  return toMarkdown([{ kind: 'text', text }]);
}

function section(element: ElementDeclaration, language: Language): readonly string[] {
  const { t } = language;
  const { facets, examples, chineseName, unit } = element;
  const [, ...described] = describeDeclaration(element, language);
  const remarks = [
    describeOccurrence(element, language),
    ...(chineseName === undefined ? [] : [chineseName]),
    ...(unit === undefined ? [] : [t('unit: {0}', unit)]),
  ];
  return [
    `### ${element.path}`,
    `_${remarks.join(' · ')}_`,
    toMarkdown(described),
    ...valueList(t('Values'), facets.enumeration, language),
    ...valueList(t('Other allowed words'), facets.literals, language),
    ...valueList(t('Known values'), facets.suggestedValues, language),
    ...valueList(t('Placeholders'), facets.placeholders, language),
    ...(examples.length === 0 ? [] : [t('Example: {0}', language.joined(examples.map(quote), 'items'))]),
    ...ruleList(element, language),
  ].filter((block) => block !== '');
}

function valueList(
  title: string,
  values: readonly ListedValue[] | undefined,
  language: Language,
): readonly string[] {
  if (values === undefined || values.length === 0) return [];
  const items = values.map((value) => `- ${toMarkdown(describeListedValue(value, language))}`);
  return [`${language.t('{0}:', title)}\n\n${items.join('\n')}`];
}

function requestRules(root: ElementDeclaration, language: Language): readonly string[] {
  if (root.constraints.length === 0) return [];
  return [`## ${language.t('Rules of the request')}`, ruleItems(root, language)];
}

function ruleList(element: ElementDeclaration, language: Language): readonly string[] {
  if (element.constraints.length === 0) return [];
  const title = language.t('{0}:', language.t('Rules for its content'));
  return [`${title}\n\n${ruleItems(element, language)}`];
}

/** Each rule once, with its code, its severity, and the page that states it where the element's own does not. */
function ruleItems({ constraints, source: ownSource }: ElementDeclaration, language: Language): string {
  const items = constraints.map(({ rule, source }) => {
    const { code } = constraintDefinitions[rule.kind];
    const severity = rule.severity ?? diagnosticCodeInfo(code).severity;
    const remarks = [`[${code}](${CODES_PAGE}.md#${code})`, severity];
    if (source !== undefined && source.url !== ownSource?.url) {
      remarks.push(`[${source.title ?? language.t('Vendor page')}](${source.url})`);
    }
    return `- ${markdown(describeRule(rule, language))} _(${language.joined(remarks, 'facts')})_`;
  });
  return [...new Set(items)].join('\n');
}
