/**
 * What may stand around jobs of several Tags, for exports: what one of the Tags knows may be there, what all of them
 * need must. Looser than validation, which knows what Tags a request has.
 */
import type { ElementDeclaration, SeveralJobs } from '../schema/schemaTypes';
import { mustBeThere, type ValueAlternative, valueModel } from './valueModel';

/** An element as several Tags have it. */
export interface SharedElement {
  readonly name: string;
  readonly least: 0 | 1;
  readonly most: number;
  readonly content:
    | { readonly kind: 'values'; readonly values: readonly ValueAlternative[] }
    | { readonly kind: 'children'; readonly children: readonly SharedElement[] };
}

/** True for the element of a job, where a request may carry several. */
export function isJob(
  { parent, name }: ElementDeclaration,
  { element }: Pick<SeveralJobs, 'element'>,
): boolean {
  return name === element && parent !== undefined && parent.parent === undefined;
}

/** The children of the roots, without the Tag and without the jobs. */
export function sharedElements(
  roots: readonly ElementDeclaration[],
  jobs: Pick<SeveralJobs, 'element'>,
): readonly SharedElement[] {
  return mergeChildren(roots, (child) => child.builtin !== 'tag' && !isJob(child, jobs));
}

function mergeChildren(
  containers: readonly ElementDeclaration[],
  counts: (child: ElementDeclaration) => boolean = () => true,
): readonly SharedElement[] {
  const byName = new Map<string, ElementDeclaration[]>();
  for (const child of containers.flatMap(({ children }) => children)) {
    if (!counts(child) || child.maxOccurs === 0) continue;
    const same = byName.get(child.name);
    if (same === undefined) byName.set(child.name, [child]);
    else same.push(child);
  }
  return [...byName.values()].map((same) => merge(same, containers.length));
}

function merge(same: readonly ElementDeclaration[], holders: number): SharedElement {
  const containers = same.filter(({ builtin }) => builtin === 'container');
  const values = new Map(same.flatMap(valueModel).map((value) => [JSON.stringify(value), value]));
  return {
    name: same[0]?.name ?? '',
    least: same.length === holders && same.every(mustBeThere) ? 1 : 0,
    most: Math.max(...same.map(({ maxOccurs }) => maxOccurs)),
    content:
      containers.length > 0
        ? { kind: 'children', children: mergeChildren(containers) }
        : { kind: 'values', values: [...values.values()] },
  };
}
