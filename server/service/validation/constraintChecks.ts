/**
 * The rules between fields of one container element.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { constraintDefinitions } from '../constraints/index';
import type { Problem } from '../diagnostics/problem';
import { breachSpan } from '../diagnostics/problemRanges';
import type { NodeId } from '../parser/xmlNodes';
import type { CompiledConstraint, ElementDeclaration } from '../schema/schemaTypes';
import type { Report } from './report';

/** What a rule is known to say; undefined where it has to be asked. */
export type KnownBreaches = (constraint: CompiledConstraint) => readonly Problem[] | undefined;

const nothingKnown: KnownBreaches = () => undefined;

/** Reports every broken rule that the container holds; `counts` are those of its children by position. */
export function checkConstraints(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  counts: readonly number[],
  report: Report,
  knownBreaches: KnownBreaches = nothingKnown,
): void {
  for (const constraint of declaration.constraints) {
    const { rule, compiled } = constraint;
    if (compiled.subject !== undefined && counts[compiled.subject] === 0) continue;
    const known = knownBreaches(constraint);
    if (known !== undefined) known.forEach(report);
    else
      compiled.check(request.xml, container, ({ node, place, args }) => {
        report({
          code: constraintDefinitions[rule.kind].code,
          ...breachSpan(request.xml, node, place),
          node,
          constraint,
          declaration: request.declarations[node] ?? declaration,
          args,
          ...(rule.severity === undefined ? {} : { severity: rule.severity }),
        });
      });
  }
}
