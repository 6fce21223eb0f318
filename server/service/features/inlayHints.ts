/**
 * Inlay hints: the unit behind a number, and the defaults that are in force where an element is not written.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { allowedValuesNow, isExcludedNow } from '../constraints/rulesInForce';
import type { InlayHintSettings } from '../languageServiceTypes';
import {
  at,
  childElements,
  isUnclosed,
  NodeFlags,
  type NodeId,
  NodeKind,
  type Span,
} from '../parser/xmlNodes';
import { textOf, textSpan } from '../parser/xmlText';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { isNumber, quote, withUnit } from '../schema/words';

/** The hints inside a range, in document order. */
export function getInlayHints(
  document: TextDocument,
  range: Range,
  request: RequestDocument,
  settings: InlayHintSettings = {},
): InlayHint[] {
  const units = settings.units ?? true;
  // What an answer leaves out was not decided here: it only repeats what the service found worth repeating.
  const defaults = (settings.defaults ?? true) && request.response === undefined;
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const { xml, declarations } = request;
  const hints: OffsetHint[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    const declaration = declarations[node];
    if (declaration === undefined || xml.kind[node] !== NodeKind.element || !touches(request, node, span))
      continue;
    if (declaration.builtin !== 'container')
      hints.push(...leafHints(request, node, declaration, units, defaults));
    else if (defaults) hints.push(...containerHints(request, node, declaration));
  }
  return hints
    .filter(({ offset }) => span.start <= offset && offset <= span.end)
    .map(({ offset, label, tooltip }) => ({
      position: document.positionAt(offset),
      label,
      kind: InlayHintKind.Type,
      tooltip,
      paddingLeft: true,
    }));
}

interface OffsetHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
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
  const value = textOf(xml, leaf).trim();
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
      tooltip: request.schemaSet.language.t('The default, which counts while nothing is written.'),
    },
  ];
}

/** The defaults of the children that are not there, behind the start tag. */
function containerHints(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
): OffsetHint[] {
  const { xml } = request;
  // At the top a queue has settings of its own; and while an element is being typed hints would jump about.
  const isOpen = isUnclosed(xml, container) || (at(xml.flags, container) & NodeFlags.selfClosing) !== 0;
  if (declaration.parent === undefined || isOpen) return [];
  const present = new Set(childElements(xml, container).map((child) => request.declarations[child]));
  return declaration.children.flatMap((child) => {
    const preset = present.has(child) ? undefined : defaultInForce(request, container, child);
    if (preset === undefined || isSwitch(child)) return [];
    const tooltip = request.schemaSet.language.t(
      'The default of {0}, which is not written here.',
      quote(child.name),
    );
    return [{ offset: at(xml.startTagEnd, container), label: `${child.name}: ${preset}`, tooltip }];
  });
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
  const { default: preset, deprecated, responseOnly, unit } = child;
  if (preset === undefined || deprecated !== undefined || responseOnly) return undefined;
  if (isExcludedNow(request, container, child)) return undefined;
  const allowed = allowedValuesNow(request, container, child);
  return allowed === undefined || allowed.includes(preset) ? withUnit(preset, unit) : undefined;
}
