/**
 * The `when` that a rule may have or not: whether it holds, why it does, and the rule's sentence with it.
 */
import type { Language } from '../../../l10n/language';
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { RawPredicate } from '../schema/rawPredicate';
import type { CompiledPredicate, RuleCompiler } from './constraintTypes';
import { describePredicate } from './predicate';

/** A rule about one element. */
interface ConditionalRule {
  readonly element: string;
  readonly when?: RawPredicate;
}

/** A condition as it runs, with the words for messages. */
export interface CompiledCondition {
  readonly holds: CompiledPredicate;
  /** `condition`, why it holds; nothing where the rule always counts. */
  readonly because: (xml: XmlDocument, container: NodeId) => { readonly condition?: string };
}

/** Links the condition of a rule. */
export function compileCondition(
  { element, when }: ConditionalRule,
  compiler: RuleCompiler,
): CompiledCondition {
  const holds = compiler.predicate(when);
  if (when === undefined) return { holds, because: () => ({}) };
  const explain = compiler.explanation(when, [element]);
  return { holds, because: (xml, container) => ({ condition: explain(xml, container) }) };
}

/** The rule as a sentence: what it asks for, and when. */
export function describeWhen(statement: string, { when }: ConditionalRule, language: Language): string {
  return when === undefined
    ? language.t('{0}.', statement)
    : language.t('{0} when {1}.', statement, describePredicate(when, language));
}
