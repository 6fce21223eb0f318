/**
 * The findings of a request, each with the element whose check made it, so that after a change only the checks
 * that could say something else run again. The result is always that of checking everything.
 */
import { hasSeveralJobs, jobOf } from '../binding/jobs';
import type { Job, RequestDocument } from '../binding/requestDocument';
import type { Problem } from '../diagnostics/problem';
import type { Reparse } from '../parser/reparse';
import { at, NONE, type NodeId } from '../parser/xmlNodes';
import { checkConstraints, checkRulesOfJobs, type KnownBreaches } from './constraintChecks';
import { checkEncoding } from './encodingChecks';
import { checkEnvelope } from './envelopeChecks';
import { strictJobs } from './limitChecks';
import { type OwnedProblems, rememberBreaches } from './rememberedBreaches';
import { withSeverityOfFact } from './severityByConfidence';
import { checkStructure } from './structureChecks';
import { checkSyntax } from './syntaxChecks';
import { checkLeaf } from './valueChecks';

/** What was found, in the order of checking: the whole document first, then element by element. */
export interface Findings extends OwnedProblems {
  /** Containers that lack a required child: rules of elements around them may excuse it, or no longer. */
  readonly lacking: readonly NodeId[];
  /** The places, among the jobs, of those that take only the page's own limits. */
  readonly strict: readonly number[];
}

/** Checks everything. */
export function findAllProblems(request: RequestDocument): Findings {
  const run = new CheckRun(request, strictJobs(request));
  run.checkDocument();
  for (let node = 0; node < request.xml.nodeCount; node++) run.checkElement(node);
  // Not the run itself: it knows the request, and what is remembered of a request would keep it.
  const { problems, owners, lacking, strict } = run;
  return { problems, owners, lacking, strict };
}

/** Checks what the new rows can have changed; undefined when that may be everything. */
export function findProblemsAgain(
  request: RequestDocument,
  before: Findings,
  rows: Reparse,
): Findings | undefined {
  const strict = strictJobs(request);
  const again = new CheckRun(request, strict);
  if (again.strict.join() !== before.strict.join()) return undefined;
  const moved = movement(rows);
  const lacking = before.lacking.filter(moved.isOutside).map(moved.node);
  again.checkDocument();
  const ancestors = containersAround(request, rows);
  const others = new Set([...ancestors, ...lacking]);
  const knownBreaches = rememberBreaches(request, before, rows, ancestors);
  for (const node of [...others].sort((left, right) => left - right)) {
    if (node < rows.firstRow) again.checkElement(node, knownBreaches(node));
  }
  for (let node = rows.firstRow; node < rows.newRowsEnd; node++) again.checkElement(node);
  for (const node of lacking) if (node >= rows.newRowsEnd) again.checkElement(node);
  const kept = keepFindings(before, moved, others);
  return { ...merge(kept, again), lacking: again.lacking, strict: again.strict };
}

/** One run of checks over elements in document order. */
class CheckRun implements Findings {
  readonly problems: Problem[] = [];
  readonly owners: NodeId[] = [];
  readonly lacking: NodeId[] = [];
  readonly strict: readonly number[];
  readonly #request: RequestDocument;
  readonly #strictJobs: readonly Job[];
  readonly #counts: number[] = [];
  #owner: NodeId = NONE;

  constructor(request: RequestDocument, strict: readonly Job[]) {
    this.#request = request;
    this.#strictJobs = strict;
    this.strict = strict.map((job) => request.jobs.indexOf(job));
  }

  readonly #report = (problem: Problem): void => {
    this.problems.push(withSeverityOfFact(problem));
    this.owners.push(this.#owner);
  };

  checkDocument(): void {
    checkSyntax(this.#request, this.#report);
    checkEncoding(this.#request, this.#report);
    checkEnvelope(this.#request, this.#report);
  }

  checkElement(node: NodeId, knownBreaches?: KnownBreaches): void {
    const request = this.#request;
    const declaration = request.declarations[node];
    if (declaration === undefined) return;
    this.#owner = node;
    if (declaration.builtin !== 'container') {
      checkLeaf(request, node, declaration, this.#isStrict(node), this.#report);
      return;
    }
    if (checkStructure(request, node, declaration, this.#counts, this.#report) === 'lacking')
      this.lacking.push(node);
    if (node === request.request && hasSeveralJobs(request)) {
      checkRulesOfJobs(request, this.#report, knownBreaches);
      return;
    }
    if (declaration.constraints.length === 0) return;
    checkConstraints(request, node, declaration, this.#counts, this.#report, knownBreaches);
  }

  #isStrict(node: NodeId): boolean {
    if (this.#strictJobs.length === 0) return false;
    const job = jobOf(this.#request, node);
    return job !== undefined && this.#strictJobs.includes(job);
  }
}

/** What holds the new rows, innermost first. */
function containersAround({ xml }: RequestDocument, { element, firstRow }: Reparse): NodeId[] {
  const containers: NodeId[] = [];
  let node = firstRow === element ? at(xml.parent, element) : element;
  for (; node !== NONE; node = at(xml.parent, node)) containers.push(node);
  return containers;
}

/** Where what is outside of the new rows is now. */
interface Movement {
  readonly isOutside: (node: NodeId) => boolean;
  readonly node: (node: NodeId) => NodeId;
  readonly problem: (problem: Problem, owner: NodeId) => Problem;
}

function movement({ firstRow, oldRowsEnd, newRowsEnd, moved }: Reparse): Movement {
  const rows = newRowsEnd - oldRowsEnd;
  const isStill = rows === 0 && moved === 0;
  const isBehind = (node: NodeId): boolean => node >= oldRowsEnd;
  const move = (node: NodeId): NodeId => (isBehind(node) ? node + rows : node);
  return {
    isOutside: (node) => node < firstRow || isBehind(node),
    node: move,
    problem: (problem, owner) => {
      if (isStill || !isBehind(owner)) return problem;
      return { ...problem, start: problem.start + moved, end: problem.end + moved, node: move(problem.node) };
    },
  };
}

/** The findings outside of the new rows, without those of the document and of elements that are checked again. */
function keepFindings(before: Findings, moved: Movement, again: ReadonlySet<NodeId>): OwnedProblems {
  const problems: Problem[] = [];
  const owners: NodeId[] = [];
  for (const [index, problem] of before.problems.entries()) {
    const was = before.owners[index] ?? NONE;
    const owner = moved.node(was);
    if (was === NONE || !moved.isOutside(was) || again.has(owner)) continue;
    problems.push(moved.problem(problem, was));
    owners.push(owner);
  }
  return { problems, owners };
}

/** Both are in the order of their owners, and no owner is in both. */
function merge(left: OwnedProblems, right: OwnedProblems): OwnedProblems {
  const problems: Problem[] = [];
  const owners: NodeId[] = [];
  let nextLeft = 0;
  let nextRight = 0;
  while (nextLeft < left.problems.length || nextRight < right.problems.length) {
    const leftOwner = left.owners[nextLeft] ?? Number.POSITIVE_INFINITY;
    const rightOwner = right.owners[nextRight] ?? Number.POSITIVE_INFINITY;
    const problem = leftOwner < rightOwner ? left.problems[nextLeft++] : right.problems[nextRight++];
    if (problem === undefined) break;
    problems.push(problem);
    owners.push(Math.min(leftOwner, rightOwner));
  }
  return { problems, owners };
}
