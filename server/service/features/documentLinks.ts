/**
 * Links: addresses in values, pages that the schema has for a value, and the vendor page behind the Tag.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { at, NodeKind, type Span } from '../parser/xmlNodes';
import { leafValue, textSpan } from '../parser/xmlText';
import { fillAddress } from './hover/summaries';

/** The links of the document, in document order. */
export function findDocumentLinks(document: TextDocument, request: RequestDocument): DocumentLink[] {
  const { xml, schemaSet } = request;
  const schemas = new Map(request.jobs.map(({ tagElement, schema }) => [tagElement, schema]));
  const links: DocumentLink[] = [];
  const add = ({ start, end }: Span, target: string, tooltip?: string): void => {
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    links.push({ range, target, ...(tooltip === undefined ? {} : { tooltip }) });
  };
  for (let node = 0; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const schema = schemas.get(node);
    if (schema !== undefined) {
      add(
        textSpan(xml, node),
        schema.page.url,
        schemaSet.language.t('Open the vendor page of {0}', schema.tag),
      );
      continue;
    }
    const { builtin, link } = request.declarations[node] ?? {};
    if (link !== undefined) {
      const target = fillAddress(request, at(xml.parent, node), link.url);
      if (target !== undefined) add(textSpan(xml, node), target, link.title);
      continue;
    }
    if (builtin !== 'url' && builtin !== 'string') continue;
    const value = leafValue(xml, node);
    // A wildcard is no address yet.
    if (/^https?:\/\/[^\s<>{}]+$/i.test(value)) add(textSpan(xml, node), value);
  }
  return links;
}
