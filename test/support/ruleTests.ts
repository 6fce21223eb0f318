/**
 * Finds, for a rule of the data, a request that breaks exactly it and one beside it that is right.
 */

import { diagnosticCodes } from '../../server/service/diagnostics/diagnosticCodes';
import type { Problem } from '../../server/service/diagnostics/problem';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import type {
  CompiledConstraint,
  ElementDeclaration,
  RequestSchema,
} from '../../server/service/schema/schemaTypes';
import type { BuiltElement } from './requestBuilder';
import type { ElementPlace } from './requestSpans';
import { declarationAt, fulfil } from './requestSynthesizer';
import type { Requirements } from './requirements';
import { breachesOf, type RuleBreach } from './ruleBreaches';
import { settle } from './settleRequest';

/** A rule at a place of a Tag. */
export interface PlacedRule {
  readonly schema: RequestSchema;
  readonly holder: ElementDeclaration;
  readonly constraint: CompiledConstraint;
}

/** A request and the problems besides the rule. */
export interface FoundRequest {
  readonly text: string;
  readonly others: readonly Problem[];
  /** Breaches of the rule itself. */
  readonly own: readonly Problem[];
  /** Where the rule's breach must be shown. */
  readonly expected: { readonly start: number; readonly end: number } | undefined;
}

/** Every rule of a Tag, nested declarations included. */
export function rulesOf(schema: RequestSchema): PlacedRule[] {
  return schema.declarations.flatMap((holder) =>
    holder.constraints.map((constraint) => ({ schema, holder, constraint })),
  );
}

/** All ways to break a placed rule. */
export function waysToBreak({ constraint, holder }: PlacedRule): readonly RuleBreach[] {
  return breachesOf(constraint.rule, holder);
}

/** The request that breaks the rule with the least beside it. */
export function findBroken(
  service: LanguageService,
  rule: PlacedRule,
  breach: RuleBreach,
): FoundRequest | undefined {
  return findBest(service, rule, breach, breach.broken, (found) => found.own.length > 0);
}

/** The request that keeps the rule with the least beside it. */
export function findKept(
  service: LanguageService,
  rule: PlacedRule,
  breach: RuleBreach,
): FoundRequest | undefined {
  return findBest(service, rule, breach, breach.kept, (found) => found.own.length === 0);
}

function findBest(
  service: LanguageService,
  rule: PlacedRule,
  breach: RuleBreach,
  alternatives: readonly Requirements[],
  fits: (found: FoundRequest) => boolean,
): FoundRequest | undefined {
  let best: FoundRequest | undefined;
  for (const requirements of alternatives) {
    for (const synthesized of fulfil(rule.schema, rule.holder, requirements)) {
      const { placed, problems } = settle(service, synthesized, rule.constraint);
      const own = problems.filter(({ constraint }) => constraint === rule.constraint);
      const others = problems.filter(({ constraint }) => constraint !== rule.constraint);
      const subject = declarationAt(rule.holder, breach.path);
      const place = [...placed.places.values()].find(({ element }) => element.declaration === subject);
      const found = { text: placed.text, own, others, expected: place && spanOf(place, breach) };
      if (!fits(found)) continue;
      if (best === undefined || weight(found) < weight(best)) best = found;
      if (weight(best) === 0) return best;
    }
  }
  return best;
}

/** The less there is beside the rule, the better; an Error weighs most. */
function weight({ others }: FoundRequest): number {
  const weights = { error: 1000, warning: 10, information: 2, hint: 1 };
  return others.reduce(
    (sum, { severity, code }) =>
      sum + (code === 'narrower-limit' ? 3 : weights[severity ?? diagnosticCodes[code].severity]),
    0,
  );
}

function spanOf(
  { element, start, end, nameEnd, contentStart, contentEnd }: ElementPlace,
  { place }: RuleBreach,
): { readonly start: number; readonly end: number } {
  if (place === 'element') return { start, end };
  const isValue = place === 'value' && !isContainer(element);
  return isValue ? { start: contentStart, end: contentEnd } : { start: start + 1, end: nameEnd };
}

function isContainer({ declaration }: BuiltElement): boolean {
  return declaration.builtin === 'container';
}
