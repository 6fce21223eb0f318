/**
 * A document's job as a symbol of the workspace: found by its Tag, by what it writes and by what it reads.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import { nameSpan } from '../../parser/xmlNodes';
import { getJobOperation } from '../jobOperation';
import { toRange } from '../names/namePair';

/** The jobs of a document whose names hold the letters of the query in their order; one job, or none. */
export function findJobSymbols(
  document: TextDocument,
  query: string,
  request: RequestDocument,
): SymbolInformation[] {
  const { tag, xml, tagElement } = request;
  if (tag === undefined) return [];
  const operation = getJobOperation(request);
  const files = [operation?.input, operation?.output?.object].filter(
    (file) => file !== undefined && file !== '',
  );
  const name = files.length === 0 ? tag : `${tag} ${files.join(' → ')}`;
  if (!holdsLetters(name.toLowerCase(), query.toLowerCase())) return [];
  const location = { uri: document.uri, range: toRange(document, nameSpan(xml, tagElement)) };
  return [{ name, kind: SymbolKind.Event, location }];
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
