/**
 * The sentences about what the service answers: its elements, its times, its errors.
 * The elements of an answer are read, not written: how often one must occur or what excludes it is of no interest.
 */
import { codeSpan, type Documentation } from '../util/markup';
import { builtinTypes } from './builtinTypes';
import { REQUEST } from './compileSchemaSet';
import {
  describeDiscrepancy,
  describeFacets,
  headingBlock,
  linkBlock,
  listBlock,
  textBlock,
} from './documentation';
import type { ElementDeclaration, ErrorCode, ListedValue } from './schemaTypes';
import { joinList, quoteList } from './words';

/**
 * What an element of an answer is. Its listed values belong to the hover on its name;
 * on a value the one that stands there has been explained already.
 */
export function describeAnswerElement(declaration: ElementDeclaration, on: 'name' | 'value'): Documentation {
  const { name, chineseName, documentation, facets, discrepancies, confidence, source } = declaration;
  const repeated = isRepeatedFromRequest(declaration);
  const values = [...(facets.enumeration ?? []), ...(facets.literals ?? [])].filter(isExplained);
  return [
    headingBlock(name, chineseName, remarksOf(declaration, repeated)),
    ...textBlock(documentation),
    ...textBlock(repeated ? describeFacets(declaration) : valueSentence(declaration)),
    ...listBlock(on === 'name' && !repeated ? values.map(meaning) : []),
    ...listBlock(discrepancies.map(describeDiscrepancy)),
    ...textBlock(confidence === 'low' ? 'No page that we know describes it.' : ''),
    ...linkBlock(source),
  ];
}

/** What an error means and what to do about it. */
export function describeErrorCode(error: ErrorCode): Documentation {
  const { code, httpStatus = [], numbers = [], documentation, nextStep, source, confidence } = error;
  const status = httpStatus.length === 0 ? '' : `with HTTP ${joinList(httpStatus.map(String))}`;
  return [
    headingBlock(code, undefined, status),
    ...textBlock(documentation),
    ...textBlock(`What to do: ${nextStep}`),
    ...textBlock(numbers.length === 0 ? '' : `Older answers say ${quoteList(numbers.map(String))} instead.`),
    ...textBlock(confidence === 'low' ? 'No page that we know describes it.' : ''),
    ...linkBlock(source),
  ];
}

/** The same moment in UTC, for people who live elsewhere than the service; nothing for what is no time. */
export function describeTime(value: string): Documentation {
  if (!builtinTypes.time.accepts(value)) return [];
  // ECMAScript promises to read offsets only with a colon.
  const moment = new Date(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(moment.getTime())) return [];
  const utc = moment.toISOString().replace('T', ' ').replace('.000Z', '');
  return textBlock(`${codeSpan(value)} is ${utc} UTC.`);
}

function isRepeatedFromRequest(declaration: ElementDeclaration): boolean {
  let root = declaration;
  while (root.parent !== undefined) root = root.parent;
  return root.name === REQUEST;
}

function remarksOf({ maxOccurs, responseOnly }: ElementDeclaration, repeated: boolean): string {
  if (repeated) return responseOnly ? '' : 'as in the request';
  return maxOccurs > 1 ? 'any number of times' : '';
}

/** What a value looks like; the listed values stand in a list of their own. */
function valueSentence({ builtin, facets, unit }: ElementDeclaration): string {
  if (builtin === 'errorCode' || facets.enumeration !== undefined) return '';
  if (builtin === 'string' && unit !== undefined) return `Unit: ${unit}.`;
  const { literals: _listed, ...range } = facets;
  return describeFacets({ builtin, facets: range, unit });
}

function isExplained(listed: ListedValue): listed is ListedValue & { readonly documentation: string } {
  return listed.documentation !== undefined;
}

function meaning({ value, documentation }: ListedValue & { readonly documentation: string }): string {
  return `${codeSpan(value)}: ${documentation}`;
}
