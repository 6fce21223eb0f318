/**
 * Completion asks a rule about one child of an element after the other. Whether the rule's condition holds is the
 * same for all of them, and finding out can mean to look through a long list.
 */
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { CompiledPredicate } from './constraintTypes';

/** The same predicate, which looks once at each container of a tree that is asked about. */
export function rememberedPredicate(holds: CompiledPredicate): CompiledPredicate {
  // A tree never changes, and what was remembered of it goes with it.
  const trees = new WeakMap<XmlDocument, Map<NodeId, boolean>>();
  return (xml, container) => {
    let answers = trees.get(xml);
    if (answers === undefined) {
      answers = new Map();
      trees.set(xml, answers);
    }
    let answer = answers.get(container);
    if (answer === undefined) {
      answer = holds(xml, container);
      answers.set(container, answer);
    }
    return answer;
  };
}
