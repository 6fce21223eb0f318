/**
 * What stands beside the jobs of a request whose jobs have different Tags. All of them read it: each element that
 * one of them declares is allowed there, what one of them needs must, and each may have its rules about it.
 */
import type { CompiledConstraint, ElementDeclaration, RequestSchema, SeveralJobs } from './schemaTypes';

/** A declaration while its children are still being added. */
type OpenDeclaration = { -readonly [Key in keyof ElementDeclaration]: ElementDeclaration[Key] } & {
  children: ElementDeclaration[];
  childrenById: Map<number, ElementDeclaration>;
  requiredChildren: ElementDeclaration[];
};

/**
 * The declaration of the root; at least one schema is needed. Its jobs contain what is not declared: a job whose Tag is
 * known has the declaration of its own schema instead. Rules of the roots are asked for each job by itself, so it
 * has none.
 */
export function shareRoot(
  schemas: readonly RequestSchema[],
  { element, most }: Pick<SeveralJobs, 'element' | 'most'>,
): ElementDeclaration {
  return new RootMerger(element, most).root(schemas.map(({ root }) => root));
}

class RootMerger {
  readonly #job: string;
  readonly #most: number;
  #count = 0;

  constructor(job: string, most: number) {
    this.#job = job;
    this.#most = most;
  }

  root(roots: readonly ElementDeclaration[]): ElementDeclaration {
    const merged = this.#merge(roots, undefined);
    merged.constraints = [];
    return merged;
  }

  /** The one that asks for most says what the element is; each of them may know more children. */
  #merge(same: readonly ElementDeclaration[], parent: OpenDeclaration | undefined): OpenDeclaration {
    const base = mostDemanding(same);
    const isJob = parent?.parent === undefined && base.name === this.#job && parent !== undefined;
    const merged: OpenDeclaration = {
      ...base,
      index: this.#count++,
      parent,
      position: parent?.children.length ?? 0,
      // A Tag at the root is for jobs without one of their own.
      minOccurs: base.builtin === 'tag' ? 0 : base.minOccurs,
      maxOccurs: isJob ? this.#most : Math.max(...same.map(({ maxOccurs }) => maxOccurs)),
      anyElements: isJob || same.some(({ anyElements }) => anyElements),
      responseOnly: same.every(({ responseOnly }) => responseOnly),
      noEffect: ofAll(same, ({ noEffect }) => noEffect),
      deprecated: ofAll(same, ({ deprecated }) => deprecated),
      alternatives: alternativesOf(same),
      children: [],
      childrenById: new Map(),
      requiredChildren: [],
      constraints: [],
    };
    if (isJob) return merged;
    for (const children of childrenOf(same)) {
      const child = this.#merge(children, merged);
      merged.children.push(child);
      merged.childrenById.set(child.nameId, child);
      if (child.minOccurs > 0) merged.requiredChildren.push(child);
    }
    merged.constraints = constraintsOf(same, merged);
    return merged;
  }
}

function mostDemanding(same: readonly ElementDeclaration[]): ElementDeclaration {
  const demands = same.map(({ minOccurs }) => minOccurs);
  const base = same[demands.indexOf(Math.max(...demands))] ?? same[0];
  if (base === undefined) throw new Error('nothing to share');
  return base;
}

/** What all of them say; undefined as soon as one of them does not. */
function ofAll(
  same: readonly ElementDeclaration[],
  fact: (declaration: ElementDeclaration) => string | undefined,
): string | undefined {
  return same.every((declaration) => fact(declaration) !== undefined) ? same.map(fact)[0] : undefined;
}

/** What may stand in for the element in all jobs that need it. */
function alternativesOf(same: readonly ElementDeclaration[]): readonly string[] {
  const needing = same.filter(({ minOccurs }) => minOccurs > 0);
  const [first, ...others] = needing.length > 0 ? needing : same;
  return (first?.alternatives ?? []).filter((name) =>
    others.every(({ alternatives }) => alternatives.includes(name)),
  );
}

/** The children of all by name, each behind the one that stands before it somewhere. */
function childrenOf(same: readonly ElementDeclaration[]): readonly (readonly ElementDeclaration[])[] {
  const names: string[] = [];
  const byName = new Map<string, ElementDeclaration[]>();
  for (const { children } of same) {
    let place = 0;
    for (const child of children) {
      const known = byName.get(child.name);
      if (known === undefined) {
        byName.set(child.name, [child]);
        names.splice(place, 0, child.name);
      } else known.push(child);
      place = names.indexOf(child.name) + 1;
    }
  }
  return names.map((name) => byName.get(name) ?? []);
}

/** Their rules, each once: jobs may have them from one file. */
function constraintsOf(
  same: readonly ElementDeclaration[],
  merged: ElementDeclaration,
): readonly CompiledConstraint[] {
  const found = new Map<CompiledConstraint['rule'], CompiledConstraint>();
  for (const { children, constraints } of same) {
    for (const { rule, source, compiled } of constraints) {
      const subjects = compiled.subjects?.map((place) => placeIn(merged, children[place]));
      const areKnown = subjects?.every((place) => place !== undefined) === true;
      found.set(rule, { rule, source, compiled: { ...compiled, subjects: areKnown ? subjects : undefined } });
    }
  }
  return [...found.values()];
}

function placeIn(
  { childrenById }: ElementDeclaration,
  child: ElementDeclaration | undefined,
): number | undefined {
  return child === undefined ? undefined : childrenById.get(child.nameId)?.position;
}
