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
import { candidateValues, declarationAt, type RequestedRequest, removeAll } from './requestSynthesizer';
import { type Wish, waysTo } from './wishes';

/** A request as far as it could be fixed, and what is still wrong with it. */
export interface SettledRequest {
  readonly placed: PlacedRequest;
  readonly problems: readonly Problem[];
}

const MOST_ROUNDS = 30;

/** Fixes until nothing changes; breaches of `subject` stay. */
export function settle(
  service: LanguageService,
  wished: RequestedRequest,
  subject: CompiledConstraint | undefined,
): SettledRequest {
  const tried = new Set<string>();
  for (let round = 0; ; round++) {
    removeAll(wished.root, wished.banned);
    const placed = renderWithPlaces(wished.root);
    const request = service.parseRequestDocument(documentOf(placed.text));
    const problems = findProblems(request);
    const starts = new Map([...placed.places.values()].map(({ start, element }) => [start, element]));
    const foreign = problems.filter(({ constraint }) => constraint === undefined || constraint !== subject);
    const fixed = foreign.some((problem) => {
      const element = problem.node === NONE ? undefined : starts.get(at(request.xml.start, problem.node));
      return element !== undefined && fix(wished, element, problem, tried);
    });
    if (!fixed || round === MOST_ROUNDS) return { placed, problems };
  }
}

/** True when something was changed. */
function fix(wished: RequestedRequest, element: BuiltElement, problem: Problem, tried: Set<string>): boolean {
  const { constraint, declaration } = problem;
  if (constraint === undefined) {
    return problem.code === 'missing-element' && declaration !== undefined && add(wished, declaration);
  }
  const { rule } = constraint;
  return (
    fixRule(wished, element, rule, problem) || giveWay(wished, holderOf(element, constraint), rule, tried)
  );
}

function fixRule(
  wished: RequestedRequest,
  element: BuiltElement,
  rule: RawConstraint,
  problem: Problem,
): boolean {
  switch (rule.kind) {
    case 'requiredOr':
    case 'requiredXor':
      if (element.declaration.builtin !== 'container') return remove(wished, element);
      return rule.elements.some((path) => add(wished, declarationAt(element.declaration, path)));
    case 'requiredWhen':
      return add(wished, declarationAt(element.declaration, problem.args.element ?? ''));
    case 'dependentRequired': {
      const holder = element.declaration.parent ?? element.declaration;
      return rule.requires.some((path) => add(wished, declarationAt(holder, path)));
    }
    case 'dependentExcluded':
    case 'excludedWhen':
    case 'ignoredWhen':
    case 'notAll':
    case 'sameMatch':
      return remove(wished, element);
    case 'caution':
      return isNeedless(wished, element.declaration) && remove(wished, element);
    case 'valuesWhen': {
      const values = (problem.args.list ?? '').split('\n').filter((value) => value !== '');
      return values.some((value) => write(wished, element, value)) || remove(wished, element);
    }
    case 'placeholderRequired':
      return write(wished, element, `${element.value}-${rule.placeholders[0]}`) || remove(wished, element);
    case 'lengthWhen':
      return write(wished, element, 'a'.repeat(rule.minLength ?? 1)) || remove(wished, element);
    case 'extensionWhen': {
      const value = element.value?.replace(/\w+$/, rule.extensions?.[0] ?? 'other') ?? '';
      return write(wished, element, value) || remove(wished, element);
    }
    case 'distinctValues':
      return write(wished, element, `${element.value}-2`) || remove(wished, element);
    case 'compare':
      return (
        writeBound(wished, element, rule) || addCounted(wished, element, rule) || remove(wished, element)
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
  wished: RequestedRequest,
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
    .some((wish) => grant(wished, declarationAt(holder, wish.path), wish, tried));
}

function grant(
  wished: RequestedRequest,
  declaration: ElementDeclaration,
  wish: Wish,
  tried: Set<string>,
): boolean {
  const present = find(wished.root, declaration);
  if (wish.kind === 'present') return add(wished, declaration);
  if (wish.kind === 'absent')
    return present !== undefined && isNeedless(wished, declaration) && remove(wished, present);
  if (present === undefined) {
    // An element that is made with the right value is a change of its own; the next round sees to the value.
    return wish.kind === 'oneOf' && add(wished, declaration);
  }
  const unlike = wish.kind === 'noneOf' ? wish.values : [];
  const values = wish.kind === 'oneOf' ? wish.values : candidateValues(declaration);
  return values.some((value) => {
    const change = `${declaration.path}=${value}`;
    if (unlike.includes(value) || tried.has(change) || !write(wished, present, value)) return false;
    tried.add(change);
    return true;
  });
}

/** True for what is optional, or has a stand-in in the request. */
function isNeedless(
  { root }: RequestedRequest,
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
  wished: RequestedRequest,
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
  return bounds.some((bound) => bound !== undefined && write(wished, element, String(bound)));
}

/** More of what is counted, where there is none yet. */
function addCounted(
  wished: RequestedRequest,
  { declaration: { parent } }: BuiltElement,
  { atMost }: Extract<RawConstraint, { kind: 'compare' }>,
): boolean {
  const counted = typeof atMost === 'object' && 'countOf' in atMost ? atMost.countOf : undefined;
  return counted !== undefined && parent !== undefined && add(wished, declarationAt(parent, counted));
}

function add(wished: RequestedRequest, declaration: ElementDeclaration): boolean {
  for (let up: ElementDeclaration | undefined = declaration; up !== undefined; up = up.parent) {
    if (wished.banned.has(up)) return false;
  }
  const before = renderWithPlaces(wished.root).text;
  ensure(wished.root, declaration);
  return renderWithPlaces(wished.root).text !== before;
}

function remove(wished: RequestedRequest, element: BuiltElement): boolean {
  if (wished.fixed.has(element.declaration)) return false;
  removeAll(wished.root, new Set([element.declaration]));
  return true;
}

function write(wished: RequestedRequest, element: BuiltElement, value: string): boolean {
  if (wished.fixedValues.has(element.declaration) || element.value === value) return false;
  element.value = value;
  return true;
}
