/**
 * The schemas for other XML editors and validators: structure, occurrence, lists and ranges, with the documentation.
 */
import type { RequestSchema } from '../schema/schemaTypes';
import { toRelaxNg } from './relaxNg';
import { toXmlSchema } from './xmlSchema';

/** The schema languages that can be written. */
export const schemaFormats = ['rng', 'xsd'] as const;

/** One of them: RELAX NG in its XML syntax, or W3C XML Schema 1.0. */
export type SchemaFormat = (typeof schemaFormats)[number];

const notIncluded = [
  'Rules between elements are not in this schema, and an answer is no request.',
  '`ci-job check` knows them all.',
];

const notCounted = [
  'XML Schema cannot count elements that stand in any order: an element with a child that may be there several',
  'times takes each of its children as often as one likes.',
];

/** The RELAX NG schema of all these Tags together. */
export function exportRelaxNg(schemas: readonly RequestSchema[]): string {
  return toRelaxNg(schemas, [`Requests of ${tagsOf(schemas)}.`, ...notIncluded]);
}

/** The XML Schema of one Tag. */
export function exportXmlSchema(schema: RequestSchema): string {
  return toXmlSchema(schema, [`Requests of ${tagsOf([schema])}.`, ...notIncluded, ...notCounted]);
}

function tagsOf(schemas: readonly RequestSchema[]): string {
  return schemas.map(({ tag }) => tag).join(', ');
}
