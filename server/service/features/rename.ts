/**
 * Rename: both names of an element at once. An element whose names differ is broken; fixes mend that.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import type { RenameResult } from '../languageServiceTypes';
import { isNameStart, skipName } from '../parser/characters';
import { quote } from '../schema/words';
import { holds, sameNamesAt, toRange } from './namePair';

/** The name that a rename at the position would change; undefined where there is none. */
export function prepareRename(
  document: TextDocument,
  position: Position,
  { xml }: RequestDocument,
): Range | undefined {
  const offset = document.offsetAt(position);
  const span = sameNamesAt(xml, offset)?.find((name) => holds(name, offset) && name.start < name.end);
  return span === undefined ? undefined : toRange(document, span);
}

/** The edit that gives the element at the position another name, or why there is none. */
export function doRename(
  document: TextDocument,
  position: Position,
  newName: string,
  request: RequestDocument,
): RenameResult {
  const names = sameNamesAt(request.xml, document.offsetAt(position));
  if (names === undefined || prepareRename(document, position, request) === undefined) {
    return {
      kind: 'refused',
      message: request.schemaSet.language.t('Only the name of an element can be renamed.'),
    };
  }
  if (!isElementName(newName)) {
    const message = request.schemaSet.language.t(
      '{0} is no name for an element: use letters, digits, `-`, `_` and `.`, and start with a letter.',
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
