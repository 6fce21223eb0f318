/**
 * Completion of values: lists, defaults, examples, Tags and `${…}` placeholders.
 */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { allowedValuesNow } from '../constraints/rulesInForce';
import { at, type NodeId, nameOf, type Span } from '../parser/xmlNodes';
import { builtinTypes } from '../schema/builtinTypes';
import { TAG } from '../schema/compileSchemaSet';
import { describeSchema } from '../schema/documentation';
import type { ElementDeclaration, ListedValue } from '../schema/schemaTypes';
import type { CompletionScope } from './completionScope';
import { markup } from './markup';

/** The items for the value of a leaf; `replace` is the value. */
export function completeValue(
  scope: CompletionScope,
  leaf: NodeId,
  replace: Span,
  offset: number,
): CompletionItem[] {
  const { xml, declarations } = scope.request;
  if (nameOf(xml, leaf) === TAG) return completeTags(scope, replace);
  const declaration = declarations[leaf];
  if (declaration === undefined) return [];
  return [
    ...listedItems(scope, leaf, declaration, replace),
    ...placeholderItems(scope, declaration, replace, offset),
  ];
}

function completeTags(scope: CompletionScope, replace: Span): CompletionItem[] {
  return [...scope.request.schemaSet.tags.values()].map((schema, rank) => ({
    ...valueItem(scope, replace, rank, schema.tag),
    kind: CompletionItemKind.Class,
    filterText: schema.chineseName === undefined ? schema.tag : `${schema.tag} ${schema.chineseName}`,
    documentation: markup(describeSchema(schema), scope.capabilities),
  }));
}

function valueItem(
  { document }: CompletionScope,
  replace: Span,
  rank: number,
  value: string,
): CompletionItem {
  const range = { start: document.positionAt(replace.start), end: document.positionAt(replace.end) };
  return {
    label: value,
    kind: CompletionItemKind.Value,
    sortText: String(rank).padStart(4, '0'),
    textEdit: { range, newText: escapeText(value) },
  };
}

function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The values that the place lists; those that other fields rule out come last. */
function listedItems(
  scope: CompletionScope,
  leaf: NodeId,
  declaration: ElementDeclaration,
  replace: Span,
): CompletionItem[] {
  const { request } = scope;
  const possible = allowedValuesNow(request, at(request.xml.parent, leaf), declaration);
  const fits = (value: string): boolean =>
    possible === undefined || possible.some((allowed) => allowed.toLowerCase() === value.toLowerCase());
  return valuesOf(declaration)
    .filter(({ value }) => fits(value))
    .map(({ value, documentation }, rank) => ({
      ...valueItem(scope, replace, rank, value),
      ...(value === declaration.default ? { detail: 'default', preselect: true } : {}),
      ...(documentation === undefined ? {} : { documentation: markup(documentation, scope.capabilities) }),
    }));
}

/** Closed list, wider list, open list, words, type values, default and examples, each value once. */
function valuesOf({ facets, wider, builtin, default: preset, examples }: ElementDeclaration): ListedValue[] {
  const plain = (values: readonly string[]): ListedValue[] =>
    values.map((value) => ({ value, documentation: undefined }));
  const candidates: ListedValue[] = [
    ...(facets.enumeration ?? []),
    ...(wider?.enumeration ?? []),
    ...(facets.suggestedValues ?? []),
    ...(facets.literals ?? []),
    ...plain(builtinTypes[builtin].values ?? []),
    ...plain(preset === undefined ? [] : [preset]),
    ...plain(examples),
  ];
  const seen = new Set<string>();
  return candidates.filter(({ value }) => {
    const fresh = !seen.has(value);
    seen.add(value);
    return fresh;
  });
}

/** `$`, `${` or `${ex` before the cursor are replaced together with what was typed. */
function placeholderItems(
  scope: CompletionScope,
  declaration: ElementDeclaration,
  value: Span,
  offset: number,
): CompletionItem[] {
  const placeholders = declaration.facets.placeholders ?? [];
  const text = scope.document.getText();
  const typed = /\$\{?[A-Za-z]*$/.exec(text.slice(value.start, offset))?.[0] ?? '';
  const rest = typed === '' ? '' : (/^[A-Za-z]*\}?/.exec(text.slice(offset, value.end))?.[0] ?? '');
  const replace = { start: offset - typed.length, end: offset + rest.length };
  return placeholders.map(({ value: placeholder, documentation }, index) => ({
    ...valueItem(scope, replace, 500 + index, placeholder),
    kind: CompletionItemKind.Variable,
    ...(documentation === undefined ? {} : { documentation: markup(documentation, scope.capabilities) }),
  }));
}
