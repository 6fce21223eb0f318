/**
 * How a document is submitted: endpoint and permission from the Tag's schema, input and output as written.
 */
import type { RequestDocument } from '../binding/requestDocument';
import type { JobOperation } from '../languageServiceTypes';
import { childElements, NONE, type NodeId, nameOf } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';

/** Undefined while the Tag is absent or has no schema. */
export function getJobOperation(request: RequestDocument): JobOperation | undefined {
  const { schema, tag } = request;
  if (schema === undefined || tag === undefined) return undefined;
  const { method, path, action } = schema.operation;
  const { summary } = schema;
  const input = summary.input === undefined ? undefined : valueAt(request, summary.input);
  const callback = summary.callback === undefined ? undefined : valueAt(request, summary.callback);
  return {
    tag: schema.tag,
    method,
    path,
    action,
    input,
    output: outputOf(request, summary.output),
    ...(callback === undefined ? {} : { callback }),
  };
}

function outputOf(request: RequestDocument, path: string | undefined): JobOperation['output'] {
  if (path === undefined || elementAt(request, path) === NONE) return undefined;
  return {
    region: valueAt(request, `${path}/Region`) ?? '',
    bucket: valueAt(request, `${path}/Bucket`) ?? '',
    object: valueAt(request, `${path}/Object`) ?? '',
  };
}

function valueAt(request: RequestDocument, path: string): string | undefined {
  const element = elementAt(request, path);
  return element === NONE ? undefined : leafValue(request.xml, element) || undefined;
}

function elementAt({ xml, request }: RequestDocument, path: string): NodeId {
  let element = request;
  for (const name of path.split('/')) {
    if (element === NONE) return NONE;
    element = childElements(xml, element).find((child) => nameOf(xml, child) === name) ?? NONE;
  }
  return element;
}
