/**
 * How a document is submitted: endpoint and permission from the Tag's schema, input and output as written.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { cautionSentences } from '../diagnostics/messages';
import type { JobOperation } from '../languageServiceTypes';
import { childElements, NONE, type NodeId, nameOf } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { CompiledConstraint } from '../schema/schemaTypes';

/** Undefined while the Tag is absent, and for what is not sent as a job. */
export function getJobOperation(request: RequestDocument): JobOperation | undefined {
  const { schema, schemaSet, tag } = request;
  if (tag === undefined || schemaSet.elsewhere.has(tag)) return undefined;
  const { operation, summary } = schema ?? schemaSet.plainJob(tag);
  const { method, path, action, service } = operation;
  const input = summary.input === undefined ? undefined : valueAt(request, summary.input);
  const callback = summary.callback === undefined ? undefined : valueAt(request, summary.callback);
  const cautions = cautionsOf(request);
  return {
    tag: schema?.tag ?? tag,
    method,
    path,
    action,
    ...(service === undefined || service === 'media' ? {} : { service }),
    input,
    output: outputOf(request, summary.output),
    ...(callback === undefined ? {} : { callback }),
    ...(cautions.length === 0 ? {} : { cautions }),
    ...(schema === undefined ? { unchecked: schemaSet.otherTags.has(tag) ? 'elements' : 'tag' } : {}),
  };
}

/** What the job does that nobody can undo, whatever settings and comments say about its diagnostics. */
function cautionsOf({ xml, declarations, schema, schemaSet }: RequestDocument): readonly string[] {
  const cautions = new Set<string>();
  const isCaution = ({ rule }: CompiledConstraint): boolean => rule.kind === 'caution';
  if (schema?.declarations.some(({ constraints }) => constraints.some(isCaution)) !== true) return [];
  for (let node = 0; node < xml.nodeCount; node++) {
    for (const { rule, compiled } of declarations[node]?.constraints.filter(isCaution) ?? []) {
      compiled.check(xml, node, () => {
        cautions.add(cautionSentences(rule.note ?? '', schemaSet.language));
      });
    }
  }
  return [...cautions];
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
