/**
 * Ways into the reference: where it describes a place of a document, and the link that ends a hover.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Hover, MarkupContent, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { Language } from '../../../l10n/language';
import { jobAt, jobOf } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import type { ReferencePlace } from '../languageServiceTypes';
import { at, NONE, type NodeId } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { answerPlace, elementPlace, errorPlace, tagPlace } from '../reference/referencePlace';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { hoverTargetAt } from './hover/hoverTarget';
import { enclosingElement } from './treeQueries';

/** Where the reference describes the element at a position, or the nearest one around it that it knows. */
export function findReference(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
): ReferencePlace | undefined {
  const offset = document.offsetAt(position);
  const target = hoverTargetAt(request.xml, offset);
  const innermost = target?.element ?? enclosingElement(request.xml, offset);
  for (let element = innermost; element !== NONE; element = at(request.xml.parent, element)) {
    const place = placeOf(request, element);
    if (place !== undefined) return place;
  }
  const schema = jobAt(request, offset)?.schema ?? request.schema;
  return schema === undefined ? undefined : tagPlace(schema);
}

function placeOf(request: RequestDocument, element: NodeId): ReferencePlace | undefined {
  const declaration = request.declarations[element];
  if (declaration === undefined) return undefined;
  if (request.response !== undefined) {
    const isCode = declaration.builtin === 'errorCode';
    const error = isCode ? request.schemaSet.errorCodes.get(leafValue(request.xml, element)) : undefined;
    return error === undefined ? answerPlace(declaration) : errorPlace(error.code);
  }
  // Who asks about the Tag asks about the job.
  const ofTag = request.jobs.find(({ tagElement }) => tagElement === element);
  if (ofTag !== undefined) return ofTag.schema === undefined ? undefined : tagPlace(ofTag.schema);
  return placeInSchema(request, element, declaration);
}

/** What several jobs share, the first of them that knows it explains. */
function placeInSchema(
  request: RequestDocument,
  element: NodeId,
  { path }: ElementDeclaration,
): ReferencePlace | undefined {
  const job = jobOf(request, element);
  for (const { schema } of job === undefined ? request.jobs : [job]) {
    const known = schema?.declarations.find((declared) => declared.path === path);
    if (schema !== undefined && known !== undefined) return elementPlace(schema, known);
  }
  return undefined;
}

/** The hover with a link to the reference, beside that to the vendor's page where it ends with one. */
export function withReferenceLink(
  hover: Hover,
  place: ReferencePlace,
  command: string,
  { t }: Language,
): Hover {
  const { contents } = hover;
  if (!MarkupContent.is(contents) || contents.kind !== MarkupKind.Markdown) return hover;
  const endsWithLink = /(?:^|\n)\[[^\n]*$/.test(contents.value);
  const link = `[${t('Reference')}](${commandUri(command, place)})`;
  const value = `${contents.value}${endsWithLink ? ' · ' : '\n\n'}${link}`;
  return { ...hover, contents: { ...contents, value } };
}

/** Names of pages and anchors hold no brackets, which would end the link. */
function commandUri(command: string, place: ReferencePlace): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([place]))}`;
}
