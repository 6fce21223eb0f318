/**
 * `requiredWhen`: elements that are needed while a condition holds.
 * A path below a child (`Video/Width`) asks only where that child is present.
 */
import { NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import { quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { type ElementPath, findAll, findFirst, leadsTo } from './elementPath';
import { describePredicate } from './predicate';

/** Elements that a condition asks for. */
export const requiredWhen: ConstraintDefinition<'requiredWhen'> = {
  code: 'required-when',
  compile: (rule, compiler) => {
    const paths = rule.elements.map((element) => splitPath(element, compiler.path));
    const holds = compiler.predicate(rule.when);
    const explain = compiler.explanation(rule.when);
    return {
      check: (xml, container, report) => {
        if (!holds(xml, container)) return;
        for (const { parent, child } of paths) {
          for (const holder of holdersOf(xml, container, parent)) {
            if (findFirst(xml, holder, child) !== NONE) continue;
            const condition = explain(xml, container);
            report({ node: holder, place: 'startTagName', args: { element: child.text, condition } });
          }
        }
      },
      requires: (xml, container, childPath) =>
        paths.some(({ whole }) => leadsTo(whole, childPath)) && holds(xml, container),
    };
  },
  describe: (rule, language) =>
    language.t(
      '{0} is required when {1}.',
      language.and(quoteAll(rule.elements)),
      describePredicate(rule.when, language),
    ),
};

interface SplitPath {
  readonly whole: ElementPath;
  readonly parent: ElementPath | undefined;
  readonly child: ElementPath;
}

function splitPath(text: string, resolve: (path: string) => ElementPath): SplitPath {
  const slash = text.lastIndexOf('/');
  const whole = resolve(text);
  if (slash < 0) return { whole, parent: undefined, child: whole };
  const child = { ...whole, text: text.slice(slash + 1), nameIds: whole.nameIds.slice(-1) };
  return { whole, parent: resolve(text.slice(0, slash)), child };
}

function holdersOf(xml: XmlDocument, container: NodeId, parent: ElementPath | undefined): readonly NodeId[] {
  return parent === undefined ? [container] : findAll(xml, container, parent);
}
