/**
 * Rename: both names of an element at once, also where they differ by mistake: they are read as one element's.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import type { RenameResult } from '../../languageServiceTypes';
import { isNameStart, skipName } from '../../parser/characters';
import { quote } from '../../schema/words';
import { strayEndTagAt } from '../treeQueries';
import { holds, namesAt, toRange } from './namePair';

/** The name that a rename at the position would change; undefined where there is none. */
export function prepareRename(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): Range | undefined {
  const offset = document.offsetAt(position);
  const span = namesAt(xml, offset)?.find((name) => holds(name, offset) && name.start < name.end);
  return span === undefined ? undefined : toRange(document, span);
}

/** The edit that gives the element at the position another name, or why there is none. */
export function doRename(
  document: TextDocument,
  position: Position,
  newName: string,
  request: RequestDocument,
): RenameResult {
  const { t } = request.schemaSet.language;
  const offset = document.offsetAt(position);
  const names = namesAt(request.xml, offset);
  if (names === undefined || prepareRename(document, position, request) === undefined) {
    const message =
      strayEndTagAt(request.xml, offset) !== undefined
        ? t('This end tag has no start tag, so there is no element to rename.')
        : t('Only the name of an element can be renamed.');
    return { kind: 'refused', message };
  }
  if (!isElementName(newName)) {
    const message = t(
      '{0} is not a valid element name: use letters, digits, `-`, `_` and `.`, and start with a letter.',
      quote(newName),
    );
    return { kind: 'refused', message };
  }
  const edits = names.map((name) => ({ range: toRange(document, name), newText: newName }));
  return { kind: 'edit', edit: { changes: { [document.uri]: edits } } };
}

function isElementName(text: string): boolean {
  return isNameStart(text.charCodeAt(0)) && skipName(text, 0) === text.length;
}
