/**
 * Documents made to hurt: every feature answers, with places of the document, and takes as much longer as there is
 * more to read.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RequestDocument } from '../../../server/service/languageServiceTypes';
import { diagnosticsOf, documentOf, summarize } from '../../support/checkDiagnostics';
import { checkDocument, checkPositions } from '../../support/everyFeature';
import { hostileDocuments } from '../../support/hostileDocuments';
import { LINEAR_FACTOR, slowerThanLinear } from '../../support/linearTime';
import { languageService } from '../../support/schemaSet';

const service = languageService();
const options = { tabSize: 2, insertSpaces: true };
/** Pieces of the smaller document. */
const PIECES = 600;

/** Everything that is asked about a document, at its middle and as a whole. */
function questionsAbout(text: string): Readonly<Record<string, () => unknown>> {
  const document = documentOf(text);
  const request = service.parseRequestDocument(document);
  const middle = document.positionAt(Math.floor(text.length / 2));
  const here = { start: middle, end: middle };
  const whole = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const fixAll = { diagnostics: [], only: ['source.fixAll'] };
  return {
    parseRequestDocument: () => service.parseRequestDocument(document),
    doValidation: () => service.doValidation(document, service.parseRequestDocument(document)),
    doComplete: () => service.doComplete(document, middle, request),
    doTagComplete: () => service.doTagComplete(document, middle, request),
    doHover: () => service.doHover(document, middle, request),
    'doCodeActions here': () => service.doCodeActions(document, here, { diagnostics: [] }, request),
    'doCodeActions everywhere': () => service.doCodeActions(document, whole, { diagnostics: [] }, request),
    'fix all': () => service.doCodeActions(document, whole, fixAll, request),
    findDocumentSymbols: () => JSON.stringify(service.findDocumentSymbols(document, request)),
    findJobSymbols: () => service.findJobSymbols(document, 'a', request),
    findLinkedEditingRanges: () => service.findLinkedEditingRanges(document, middle, request),
    findDocumentHighlights: () => service.findDocumentHighlights(document, middle, request),
    doRename: () => service.doRename(document, middle, 'New', request),
    findDocumentLinks: () => service.findDocumentLinks(document, request),
    findDocumentColors: () => service.findDocumentColors(document, request),
    getInlayHints: () => service.getInlayHints(document, whole, request),
    getFoldingRanges: () => service.getFoldingRanges(document, request),
    getSelectionRanges: () => JSON.stringify(service.getSelectionRanges(document, [middle], request)),
    format: () => JSON.stringify(service.format(document, undefined, options)),
    getJobOperation: () => service.getJobOperation(request),
    getJobLayout: () => service.getJobLayout(document, request),
  };
}

describe('every feature takes linear time', () => {
  for (const [what, make] of Object.entries(hostileDocuments)) {
    it(`with many ${what}`, () => {
      const small = questionsAbout(make(PIECES));
      const large = questionsAbout(make(LINEAR_FACTOR * PIECES));
      const slow = Object.entries(small).flatMap(([feature, ask]) => {
        const times = slowerThanLinear(ask, large[feature] ?? assert.fail());
        return times === undefined ? [] : [`${feature}: ${times}`];
      });
      assert.deepEqual(slow, []);
    });
  }
});

describe('every feature answers with places of the document', () => {
  for (const [what, make] of Object.entries(hostileDocuments)) {
    it(`with ${what}`, () => {
      const text = make(40);
      const document = documentOf(text);
      const request = service.parseRequestDocument(document);
      checkDocument(document, request);
      checkPositions(document, request, 29);
    });
  }
});

/** A document as large as the issue asks for: validated, asked for everything once, never a throw. */
function askAll(text: string): { readonly document: TextDocument; readonly request: RequestDocument } {
  const document = documentOf(text);
  for (const ask of Object.values(questionsAbout(text))) ask();
  return { document, request: service.parseRequestDocument(document) };
}

describe('a document beyond all measure is answered', () => {
  const sizes: readonly (readonly [what: keyof typeof hostileDocuments, pieces: number])[] = [
    ['unclosed tags', 1_000_000],
    ['levels of nesting', 100_000],
    ['levels of nesting of a known name', 100_000],
    ['characters of one value', 500_000],
    ['attributes', 20_000],
  ];
  for (const [what, pieces] of sizes) {
    it(`of ${pieces} ${what}`, () => {
      const { document, request } = askAll(hostileDocuments[what]?.(pieces) ?? assert.fail());
      assert.ok(service.doValidation(document, request).length > 0);
    });
  }

  it('of 100,000 mistakes: a thousand are told, the rest counted', () => {
    const text = `<Request>\n<Tag>Concat</Tag>\n<Operation>${'<Bogus/>'.repeat(100_000)}</Operation>\n</Request>\n`;
    const diagnostics = diagnosticsOf(text);
    assert.equal(diagnostics.length, 1001);
    assert.match(String(diagnostics[1000]?.message), /^99\d{3} more problems are not shown\./);
  });
});

describe('an entity bomb', () => {
  it('is a document type that requests do not have, and names that nothing stands for', () => {
    const text = hostileDocuments['entities in a document type']?.(100) ?? '';
    const found = summarize(text, diagnosticsOf(text));
    assert.deepEqual(
      found.filter((line) => /syntax/.test(line)),
      ['error syntax-doctype «<!DOCTYPE»', 'error syntax-reference «&e10;»'],
    );
    const { document, request } = askAll(text);
    const symbols = JSON.stringify(service.findDocumentSymbols(document, request));
    assert.ok(symbols.length < 10 * text.length);
  });
});
