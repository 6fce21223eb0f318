/**
 * What is missing only because its name is misspelled: one problem, on that name, as severe as what is missing.
 * To know which problems those are, the rules that are broken are asked again with the names as they were meant.
 * A pure look at all findings, so it says the same however they were found.
 */
import { hasSeveralJobs } from '../binding/jobs';
import type { RequestDocument } from '../binding/requestDocument';
import type { ChildPath } from '../constraints/compiledRule';
import { JobReadings, rulesOfJobs } from '../constraints/rulesOfJobs';
import { diagnosticCodeInfo } from '../diagnostics/diagnosticCodes';
import type { Problem } from '../diagnostics/problem';
import { at, childElements, NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import type { RuleSeverity } from '../schema/rawSchemaTypes';
import type { CompiledConstraint, ElementDeclaration } from '../schema/schemaTypes';
import type { OwnedProblems } from './rememberedBreaches';

/** Rules reach less deep than this, and hostile documents are deeper. */
const MOST_LEVELS = 16;

/** A misspelled element and the way down to it, with the names that were meant. */
interface MisspeltBelow {
  readonly element: NodeId;
  readonly path: ChildPath;
}

/** The problems, less those that a misspelled name explains; `isSuppressed` says which ones a comment suppresses. */
export function explainByMisspelling(
  request: RequestDocument,
  { problems, owners }: OwnedProblems,
  isSuppressed: (problem: Problem) => boolean,
): readonly Problem[] {
  // Documents without a misspelled name are most documents.
  if (!problems.some(isMisspelling)) return problems;
  const meant = meantElements(request, problems, isSuppressed);
  if (meant.size === 0) return problems;
  const explained = new Explanations(request, meant);
  const left = problems.filter((problem, index) => !explained.take(problem, owners[index] ?? NONE));
  return left.map((problem) => explained.raise(problem));
}

function isMisspelling({ code, args }: Problem): boolean {
  const isUnknownChild = code === 'unknown-element' || code === 'misplaced-element';
  return isUnknownChild && args.closest !== undefined && args.root === undefined;
}

/** By misspelled element the one that was meant, where its container still has room for it. */
function meantElements(
  { xml, declarations }: RequestDocument,
  problems: readonly Problem[],
  isSuppressed: (problem: Problem) => boolean,
): ReadonlyMap<NodeId, ElementDeclaration> {
  const meant = new Map<NodeId, ElementDeclaration>();
  const present = new Map<NodeId, Map<number, number>>();
  for (const problem of problems) {
    // Who suppresses it says that the element is what it should be.
    if (!isMisspelling(problem) || isSuppressed(problem)) continue;
    const container = at(xml.parent, problem.node);
    const child = declarations[container]?.children.find(({ name }) => name === problem.args.closest);
    if (child === undefined) continue;
    const counts = present.get(container) ?? countChildren(xml, container);
    present.set(container, counts);
    const count = counts.get(child.nameId) ?? 0;
    if (count >= child.maxOccurs) continue;
    counts.set(child.nameId, count + 1);
    meant.set(problem.node, child);
  }
  return meant;
}

function countChildren(xml: XmlDocument, container: NodeId): Map<number, number> {
  const counts = new Map<number, number>();
  for (const child of childElements(xml, container)) {
    const nameId = at(xml.nameId, child);
    counts.set(nameId, (counts.get(nameId) ?? 0) + 1);
  }
  return counts;
}

/** Which problems misspelled names explain, and how severe those names are then. */
class Explanations {
  readonly #request: RequestDocument;
  readonly #meant: ReadonlyMap<NodeId, ElementDeclaration>;
  readonly #readings: JobReadings;
  readonly #asMeant: XmlDocument;
  readonly #below: ReadonlyMap<NodeId, readonly MisspeltBelow[]>;
  readonly #stillBroken = new Map<CompiledConstraint, Map<NodeId, ReadonlySet<NodeId>>>();
  readonly #severities = new Map<NodeId, RuleSeverity>();

  constructor(request: RequestDocument, meant: ReadonlyMap<NodeId, ElementDeclaration>) {
    const { xml } = request;
    this.#request = request;
    this.#meant = meant;
    const nameId = xml.nameId.slice();
    for (const [element, { nameId: right }] of meant) nameId[element] = right;
    this.#asMeant = { ...xml, nameId };
    this.#readings = new JobReadings(request, this.#asMeant);
    this.#below = indexByContainer(this.#asMeant, meant.keys());
  }

  /** True when the problem is there only because of misspelled names, which then are as severe as it is. */
  take(problem: Problem, owner: NodeId): boolean {
    const below = this.#below.get(owner);
    if (below === undefined) return false;
    const responsible =
      problem.code === 'missing-element'
        ? this.#insteadOf(problem, owner, below)
        : this.#breakers(problem, owner, below);
    if (responsible.length === 0) return false;
    for (const { element } of responsible) this.#note(element, severityOf(problem));
    return true;
  }

  /** The problem as severe as what its misspelled name leaves out. */
  raise(problem: Problem): Problem {
    if (!isMisspelling(problem)) return problem;
    const severity = this.#severities.get(problem.node);
    if (severity === undefined || !isWorse(severity, severityOf(problem))) return problem;
    return { ...problem, severity, args: { ...problem.args, needed: 'true' } };
  }

  #note(element: NodeId, severity: RuleSeverity): void {
    const known = this.#severities.get(element);
    if (known === undefined || isWorse(severity, known)) this.#severities.set(element, severity);
  }

  /** The misspelled children that stand for the missing one, or for a sibling that does what it would do. */
  #insteadOf({ declaration }: Problem, owner: NodeId, below: readonly MisspeltBelow[]) {
    return below.filter(({ element }) => {
      const meant = this.#meant.get(element);
      if (meant === undefined || at(this.#asMeant.parent, element) !== owner) return false;
      return meant === declaration || declaration?.alternatives.includes(meant.name) === true;
    });
  }

  /** The misspelled elements at places of a rule that holds with their right names. */
  #breakers({ constraint, node }: Problem, owner: NodeId, below: readonly MisspeltBelow[]) {
    if (constraint === undefined || this.#breaches(constraint, owner).has(node)) return [];
    return below.filter(({ path }) => constraint.compiled.paths.some((place) => startsWith(place, path)));
  }

  /** Where the rule is broken even with the right names. */
  #breaches(constraint: CompiledConstraint, owner: NodeId): ReadonlySet<NodeId> {
    const byOwner = this.#stillBroken.get(constraint) ?? new Map<NodeId, ReadonlySet<NodeId>>();
    this.#stillBroken.set(constraint, byOwner);
    const known = byOwner.get(owner);
    if (known !== undefined) return known;
    const nodes = new Set<NodeId>();
    for (const xml of this.#readingsOf(constraint, owner)) {
      constraint.compiled.check(xml, owner, ({ node }) => nodes.add(node));
    }
    byOwner.set(owner, nodes);
    return nodes;
  }

  /** The document as the rule reads it: once, or for each of several jobs. */
  #readingsOf(constraint: CompiledConstraint, owner: NodeId): readonly XmlDocument[] {
    const isOfJobs = owner === this.#request.request && hasSeveralJobs(this.#request);
    const rule = isOfJobs
      ? rulesOfJobs(this.#request).find((each) => each.constraint === constraint)
      : undefined;
    if (rule === undefined || rule.jobs.length === 0) return [this.#asMeant];
    return rule.jobs.map((job) => this.#readings.of(job, constraint));
  }
}

/** By container: the misspelled elements anywhere below it. */
function indexByContainer(xml: XmlDocument, elements: Iterable<NodeId>): Map<NodeId, MisspeltBelow[]> {
  const index = new Map<NodeId, MisspeltBelow[]>();
  for (const element of elements) {
    let path: number[] = [at(xml.nameId, element)];
    let container = at(xml.parent, element);
    for (; container !== NONE && path.length <= MOST_LEVELS; container = at(xml.parent, container)) {
      const known = index.get(container);
      if (known === undefined) index.set(container, [{ element, path }]);
      else known.push({ element, path });
      path = [at(xml.nameId, container), ...path];
    }
  }
  return index;
}

function startsWith(place: ChildPath, path: ChildPath): boolean {
  return path.length <= place.length && path.every((nameId, level) => nameId === place[level]);
}

function severityOf({ code, severity }: Problem): RuleSeverity {
  return severity ?? diagnosticCodeInfo(code).severity;
}

const bySeverity: readonly RuleSeverity[] = ['error', 'warning', 'information', 'hint'];

function isWorse(left: RuleSeverity, right: RuleSeverity): boolean {
  return bySeverity.indexOf(left) < bySeverity.indexOf(right);
}
