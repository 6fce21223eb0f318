/**
 * Hover: what an element is, on its names and its value; what a listed value, a placeholder or a Tag means.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Position } from 'vscode-languageserver-types';
import { codeSpan } from '../../../../l10n/markdownText';
import type { Job, RequestDocument } from '../../binding/requestDocument';
import { allowedValuesNow } from '../../constraints/rulesInForce';
import { findListed } from '../../facets/enumeration';
import { placeholderExpression } from '../../facets/placeholders';
import type { ClientCapabilities } from '../../languageServiceTypes';
import { at, type NodeId, type Span } from '../../parser/xmlNodes';
import { leafValue } from '../../parser/xmlText';
import {
  describeDeclaration,
  describeListedValue,
  describeSchema,
  textBlock,
} from '../../schema/documentation';
import { factTable } from '../../schema/factTable';
import type { ElementDeclaration, ListedValue } from '../../schema/schemaTypes';
import { quoteAll } from '../../schema/words';
import { type HoverSubject, hoverTargetAt, toHover, touches } from './hoverTarget';
import { jobSentence } from './summaries';

/** The hover at a position; undefined where there is nothing to say. */
export function doHover(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
  capabilities: ClientCapabilities = {},
): Hover | undefined {
  const subject = subjectAt(request, document.offsetAt(position));
  return subject === undefined ? undefined : toHover(document, subject, capabilities);
}

function subjectAt(request: RequestDocument, offset: number): HoverSubject | undefined {
  const target = hoverTargetAt(request.xml, offset);
  if (target === undefined) return undefined;
  const { kind, element, span } = target;
  const declaration = request.declarations[element];
  if (kind === 'name') {
    return declaration === undefined
      ? undefined
      : { documentation: describeDeclaration(declaration, request.schemaSet.language, factTable), span };
  }
  if (declaration?.builtin === 'container') return undefined;
  const job = request.jobs.find(({ tagElement }) => tagElement === element);
  if (job !== undefined) return tagSubject(request, job, span);
  return declaration === undefined ? undefined : valueSubject(request, element, declaration, span, offset);
}

function tagSubject(request: RequestDocument, job: Job, span: Span): HoverSubject | undefined {
  const { schemaSet } = request;
  const { schema, tag } = job;
  const { language } = schemaSet;
  if (schema !== undefined) {
    const sentence = jobSentence(request, job, codeSpan);
    return { documentation: [...textBlock(sentence ?? ''), ...describeSchema(schema, language)], span };
  }
  const other = tag === undefined ? undefined : schemaSet.otherTags.get(tag);
  if (tag === undefined) return undefined;
  const elsewhere = schemaSet.elsewhere.get(tag);
  if (elsewhere !== undefined) {
    return { documentation: describeListedValue({ value: tag, documentation: elsewhere }, language), span };
  }
  if (other === undefined) return undefined;
  const words = language.t('Its elements are not described here yet: only the XML is checked.');
  return {
    documentation: [
      ...describeListedValue({ value: tag, documentation: other }, language),
      ...textBlock(words),
    ],
    span,
  };
}

/** The meaning of the value first, then what else is possible now, then the element. */
function valueSubject(
  request: RequestDocument,
  element: NodeId,
  declaration: ElementDeclaration,
  span: Span,
  offset: number,
): HoverSubject {
  const { language } = request.schemaSet;
  const placeholder = placeholderAt(request, declaration, span, offset);
  if (placeholder !== undefined) return placeholder;
  const listed = listedValue(declaration, leafValue(request.xml, element));
  const possible = allowedValuesNow(request, at(request.xml.parent, element), declaration);
  return {
    documentation: [
      ...(listed?.documentation === undefined ? [] : describeListedValue(listed, language)),
      ...textBlock(
        possible === undefined || possible.length === 0
          ? ''
          : language.t('Given the rest of the request, it must be {0}.', language.or(quoteAll(possible))),
      ),
      ...describeDeclaration(declaration, language, factTable),
    ],
    span,
  };
}

/** What the value is on one of the element's lists, the closed one first. */
export function listedValue({ facets, wider }: ElementDeclaration, value: string): ListedValue | undefined {
  const lists = [facets.enumeration, facets.suggestedValues, facets.literals, wider?.enumeration];
  for (const list of lists) {
    const listed = list === undefined ? undefined : findListed(list, value);
    if (listed !== undefined) return listed;
  }
  return undefined;
}

function placeholderAt(
  { xml, schemaSet }: RequestDocument,
  { facets }: ElementDeclaration,
  span: Span,
  offset: number,
): HoverSubject | undefined {
  if (facets.placeholders === undefined) return undefined;
  for (const match of xml.text.slice(span.start, span.end).matchAll(placeholderExpression)) {
    const start = span.start + match.index;
    const found = { start, end: start + match[0].length };
    const listed = findListed(facets.placeholders, match[0]);
    if (listed !== undefined && touches(found, offset)) {
      return { documentation: describeListedValue(listed, schemaSet.language), span: found };
    }
  }
  return undefined;
}
