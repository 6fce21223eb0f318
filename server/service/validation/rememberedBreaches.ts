/**
 * What the rules of the elements around a change said before it. A rule that looks nowhere near the change says
 * the same again, so a value in a long list does not make the rules of the whole list run.
 */
import { hasSeveralJobs } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import type { ChildPath } from '../constraints/compiledRule';
import type { Problem } from '../diagnostics/problem';
import type { Reparse } from '../parser/reparse';
import { at, type NodeId } from '../parser/xmlNodes';
import type { CompiledConstraint } from '../schema/schemaTypes';
import { type KnownBreaches, toProblem } from './constraintChecks';

/** Problems and, by problem, the element whose check made it; `NONE` for checks of the whole document. */
export interface OwnedProblems {
  readonly problems: readonly Problem[];
  readonly owners: readonly NodeId[];
}

/** By container around the new rows (innermost first): what its rules are known to say now. */
export function rememberBreaches(
  request: RequestDocument,
  before: OwnedProblems,
  rows: Reparse,
  ancestors: readonly NodeId[],
): (container: NodeId) => KnownBreaches | undefined {
  const { xml } = request;
  const levels = new Map(ancestors.map((ancestor, index) => [ancestor, ancestors.length - index]));
  const names = [...ancestors].reverse().map((ancestor) => at(xml.nameId, ancestor));
  if (rows.children === undefined) names.push(at(xml.nameId, rows.element));
  const depth = names.length + (rows.children === undefined ? 0 : 1);
  const breaches = breachesOf(before, levels);
  return (container) => {
    const level = levels.get(container);
    if (level === undefined || (container === request.request && mayBeOtherJobs(request, rows)))
      return undefined;
    const own = breaches.get(container) ?? none;
    return (constraint) => {
      const near = constraint.compiled.paths.filter((path) => leadsNear(path, names, level, rows.children));
      const known = own.filter((problem) => problem.constraint === constraint);
      if (near.length === 0) return known.map((problem) => move(problem, rows));
      // All that has changed of what the rule looks at is in the rows.
      const isInRows = near.every((path) => path.length >= depth - level);
      return isInRows ? breachesInRows(request, container, constraint, known, rows) : undefined;
    };
  };
}

/** What a rule that was kept elsewhere says of the new rows; undefined when they may matter elsewhere, too. */
function breachesInRows(
  request: RequestDocument,
  container: NodeId,
  constraint: CompiledConstraint,
  known: readonly Problem[],
  { firstRow, oldRowsEnd, newRowsEnd }: Reparse,
): readonly Problem[] | undefined {
  const declaration = request.declarations[container];
  const isKeptElsewhere = known.every(({ node }) => node >= firstRow && node < oldRowsEnd);
  if (declaration === undefined || !isKeptElsewhere || hasSeveralJobs(request)) return undefined;
  const rows = { first: firstRow, end: newRowsEnd };
  const breaches = constraint.compiled.checkRows(request.xml, container, rows);
  return breaches?.map((breach) => toProblem(request, { constraint, declaration }, breach));
}

/** What is said for several jobs at once is said for the first of them. */
function mayBeOtherJobs(request: RequestDocument, { element, children }: Reparse): boolean {
  return (
    element === request.request && children !== undefined && children.size > 0 && hasSeveralJobs(request)
  );
}

const none: readonly Problem[] = [];

function breachesOf(before: OwnedProblems, containers: ReadonlyMap<NodeId, number>): Map<NodeId, Problem[]> {
  const breaches = new Map<NodeId, Problem[]>();
  for (const [index, problem] of before.problems.entries()) {
    const owner = before.owners[index];
    if (owner === undefined || problem.constraint === undefined || !containers.has(owner)) continue;
    const known = breaches.get(owner);
    if (known === undefined) breaches.set(owner, [problem]);
    else known.push(problem);
  }
  return breaches;
}

/** Whether the path meets the way from the container down to the change: along all of it, or up to its own end. */
function leadsNear(
  path: ChildPath,
  names: readonly number[],
  level: number,
  children: ReadonlySet<number> | undefined,
): boolean {
  const common = Math.min(path.length, names.length - level);
  for (let step = 0; step < common; step++) if (path[step] !== names[level + step]) return false;
  // Beside children that stay others came or went: who looks for neither sees no change.
  const next = path[common];
  return children === undefined || next === undefined || children.has(next);
}

/** What stands behind the change has moved; the start tags around it have not. */
function move(problem: Problem, { oldRowsEnd, newRowsEnd, moved }: Reparse): Problem {
  const moveRow = (row: NodeId): NodeId => (row < oldRowsEnd ? row : row + newRowsEnd - oldRowsEnd);
  const job = problem.job === undefined ? {} : { job: moveRow(problem.job) };
  if (problem.node < oldRowsEnd) return { ...problem, ...job };
  const { start, end, node } = problem;
  return { ...problem, ...job, start: start + moved, end: end + moved, node: moveRow(node) };
}
