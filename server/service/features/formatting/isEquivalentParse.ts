/**
 * Whether two texts that differ in white space are the same: the same nodes in each other, the same syntax errors.
 */
import { at, holdsPlainText, NodeKind, nameOf, type XmlDocument } from '../../parser/xmlNodes';
import { leafValue } from '../../parser/xmlText';

/** Compares two trees in one pass; where things stand does not count, nor white space around a text. */
export function isEquivalentParse(left: XmlDocument, right: XmlDocument): boolean {
  return hasSameNodes(left, right) && hasSameErrors(left, right);
}

function hasSameNodes(left: XmlDocument, right: XmlDocument): boolean {
  if (left.nodeCount !== right.nodeCount) return false;
  for (let node = 0; node < left.nodeCount; node++) {
    const isAlike =
      left.kind[node] === right.kind[node] &&
      left.flags[node] === right.flags[node] &&
      left.parent[node] === right.parent[node] &&
      left.nextSibling[node] === right.nextSibling[node] &&
      contentOf(left, node) === contentOf(right, node);
    if (!isAlike) return false;
  }
  return true;
}

/** The name of an element with the text that has no row of its own, the text of any other node. */
function contentOf(xml: XmlDocument, node: number): string {
  if (xml.kind[node] === NodeKind.element) {
    return holdsPlainText(xml, node) ? `${nameOf(xml, node)} ${leafValue(xml, node)}` : nameOf(xml, node);
  }
  return xml.text.slice(at(xml.start, node), at(xml.end, node)).trim();
}

function hasSameErrors(left: XmlDocument, right: XmlDocument): boolean {
  return (
    left.syntaxErrors.length === right.syntaxErrors.length &&
    left.syntaxErrors.every(({ code, node, args }, index) => {
      const other = right.syntaxErrors[index];
      return (
        other?.code === code && other.node === node && JSON.stringify(other.args) === JSON.stringify(args)
      );
    })
  );
}
