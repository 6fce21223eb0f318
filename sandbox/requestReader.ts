/**
 * Reads the body of a submission: what is wrong with it, and what a job keeps of it.
 */
import { XMLParser } from 'fast-xml-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from '../server/service/languageService';
import type { SchemaSet } from '../server/service/languageServiceTypes';

/** What a submission asks for, or why it is refused. */
export type Submission =
  | {
      readonly kind: 'job';
      readonly tag: string;
      readonly queueId: string | undefined;
      readonly inputObject: string | undefined;
      readonly operation: unknown;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** The severity of LSP that refuses a request. */
const ERROR = 1;

/** Values stay text: `007` must come back as `007`. Entities of a document type are never looked at. */
const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, htmlEntities: false });

/** Makes the reader for one schema set. */
export function createRequestReader(schemaSet: SchemaSet): (body: string) => Submission {
  const service = getLanguageService({ schemaSet });
  return (body) => {
    const document = TextDocument.create('sandbox:request', 'ci-job', 1, body);
    const request = service.parseRequestDocument(document);
    const problem = service.doValidation(document, request).find(({ severity }) => severity === ERROR);
    if (problem !== undefined) {
      const { line, character } = problem.range.start;
      const message = String(problem.message).replaceAll('`', "'");
      return { kind: 'refused', message: `Line ${line + 1}, column ${character + 1}: ${message}` };
    }
    return readJob(body, service.getJobOperation(request)?.tag);
  };
}

function readJob(body: string, knownTag: string | undefined): Submission {
  const content: unknown = parser.parse(body);
  const request = member(content, 'Request');
  const tag = knownTag ?? member(request, 'Tag');
  if (typeof tag !== 'string') return { kind: 'refused', message: 'The request names no job.' };
  const queueId = member(request, 'QueueId');
  const inputObject = member(member(request, 'Input'), 'Object');
  return {
    kind: 'job',
    tag,
    queueId: typeof queueId === 'string' && queueId !== '' ? queueId : undefined,
    inputObject: typeof inputObject === 'string' ? inputObject : undefined,
    operation: member(request, 'Operation'),
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
