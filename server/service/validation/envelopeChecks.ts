/**
 * The envelope of a request: the root element and the Tag that chooses the schema.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { valueSpan } from '../diagnostics/problemRanges';
import { childElements, NONE, type NodeId, nameOf, nameSpan } from '../parser/xmlNodes';
import { REQUEST, TAG } from '../schema/compileSchemaSet';
import { closestOf } from '../util/editDistance';
import type { Report } from './report';

/** Reports a wrong root and an absent or unknown Tag. */
export function checkEnvelope(request: RequestDocument, report: Report): void {
  const { xml, schemaSet } = request;
  if (request.request !== NONE) {
    checkTag(request, report);
    return;
  }
  if (xml.root === NONE) {
    const start = xml.text.search(/\S/);
    const at = Math.max(start, 0);
    // Broken text without any element has its own, better syntax error.
    if (xml.syntaxErrors.length > 0) return;
    report({ code: 'missing-element', start: at, end: at, node: NONE, args: { element: REQUEST } });
    return;
  }
  const name = nameOf(xml, xml.root);
  if (schemaSet.responses.has(name)) return;
  const closest = closestOf(name, [REQUEST]);
  report({
    code: 'unknown-element',
    severity: 'error',
    ...nameSpan(xml, xml.root),
    node: xml.root,
    args: { name, root: REQUEST, ...(closest === undefined ? {} : { closest }) },
  });
}

function checkTag(request: RequestDocument, report: Report): void {
  const { xml, tag, tagElement, schemaSet } = request;
  if (tag === undefined) {
    const node = tagElement === NONE ? request.request : tagElement;
    const span = nameSpan(xml, node);
    if (tagElement === NONE && hasSeveralJobs(request)) {
      report({ code: 'unsupported-tag', ...span, node, args: { several: 'true' } });
      return;
    }
    const misspelt = tagElement === NONE ? misspeltTag(request) : NONE;
    if (misspelt !== NONE) reportMisspeltTag(request, misspelt, report);
    else report({ code: 'missing-tag', ...span, node, args: tagElement === NONE ? {} : { empty: 'true' } });
    return;
  }
  if (schemaSet.tags.has(tag)) return;
  const span = valueSpan(xml, tagElement);
  if (schemaSet.otherTags.has(tag)) {
    report({ code: 'unsupported-tag', ...span, node: tagElement, args: { tag } });
    return;
  }
  const closest = closestOf(tag, [...schemaSet.tags.keys(), ...schemaSet.otherTags.keys()]);
  const args = { tag, ...(closest === undefined ? {} : { closest }) };
  report({ code: 'unknown-tag', ...span, node: tagElement, args });
}

/** The child that was meant to be the Tag. */
function misspeltTag({ xml, request }: RequestDocument): NodeId {
  const meant = childElements(xml, request).find((child) => closestOf(nameOf(xml, child), [TAG]) === TAG);
  return meant ?? NONE;
}

/** It is the one mistake: the Tag is there. */
function reportMisspeltTag({ xml }: RequestDocument, node: NodeId, report: Report): void {
  const args = { name: nameOf(xml, node), parent: REQUEST, closest: TAG, needed: 'true' };
  report({ code: 'unknown-element', severity: 'error', ...nameSpan(xml, node), node, args });
}

/** One request may carry several jobs: then each Operation has a Tag of its own. */
function hasSeveralJobs({ xml, request }: RequestDocument): boolean {
  return childElements(xml, request).some((operation) =>
    childElements(xml, operation).some((child) => nameOf(xml, child) === TAG),
  );
}
