/**
 * A document's job as a symbol of the workspace: found by its Tag, by what it writes and by what it reads.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Job, RequestDocument } from '../../binding/requestDocument';
import { at, type NodeId, nameSpan } from '../../parser/xmlNodes';
import { inputOf, submittedJob } from '../jobOperation';
import { toRange } from '../names/namePair';

/** The jobs of a document whose names hold the letters of the query in their order. */
export function findJobSymbols(
  document: TextDocument,
  query: string,
  request: RequestDocument,
): SymbolInformation[] {
  const letters = query.toLowerCase();
  // More jobs than there may be are refused as a whole.
  const jobs = request.jobs.slice(0, request.schemaSet.severalJobs.most);
  return jobs.flatMap((job): SymbolInformation[] => {
    const name = nameOfJob(request, job);
    if (name === undefined || !holdsLetters(name.toLowerCase(), letters)) return [];
    const location = {
      uri: document.uri,
      range: toRange(document, nameSpan(request.xml, placeOf(request, job))),
    };
    return [{ name, kind: SymbolKind.Event, location }];
  });
}

/** Its own Tag; the element of a job that has that of the request among others. */
function placeOf({ xml, jobs }: RequestDocument, { element, tagElement }: Job): NodeId {
  return jobs.length < 2 || at(xml.parent, tagElement) === element ? tagElement : element;
}

function nameOfJob(request: RequestDocument, job: Job): string | undefined {
  const { tag } = job;
  if (tag === undefined) return undefined;
  const submitted = submittedJob(request, job);
  const named = submitted === undefined ? [] : [inputOf(request, job), submitted.output?.object];
  const files = named.filter((file) => file !== undefined && file !== '');
  return files.length === 0 ? tag : `${tag} ${files.join(' → ')}`;
}

function holdsLetters(name: string, query: string): boolean {
  let from = 0;
  for (const letter of query) {
    const found = name.indexOf(letter, from);
    if (found < 0) return false;
    from = found + letter.length;
  }
  return true;
}
