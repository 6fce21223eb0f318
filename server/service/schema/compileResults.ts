/**
 * Links what the answers of each Tag hold beside what every answer holds.
 */
import type { RootFacts } from './compileRoot';
import type { RawElement, RawResult, RawSchemaSet, ResultMember } from './rawSchemaTypes';
import type { ElementDeclaration, TagResults } from './schemaTypes';

/** Where results go: the names from the root of an answer down to an element that has `results`. */
interface ResultPlace {
  readonly member: ResultMember;
  readonly path: readonly string[];
}

/** By Tag. Each is linked under a root of its own, which has the Tag's name and leads to the same places. */
export function compileResults(
  raw: RawSchemaSet,
  compileRoot: (facts: RootFacts, name: string) => ElementDeclaration,
): ReadonlyMap<string, TagResults> {
  const places = Object.values(raw.responses ?? {}).flatMap(({ children }) => placesIn(children, []));
  const results = Object.values(raw.results ?? {}).map((result): [string, TagResults] => {
    const root = compileRoot(factsOf(result, places), result.resultOf);
    const members = places.flatMap(({ member, path }) => {
      const declaration = result[member] === undefined ? undefined : descend(root, path);
      return declaration === undefined ? [] : ([[member, declaration]] as const);
    });
    return [result.resultOf, { documentation: result.documentation, members: new Map(members) }];
  });
  return new Map(results);
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
