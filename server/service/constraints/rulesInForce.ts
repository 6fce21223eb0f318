/**
 * What the rules of all containers around an element say about it now: for completion and for fixes.
 */

import { hasSeveralJobs, jobOf } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import { at, NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import type { ChildPath, CompiledRule } from './compiledRule';
import { JobReadings, rulesOfJobs } from './rulesOfJobs';

/** Rules reach less deep than this, and hostile documents are deeper. */
const MOST_LEVELS = 16;

/** Asks each rule of `container` and of its ancestors, with the path down to `child`. */
function askRules<Answer>(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
  ask: (rule: CompiledRule, xml: XmlDocument, holder: NodeId, path: ChildPath) => Answer | undefined,
): Answer | undefined {
  const { xml } = request;
  let path: number[] = [child.nameId];
  for (
    let holder = container;
    holder !== NONE && path.length <= MOST_LEVELS;
    holder = at(request.xml.parent, holder)
  ) {
    if (holder === request.request && hasSeveralJobs(request)) {
      return askRulesOfJobs(request, container, path, ask);
    }
    for (const { compiled } of request.declarations[holder]?.constraints ?? []) {
      const answer = ask(compiled, xml, holder, path);
      if (answer !== undefined) return answer;
    }
    path = [at(xml.nameId, holder), ...path];
  }
  return undefined;
}

/** Of an element of a job only its own job says something, of one beside the jobs each of them. */
function askRulesOfJobs<Answer>(
  request: RequestDocument,
  container: NodeId,
  path: ChildPath,
  ask: (rule: CompiledRule, xml: XmlDocument, holder: NodeId, path: ChildPath) => Answer | undefined,
): Answer | undefined {
  const own = jobOf(request, container);
  const readings = new JobReadings(request);
  for (const { constraint, jobs } of rulesOfJobs(request)) {
    const { compiled } = constraint;
    const isAbout = compiled.paths.some((place) => place.join() === path.join());
    for (const job of isAbout ? jobs : []) {
      if (own !== undefined && job !== own) continue;
      const answer = ask(compiled, readings.of(job, constraint), request.request, path);
      if (answer !== undefined) return answer;
    }
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
  const answer = askRules(
    request,
    container,
    child,
    (rule, xml, holder, path) => rule[question](xml, holder, path) || undefined,
  );
  return answer ?? false;
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
  return askRules(request, container, child, (rule, xml, holder, path) =>
    rule.allowedValues(xml, holder, path),
  );
}

/** The placeholders of which the rules ask for one in a leaf of that container now; undefined where none is asked for. */
export function placeholdersNow(
  request: RequestDocument,
  container: NodeId,
  child: ElementDeclaration,
): readonly string[] | undefined {
  return askRules(request, container, child, (rule, xml, holder, path) =>
    rule.placeholders(xml, holder, path),
  );
}
