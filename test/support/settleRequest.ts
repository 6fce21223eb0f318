/**
 * Fixes everything in a built request that is not the subject of the test: rules that the subject drags along.
 */

import type { Problem } from '../../server/service/diagnostics/problem';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { at, NONE } from '../../server/service/parser/xmlNodes';
import type { RawConstraint } from '../../server/service/schema/rawSchemaTypes';
import type { CompiledConstraint, ElementDeclaration } from '../../server/service/schema/schemaTypes';
import { findProblems } from '../../server/service/validation/findProblems';
import { documentOf } from './checkDiagnostics';
import { type BuiltElement, ensure } from './requestBuilder';
import { type PlacedRequest, renderWithPlaces } from './requestSpans';
import { candidateValues, declarationAt, removeAll, type SynthesizedRequest } from './requestSynthesizer';
import { type Requirement, waysTo } from './requirements';

/** A request as far as it could be fixed, and what is still wrong with it. */
export interface SettledRequest {
  readonly placed: PlacedRequest;
  readonly problems: readonly Problem[];
}

const MOST_ROUNDS = 30;

/** Fixes until nothing changes; breaches of `subject` stay. */
export function settle(
  service: LanguageService,
  synthesized: SynthesizedRequest,
  subject: CompiledConstraint | undefined,
): SettledRequest {
  const tried = new Set<string>();
  for (let round = 0; ; round++) {
    removeAll(synthesized.root, synthesized.banned);
    const placed = renderWithPlaces(synthesized.root);
    const request = service.parseRequestDocument(documentOf(placed.text));
    const problems = findProblems(request);
    const starts = new Map([...placed.places.values()].map(({ start, element }) => [start, element]));
    const foreign = problems.filter(({ constraint }) => constraint === undefined || constraint !== subject);
    const fixed = foreign.some((problem) => {
      const element = problem.node === NONE ? undefined : starts.get(at(request.xml.start, problem.node));
      return element !== undefined && fix(synthesized, element, problem, tried);
    });
    if (!fixed || round === MOST_ROUNDS) return { placed, problems };
  }
}

/** True when something was changed. */
function fix(
  synthesized: SynthesizedRequest,
  element: BuiltElement,
  problem: Problem,
  tried: Set<string>,
): boolean {
  const { constraint, declaration } = problem;
  if (constraint === undefined) {
    return problem.code === 'missing-element' && declaration !== undefined && add(synthesized, declaration);
  }
  const { rule } = constraint;
  return (
    fixRule(synthesized, element, rule, problem) ||
    giveWay(synthesized, holderOf(element, constraint), rule, tried)
  );
}

function fixRule(
  synthesized: SynthesizedRequest,
  element: BuiltElement,
  rule: RawConstraint,
  problem: Problem,
): boolean {
  switch (rule.kind) {
    case 'requiredOr':
    case 'requiredXor':
      if (element.declaration.builtin !== 'container') return remove(synthesized, element);
      return rule.elements.some((path) => add(synthesized, declarationAt(element.declaration, path)));
    case 'requiredWhen':
      return add(synthesized, declarationAt(element.declaration, problem.args.element ?? ''));
    case 'dependentRequired': {
      const holder = element.declaration.parent ?? element.declaration;
      return rule.requires.some((path) => add(synthesized, declarationAt(holder, path)));
    }
    case 'dependentExcluded':
    case 'excludedWhen':
    case 'ignoredWhen':
    case 'notAll':
    case 'sameMatch':
      return remove(synthesized, element);
    case 'caution':
      return isNeedless(synthesized, element.declaration) && remove(synthesized, element);
    case 'valuesWhen': {
      const values = (problem.args.list ?? '').split('\n').filter((value) => value !== '');
      return values.some((value) => write(synthesized, element, value)) || remove(synthesized, element);
    }
    case 'placeholderRequired':
      return (
        write(synthesized, element, `${element.value}-${rule.placeholders[0]}`) ||
        remove(synthesized, element)
      );
    case 'lengthWhen':
      return write(synthesized, element, 'a'.repeat(rule.minLength ?? 1)) || remove(synthesized, element);
    case 'extensionWhen': {
      const value = element.value?.replace(/\w+$/, rule.extensions?.[0] ?? 'other') ?? '';
      return write(synthesized, element, value) || remove(synthesized, element);
    }
    case 'distinctValues':
      return write(synthesized, element, `${element.value}-2`) || remove(synthesized, element);
    case 'compare':
      return (
        writeBound(synthesized, element, rule) ||
        addCounted(synthesized, element, rule) ||
        remove(synthesized, element)
      );
  }
}

/** The declaration that holds the rule: the element itself or one above it. */
function holderOf(element: BuiltElement, constraint: CompiledConstraint): ElementDeclaration {
  let holder = element.declaration;
  while (!holder.constraints.includes(constraint) && holder.parent !== undefined) holder = holder.parent;
  return holder;
}

/** Changes something else so that the rule no longer applies; each change is tried once. */
function giveWay(
  synthesized: SynthesizedRequest,
  holder: ElementDeclaration,
  rule: RawConstraint,
  tried: Set<string>,
): boolean {
  const conditions = [
    ...(rule.kind === 'valuesWhen' ? rule.rows.map((row) => row.when) : []),
    ...(rule.kind === 'notAll' ? rule.conditions : []),
    ...(rule.when === undefined ? [] : [rule.when]),
  ];
  return conditions
    .flatMap((condition) => waysTo(condition, false))
    .flat()
    .some((requirement) => grant(synthesized, declarationAt(holder, requirement.path), requirement, tried));
}

function grant(
  synthesized: SynthesizedRequest,
  declaration: ElementDeclaration,
  requirement: Requirement,
  tried: Set<string>,
): boolean {
  const present = find(synthesized.root, declaration);
  if (requirement.kind === 'present') return add(synthesized, declaration);
  if (requirement.kind === 'absent')
    return present !== undefined && isNeedless(synthesized, declaration) && remove(synthesized, present);
  if (present === undefined) {
    // An element that is made with the right value is a change of its own; the next round sees to the value.
    return requirement.kind === 'oneOf' && add(synthesized, declaration);
  }
  const unlike = requirement.kind === 'noneOf' ? requirement.values : [];
  const values = requirement.kind === 'oneOf' ? requirement.values : candidateValues(declaration);
  return values.some((value) => {
    const change = `${declaration.path}=${value}`;
    if (unlike.includes(value) || tried.has(change) || !write(synthesized, present, value)) return false;
    tried.add(change);
    return true;
  });
}

/** True for what is optional, or has a stand-in in the request. */
function isNeedless(
  { root }: SynthesizedRequest,
  { minOccurs, parent, alternatives }: ElementDeclaration,
): boolean {
  if (minOccurs === 0) return true;
  return alternatives.some(
    (name) => parent !== undefined && find(root, declarationAt(parent, name)) !== undefined,
  );
}

function find(element: BuiltElement, declaration: ElementDeclaration): BuiltElement | undefined {
  if (element.declaration === declaration) return element;
  for (const child of element.children) {
    const found = find(child, declaration);
    if (found !== undefined) return found;
  }
  return undefined;
}

function writeBound(
  synthesized: SynthesizedRequest,
  element: BuiltElement,
  rule: Extract<RawConstraint, { kind: 'compare' }>,
): boolean {
  const { atLeast, greaterThan, atMost, lessThan } = rule;
  const bounds = [
    typeof atLeast === 'number' ? atLeast : undefined,
    typeof greaterThan === 'number' ? greaterThan + 1 : undefined,
    typeof atMost === 'number' ? atMost : undefined,
    typeof lessThan === 'number' ? lessThan - 1 : undefined,
  ];
  return bounds.some((bound) => bound !== undefined && write(synthesized, element, String(bound)));
}

/** More of what is counted, where there is none yet. */
function addCounted(
  synthesized: SynthesizedRequest,
  { declaration: { parent } }: BuiltElement,
  { atMost }: Extract<RawConstraint, { kind: 'compare' }>,
): boolean {
  const counted = typeof atMost === 'object' && 'countOf' in atMost ? atMost.countOf : undefined;
  return counted !== undefined && parent !== undefined && add(synthesized, declarationAt(parent, counted));
}

function add(synthesized: SynthesizedRequest, declaration: ElementDeclaration): boolean {
  for (let up: ElementDeclaration | undefined = declaration; up !== undefined; up = up.parent) {
    if (synthesized.banned.has(up)) return false;
  }
  const before = renderWithPlaces(synthesized.root).text;
  ensure(synthesized.root, declaration);
  return renderWithPlaces(synthesized.root).text !== before;
}

function remove(synthesized: SynthesizedRequest, element: BuiltElement): boolean {
  if (synthesized.fixed.has(element.declaration)) return false;
  removeAll(synthesized.root, new Set([element.declaration]));
  return true;
}

function write(synthesized: SynthesizedRequest, element: BuiltElement, value: string): boolean {
  if (synthesized.fixedValues.has(element.declaration) || element.value === value) return false;
  element.value = value;
  return true;
}
