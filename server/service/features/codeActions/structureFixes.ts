/**
 * Fixes of the structure: rename, insert and remove elements.
 */
import { declaredThere } from '../../binding/jobs';
import type { RequestDocument } from '../../binding/requestDocument';
import type { Problem } from '../../diagnostics/problem';
import {
  at,
  childElements,
  NONE,
  type NodeId,
  NodeKind,
  nameOf,
  nodeSpan,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { TAG } from '../../schema/schemaParts';
import type { ElementDeclaration, RequestSchema } from '../../schema/schemaTypes';
import { quote, quoteAll } from '../../schema/words';
import { elementText, insertChild, removeElement, removeSpan, renameElement } from './elementEdits';
import { isFull } from './moveFix';
import { type FixProvider, type QuickFix, title } from './quickFix';
import { fillEmpty } from './valueFixes';

/** Renames to the element that was meant, else removes the unknown element. */
export const renameOrRemove: FixProvider = (request, { node, args }) => {
  if (node === NONE) return [];
  const { xml } = request;
  const meant = args.closest ?? args.root;
  const renaming: QuickFix[] =
    meant === undefined || isFull(request, at(xml.parent, node), meant)
      ? []
      : [
          {
            title: title('Rename to {0}', quote(meant)),
            replacements: renameElement(xml, node, meant),
            preferred: true,
            // Another letter case is the same word; anything else is a guess that people should see.
            safe: isSameWord(nameOf(xml, node), meant) && !holdsNamesake(xml, node),
          },
        ];
  if (args.root !== undefined || args.needed !== undefined || isMeantForRequired(request, node, meant))
    return renaming;
  return [
    ...renaming,
    { title: title('Remove {0}', quote(nameOf(xml, node))), replacements: [removeElement(xml, node)] },
  ];
};

function isSameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** An element in one of the same name: one of the two start tags is rather there twice. */
function holdsNamesake(xml: XmlDocument, node: NodeId): boolean {
  return childElements(xml, node).some((child) => isSameWord(nameOf(xml, child), nameOf(xml, node)));
}

/** True when the element is a misspelled one that its container must have: without it there would be none. */
function isMeantForRequired(request: RequestDocument, node: NodeId, meant: string | undefined): boolean {
  const container = at(request.xml.parent, node);
  const child = request.declarations[container]?.children.find((declared) => declared.name === meant);
  return child !== undefined && child.minOccurs > 0 && !isFull(request, container, child.name);
}

/** Inserts the missing element with its required children, or fills an empty one. */
export const insertMissing: FixProvider = (request, problem) => {
  const { declaration, node } = problem;
  if (declaration === undefined || node === NONE) return [];
  if (problem.args.empty !== undefined) return fillEmpty(request, problem);
  return [insertionOf(request, node, declaration, true)];
};

/** Inserts one of the elements that a rule asks for; of two that exclude each other, one goes. */
export const insertRequired: FixProvider = (request, problem) => {
  const { constraint, node } = problem;
  const declaration = request.declarations[node];
  if (constraint?.rule.kind === 'requiredXor' && declaration?.constraints.includes(constraint) !== true) {
    return removeThis(request, problem);
  }
  const wanted = wantedChildren(request, problem);
  if (constraint?.rule.kind === 'dependentRequired') return insertTogether(request, wanted);
  return wanted.map(({ container, child }, index) => insertionOf(request, container, child, index === 0));
};

/** All of them at once, in the place of the first. */
function insertTogether(request: RequestDocument, wanted: readonly Insertion[]): QuickFix[] {
  const [first] = wanted;
  if (first === undefined) return [];
  const children = wanted.filter(({ container }) => container === first.container).map(({ child }) => child);
  const replacements = insertChild(request, first.container, first.child, (indent, step, eol) =>
    children.map((child) => elementText(child, indent, step, eol)).join(`${eol}${indent}`),
  );
  const names = request.schemaSet.language.and(quoteAll(children.map(({ name }) => name)));
  return [{ title: title('Insert {0}', names), replacements, preferred: true }];
}

function insertionOf(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
  preferred: boolean,
): QuickFix {
  const replacements = insertChild(request, container, child, (indent, step, eol) =>
    elementText(child, indent, step, eol),
  );
  return { title: title('Insert {0}', quote(child.name)), replacements, ...(preferred ? { preferred } : {}) };
}

/** `dependentRequired` underlines the element beside the missing one, the other kinds the container itself. */
function containerOf({ xml }: RequestDocument, { node, constraint }: Problem): NodeId {
  return constraint?.rule.kind === 'dependentRequired' ? at(xml.parent, node) : node;
}

/** An element that can be inserted, and where. */
interface Insertion {
  readonly container: NodeId;
  readonly child: ElementDeclaration;
}

function wantedChildren(request: RequestDocument, problem: Problem): Insertion[] {
  const container = containerOf(request, problem);
  return wantedPaths(problem).flatMap(
    (path) => insertionAt(request, container, path.split('/'), problem.job) ?? [],
  );
}

function wantedPaths({ constraint, args }: Problem): readonly string[] {
  const rule = constraint?.rule;
  if (rule === undefined) return [];
  if (rule.kind === 'requiredOr' || rule.kind === 'requiredXor') return rule.elements;
  return rule.kind === 'dependentRequired' ? rule.requires : [args.element ?? ''];
}

/** Follows the path as far as the document has it, of several jobs into that one; only its last element may be missing. */
function insertionAt(
  request: RequestDocument,
  container: NodeId,
  [name, ...rest]: readonly string[],
  job: NodeId | undefined,
): Insertion | undefined {
  const { xml, declarations } = request;
  if (rest.length === 0) {
    const child = declarations[container]?.children.find((declared) => declared.name === name);
    const isThere = childElements(xml, container).some((sibling) => nameOf(xml, sibling) === name);
    return child === undefined || isThere ? undefined : { container, child };
  }
  const named = childElements(xml, container).filter((sibling) => nameOf(xml, sibling) === name);
  const next = named.find((sibling) => sibling === job) ?? named[0];
  return next === undefined ? undefined : insertionAt(request, next, rest, job);
}

/** Removes a surplus or impossible element, unless its container needs it. */
export const removeThis: FixProvider = (request, problem) => removalOf(request, problem, {});

/** Removes an element that has no effect. */
export const removeIgnored: FixProvider = (request, problem) =>
  removalOf(request, problem, { preferred: true });

function removalOf(request: RequestDocument, { node }: Problem, more: Partial<QuickFix>): QuickFix[] {
  if (node === NONE || isNeeded(request, node)) return [];
  const { xml } = request;
  const replacements = [removeElement(xml, node)];
  return [{ title: title('Remove {0}', quote(nameOf(xml, node))), replacements, ...more }];
}

/** True when without the element its container would lack something. */
function isNeeded(request: RequestDocument, node: NodeId): boolean {
  const { xml } = request;
  const declaration = declaredThere(request, node);
  if (declaration === undefined) return false;
  const siblings = childElements(xml, at(xml.parent, node)).map((sibling) => declaredThere(request, sibling));
  const present = siblings.filter((sibling) => sibling === declaration).length;
  if (present > Math.max(declaration.minOccurs, 1)) return false;
  if (declaration.minOccurs > 0) return true;
  const others = new Set(
    siblings.map((sibling) => sibling?.name).filter((name) => name !== declaration.name),
  );
  return (declaration.parent?.constraints ?? []).some(
    ({ rule }) =>
      (rule.kind === 'requiredOr' || rule.kind === 'requiredXor') &&
      rule.elements.includes(declaration.name) &&
      !rule.elements.some((name) => others.has(name)),
  );
}

/** Of settings that contradict each other, the one that is shown becomes the opposite or goes. */
export const undoOne: FixProvider = (request, problem) => {
  const { node, start, end } = problem;
  const { xml } = request;
  if (node === NONE || request.declarations[node]?.builtin !== 'boolean') return removeThis(request, problem);
  const opposite = xml.text.slice(start, end).toLowerCase() === 'true' ? 'false' : 'true';
  const change: QuickFix = {
    title: title('Change to {0}', quote(opposite)),
    replacements: [{ start, end, newText: opposite }],
  };
  return holdsWithoutIt(request, problem) ? [change] : [change, ...removeThis(request, problem)];
};

/** True where the rule asks that the element does not have a value: without the element that is so as well. */
function holdsWithoutIt({ xml }: RequestDocument, { constraint, node }: Problem): boolean {
  const rule = constraint?.rule;
  if (rule?.kind !== 'notAll') return false;
  return rule.conditions.some(
    (condition) =>
      'not' in condition &&
      'element' in condition.not &&
      condition.not.element.split('/').at(-1) === nameOf(xml, node),
  );
}

/** Removes stray text, which may be of use: only the author knows that. */
export const removeText: FixProvider = ({ xml }, { start, end }) => [
  { title: title('Remove the text'), replacements: [removeSpan(xml.text, start, end)] },
];

/** Inserts the Tag of the job that fits the elements best, or of any job when nothing decides. */
export const insertTag: FixProvider = (request, { node, args }) => {
  const { xml, schemaSet } = request;
  const holder = args.empty === undefined ? node : at(xml.parent, node);
  const ranked = [...schemaSet.tags.values()]
    .map((schema) => ({ schema, score: fitness(request, schema, holder) }))
    .sort((left, right) => right.score - left.score);
  const best = ranked[0]?.score ?? 0;
  const fitting = ranked.filter(({ score }) => score === best);
  return fitting.map(({ schema }, index) => {
    const text = `<${TAG}>${schema.tag}</${TAG}>`;
    const declaration = schema.root.children.find((child) => child.name === TAG);
    const replacements =
      args.empty !== undefined || declaration === undefined
        ? [{ ...nodeSpan(xml, node), newText: text }]
        : insertChild(request, node, { ...declaration, index: -1 }, () => text);
    return {
      title: title('Insert {0}', quote(text)),
      replacements,
      preferred: index === 0 && fitting.length === 1,
    };
  });
};

/** How many elements inside of the request, or of one of its jobs, the schema would know. */
function fitness(request: RequestDocument, schema: RequestSchema, holder: NodeId): number {
  const { xml } = request;
  const isJob = holder !== request.request;
  const bound: (ElementDeclaration | undefined)[] = [];
  bound[holder] = isJob ? schema.root.childrenById.get(at(xml.nameId, holder)) : schema.root;
  let score = 0;
  const end = at(xml.end, holder);
  for (let node = holder + 1; node < xml.nodeCount && at(xml.start, node) < end; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    bound[node] = bound[at(xml.parent, node)]?.childrenById.get(at(xml.nameId, node));
    if (bound[node] !== undefined) score++;
  }
  return score;
}
