/**
 * Asks every feature about a document and about its places, and looks at each answer: every range must be one of
 * the document, and what the protocol asks for must hold.
 */
import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  type DocumentSymbol,
  type Position,
  type SelectionRange,
} from 'vscode-languageserver-types';
import type { RequestDocument } from '../../server/service/languageServiceTypes';
import { checkAnswer, isWithin } from './answerRanges';
import { languageService } from './schemaSet';

const service = languageService();
const formatting = { tabSize: 2, insertSpaces: true };

type Ask = (document: TextDocument, position: Position, request: RequestDocument) => void;

/** Features that have one answer for a document. */
const onDocuments: Readonly<Record<string, (document: TextDocument, request: RequestDocument) => unknown>> = {
  doValidation: service.doValidation,
  findDocumentSymbols: (document, request) => {
    const symbols = service.findDocumentSymbols(document, request);
    for (const symbol of symbols) checkSymbol(symbol);
    return symbols;
  },
  findDocumentLinks: service.findDocumentLinks,
  getFoldingRanges: (document, request) => {
    const ranges = service.getFoldingRanges(document, request);
    for (const { startLine, endLine } of ranges) {
      assert.ok(
        0 <= startLine && startLine <= endLine && endLine < document.lineCount,
        'lines of the document',
      );
    }
    return ranges;
  },
  format: (document) => service.format(document, undefined, formatting),
  getJobOperation: (_document, request) => service.getJobOperation(request),
  'source.fixAll': (document, request) => {
    const range = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const context = { diagnostics: [], only: [CodeActionKind.SourceFixAll] };
    return service.doCodeActions(document, range, context, request);
  },
};

/** Features that are asked at a place. */
const onPositions: Readonly<Record<string, Ask>> = {
  doComplete: (document, position, request) => {
    const { items } = service.doComplete(document, position, request);
    checkAnswer(document, items);
    for (const { textEdit } of items) {
      if (textEdit === undefined || !('range' in textEdit)) continue;
      // The protocol asks for this, and editors drop what breaks it.
      assert.equal(textEdit.range.start.line, textEdit.range.end.line, 'an item replaces a part of one line');
      assert.ok(isWithin({ start: position, end: position }, textEdit.range), 'an item is for this place');
    }
  },
  doTagComplete: (document, position, request) => {
    assert.match(typeof service.doTagComplete(document, position, request), /^(?:string|undefined)$/);
  },
  doHover: (document, position, request) => {
    const hover = service.doHover(document, position, request);
    checkAnswer(document, hover);
    if (hover?.range !== undefined) assert.ok(isWithin({ start: position, end: position }, hover.range));
  },
  doCodeActions: (document, position, request) => {
    const range = { start: position, end: position };
    checkAnswer(document, service.doCodeActions(document, range, { diagnostics: [] }, request));
  },
  findLinkedEditingRanges: (document, position, request) => {
    const ranges = service.findLinkedEditingRanges(document, position, request);
    checkAnswer(document, ranges);
    const words = new Set(ranges?.map((range) => document.getText(range)));
    assert.ok(words.size <= 1, `linked: ${[...words].join(', ')}`);
  },
  getSelectionRanges: (document, position, request) => {
    const ranges = service.getSelectionRanges(document, [position], request);
    checkAnswer(document, ranges);
    assert.equal(ranges.length, 1, 'an answer for each position');
    for (const range of ranges) checkSelection(range);
  },
  format: (document, position) => {
    const range = { start: document.positionAt(0), end: position };
    const edits = service.format(document, range, formatting);
    checkAnswer(document, edits);
    for (const edit of edits) assert.ok(isWithin(edit.range, range), 'only the range is formatted');
  },
};

function checkSymbol({ range, selectionRange, children = [] }: DocumentSymbol): void {
  assert.ok(isWithin(selectionRange, range), 'a name lies in its symbol');
  for (const child of children) {
    assert.ok(isWithin(child.range, range), 'a child lies in its parent');
    checkSymbol(child);
  }
}

function checkSelection({ range, parent }: SelectionRange): void {
  if (parent === undefined) return;
  assert.ok(isWithin(range, parent.range), 'a selection grows');
  checkSelection(parent);
}

/** Asks every feature that has one answer for a document. */
export function checkDocument(document: TextDocument, request: RequestDocument): void {
  for (const ask of Object.values(onDocuments)) checkAnswer(document, ask(document, request));
}

/** Asks every feature that is asked at a place, at each `step`th character. */
export function checkPositions(document: TextDocument, request: RequestDocument, step: number): void {
  for (let offset = 0; offset <= document.getText().length; offset += step) {
    const position = document.positionAt(offset);
    for (const ask of Object.values(onPositions)) ask(document, position, request);
  }
}
