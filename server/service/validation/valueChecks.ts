/**
 * The value of a leaf: its type and limits, child elements where none belong, attributes.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { valueSpan } from '../diagnostics/problemRanges';
import { skipSpace, trimEnd } from '../parser/characters';
import { at, NONE, NodeFlags, type NodeId, NodeKind, nameOf, nameSpan } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { checkLimits } from './limitChecks';
import type { Report } from './report';
import { isEmptyRequired } from './structureChecks';
import { checkAttributes } from './syntaxChecks';

/** Reports what is wrong with one leaf. An empty leaf counts as not set. */
export function checkLeaf(
  request: RequestDocument,
  leaf: NodeId,
  declaration: ElementDeclaration,
  strict: boolean,
  report: Report,
): void {
  if (looksRight(request, leaf, declaration)) return;
  checkAttributes(request, leaf, report);
  if (checkChildren(request, leaf, declaration, report)) return;
  // The Tag has checks of its own (`envelopeChecks.ts`).
  if (declaration.builtin === 'tag') return;
  const { xml } = request;
  const value = leafValue(xml, leaf);
  if (value === '') {
    if (isEmptyRequired(request, leaf, declaration)) {
      const args = { element: declaration.name, empty: 'true' };
      report({ code: 'missing-element', ...nameSpan(xml, leaf), node: leaf, declaration, args });
    }
    return;
  }
  const breach = checkLimits(value, declaration, strict);
  if (breach === undefined) return;
  report({
    code: breach.code,
    ...valueSpan(xml, leaf),
    node: leaf,
    declaration,
    args: { ...breach.args, value },
    ...(breach.severity === undefined ? {} : { severity: breach.severity }),
  });
}

/** The way that nearly all leaves go: one plain text, which passes the first look. */
function looksRight({ xml }: RequestDocument, leaf: NodeId, declaration: ElementDeclaration): boolean {
  const oddities = NodeFlags.hasAttributes | NodeFlags.hasElements;
  const flags = xml.flags[leaf] ?? 0;
  if ((flags & oddities) !== 0 || (flags & NodeFlags.plainText) === 0) return false;
  const { text } = xml;
  const first = xml.startTagEnd[leaf] ?? 0;
  const end = xml.endTagStart[leaf] ?? 0;
  if ((flags & NodeFlags.oneWord) !== 0) return declaration.looksRight(text, first, end, true);
  const start = skipSpace(text, first);
  return declaration.looksRight(text, start, trimEnd(text, start, end), false);
}

/** True when the leaf holds elements; each is reported. */
function checkChildren(
  { xml }: RequestDocument,
  leaf: NodeId,
  declaration: ElementDeclaration,
  report: Report,
): boolean {
  let found = false;
  for (let child = at(xml.firstChild, leaf); child !== NONE; child = at(xml.nextSibling, child)) {
    if (xml.kind[child] !== NodeKind.element) continue;
    found = true;
    const args = { name: nameOf(xml, child), parent: declaration.name, leaf: 'true' };
    report({ code: 'misplaced-element', ...nameSpan(xml, child), node: child, args });
  }
  return found;
}
