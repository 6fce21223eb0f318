/**
 * The rules between fields of one container element.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { constraintDefinitions } from '../constraints/index';
import { breachSpan } from '../diagnostics/problemRanges';
import type { NodeId } from '../parser/xmlNodes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import type { Report } from './report';

/** Reports every broken rule that the container holds. */
export function checkConstraints(
  request: RequestDocument,
  container: NodeId,
  declaration: ElementDeclaration,
  report: Report,
): void {
  for (const constraint of declaration.constraints) {
    const { rule, compiled } = constraint;
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
