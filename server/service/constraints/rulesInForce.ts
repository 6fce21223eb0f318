/**
 * What the rules of all containers around an element say about it now: for completion and for fixes.
 */

import type { RequestDocument } from '../binding/requestDocument';
import { at, NONE, type NodeId } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import type { ChildPath, CompiledRule } from './compiledRule';

/** Rules reach less deep than this, and hostile documents are deeper. */
const MOST_LEVELS = 16;

/** Calls `ask` for each rule of `container` and of its ancestors, with the path down to `child`. */
function askRules<Answer>(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
  ask: (rule: CompiledRule, holder: NodeId, path: ChildPath) => Answer | undefined,
): Answer | undefined {
  let path: number[] = [child.nameId];
  for (
    let holder = container;
    holder !== NONE && path.length <= MOST_LEVELS;
    holder = at(request.xml.parent, holder)
  ) {
    for (const constraint of request.declarations[holder]?.constraints ?? []) {
      const answer = ask(constraint.compiled, holder, path);
      if (answer !== undefined) return answer;
    }
    path = [at(request.xml.nameId, holder), ...path];
  }
  return undefined;
}

/** Whether some rule says yes. */
function someRule(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
  question: 'excludes' | 'requires',
): boolean {
  const ask = (rule: CompiledRule, holder: NodeId, path: ChildPath): true | undefined =>
    rule[question](request.xml, holder, path) || undefined;
  return askRules(request, container, child, ask) ?? false;
}

/** True when a rule forbids or disables the child in that container now. */
export function isExcludedNow(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): boolean {
  return someRule(request, container, child, 'excludes');
}

/** True when a rule asks for the child in that container now. */
export function isRequiredNow(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): boolean {
  return someRule(request, container, child, 'requires');
}

/** The values that the rules leave for a leaf in that container now; undefined where no rule says anything. */
export function allowedValuesNow(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): readonly string[] | undefined {
  return askRules(request, container, child, (rule, holder, path) =>
    rule.allowedValues(request.xml, holder, path),
  );
}

/** The placeholders of which the rules ask for one in a leaf of that container now; undefined where none is asked for. */
export function placeholdersNow(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): readonly string[] | undefined {
  return askRules(request, container, child, (rule, holder, path) =>
    rule.placeholders(request.xml, holder, path),
  );
}
