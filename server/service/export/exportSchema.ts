/**
 * The schemas for other XML editors and validators: structure, occurrence, lists and ranges, with the documentation.
 */
import { type Language, text } from '../../../l10n/language';
import type { RequestSchema, SchemaSet } from '../schema/schemaTypes';
import { toRelaxNg } from './relaxNg';
import { toXmlSchema } from './xmlSchema';

/** The schema languages that can be written. */
export const schemaFormats = ['rng', 'xsd'] as const;

/** One of them: RELAX NG in its XML syntax, or W3C XML Schema 1.0. */
export type SchemaFormat = (typeof schemaFormats)[number];

const notIncluded = text(
  'Rules between elements are not in this schema, and a response is not a request.\n`ci-job check` checks them all.',
);

const notCounted = text(
  'XML Schema cannot count elements in any order: an element with a repeatable child accepts\neach of its children any number of times.',
);

/** The RELAX NG schema of all these Tags together. `language`: that of what stands above it. */
export function exportRelaxNg(
  schemas: readonly RequestSchema[],
  { severalJobs }: Pick<SchemaSet, 'severalJobs'>,
  language: Language,
): string {
  return toRelaxNg(schemas, severalJobs, introduction(schemas, [notIncluded], language));
}

/** The XML Schema of one Tag. `language`: that of what stands above it. */
export function exportXmlSchema(
  schema: RequestSchema,
  { severalJobs }: Pick<SchemaSet, 'severalJobs'>,
  language: Language,
): string {
  return toXmlSchema(schema, severalJobs, introduction([schema], [notIncluded, notCounted], language));
}

/** In lines. */
function introduction(
  schemas: readonly RequestSchema[],
  remarks: readonly string[],
  { t, joined }: Language,
): readonly string[] {
  const tags = schemas.map(({ tag }) => tag);
  return [
    t('Requests of {0}.', joined(tags, 'items')),
    ...remarks.flatMap((remark) => t(remark).split('\n')),
  ];
}
