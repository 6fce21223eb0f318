/**
 * Builds requests that fulfil requirements: the elements that must be there or must not, with the values asked for.
 */
import { compilePath } from '../../server/service/constraints/index';
import type { ElementDeclaration, RequestSchema } from '../../server/service/schema/schemaTypes';
import { type BuiltElement, ensure, requiredRequest, rightValue } from './requestBuilder';
import type { Requirements } from './requirements';

/** A request under construction and what nobody may change in it any more. */
export interface SynthesizedRequest {
  readonly root: BuiltElement;
  readonly holder: BuiltElement;
  /** Elements that must stay, and those whose value must stay too. */
  readonly fixed: ReadonlySet<ElementDeclaration>;
  readonly fixedValues: ReadonlySet<ElementDeclaration>;
  /** Elements that must stay away. */
  readonly banned: ReadonlySet<ElementDeclaration>;
}

/** What is asked of one element. */
interface Demand {
  present: boolean;
  absent: boolean;
  among: readonly string[] | undefined;
  readonly notAmong: Set<string>;
}

const MOST_CHOICES = 200;

/** The declaration at a path below a holder. */
export function declarationAt(holder: ElementDeclaration, path: string): ElementDeclaration {
  const found = path === '' ? holder : compilePath(path, holder, new Map()).declaration;
  if (found === undefined) throw new Error(`${holder.path} has no ${path}`);
  return found;
}

/** The values worth trying in an element: its own lists first, then those of the wider official limit. */
export function candidateValues(declaration: ElementDeclaration): readonly string[] {
  const { facets, wider, examples, builtin } = declaration;
  const listed = (lists: typeof facets | undefined): string[] =>
    [...(lists?.enumeration ?? []), ...(lists?.suggestedValues ?? []), ...(lists?.literals ?? [])].map(
      ({ value }) => value,
    );
  const flags = builtin === 'boolean' ? ['true', 'false'] : [];
  return [...new Set([...listed(facets), ...flags, ...examples, rightValue(declaration), ...listed(wider)])];
}

/** Every request that fulfils the requirements, as far as the listed values go. */
export function* fulfil(
  schema: RequestSchema,
  holder: ElementDeclaration,
  requirements: Requirements,
): Generator<SynthesizedRequest> {
  const demands = collectDemands(holder, requirements);
  if (demands === undefined) return;
  const choices = [...demands].map(([declaration, demand]) => choicesOf(declaration, demand));
  if (choices.some((options) => options.length === 0)) return;
  const most = Math.min(
    MOST_CHOICES,
    choices.reduce((product, options) => product * options.length, 1),
  );
  for (let number = 0; number < most; number++) yield construct(schema, holder, demands, choices, number);
}

function collectDemands(
  holder: ElementDeclaration,
  requirements: Requirements,
): Map<ElementDeclaration, Demand> | undefined {
  const demands = new Map<ElementDeclaration, Demand>();
  for (const requirement of requirements) {
    const declaration = declarationAt(holder, requirement.path);
    const demand = demands.get(declaration) ?? {
      present: false,
      absent: false,
      among: undefined,
      notAmong: new Set<string>(),
    };
    demands.set(declaration, demand);
    if (requirement.kind === 'absent') demand.absent = true;
    else demand.present = true;
    if (requirement.kind === 'noneOf')
      for (const value of requirement.values) demand.notAmong.add(value.toLowerCase());
    if (requirement.kind === 'oneOf') {
      const before = demand.among;
      demand.among =
        before === undefined ? requirement.values : before.filter((value) => isIn(requirement.values, value));
    }
  }
  const contradicts = [...demands.values()].some(({ present, absent }) => present && absent);
  return contradicts ? undefined : demands;
}

function isIn(values: readonly string[], value: string): boolean {
  return values.some((other) => other.toLowerCase() === value.toLowerCase());
}

/** Undefined stands for "no particular value". */
function choicesOf(declaration: ElementDeclaration, demand: Demand): readonly (string | undefined)[] {
  if (demand.absent || declaration.builtin === 'container') return [undefined];
  const candidates = candidateValues(declaration);
  const { among } = demand;
  const listed = among === undefined ? candidates : candidates.filter((value) => isIn(among, value));
  const fitting = listed.length > 0 ? listed : (among ?? candidates);
  return fitting.filter((value) => !demand.notAmong.has(value.toLowerCase()));
}

function construct(
  schema: RequestSchema,
  holder: ElementDeclaration,
  demands: ReadonlyMap<ElementDeclaration, Demand>,
  choices: readonly (readonly (string | undefined)[])[],
  number: number,
): SynthesizedRequest {
  const root = requiredRequest(schema);
  const fixed = new Set<ElementDeclaration>();
  const fixedValues = new Set<ElementDeclaration>();
  const banned = new Set<ElementDeclaration>();
  const keep = (declaration: ElementDeclaration | undefined): void => {
    if (declaration === undefined) return;
    fixed.add(declaration);
    keep(declaration.parent);
  };
  keep(holder);
  let rest = number;
  [...demands].forEach(([declaration, demand], index) => {
    const options = choices[index] ?? [];
    const value = options[rest % options.length];
    rest = Math.floor(rest / options.length);
    if (demand.absent) {
      banned.add(declaration);
      return;
    }
    keep(declaration);
    const element = ensure(root, declaration);
    if (value === undefined) return;
    element.value = value;
    fixedValues.add(declaration);
  });
  const built = ensure(root, holder);
  removeAll(root, banned);
  return { root, holder: built, fixed, fixedValues, banned };
}

/** Takes out every element of those declarations. */
export function removeAll(element: BuiltElement, banned: ReadonlySet<ElementDeclaration>): void {
  for (let index = element.children.length - 1; index >= 0; index--) {
    const child = element.children[index];
    if (child === undefined) continue;
    if (banned.has(child.declaration)) element.children.splice(index, 1);
    else removeAll(child, banned);
  }
}
