/**
 * Completion: the elements that are allowed here and still missing, values, Tags, closing tags, `${…}`,
 * and whole requests in an empty document.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { isExcludedNow, isRequiredNow } from '../constraints/rulesInForce';
import type { ClientCapabilities } from '../languageServiceTypes';
import { at, childElements, NONE, NodeFlags, type NodeId, nameOf, type Span } from '../parser/xmlNodes';
import { REQUEST, TAG } from '../schema/compileSchemaSet';
import { describeDeclaration, describeSchema, shortLimit } from '../schema/documentation';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { completionContext } from './completionContext';
import type { CompletionScope } from './completionScope';
import { choice, elementPlainText, elementSnippet, snippetToPlainText } from './elementSnippet';
import { markup } from './markup';
import { completeValue } from './valueCompletion';

/** The completion list at a position. */
export function doComplete(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
  capabilities: ClientCapabilities = {},
): CompletionList {
  const scope: CompletionScope = { document, request, capabilities };
  const offset = document.offsetAt(position);
  const context = completionContext(request, offset);
  return { isIncomplete: false, items: itemsOf(scope, context, offset) };
}

function itemsOf(
  scope: CompletionScope,
  context: ReturnType<typeof completionContext>,
  offset: number,
): CompletionItem[] {
  switch (context.kind) {
    case 'elementName':
      return context.parent === NONE
        ? completeRequest(scope, context.replace)
        : completeElements(scope, context.parent, context.replace);
    case 'elementContent':
      return completeElements(scope, context.parent, context.replace);
    case 'endTagName':
      return completeEndTag(scope, context.element, context.replace);
    case 'value':
      return completeValue(scope, context.leaf, context.replace, offset);
    case 'prolog':
      return completeRequest(scope, context.replace);
    case 'none':
      return [];
  }
}

/** An item that inserts a snippet in place of a span. `rank` orders items of one list. */
export function snippetItem(
  { document, capabilities }: CompletionScope,
  replace: Span,
  rank: number,
  item: Omit<CompletionItem, 'textEdit'> & { readonly snippet: string },
): CompletionItem {
  const { snippet, ...rest } = item;
  const snippets = capabilities.snippets ?? true;
  const typed = document.getText().slice(replace.start, replace.start + 1);
  const filter = rest.filterText ?? rest.label;
  return {
    ...rest,
    // Clients filter by what stands in the replaced span, which may start with the `<`.
    filterText: typed === '<' ? `<${filter}` : filter,
    sortText: String(rank).padStart(4, '0'),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: {
      range: { start: document.positionAt(replace.start), end: document.positionAt(replace.end) },
      newText: snippets ? snippet : snippetToPlainText(snippet),
    },
  };
}

/** Whole requests and the bare root, for a document without one. */
function completeRequest(scope: CompletionScope, replace: Span): CompletionItem[] {
  const { schemaSet, xml } = scope.request;
  if (xml.root !== NONE && nameOf(xml, xml.root) === REQUEST) return [];
  const tags = [...schemaSet.tags.keys()];
  const root = snippetItem(scope, replace, 0, {
    label: REQUEST,
    kind: CompletionItemKind.Struct,
    detail: 'root element',
    snippet: `<${REQUEST}>\n\t<${TAG}>${choice(1, tags)}</${TAG}>\n\t$0\n</${REQUEST}>`,
  });
  const whole = [...schemaSet.tags.values()].flatMap((schema) =>
    schema.snippets.map((snippet) => ({ schema, snippet })),
  );
  const items = whole.map(({ schema, snippet }, index) =>
    snippetItem(scope, replace, index + 1, {
      label: `${schema.tag} ${snippet.name}`,
      kind: CompletionItemKind.Snippet,
      detail: 'whole request',
      documentation: markup(`${snippet.description}\n\n${describeSchema(schema)}`, scope.capabilities),
      filterText: `${REQUEST} ${schema.tag} ${snippet.name} ${schema.chineseName ?? ''}`.trim(),
      snippet: snippet.body.join('\n'),
    }),
  );
  return [root, ...items];
}

function completeElements(scope: CompletionScope, parent: NodeId, replace: Span): CompletionItem[] {
  const { request } = scope;
  const container = request.declarations[parent];
  if (container === undefined) return parent === request.request ? completeMissingTag(scope, replace) : [];
  const counts = countChildren(request, parent);
  const offered = container.children
    .filter((child) => !child.responseOnly && child.deprecated === undefined)
    .filter((child) => (counts.get(child) ?? 0) < child.maxOccurs)
    .filter((child) => !isExcludedNow(request, parent, child));
  const needed = (child: ElementDeclaration): boolean =>
    (counts.get(child) ?? 0) < child.minOccurs || isRequiredNow(request, parent, child);
  const sorted = [...offered.filter(needed), ...offered.filter((child) => !needed(child))];
  return sorted.map((child, rank) => elementItem(scope, replace, rank, child, needed(child)));
}

function countChildren(request: RequestDocument, parent: NodeId): Map<ElementDeclaration, number> {
  const counts = new Map<ElementDeclaration, number>();
  for (const child of childElements(request.xml, parent)) {
    const declaration = request.declarations[child];
    // A half-typed tag under the cursor is what is being completed, it does not count.
    const isHalfTyped = (at(request.xml.flags, child) & NodeFlags.startTagOpen) !== 0;
    if (declaration !== undefined && !isHalfTyped)
      counts.set(declaration, (counts.get(declaration) ?? 0) + 1);
  }
  return counts;
}

function elementItem(
  scope: CompletionScope,
  replace: Span,
  rank: number,
  child: ElementDeclaration,
  needed: boolean,
): CompletionItem {
  const chinese = child.chineseName === undefined ? '' : ` ${child.chineseName}`;
  const snippet = child.builtin === 'tag' ? tagSnippet(scope.request) : elementSnippet(child);
  return snippetItem(scope, replace, rank, {
    label: child.name,
    kind: child.builtin === 'container' ? CompletionItemKind.Struct : CompletionItemKind.Field,
    detail: needed ? `${shortLimit(child)} (needed)` : shortLimit(child),
    documentation: markup(describeDeclaration(child), scope.capabilities),
    filterText: `${child.name}${chinese}`,
    snippet: scope.capabilities.snippets === false ? elementPlainText(child) : snippet,
  });
}

/** A request without a known Tag: nothing else can be said before it. */
function completeMissingTag(scope: CompletionScope, replace: Span): CompletionItem[] {
  if (scope.request.tagElement !== NONE) return [];
  const snippet = tagSnippet(scope.request);
  return [
    snippetItem(scope, replace, 0, {
      label: TAG,
      kind: CompletionItemKind.Field,
      detail: 'the job',
      snippet,
    }),
  ];
}

function tagSnippet({ schemaSet }: RequestDocument): string {
  return `<${TAG}>${choice(1, [...schemaSet.tags.keys()])}</${TAG}>$0`;
}

function completeEndTag(
  { document, request }: CompletionScope,
  element: NodeId,
  replace: Span,
): CompletionItem[] {
  const name = nameOf(request.xml, element);
  const range = { start: document.positionAt(replace.start), end: document.positionAt(replace.end) };
  return [
    {
      label: `/${name}`,
      kind: CompletionItemKind.Field,
      filterText: name,
      textEdit: { range, newText: `${name}>` },
    },
  ];
}
