/**
 * What `ci-job explain` can explain, found by a word: diagnostic codes, errors of the service, Tags and elements.
 * Every explanation is one of the language service, with the place of the reference that says more.
 */

import type { Language } from '../l10n/language';
import { codeExplanationText } from '../server/service/diagnostics/codeExplanations';
import { diagnosticCodes, isDiagnosticCode } from '../server/service/diagnostics/diagnosticCodes';
import type { ReferencePlace, SchemaSet } from '../server/service/languageServiceTypes';
import {
  codePlace,
  elementPlace,
  errorPlace,
  otherTagPlace,
  tagPlace,
} from '../server/service/reference/referencePlace';
import {
  describeDeclaration,
  describeListedValue,
  describeOccurrence,
  describeSchema,
} from '../server/service/schema/documentation';
import { describeErrorCode } from '../server/service/schema/responseDocumentation';
import type { ElementDeclaration, RequestSchema } from '../server/service/schema/schemaTypes';
import { toPlainText } from '../server/service/util/markup';

/** The part of the schema set that explanations are made of. */
export type ExplainedSchemas = Pick<
  SchemaSet,
  'categories' | 'errorCodes' | 'language' | 'otherTags' | 'tags'
>;

/** The words about one thing, and where the reference says more. */
export interface Explanation {
  readonly text: string;
  readonly place: ReferencePlace;
}

/** The explanations of a word: several where elements of one name differ, none for an unknown word. */
export function explain(word: string, schemas: ExplainedSchemas): readonly Explanation[] {
  const { errorCodes, tags, otherTags, language } = schemas;
  if (isDiagnosticCode(word)) return [{ text: codeExplanationText(word, language), place: codePlace(word) }];
  const error = errorCodes.get(word);
  if (error !== undefined) {
    return [{ text: toPlainText(describeErrorCode(error, language)), place: errorPlace(error.code) }];
  }
  const schema = tags.get(word);
  if (schema !== undefined) return [{ text: tagText(schema, language), place: tagPlace(schema) }];
  const other = otherTags.get(word);
  return other === undefined
    ? explainElements(word, schemas)
    : [{ text: otherTagText(word, other, language), place: otherTagPlace() }];
}

/** The paths of elements by which `explain` knows them, as long as the word: `Video/Width` for two names. */
export function explainablePaths(word: string, { tags }: ExplainedSchemas): readonly string[] {
  const names = word.split('/').length;
  const paths = [...tags.values()].flatMap((schema) =>
    elementsOf(schema).map(({ path }) => `${schema.tag}/${path}`.split('/').slice(-names).join('/')),
  );
  return [...new Set(paths)];
}

/** Every word that `explain` knows; of elements only the names. */
export function explainableNames({ errorCodes, tags, otherTags }: ExplainedSchemas): readonly string[] {
  const names = [...tags.values()].flatMap((schema) => elementsOf(schema).map(({ name }) => name));
  return [
    ...new Set([
      ...Object.keys(diagnosticCodes),
      ...errorCodes.keys(),
      ...tags.keys(),
      ...otherTags.keys(),
      ...names,
    ]),
  ];
}

/** The service knows the Tag, and the schemas know no more of it. */
function otherTagText(tag: string, documentation: string, language: Language): string {
  const unknown = language.t('Its elements are not described here yet: only the XML is checked.');
  return [tag, documentation, unknown].join('\n\n');
}

function tagText(schema: RequestSchema, language: Language): string {
  const elements = elementsOf(schema);
  const width = Math.max(...elements.map(({ path }) => path.length));
  const rows = elements.map(
    (element) => `  ${element.path.padEnd(width)}  ${describeOccurrence(element, language)}`,
  );
  const title = language.t('{0}:', language.t('Elements'));
  return [toPlainText(describeSchema(schema, language)), `${title}\n${rows.join('\n')}`].join('\n\n');
}

/** A word names an element by the end of its path, which may start with the Tag. Equal words are said once. */
function explainElements(word: string, { tags, language }: ExplainedSchemas): readonly Explanation[] {
  const found = new Map<string, { readonly paths: string[]; readonly place: ReferencePlace }>();
  for (const schema of tags.values()) {
    for (const element of elementsOf(schema)) {
      const path = `${schema.tag}/${element.path}`;
      if (path !== word && !path.endsWith(`/${word}`)) continue;
      const text = elementText(element, language);
      const same = found.get(text) ?? { paths: [], place: elementPlace(schema, element) };
      same.paths.push(path);
      found.set(text, same);
    }
  }
  return [...found].map(([text, { paths, place }]) => ({ text: `${paths.join('\n')}\n\n${text}`, place }));
}

function elementText(element: ElementDeclaration, language: Language): string {
  const { enumeration = [], literals = [], suggestedValues = [], placeholders = [] } = element.facets;
  const values = [...enumeration, ...literals, ...suggestedValues, ...placeholders]
    .filter(({ documentation }) => documentation !== undefined)
    .map((value) => `- ${toPlainText(describeListedValue(value, language))}`);
  return [toPlainText(describeDeclaration(element, language)), values.join('\n')]
    .filter((block) => block !== '')
    .join('\n\n');
}

function elementsOf({ declarations }: RequestSchema): readonly ElementDeclaration[] {
  return declarations.filter(({ parent }) => parent !== undefined);
}
