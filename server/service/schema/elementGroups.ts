/**
 * Groups of elements that several containers hold (`schemas/groups/`): what a container and its type say themselves
 * comes first, then what their groups add. Used where files are linked, so that nothing later knows of groups.
 */
import type { RawConstraint, RawElement, RawSchemaSet } from './rawSchemaTypes';

type RawChildren = Readonly<Record<string, RawElement>>;

/** What holds elements in a schema file: an element, its type, a whole Tag. */
export interface RawHolder {
  readonly children?: RawChildren;
  readonly constraints?: readonly RawConstraint[];
  readonly groups?: readonly string[];
}

/** The elements inside, in order: those of the type, those of the place, those of the groups. The first two win. */
export function childrenOf(raw: RawSchemaSet, ...holders: readonly (RawHolder | undefined)[]): RawChildren {
  const own: RawChildren = Object.assign({}, ...holders.map((holder) => holder?.children));
  const grouped: RawChildren = Object.assign({}, ...groupsOf(raw, holders).map(({ children }) => children));
  const added = Object.entries(grouped).filter(([name]) => !Object.hasOwn(own, name));
  return { ...own, ...Object.fromEntries(added) };
}

/** The rules between the elements inside, in the same order. */
export function rulesOf(
  raw: RawSchemaSet,
  ...holders: readonly (RawHolder | undefined)[]
): readonly RawConstraint[] {
  return [...holders, ...groupsOf(raw, holders)].flatMap((holder) => holder?.constraints ?? []);
}

function groupsOf(raw: RawSchemaSet, holders: readonly (RawHolder | undefined)[]): RawHolder[] {
  const names = new Set(holders.flatMap((holder) => holder?.groups ?? []));
  return [...names].flatMap((name) => raw.groups[name] ?? []);
}
