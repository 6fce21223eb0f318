/**
 * Items that insert elements: the allowed and still missing children, what is needed first, and closing tags.
 */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import { declaredThere } from '../../binding/jobs';
import type { RequestDocument } from '../../binding/requestDocument';
import { allowedValuesNow, isExcludedNow, isRequiredNow } from '../../constraints/rulesInForce';
import { childElements, type NodeId, nameOf, type Span, type XmlDocument } from '../../parser/xmlNodes';
import { shortLimit } from '../../schema/documentation';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { snippetToPlainText } from '../../util/snippets';
import { ownLevel } from '../indentation';
import { lacksEndTag } from '../treeQueries';
import { type CompletionScope, rangeOf, sortText } from './completionScope';
import { elementDocumentation } from './elementDocumentation';
import { elementPlainText, elementSnippet, type ValueChooser } from './elementSnippet';
import { indentLines, layOut, layoutAt } from './itemLayout';
import { type InsertedText, isNeedlessTag, missingTags, textsWithTag } from './tagElements';

/** A place for elements. The request is the one without what is being typed. */
export interface ElementPlace {
  readonly request: RequestDocument;
  readonly container: NodeId;
  readonly replace: Span;
  /** A `<` is typed already. */
  readonly tagOpened: boolean;
}

/** The children that may be inserted, and the closing tag where the container has none. */
export function elementItems(scope: CompletionScope, place: ElementPlace): CompletionItem[] {
  const { request, container } = place;
  const items = candidates(request, container).map(({ child, group }, rank) =>
    insertionItem(scope, place, textsOf(request, container, child), {
      ...labelsOf(scope, child, group),
      sortText: sortText(group, rank),
    }),
  );
  const closing = lacksEndTag(request.xml, container) ? [closingItem(scope, place)] : [];
  const missing = missingTags(scope.language, place).map(({ texts, labels }) =>
    insertionItem(scope, place, texts, labels),
  );
  return [...missing, ...items, ...closing];
}

/** Only the name, for a start tag that is already written. */
export function nameItems(
  scope: CompletionScope,
  place: Omit<ElementPlace, 'tagOpened'>,
  endName: Span | undefined,
): CompletionItem[] {
  const missing = missingTags(scope.language, place).map(({ labels }) => labels);
  const others = candidates(place.request, place.container).map(({ child, group }, rank) => ({
    ...labelsOf(scope, child, group),
    sortText: sortText(group, rank),
  }));
  return [...missing, ...others].map((item) => ({
    ...item,
    textEdit: { range: rangeOf(scope, place.replace), newText: item.label },
    ...(endName === undefined
      ? {}
      : { additionalTextEdits: [{ range: rangeOf(scope, endName), newText: item.label }] }),
  }));
}

/** What follows `</`: the name, or the whole end tag where it does not stand at its level. */
export function endTagItems(
  scope: CompletionScope,
  { xml }: RequestDocument,
  element: NodeId,
  replace: Span,
): CompletionItem[] {
  const name = nameOf(xml, element);
  const tagStart = replace.start - '</'.length;
  const moved = atOwnLevel(xml, element, { start: tagStart, end: replace.end });
  const isMoved = moved.span.start < tagStart;
  return [
    {
      label: `/${name}`,
      kind: CompletionItemKind.Property,
      filterText: isMoved ? `</${name}>` : name,
      textEdit: isMoved
        ? { range: rangeOf(scope, moved.span), newText: `${moved.indent}</${name}>` }
        : { range: rangeOf(scope, replace), newText: `${name}>` },
    },
  ];
}

/** The span of an end tag with the white space before it, where that is to be another one. */
function atOwnLevel(xml: XmlDocument, element: NodeId, { start, end }: Span): { span: Span; indent: string } {
  const level = ownLevel(xml, element, start);
  if (level === undefined || level.newText === xml.text.slice(level.start, level.end)) {
    return { span: { start, end }, indent: '' };
  }
  return { span: { start: level.start, end }, indent: level.newText };
}

type Group = 'a' | 'b' | 'c';

interface Candidate {
  readonly child: ElementDeclaration;
  /** `a` is needed now, `b` is possible, `c` is deprecated. */
  readonly group: Group;
}

/** What is needed first, then the order of the schema, deprecated elements last. */
function candidates(request: RequestDocument, container: NodeId): Candidate[] {
  const declaration = request.declarations[container];
  if (declaration === undefined) return [];
  const counts = countChildren(request, container);
  const offered = declaration.children.flatMap((child): Candidate[] => {
    const count = counts.get(child) ?? 0;
    const isOfNoUse = child.responseOnly || child.noEffect !== undefined || isNeedlessTag(request, child);
    if (isOfNoUse || count >= child.maxOccurs || isExcludedNow(request, container, child)) return [];
    const needed = count < child.minOccurs || isRequiredNow(request, container, child);
    return [{ child, group: needed ? 'a' : child.deprecated === undefined ? 'b' : 'c' }];
  });
  return offered.sort((left, right) => left.group.localeCompare(right.group, 'en'));
}

function countChildren(request: RequestDocument, container: NodeId): Map<ElementDeclaration, number> {
  const counts = new Map<ElementDeclaration, number>();
  for (const child of childElements(request.xml, container)) {
    const declaration = declaredThere(request, child);
    if (declaration !== undefined) counts.set(declaration, (counts.get(declaration) ?? 0) + 1);
  }
  return counts;
}

function labelsOf(scope: CompletionScope, child: ElementDeclaration, group: Group): CompletionItem {
  const { name, chineseName, builtin } = child;
  const limit = shortLimit(child, scope.language);
  return {
    label: name,
    kind: builtin === 'container' ? CompletionItemKind.Struct : CompletionItemKind.Property,
    detail: group === 'a' ? scope.language.t('required · {0}', limit) : limit,
    documentation: elementDocumentation(scope, child),
    filterText: chineseName === undefined ? name : `${name} ${chineseName}`,
    ...(child.deprecated === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
  };
}

function textsOf(request: RequestDocument, container: NodeId, child: ElementDeclaration): InsertedText {
  const known = textsWithTag(request, container, child);
  if (known !== undefined) return known;
  const valuesOf: ValueChooser = (leaf) =>
    leaf === child ? allowedValuesNow(request, container, child) : undefined;
  return { snippet: elementSnippet(child, valuesOf), plain: elementPlainText(child, valuesOf) };
}

function closingItem(scope: CompletionScope, { request, container, replace, tagOpened }: ElementPlace) {
  const endTag = `</${nameOf(request.xml, container)}>`;
  const { span, indent } = atOwnLevel(request.xml, container, replace);
  return {
    label: endTag,
    kind: CompletionItemKind.Property,
    detail: scope.language.t('closing tag'),
    filterText: tagOpened ? endTag : endTag.slice(2),
    sortText: sortText('c', 999),
    textEdit: { range: rangeOf(scope, span), newText: indent + endTag },
  };
}

/** An item whose edit puts a whole element in place of what was typed. */
function insertionItem(
  scope: CompletionScope,
  place: ElementPlace,
  { snippet, plain }: InsertedText,
  item: CompletionItem,
): CompletionItem {
  const { request, container, replace, tagOpened } = place;
  const { text } = request.xml;
  // Somebody who typed `<` for a value in the middle of a line wants it there.
  const staysInPlace = tagOpened && !plain.includes('\n');
  const layout = staysInPlace ? undefined : layoutAt(request.xml, container, replace);
  const arrange = (lines: string): string => (layout === undefined ? lines : layOut(lines, layout));
  const filterText = item.filterText ?? item.label;
  return {
    ...item,
    // Clients compare this with what stands in the replaced range, which starts with the `<` where one is typed.
    filterText: tagOpened ? `<${filterText}` : filterText,
    ...editOf(scope, arrange(snippet), indentLines(arrange(plain), text, replace.start), replace),
    ...(opensChoice(snippet) ? { command: suggestAgain } : {}),
  };
}

/** The edit of an item in the form that the client takes. */
export function editOf(
  scope: CompletionScope,
  snippet: string,
  plain: string,
  replace: Span,
): Pick<CompletionItem, 'insertTextFormat' | 'insertTextMode' | 'textEdit'> {
  const snippets = scope.capabilities.snippets ?? true;
  return {
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: snippets ? InsertTextMode.adjustIndentation : InsertTextMode.asIs,
    textEdit: { range: rangeOf(scope, replace), newText: snippets ? snippet : plain },
  };
}

/** The cursor lands where the next element is to be chosen. VS Code and its kin know the command, others skip it. */
const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function opensChoice(snippet: string): boolean {
  return /^\t+\$0$/m.test(snippet) && snippetToPlainText(snippet).split('\n').length === 3;
}
