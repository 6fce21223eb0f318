/**
 * Completion: the elements that are allowed here and still missing, values, Tags, closing tags, `${…}`,
 * and whole requests in an empty document. The place decides; the items are built under `completion/`.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CompletionItem,
  type CompletionList,
  type Position,
  TextEdit,
} from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import type { ClientCapabilities } from '../../languageServiceTypes';
import { type CompletionContext, completionContext } from './completionContext';
import type { CompletionScope } from './completionScope';
import { elementItems, endTagItems, nameItems } from './elementItems';
import { requestItems } from './requestItems';
import { suppressionCodeItems, suppressionWordItems } from './suppressionItems';
import { tagItems, valueItems } from './valueItems';

/** The completion list at a position. */
export function doComplete(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
  capabilities: ClientCapabilities = {},
): CompletionList {
  // Nobody writes an answer.
  if (request.response !== undefined) return { isIncomplete: false, items: [] };
  const offset = document.offsetAt(position);
  const context = completionContext(request, offset);
  const scope = { document, capabilities, language: request.schemaSet.language };
  const items = itemsOf(scope, context, offset);
  const offersInsert = capabilities.insertReplace === true && isValue(context);
  return {
    isIncomplete: false,
    items: offersInsert ? items.map((item) => withInsert(item, position)) : items,
  };
}

/** Names stay whole: half of one would part it from its end tag. */
function isValue({ kind }: CompletionContext): boolean {
  return kind === 'tagValue' || kind === 'simpleValue';
}

/** Lets the person choose whether the rest of the word behind the cursor goes. */
function withInsert(item: CompletionItem, position: Position): CompletionItem {
  const { textEdit } = item;
  if (textEdit === undefined || !TextEdit.is(textEdit)) return item;
  const { range, newText } = textEdit;
  return { ...item, textEdit: { newText, insert: { start: range.start, end: position }, replace: range } };
}

function itemsOf(scope: CompletionScope, context: CompletionContext, offset: number): CompletionItem[] {
  switch (context.kind) {
    case 'elementName':
      return elementItems(scope, { ...context, tagOpened: true });
    case 'existingElementName':
      return nameItems(scope, context, context.endName);
    case 'endTagName':
      return endTagItems(scope, context.request, context.element, context.replace);
    case 'elementContent':
      return elementItems(scope, { ...context, tagOpened: false });
    case 'tagValue':
      return tagItems(scope, context.request, context.replace);
    case 'simpleValue':
      return valueItems(scope, context.request, context.leaf, context.replace, offset);
    case 'suppressionWord':
      return suppressionWordItems(scope, context.replace);
    case 'suppressionCode':
      return suppressionCodeItems(scope, context.request, context.comment, context.replace);
    case 'prolog':
      return requestItems(scope, context.request, context.replace);
    case 'none':
      return [];
  }
}
