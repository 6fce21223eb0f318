/**
 * Inlay hints: the unit behind a number, the values in force where an element is not written,
 * and which element another one has overridden.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import { allowedValuesNow, isExcludedNow } from '../../constraints/rulesInForce';
import type { InlayHintSettings } from '../../languageServiceTypes';
import {
  at,
  childElements,
  isUnclosed,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  type Span,
} from '../../parser/xmlNodes';
import { leafValue, textSpan } from '../../parser/xmlText';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { isNumber, quote, withUnit } from '../../schema/words';
import { type OffsetHint, overriddenHints } from './overriddenHints';

/** The hints inside a range, in document order. */
export function getInlayHints(
  document: TextDocument,
  range: Range,
  request: RequestDocument,
  settings: InlayHintSettings = {},
): InlayHint[] {
  // What an answer leaves out was not decided here: it only repeats what the service found worth repeating.
  const isRequest = request.response === undefined;
  const wanted: Required<InlayHintSettings> = {
    units: settings.units ?? true,
    defaults: (settings.defaults ?? true) && isRequest,
    derived: (settings.derived ?? true) && isRequest,
    overridden: (settings.overridden ?? true) && isRequest,
  };
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const hints = [
    ...elementHints(request, span, wanted),
    ...(wanted.overridden ? overriddenHints(request) : []),
  ];
  return hints
    .filter(({ offset }) => span.start <= offset && offset <= span.end)
    .sort((left, right) => left.offset - right.offset)
    .map(({ offset, label, tooltip }) => ({
      position: document.positionAt(offset),
      label,
      kind: InlayHintKind.Type,
      tooltip,
      paddingLeft: true,
    }));
}

function elementHints(
  request: RequestDocument,
  span: Span,
  wanted: Required<InlayHintSettings>,
): OffsetHint[] {
  const { xml, declarations } = request;
  const hints: OffsetHint[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    const declaration = declarations[node];
    if (declaration === undefined || xml.kind[node] !== NodeKind.element || !touches(request, node, span))
      continue;
    if (declaration.builtin === 'container')
      hints.push(...containerHints(request, node, declaration, wanted));
    else hints.push(...leafHints(request, node, declaration, wanted.units, wanted.defaults));
  }
  return hints;
}

function touches({ xml }: RequestDocument, node: NodeId, { start, end }: Span): boolean {
  return at(xml.start, node) <= end && start <= Math.max(at(xml.end, node), at(xml.startTagEnd, node));
}

/** The unit behind a value; in an empty leaf, which counts as not set, its default. */
function leafHints(
  request: RequestDocument,
  leaf: NodeId,
  declaration: ElementDeclaration,
  units: boolean,
  defaults: boolean,
): OffsetHint[] {
  const { xml } = request;
  const { unit, name } = declaration;
  const value = leafValue(xml, leaf);
  if (value !== '') {
    const isShown = units && unit !== undefined && isNumber(value);
    return isShown
      ? [
          {
            offset: textSpan(xml, leaf).end,
            label: unit,
            tooltip: request.schemaSet.language.t('{0} is in {1}.', quote(name), unit),
          },
        ]
      : [];
  }
  const isOpen = isUnclosed(xml, leaf) || (at(xml.flags, leaf) & NodeFlags.selfClosing) !== 0;
  const preset = isOpen || !defaults ? undefined : defaultInForce(request, at(xml.parent, leaf), declaration);
  if (preset === undefined) return [];
  return [
    {
      offset: at(xml.startTagEnd, leaf),
      label: preset,
      tooltip: request.schemaSet.language.t('The default, which applies if nothing is set.'),
    },
  ];
}

/** What counts for the children that are not there, behind the start tag. */
function containerHints(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  wanted: Required<InlayHintSettings>,
): OffsetHint[] {
  const { xml } = request;
  // At the top a queue has settings of its own; and while an element is being typed hints would jump about.
  const isOpen = isUnclosed(xml, container) || (at(xml.flags, container) & NodeFlags.selfClosing) !== 0;
  if (declaration.parent === undefined || isOpen) return [];
  const present = new Set(childElements(xml, container).map((child) => request.declarations[child]));
  const offset = at(xml.startTagEnd, container);
  return declaration.children
    .filter((child) => !present.has(child))
    .flatMap((child): OffsetHint[] => {
      const hint =
        (wanted.defaults ? defaultHint(request, container, child) : undefined) ??
        (wanted.derived ? derivedHint(request, container, child) : undefined);
      return hint === undefined ? [] : [{ offset, ...hint }];
    });
}

function defaultHint(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): Omit<OffsetHint, 'offset'> | undefined {
  const preset = isSwitch(child) ? undefined : defaultInForce(request, container, child);
  if (preset === undefined) return undefined;
  const tooltip = request.schemaSet.language.t(
    'The default of {0}, which is not set here.',
    quote(child.name),
  );
  return { label: `${child.name}: ${preset}`, tooltip };
}

function derivedHint(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): Omit<OffsetHint, 'offset'> | undefined {
  const { name, follows } = child;
  if (follows === undefined || isExcludedNow(request, container, child)) return undefined;
  const { xml } = request;
  const isGiven = childElements(xml, container).some(
    (sibling) => nameOf(xml, sibling) === follows.element && leafValue(xml, sibling) !== '',
  );
  if (!isGiven) return undefined;
  const tooltip = request.schemaSet.language.t(
    '{0} is not set here: it is derived from {1}.',
    quote(name),
    quote(follows.element),
  );
  return { label: `${name}: ${follows.value}`, tooltip };
}

/** What nobody switched on needs no words. */
function isSwitch({ builtin }: ElementDeclaration): boolean {
  return builtin === 'boolean';
}

/** The default with its unit, unless the rules leave no room for it now. */
function defaultInForce(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): string | undefined {
  const { default: preset, deprecated, noEffect, responseOnly, unit } = child;
  const isOfNoUse = responseOnly || (deprecated ?? noEffect) !== undefined;
  if (preset === undefined || isOfNoUse) return undefined;
  if (isExcludedNow(request, container, child)) return undefined;
  const allowed = allowedValuesNow(request, container, child);
  return allowed === undefined || allowed.includes(preset) ? withUnit(preset, unit) : undefined;
}
