/**
 * The content of a container: unknown, misplaced, missing and repeated children, stray text, attributes.
 */
import { jobOf, jobWith } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import { hasContent, isSet } from '../constraints/elementPath';
import { isRequiredNow } from '../constraints/rulesInForce';
import {
  at,
  childElements,
  contentSpan,
  holdsPlainText,
  isUnclosed,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  nameSpan,
  nodeSpan,
} from '../parser/xmlNodes';
import { trimSpan } from '../parser/xmlText';
import { TAG } from '../schema/schemaParts';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { allClosestTo } from '../util/editDistance';
import type { Report } from './report';
import { checkAttributes } from './syntaxChecks';

/**
 * Reports everything that is wrong with the children of one container element.
 * `lacking` when a required child is absent, whether that is reported or excused by a rule.
 * A misspelled child counts as none: `misspellings.ts` decides what follows from that.
 * `counts` is room for counting, so that not every element needs some of its own.
 */
export function checkStructure(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  counts: number[],
  report: Report,
): 'complete' | 'lacking' {
  checkAttributes(request, container, report);
  for (let position = 0; position < declaration.children.length; position++) counts[position] = 0;
  const { xml } = request;
  // Elsewhere all are what their container says; a long list of them is counted again with every key.
  const isPlain = container !== request.request && jobWith(request.jobs, container) === undefined;
  let unknownChildren: NodeId[] | undefined;
  let child = xml.firstChild[container] ?? NONE;
  for (; child !== NONE; child = xml.nextSibling[child] ?? NONE) {
    const kind = xml.kind[child];
    if (kind === NodeKind.element) {
      const bound = request.declarations[child];
      if (bound === undefined) unknownChildren = added(unknownChildren, child);
      else if (isPlain) count(request, child, bound, counts, report);
      else countChild(request, child, declaration, counts, report);
    } else if (kind === NodeKind.cdata || (kind === NodeKind.text && hasNonWhitespace(xml.flags, child))) {
      reportText(request, child, declaration, report);
    }
  }
  if (holdsPlainText(xml, container)) reportText(request, container, declaration, report);
  if (request.reparentedChildren.size > 0) countReparented(request, container, declaration, counts, report);
  if (!declaration.anyElements) {
    for (const unknownChild of unknownChildren ?? [])
      checkUnknownChild(request, unknownChild, declaration, counts, report);
  }
  return checkMissing(request, container, declaration, counts, report);
}

/** Most containers need no list. */
function added(list: NodeId[] | undefined, node: NodeId): NodeId[] {
  if (list === undefined) return [node];
  list.push(node);
  return list;
}

function hasNonWhitespace(flags: Uint16Array, node: NodeId): boolean {
  return (at(flags, node) & NodeFlags.hasText) !== 0;
}

/** Jobs are bound to what their own Tags say of them, and counted as what their container does. */
function countChild(
  request: RequestDocument,
  child: NodeId,
  container: ElementDeclaration,
  counts: number[],
  report: Report,
): void {
  const declared = container.childrenById.get(request.xml.nameId[child] ?? NONE);
  if (declared !== undefined) count(request, child, declared, counts, report);
}

function count(
  request: RequestDocument,
  child: NodeId,
  bound: ElementDeclaration,
  counts: number[],
  report: Report,
): void {
  const seen = (counts[bound.position] ?? 0) + 1;
  counts[bound.position] = seen;
  if (seen > bound.maxOccurs || bound.responseOnly || isAdvisedAgainst(bound)) {
    reportPresence(request, child, bound, seen, report);
  }
}

/** Children that stand inside of unclosed siblings. */
function countReparented(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  counts: number[],
  report: Report,
): void {
  for (const child of request.reparentedChildren.get(container) ?? []) {
    countChild(request, child, declaration, counts, report);
  }
}

function isAdvisedAgainst({ deprecated, noEffect }: ElementDeclaration): boolean {
  return deprecated !== undefined || noEffect !== undefined;
}

function reportPresence(
  request: RequestDocument,
  child: NodeId,
  bound: ElementDeclaration,
  seen: number,
  report: Report,
): void {
  const span = nameSpan(request.xml, child);
  if (seen > bound.maxOccurs) {
    report({
      code: 'repeated-element',
      ...span,
      node: child,
      declaration: bound,
      args: { name: bound.name },
    });
  }
  if (bound.responseOnly) {
    report({
      code: 'ignored-when',
      severity: 'warning',
      ...nodeSpan(request.xml, child),
      node: child,
      declaration: bound,
      args: { responseOnly: 'true' },
    });
  }
  if (bound.noEffect !== undefined && isSet(request.xml, child, bound)) {
    report({
      code: 'ignored-when',
      severity: bound.noEffectSeverity,
      ...nodeSpan(request.xml, child),
      node: child,
      declaration: bound,
      args: { noEffect: bound.noEffect },
    });
  }
  if (bound.deprecated !== undefined) {
    report({
      code: 'deprecated-element',
      ...span,
      node: child,
      declaration: bound,
      args: { name: bound.name },
    });
  }
}

/** A child that the container does not declare: misspelled, in the wrong place, or unknown. */
function checkUnknownChild(
  request: RequestDocument,
  child: NodeId,
  container: ElementDeclaration,
  counts: readonly number[],
  report: Report,
): void {
  const { xml } = request;
  const name = nameOf(xml, child);
  const meant = meantBy(name, container, counts);
  const isSameWord = meant !== undefined && meant.toLowerCase() === name.toLowerCase();
  const elsewhere = isSameWord ? [] : declaredElsewhere(request, child, name);
  const span = nameSpan(xml, child);
  const guess = { name, parent: container.name, ...(meant === undefined ? {} : { closest: meant }) };
  if (elsewhere.length > 0) {
    const parents = [...new Set(elsewhere.map((declared) => declared.parent?.name ?? ''))].join('\n');
    const args = { ...guess, parents };
    const [declaration] = elsewhere;
    report({
      code: 'misplaced-element',
      ...span,
      node: child,
      args,
      ...(declaration && { declaration }),
      // Official samples have it there: it is unknown whether the service reads it.
      ...(declaration?.seenIn.includes(container.name) ? { severity: 'warning' } : {}),
    });
    return;
  }
  report({ code: 'unknown-element', ...span, node: child, args: guess });
}

/** The child that a name most likely means; of several that are as near, one that may still come. */
function meantBy(
  name: string,
  { children }: ElementDeclaration,
  counts: readonly number[],
): string | undefined {
  const closest = allClosestTo(
    name,
    children.map((declared) => declared.name),
  );
  const hasRoom = children.find(
    (declared) => closest.includes(declared.name) && (counts[declared.position] ?? 0) < declared.maxOccurs,
  );
  return hasRoom?.name ?? closest[0];
}

/** Where the job of the element has elements of that name; beside several jobs, where any of them has. */
function declaredElsewhere(request: RequestDocument, element: NodeId, name: string): ElementDeclaration[] {
  const job = jobOf(request, element);
  const jobs = job === undefined ? request.jobs.slice(0, request.schemaSet.severalJobs.most) : [job];
  const schemas = new Set(jobs.flatMap(({ schema }) => schema ?? []));
  return [...schemas].flatMap(({ declarations }) =>
    declarations.filter((declared) => declared.name === name),
  );
}

/** `node` is the text's row, or the element that holds nothing but text. */
function reportText(
  request: RequestDocument,
  node: NodeId,
  declaration: ElementDeclaration,
  report: Report,
): void {
  const { xml } = request;
  const whole = holdsPlainText(xml, node) ? contentSpan(xml, node) : nodeSpan(xml, node);
  const span = trimSpan(xml.text, whole);
  report({ code: 'unexpected-text', ...span, node, declaration, args: { parent: declaration.name } });
}

function checkMissing(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  counts: readonly number[],
  report: Report,
): 'complete' | 'lacking' {
  const { xml } = request;
  let result: 'complete' | 'lacking' = 'complete';
  // An element without an end tag is reported as such; what it lacks shows once it is closed.
  if (isUnclosed(xml, container)) return result;
  for (const required of declaration.requiredChildren) {
    if ((counts[required.position] ?? 0) >= required.minOccurs) continue;
    if (required.name === TAG) continue;
    result = 'lacking';
    if (isRequiredNow(request, container, required) || hasAlternative(request, container, required)) continue;
    const args = { element: required.name, parent: declaration.name };
    report({
      code: 'missing-element',
      ...nameSpan(xml, container),
      node: container,
      declaration: required,
      args,
    });
  }
  return result;
}

/** True when a sibling does what the required element would do. */
function hasAlternative(
  { xml }: RequestDocument,
  container: NodeId,
  { alternatives }: ElementDeclaration,
): boolean {
  return (
    alternatives.length > 0 &&
    childElements(xml, container).some((child) => alternatives.includes(nameOf(xml, child)))
  );
}

/** True when a required leaf stands there but is empty. */
export function isEmptyRequired(
  request: RequestDocument,
  leaf: NodeId,
  declaration: ElementDeclaration,
): boolean {
  return (
    declaration.minOccurs > 0 &&
    !declaration.mayBeEmpty &&
    !hasContent(request.xml, leaf) &&
    !isUnclosed(request.xml, leaf)
  );
}
