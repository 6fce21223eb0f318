/**
 * What `excludedWhen` and `ignoredWhen` share: elements that should not stand there while a condition holds.
 */
import type { BreachPlace } from './compiledRule';
import type { PartialRule, RuleCompiler, RuleOf } from './constraintTypes';
import { findAll, leadsTo, placesOf } from './elementPath';
import { rememberedPredicate } from './rememberedPredicate';

/** The rule that reports each of the elements at `place`, and keeps completion from offering them. */
export function compileElementsWhen(
  rule: RuleOf<'excludedWhen' | 'ignoredWhen'>,
  compiler: RuleCompiler,
  place: BreachPlace,
): PartialRule {
  const paths = rule.elements.map(compiler.path);
  const holds = compiler.predicate(rule.when);
  const holdsNow = rememberedPredicate(holds);
  const explain = compiler.explanation(rule.when, rule.elements);
  return {
    subjects: placesOf(...paths),
    check: (xml, container, report) => {
      if (!holds(xml, container)) return;
      const nodes = paths.flatMap((path) => findAll(xml, container, path));
      if (nodes.length === 0) return;
      const condition = explain(xml, container);
      for (const node of nodes) report({ node, place, args: { condition } });
    },
    excludes: (xml, container, childPath) =>
      paths.some((path) => leadsTo(path, childPath)) && holdsNow(xml, container),
  };
}
