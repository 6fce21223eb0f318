/**
 * Every feature at every place of every sample and of its beginnings: an answer, never an error.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { Position, Range } from 'vscode-languageserver-types';
import { documentOf } from '../support/checkDiagnostics';
import { languageService } from '../support/schemaSet';

const service = languageService();
const folder = 'test/samples/pages';
const color = { red: 1, green: 0, blue: 0, alpha: 1 };
const options = { tabSize: 2, insertSpaces: true };

/** Beginnings are cut at steps of this many characters; a prime, so that every kind of place is met. */
const STEP = 7;

describe('every feature answers', () => {
  for (const file of fs.readdirSync(folder)) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');

    test(`at every place of ${file}`, () => {
      const document = documentOf(text);
      const request = service.parseRequestDocument(document);
      for (let offset = 0; offset <= text.length; offset++) {
        askAt(document, request, document.positionAt(offset));
      }
    });

    test(`at the end of every beginning of ${file}`, () => {
      for (let length = 0; length <= text.length; length++) {
        const document = documentOf(text.slice(0, length));
        const request = service.parseRequestDocument(document);
        askAt(document, request, document.positionAt(length));
        if (length % STEP === 0) askAbout(document, request);
      }
    });
  }
});

type Document = ReturnType<typeof documentOf>;
type Request = ReturnType<typeof service.parseRequestDocument>;

/** All requests about a position. What they answer with ranges must lie inside of the document. */
function askAt(document: Document, request: Request, position: Position): void {
  const range = { start: position, end: position };
  const ranges: Range[] = [
    ...service
      .doComplete(document, position, request)
      .items.flatMap(({ textEdit }) =>
        textEdit !== undefined && 'range' in textEdit ? [textEdit.range] : [],
      ),
    ...(service.findLinkedEditingRanges(document, position, request) ?? []),
    ...(service.findDocumentHighlights(document, position, request) ?? []).map((found) => found.range),
    ...[
      service.doHover(document, position, request)?.range,
      service.prepareRename(document, position, request),
    ].filter((found) => found !== undefined),
    ...service.getSelectionRanges(document, [position], request).map((found) => found.range),
  ];
  service.doTagComplete(document, position, request);
  service.doRename(document, position, 'New', request);
  service.getColorPresentations(document, color, range);
  assertInside(document, ranges);
}

/** All requests about a whole document. */
function askAbout(document: Document, request: Request): void {
  const whole = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  const ranges: Range[] = [
    ...service.doValidation(document, request).map((found) => found.range),
    ...service.findDocumentSymbols(document, request).map((found) => found.range),
    ...service.findDocumentLinks(document, request).map((found) => found.range),
    ...service.findDocumentColors(document, request).map((found) => found.range),
    ...service.format(document, undefined, options).map((found) => found.range),
    ...service
      .getInlayHints(document, whole, request)
      .map(({ position }) => ({ start: position, end: position })),
    ...service
      .doCodeActions(document, whole, { diagnostics: [] }, request)
      .flatMap(({ edit }) => (edit?.changes?.[document.uri] ?? []).map((found) => found.range)),
  ];
  service.getFoldingRanges(document, request);
  service.getJobOperation(request);
  assertInside(document, ranges);
}

function assertInside(document: Document, ranges: readonly Range[]): void {
  const { length } = document.getText();
  for (const range of ranges) {
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    assert.ok(start <= end && end <= length, JSON.stringify(range));
    // A place past the end of its line is clamped, so it comes back as another one.
    assert.deepEqual([document.positionAt(start), document.positionAt(end)], [range.start, range.end]);
  }
}
