/**
 * The part of a Tag's page about its elements: a table of all of them, then a section for each.
 */
import { english } from '../../l10n/language';
import { constraintDefinitions, describeRule } from '../service/constraints/index';
import { diagnosticCodeInfo } from '../service/diagnostics/diagnosticCodes';
import {
  describeDeclaration,
  describeFacets,
  describeListedValue,
  describeOccurrence,
} from '../service/schema/documentation';
import type { ElementDeclaration, ListedValue, RequestSchema } from '../service/schema/schemaTypes';
import { quote } from '../service/schema/words';
import { codeSpan, toMarkdown } from '../service/util/markup';
import { anchor, markdownTable } from './markdownPage';

/** The blocks of all elements of a Tag, in the order of the schema. */
export function elementPages(schema: RequestSchema): readonly string[] {
  const elements = schema.declarations.filter(({ parent }) => parent !== undefined);
  return ['## Elements', overview(elements), ...elements.flatMap(section), ...requestRules(schema.root)];
}

function overview(elements: readonly ElementDeclaration[]): string {
  const rows = elements.map((element) => [
    `[${codeSpan(element.path)}](#${anchor(element.path)})`,
    describeOccurrence(element, english),
    element.builtin === 'container' ? 'elements' : markdown(describeFacets(element, english)),
    element.default === undefined ? '' : codeSpan(element.default),
  ]);
  return markdownTable(['element', 'occurs', 'value', 'default'], rows);
}

function markdown(text: string): string {
  return toMarkdown([{ kind: 'text', text }]);
}

function section(element: ElementDeclaration): readonly string[] {
  const { facets, examples, chineseName, unit } = element;
  const [, ...described] = describeDeclaration(element, english);
  const remarks = [
    describeOccurrence(element, english),
    ...(chineseName === undefined ? [] : [chineseName.split(' ')[0] ?? '']),
    ...(unit === undefined ? [] : [`unit: ${unit}`]),
  ];
  return [
    `### ${element.path}`,
    `_${remarks.join(' · ')}_`,
    toMarkdown(described),
    ...valueList('Values', facets.enumeration),
    ...valueList('Words allowed beside them', facets.literals),
    ...valueList('Known values', facets.suggestedValues),
    ...valueList('Placeholders', facets.placeholders),
    ...(examples.length === 0 ? [] : [`Example: ${examples.map(quote).join(', ')}`]),
    ...ruleList('Rules for what is inside', element),
  ].filter((block) => block !== '');
}

function valueList(title: string, values: readonly ListedValue[] | undefined): readonly string[] {
  if (values === undefined || values.length === 0) return [];
  const items = values.map((value) => `- ${toMarkdown(describeListedValue(value, english))}`);
  return [`${title}:\n\n${items.join('\n')}`];
}

function requestRules(root: ElementDeclaration): readonly string[] {
  return root.constraints.length === 0 ? [] : ['## Rules of the request', ruleItems(root)];
}

function ruleList(title: string, element: ElementDeclaration): readonly string[] {
  return element.constraints.length === 0 ? [] : [`${title}:\n\n${ruleItems(element)}`];
}

/** Each rule once, with its code, its severity, and the page that states it where the element's own does not. */
function ruleItems({ constraints, source: ownSource }: ElementDeclaration): string {
  const items = constraints.map(({ rule, source }) => {
    const { code } = constraintDefinitions[rule.kind];
    const severity = rule.severity ?? diagnosticCodeInfo(code).severity;
    const remarks = [`[${code}](codes.md#${code})`, severity];
    if (source !== undefined && source.url !== ownSource?.url) {
      remarks.push(`[${source.title ?? 'source'}](${source.url})`);
    }
    return `- ${markdown(describeRule(rule, english))} _(${remarks.join(', ')})_`;
  });
  return [...new Set(items)].join('\n');
}
