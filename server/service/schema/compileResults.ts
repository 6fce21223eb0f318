/**
 * Links what the answers of each Tag hold beside what every answer holds.
 */
import type { RootFacts } from './compileRoot';
import type { RawElement, RawResponse, RawResult, ResultMember } from './rawSchemaTypes';
import type { ElementDeclaration, TagResults } from './schemaTypes';

/** Where results go: the names from the root of an answer down to an element that has `results`. */
export interface ResultPlace {
  readonly member: ResultMember;
  readonly path: readonly string[];
}

/** The places in an answer. */
export function resultPlaces({ children }: RawResponse): readonly ResultPlace[] {
  return placesIn(children, []);
}

/** The results of one Tag. They are linked under a root of their own, which leads to the same places. */
export function compileResults(
  result: RawResult,
  places: readonly ResultPlace[],
  compileRoot: (facts: RootFacts) => ElementDeclaration,
): TagResults {
  const root = compileRoot(factsOf(result, places));
  const members = places.flatMap(({ member, path }) => {
    const declaration = result[member] === undefined ? undefined : descend(root, path);
    return declaration === undefined ? [] : ([[member, declaration]] as const);
  });
  const { documentation, media = {}, summary = [] } = result;
  return { documentation, members: new Map(members), media, summary };
}

function placesIn(
  children: Readonly<Record<string, RawElement>>,
  above: readonly string[],
): readonly ResultPlace[] {
  return Object.entries(children).flatMap(([name, element]) => {
    const path = [...above, name];
    const own = element.results === undefined ? [] : [{ member: element.results, path }];
    return [...own, ...placesIn(element.children ?? {}, path)];
  });
}

function factsOf(result: RawResult, places: readonly ResultPlace[]): RootFacts {
  const { documentation, sources } = result;
  const children: Record<string, RawElement> = {};
  for (const { member, path } of places) {
    const inside = result[member];
    if (inside !== undefined) put(children, path, inside);
  }
  return { documentation, sources, children };
}

/** Puts elements at a path, below containers that are made where they are missing. */
function put(
  into: Record<string, RawElement>,
  [name = '', ...rest]: readonly string[],
  inside: Readonly<Record<string, RawElement>>,
): void {
  const children: Record<string, RawElement> = { ...into[name]?.children };
  if (rest.length === 0) Object.assign(children, inside);
  else put(children, rest, inside);
  into[name] = { type: 'container', children };
}

function descend(root: ElementDeclaration, path: readonly string[]): ElementDeclaration | undefined {
  let found: ElementDeclaration | undefined = root;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}
