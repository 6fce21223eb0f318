/**
 * The sentences about what the service answers: its elements, its times, its errors.
 * The elements of an answer are read, not written: how often one must occur or what excludes it is of no interest.
 */

import type { Language } from '../../../l10n/language';
import { codeSpan } from '../../../l10n/markdownText';
import type { Documentation } from '../util/markup';
import { builtinTypes } from './builtinTypes';
import {
  describeDiscrepancies,
  describeFacets,
  headingBlock,
  linkBlock,
  listBlock,
  textBlock,
} from './documentation';
import { REQUEST } from './schemaParts';
import type { ElementDeclaration, ErrorCode, ListedValue } from './schemaTypes';
import { quoteAll } from './words';

/**
 * What an element of an answer is. Its listed values belong to the hover on its name;
 * on a value the one that stands there has been explained already.
 */
export function describeAnswerElement(
  declaration: ElementDeclaration,
  on: 'name' | 'value',
  language: Language,
): Documentation {
  const { name, chineseName, documentation, facets, discrepancies, confidence, source } = declaration;
  const repeated = isRepeatedFromRequest(declaration);
  const values = [...(facets.enumeration ?? []), ...(facets.literals ?? [])].filter(isExplained);
  return [
    headingBlock(name, chineseName, remarksOf(declaration, repeated, language)),
    ...textBlock(documentation),
    ...textBlock(repeated ? describeFacets(declaration, language) : valueSentence(declaration, language)),
    ...listBlock(on === 'name' && !repeated ? values.map((each) => meaning(each, language)) : []),
    ...listBlock(describeDiscrepancies(discrepancies, language)),
    ...textBlock(confidence === 'low' ? language.t('No official page describes it.') : ''),
    ...linkBlock(source, language),
  ];
}

/** What an error means and what to do about it. */
export function describeErrorCode(error: ErrorCode, language: Language): Documentation {
  const { code, httpStatus = [], numbers = [], documentation, nextStep, source, confidence } = error;
  const status =
    httpStatus.length === 0 ? '' : language.t('with HTTP {0}', language.or(httpStatus.map(String)));
  return [
    headingBlock(code, undefined, status),
    ...textBlock(documentation),
    ...textBlock(language.t('What to do: {0}', nextStep)),
    ...textBlock(
      numbers.length === 0
        ? ''
        : language.t('Older responses have {0} instead.', language.or(quoteAll(numbers.map(String)))),
    ),
    ...textBlock(confidence === 'low' ? language.t('No official page describes it.') : ''),
    ...linkBlock(source, language),
  ];
}

/** The same moment in UTC, for people who live elsewhere than the service; nothing for what is no time. */
export function describeTime(value: string, language: Language): Documentation {
  if (!builtinTypes.time.accepts(value)) return [];
  // ECMAScript promises to read offsets only with a colon.
  const moment = new Date(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(moment.getTime())) return [];
  const utc = moment.toISOString().replace('T', ' ').replace('.000Z', '');
  return textBlock(language.t('{0} is {1} UTC.', codeSpan(value), utc));
}

function isRepeatedFromRequest(declaration: ElementDeclaration): boolean {
  let root = declaration;
  while (root.parent !== undefined) root = root.parent;
  return root.name === REQUEST;
}

function remarksOf(
  { maxOccurs, responseOnly }: ElementDeclaration,
  repeated: boolean,
  language: Language,
): string {
  if (repeated) return responseOnly ? '' : language.t('as in the request');
  return maxOccurs > 1 ? language.t('any number of times') : '';
}

/** What a value looks like; the listed values stand in a list of their own. */
function valueSentence({ builtin, facets, unit }: ElementDeclaration, language: Language): string {
  if (builtin === 'errorCode' || facets.enumeration !== undefined) return '';
  if (builtin === 'string' && unit !== undefined) return language.t('Unit: {0}.', unit);
  const { literals: _listed, ...range } = facets;
  return describeFacets({ builtin, facets: range, unit }, language);
}

function isExplained(listed: ListedValue): listed is ListedValue & { readonly documentation: string } {
  return listed.documentation !== undefined;
}

function meaning(
  { value, documentation }: ListedValue & { readonly documentation: string },
  language: Language,
): string {
  return language.t('{0}: {1}', codeSpan(value), documentation);
}
