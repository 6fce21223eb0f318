/**
 * Groups of elements that several containers hold (`schemas/groups/`): what a container and its type say themselves
 * comes first, then what their groups add. Used where files are linked, so that nothing later depends on groups.
 */
import type { RawConstraint, RawElement, RawGroup } from './rawSchemaTypes';

type RawChildren = Readonly<Record<string, RawElement>>;

/** The group of a name; undefined where there is none. */
export type FindGroup = (name: string) => RawGroup | undefined;

/** What holds elements in a schema file: an element, its type, a whole Tag. */
export interface RawHolder {
  readonly children?: RawChildren;
  readonly constraints?: readonly RawConstraint[];
  readonly groups?: readonly string[];
}

/** The elements inside, in order: those of the type, those of the place, those of the groups. The first two win. */
export function childrenOf(find: FindGroup, ...holders: readonly (RawHolder | undefined)[]): RawChildren {
  const own: RawChildren = Object.assign({}, ...holders.map((holder) => holder?.children));
  const grouped: RawChildren = Object.assign({}, ...groupsOf(find, holders).map(({ children }) => children));
  const added = Object.entries(grouped).filter(([name]) => !Object.hasOwn(own, name));
  return { ...own, ...Object.fromEntries(added) };
}

/** The rules between the elements inside, in the same order. */
export function rulesOf(
  find: FindGroup,
  ...holders: readonly (RawHolder | undefined)[]
): readonly RawConstraint[] {
  return [...holders, ...groupsOf(find, holders)].flatMap((holder) => holder?.constraints ?? []);
}

function groupsOf(find: FindGroup, holders: readonly (RawHolder | undefined)[]): RawHolder[] {
  const names = new Set(holders.flatMap((holder) => holder?.groups ?? []));
  return [...names].flatMap((name) => find(name) ?? []);
}
