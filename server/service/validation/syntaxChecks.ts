/**
 * Well-formedness: what the parser found, plus attributes, which requests do not have.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { attributesOf } from '../parser/xmlAttributes';
import { at, NodeFlags, type NodeId } from '../parser/xmlNodes';
import type { Report } from './report';

/** Reports the syntax errors of the whole document. */
export function checkSyntax({ xml }: RequestDocument, report: Report): void {
  for (const { code, start, end, node, args } of xml.syntaxErrors) report({ code, start, end, node, args });
}

/** Reports each attribute of an element. */
export function checkAttributes({ xml }: RequestDocument, element: NodeId, report: Report): void {
  if ((at(xml.flags, element) & NodeFlags.hasAttributes) === 0) return;
  for (const attribute of attributesOf(xml, element)) {
    const name = xml.text.slice(attribute.nameStart, attribute.nameEnd);
    report({
      code: 'unexpected-attribute',
      start: attribute.nameStart,
      end: attribute.end,
      node: element,
      args: { name },
    });
  }
}
