/**
 * The fix of an element in the wrong place: into the container that declares it.
 */
import { jobOf } from '../../binding/jobs';
import type { RequestDocument } from '../../binding/requestDocument';
import {
  at,
  childElements,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { leafValue } from '../../parser/xmlText';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { quote } from '../../schema/words';
import { checkLimits } from '../../validation/limitChecks';
import { insertChild, removeElement } from './elementEdits';
import { type FixProvider, type QuickFix, title } from './quickFix';

/** True when the container holds as many elements of that name as it may. */
export function isFull({ xml, declarations }: RequestDocument, container: NodeId, name: string): boolean {
  const child = declarations[container]?.children.find((declared) => declared.name === name);
  if (child === undefined) return false;
  const present = childElements(xml, container).filter((sibling) => nameOf(xml, sibling) === name);
  return present.length >= child.maxOccurs;
}

/** Moves an element into the nearest parent that declares it and exists. */
export const moveElement: FixProvider = (request, { node }) => {
  const { xml } = request;
  const name = nameOf(xml, node);
  const removal: QuickFix = {
    title: title('Remove {0}', quote(name)),
    replacements: [removeElement(xml, node)],
  };
  const target = findHome(request, node, name);
  if (target === undefined) return [removal];
  const text = xml.text.slice(at(xml.start, node), at(xml.end, node));
  const insertion = insertChild(request, target.parent, target.child, () => text);
  const move: QuickFix = {
    title: title('Move {0} into {1}', quote(name), quote(nameOf(xml, target.parent))),
    replacements: [removeElement(xml, node), ...insertion],
    preferred: true,
  };
  return [move, removal];
};

function findHome(
  request: RequestDocument,
  node: NodeId,
  name: string,
): { parent: NodeId; child: ElementDeclaration } | undefined {
  const { xml, declarations } = request;
  for (let parent = 0; parent < xml.nodeCount; parent++) {
    if (xml.kind[parent] !== NodeKind.element || isInside(request, parent, node)) continue;
    if (isOfAnotherJob(request, parent, node)) continue;
    const child = declarations[parent]?.children.find((declared) => declared.name === name);
    if (child !== undefined && mayHold(child, xml, node) && !isFull(request, parent, name))
      return { parent, child };
  }
  return undefined;
}

/** Of several jobs each keeps what it has; to which of them an element beside them belongs is unknown. */
function isOfAnotherJob(request: RequestDocument, parent: NodeId, node: NodeId): boolean {
  const job = jobOf(request, parent);
  return job !== undefined && job !== jobOf(request, node);
}

/** Whether the element holds what the declared one may: elements in a container, a value within its limits in a leaf. */
function mayHold(declaration: ElementDeclaration, xml: XmlDocument, node: NodeId): boolean {
  if (declaration.builtin === 'container') return (at(xml.flags, node) & NodeFlags.hasText) === 0;
  if ((at(xml.flags, node) & NodeFlags.hasElements) !== 0) return false;
  const value = leafValue(xml, node);
  return value === '' || checkLimits(value, declaration, false) === undefined;
}

function isInside({ xml }: RequestDocument, node: NodeId, ancestor: NodeId): boolean {
  return at(xml.start, ancestor) <= at(xml.start, node) && at(xml.end, node) <= at(xml.end, ancestor);
}
