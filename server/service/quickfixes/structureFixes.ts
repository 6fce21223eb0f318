/**
 * Fixes of the structure: rename, insert, move and remove elements.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import { at, NONE, type NodeId, NodeKind, nameOf } from '../parser/xmlNodes';
import { TAG } from '../schema/compileSchemaSet';
import type { ElementDeclaration, RequestSchema } from '../schema/schemaTypes';
import { quote } from '../schema/words';
import { elementText, insertChild, removeElement, removeSpan, renameElement } from './elementEdits';
import type { FixProvider, QuickFix } from './quickFix';

/** Renames to the element that was meant, else removes the stranger. */
export const renameOrRemove: FixProvider = ({ xml }, { node, args }) => {
  if (node === NONE) return [];
  const meant = args.closest ?? args.root;
  const renaming: QuickFix[] =
    meant === undefined
      ? []
      : [
          {
            title: `Rename to ${quote(meant)}`,
            replacements: renameElement(xml, node, meant),
            preferred: true,
            safe: true,
          },
        ];
  if (args.root !== undefined) return renaming;
  return [
    ...renaming,
    { title: `Remove ${quote(nameOf(xml, node))}`, replacements: [removeElement(xml, node)] },
  ];
};

/** Moves an element into the nearest parent that declares it and exists. */
export const moveElement: FixProvider = (request, { node }) => {
  const { xml } = request;
  const name = nameOf(xml, node);
  const removal: QuickFix = { title: `Remove ${quote(name)}`, replacements: [removeElement(xml, node)] };
  const target = findHome(request, node, name);
  if (target === undefined) return [removal];
  const text = xml.text.slice(at(xml.start, node), at(xml.end, node));
  const insertion = insertChild(request, target.parent, target.child, () => text);
  const move: QuickFix = {
    title: `Move ${quote(name)} into ${quote(nameOf(xml, target.parent))}`,
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
    const child = declarations[parent]?.children.find((declared) => declared.name === name);
    if (child !== undefined) return { parent, child };
  }
  return undefined;
}

function isInside({ xml }: RequestDocument, node: NodeId, ancestor: NodeId): boolean {
  return at(xml.start, ancestor) <= at(xml.start, node) && at(xml.end, node) <= at(xml.end, ancestor);
}

/** Inserts the missing element with its required children. */
export const insertMissing: FixProvider = (request, problem) => {
  const { declaration, node } = problem;
  if (declaration === undefined || node === NONE || problem.args.empty !== undefined) return [];
  return [insertionOf(request, node, declaration, true)];
};

/** Inserts one of the elements that a rule asks for. */
export const insertRequired: FixProvider = (request, problem) =>
  wantedChildren(request, problem).map((child, index) =>
    insertionOf(request, containerOf(request, problem), child, index === 0),
  );

function insertionOf(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
  preferred: boolean,
): QuickFix {
  const replacements = insertChild(request, container, child, (indent, step, eol) =>
    elementText(child, indent, step, eol),
  );
  return { title: `Insert ${quote(child.name)}`, replacements, ...(preferred ? { preferred } : {}) };
}

/** `dependentRequired` underlines the element beside the missing one, the other kinds the container itself. */
function containerOf({ xml }: RequestDocument, { node, constraint }: Problem): NodeId {
  return constraint?.rule.kind === 'dependentRequired' ? at(xml.parent, node) : node;
}

function wantedChildren(request: RequestDocument, problem: Problem): ElementDeclaration[] {
  const container = containerOf(request, problem);
  const rule = problem.constraint?.rule;
  const names =
    rule === undefined
      ? []
      : rule.kind === 'requiredOr' || rule.kind === 'requiredXor'
        ? rule.elements
        : rule.kind === 'dependentRequired'
          ? rule.requires
          : [problem.args.element ?? ''];
  const declared = request.declarations[container]?.children ?? [];
  return names.flatMap((name) => declared.find((child) => child.name === name) ?? []);
}

/** Removes a surplus, ignored or impossible element. */
export const removeThis: FixProvider = ({ xml }, { node }) => {
  if (node === NONE) return [];
  return [{ title: `Remove ${quote(nameOf(xml, node))}`, replacements: [removeElement(xml, node)] }];
};

/** Removes stray text or an attribute. */
export const removeStray: FixProvider = ({ xml }, { code, start, end }) => {
  const attribute = code === 'unexpected-attribute';
  const from = attribute ? start - (/\s*$/.exec(xml.text.slice(0, start))?.[0].length ?? 0) : start;
  const replacement = attribute ? { start: from, end, newText: '' } : removeSpan(xml.text, start, end);
  const title = attribute ? 'Remove the attribute' : 'Remove the text';
  return [{ title, replacements: [replacement], preferred: true, ...(attribute ? { safe: true } : {}) }];
};

/** Inserts the Tag of the job that fits the elements best, or of any job when nothing tells. */
export const insertTag: FixProvider = (request, { node, args }) => {
  const { xml, schemaSet } = request;
  const ranked = [...schemaSet.tags.values()]
    .map((schema) => ({ schema, score: fitness(request, schema) }))
    .sort((left, right) => right.score - left.score);
  const best = ranked[0]?.score ?? 0;
  const fitting = ranked.filter(({ score }) => score === best);
  return fitting.map(({ schema }, index) => {
    const text = `<${TAG}>${schema.tag}</${TAG}>`;
    const declaration = schema.root.children.find((child) => child.name === TAG);
    const replacements =
      args.empty !== undefined || declaration === undefined
        ? [{ start: at(xml.start, node), end: at(xml.end, node), newText: text }]
        : insertChild(request, node, { ...declaration, index: -1 }, () => text);
    return { title: `Insert \`${text}\``, replacements, preferred: index === 0 && fitting.length === 1 };
  });
};

/** How many elements of the document the schema would know. */
function fitness(request: RequestDocument, schema: RequestSchema): number {
  const { xml } = request;
  const bound: (ElementDeclaration | undefined)[] = [];
  let score = 0;
  for (let node = 0; node < xml.nodeCount; node++) {
    if (xml.kind[node] !== NodeKind.element) continue;
    const parent = bound[at(xml.parent, node)];
    bound[node] = node === request.request ? schema.root : parent?.childrenById[at(xml.nameId, node)];
    if (bound[node] !== undefined) score++;
  }
  return score;
}
