/**
 * Items for values: lists, words, defaults, examples, Tags and `${…}` placeholders.
 */
import { type CompletionItem, CompletionItemKind, CompletionItemTag } from 'vscode-languageserver-types';
import type { Language } from '../../../../l10n/language';
import type { RequestDocument } from '../../binding/requestDocument';
import { allowedValuesNow, placeholdersNow } from '../../constraints/rulesInForce';
import { at, type NodeId, type Span } from '../../parser/xmlNodes';
import { builtinTypes } from '../../schema/builtinTypes';
import { describeHeading, textBlock } from '../../schema/documentation';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { isNumber } from '../../schema/words';
import { escapeText } from '../../util/escapeText';
import { markup } from '../markupContent';
import { type CompletionScope, rangeOf, sortText } from './completionScope';

/** The Tags that have a schema. */
export function tagItems(
  scope: CompletionScope,
  { schemaSet }: RequestDocument,
  replace: Span,
): CompletionItem[] {
  return [...schemaSet.tags.values()].map((schema, rank) => ({
    label: schema.tag,
    kind: CompletionItemKind.Class,
    ...(schema.chineseName === undefined ? {} : { detail: schema.chineseName }),
    documentation: markup(describeHeading(schema, scope.language), scope.capabilities),
    filterText: [schema.tag, schema.chineseName ?? '', ...schema.keywords].join(' ').trim(),
    sortText: sortText(schema.deprecated === undefined ? 'a' : 'c', rank),
    ...(schema.deprecated === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
    textEdit: { range: rangeOf(scope, replace), newText: schema.tag },
  }));
}

/** The items for the value of a leaf. Behind a `$` only placeholders fit. */
export function valueItems(
  scope: CompletionScope,
  request: RequestDocument,
  leaf: NodeId,
  replace: Span,
  offset: number,
): CompletionItem[] {
  const declaration = request.declarations[leaf];
  if (declaration === undefined) return [];
  const text = request.xml.text.slice(replace.start, replace.end);
  const needed = neededPlaceholders(request, leaf, declaration, text);
  const known = (declaration.facets.placeholders?.length ?? 0) > 0;
  const typed = known ? typedPlaceholder(text, offset - replace.start) : undefined;
  if (typed !== undefined) {
    const { start, end } = typed;
    const span = { start: replace.start + start, end: replace.start + end };
    return placeholderItems(scope, declaration, span, needed);
  }
  return [
    ...listedItems(scope, request, leaf, declaration, replace),
    ...placeholderItems(scope, declaration, { start: offset, end: offset }, needed),
  ];
}

/** The `$`, `${` or `${ex` before the cursor together with the rest of the placeholder behind it. */
function typedPlaceholder(value: string, offset: number): Span | undefined {
  const before = /\$(?:\{[^{}$]*)?$/.exec(value.slice(0, offset))?.[0];
  if (before === undefined) return undefined;
  const rest = value.slice(offset);
  const after = before === '$' ? /^\{[^{}$]*\}/.exec(rest) : /^[A-Za-z]*\}?/.exec(rest);
  return { start: offset - before.length, end: offset + (after?.[0].length ?? 0) };
}

/** The placeholders in lower case of which a rule misses one in the value. */
function neededPlaceholders(
  request: RequestDocument,
  leaf: NodeId,
  declaration: ElementDeclaration,
  value: string,
): readonly string[] {
  const needed = placeholdersNow(request, at(request.xml.parent, leaf), declaration)?.map(toLower) ?? [];
  return needed.some((placeholder) => toLower(value).includes(placeholder)) ? [] : needed;
}

function placeholderItems(
  scope: CompletionScope,
  { facets }: ElementDeclaration,
  replace: Span,
  needed: readonly string[],
): CompletionItem[] {
  return (facets.placeholders ?? []).map(({ value, documentation }, rank) => ({
    label: value,
    kind: CompletionItemKind.Variable,
    detail: needed.includes(toLower(value))
      ? scope.language.t('required · {0}', scope.language.t('replaced by the service'))
      : scope.language.t('replaced by the service'),
    ...(documentation === undefined
      ? {}
      : { documentation: markup(textBlock(documentation), scope.capabilities) }),
    sortText: needed.includes(toLower(value)) ? sortText('0', rank) : sortText('b', rank),
    textEdit: { range: rangeOf(scope, replace), newText: value },
  }));
}

interface OfferedValue {
  readonly value: string;
  readonly documentation: string | undefined;
  readonly detail: string | undefined;
  readonly kind: CompletionItemKind;
}

function listedItems(
  scope: CompletionScope,
  request: RequestDocument,
  leaf: NodeId,
  declaration: ElementDeclaration,
  replace: Span,
): CompletionItem[] {
  const possible = allowedValuesNow(request, at(request.xml.parent, leaf), declaration)?.map(toLower);
  const offered = offeredValues(declaration, scope.language).filter(
    ({ value }) => possible?.includes(toLower(value)) ?? true,
  );
  return offered.map(({ value, documentation, detail, kind }, rank) => ({
    label: value,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined
      ? {}
      : { documentation: markup(textBlock(documentation), scope.capabilities) }),
    sortText: sortText('a', rank),
    ...(value === declaration.default ? { preselect: true } : {}),
    textEdit: { range: rangeOf(scope, replace), newText: escapeText(value) },
  }));
}

function toLower(value: string): string {
  return value.toLowerCase();
}

/** Each value once: lists and words, the type's own values, default, examples, what only another page allows. */
function offeredValues(declaration: ElementDeclaration, language: Language): OfferedValue[] {
  const { facets, wider, builtin, default: preset, examples, unit } = declaration;
  const { EnumMember, Value } = CompletionItemKind;
  const plain = (value: string, detail?: string) => ({ value, documentation: undefined, detail });
  const all: OfferedValue[] = [
    ...[...(facets.enumeration ?? []), ...(facets.suggestedValues ?? []), ...(facets.literals ?? [])].map(
      (listed) => ({ ...listed, detail: undefined, kind: EnumMember }),
    ),
    ...(builtinTypes[builtin].values ?? []).map((value) => ({ ...plain(value), kind: EnumMember })),
    ...(preset === undefined ? [] : [{ ...plain(preset), kind: Value }]),
    ...examples.map((value) => ({ ...plain(value, language.t('example')), kind: Value })),
    ...(wider?.enumeration ?? []).map((listed) => ({
      ...listed,
      detail: language.t('only another official page allows it'),
      kind: EnumMember,
    })),
  ];
  const unique = new Map<string, OfferedValue>();
  for (const offered of all) if (!unique.has(offered.value)) unique.set(offered.value, offered);
  return [...unique.values()].map((offered) => {
    const inUnit = unit !== undefined && isNumber(offered.value) ? [unit] : [];
    const remark = offered.value === preset ? language.t('default') : offered.detail;
    const remarks = remark === undefined ? inUnit : [...inUnit, remark];
    return { ...offered, detail: remarks.length === 0 ? undefined : remarks.join(' · ') };
  });
}
