/**
 * Reads the body of a submission: what is wrong with it, and what its jobs keep of it.
 */
import { XMLParser } from 'fast-xml-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from '../server/service/languageService';
import type { SchemaSet } from '../server/service/languageServiceTypes';

/** A job that a submission asks for. */
export interface SubmittedJob {
  readonly tag: string;
  readonly queueId: string | undefined;
  readonly inputObject: string | undefined;
  readonly input: unknown;
  readonly operation: unknown;
}

/** What a submission asks for, one job for each `Operation`, or why it is refused. */
export type Submission =
  | { readonly kind: 'jobs'; readonly jobs: readonly SubmittedJob[] }
  | { readonly kind: 'refused'; readonly message: string };

/** The severity of LSP that refuses a request. */
const ERROR = 1;

/** Values stay text: `007` must come back as `007`. Entities of a document type are never looked at. */
const parser = new XMLParser({
  parseTagValue: false,
  ignoreDeclaration: true,
  htmlEntities: false,
  // An element of such a name would be renamed; the parser itself throws for those that are worse.
  onDangerousProperty(name) {
    throw new Error(`No element can be called ${name}`);
  },
});

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
    return readJobs(body, service.getJobOperation(request)?.tag, schemaSet);
  };
}

function readJobs(body: string, knownTag: string | undefined, schemaSet: SchemaSet): Submission {
  const content = parse(body);
  if (content instanceof Error) return { kind: 'refused', message: content.message };
  const request = member(content, 'Request');
  const operation = member(request, 'Operation');
  const operations: readonly unknown[] = Array.isArray(operation) ? operation : [operation];
  const { most } = schemaSet.severalJobs;
  if (operations.length > most) {
    return { kind: 'refused', message: `A request has at most ${most} Operation elements.` };
  }
  const queueId = textOf(request, 'QueueId');
  const input = member(request, 'Input');
  const inputObject = textOf(input, 'Object');
  const jobs = operations.flatMap((one) => {
    const tag = textOf(one, 'Tag') ?? textOf(request, 'Tag') ?? knownTag;
    return tag === undefined ? [] : [{ tag, queueId, inputObject, input, operation: one }];
  });
  const other = jobs.find(({ tag }) => schemaSet.elsewhere.has(tag));
  if (other !== undefined) {
    return { kind: 'refused', message: `${other.tag} is not the Tag of a job that is submitted here.` };
  }
  return jobs.length < operations.length
    ? { kind: 'refused', message: 'The request, or one of its operations, names no job.' }
    : { kind: 'jobs', jobs };
}

/** What cannot be read, such as nesting without end, is a mistake of the request. */
function parse(body: string): unknown {
  try {
    return parser.parse(body);
  } catch (error) {
    return new Error(`The XML cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function textOf(value: unknown, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
