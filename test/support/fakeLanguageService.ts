/**
 * A language service whose answers a test can say apart at a glance. It parses for real, against no schema,
 * and finds one diagnostic for every word `bad`.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CodeActionKind,
  type Color,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  FoldingRange,
  type Range,
  SymbolKind,
} from 'vscode-languageserver-types';
import { parseRequestDocument } from '../../server/service/binding/parseRequestDocument';
import type { LanguageService, ValidationSettings } from '../../server/service/languageServiceTypes';
import type { Reference } from '../../server/service/reference/referencePages';
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';

const noSchemas = compileSchemaSet({ tags: {}, types: {}, groups: {}, otherTags: { tags: [] } });

/** The first character of the document. */
export const firstCharacter: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** The colour of every document of the fake. */
export const fakeColor: Color = { red: 1, green: 0, blue: 0, alpha: 1 };

/** The code of every diagnostic of the fake. */
export const FAKE_CODE = 'fake-code';

/** What the fake says about one `bad`. */
export function fakeDiagnostic(line: number, character: number): Diagnostic {
  return {
    range: { start: { line, character }, end: { line, character: character + 3 } },
    severity: DiagnosticSeverity.Error,
    code: FAKE_CODE,
    codeDescription: { href: 'https://example.com/' },
    source: 'ci-job',
    message: 'This is bad.',
    tags: [DiagnosticTag.Unnecessary],
  };
}

/** A reference of one page. */
export const fakeReference: Reference = {
  pages: [{ page: 'README', anchor: 'reference', title: 'Reference', description: 'All.' }],
  readPage: (name) => (name === 'README' ? '# Reference\n' : undefined),
};

/** The fake, with the given methods instead of its own. */
export function fakeLanguageService(own: Partial<LanguageService> = {}): LanguageService {
  return {
    parseRequestDocument: (document) => parseRequestDocument(document.getText(), noSchemas),
    doValidation: (document, _request, settings) => findBad(document, settings),
    doComplete: (_document, position) => ({ isIncomplete: false, items: [{ label: `at ${position.line}` }] }),
    doTagComplete: () => '$0</Tag>',
    findReference: (_document, { line }) => ({ page: 'Demo', anchor: `line-${line}` }),
    getDocumentKind: () => 'job',
    doHover: (document) => ({ contents: `version ${document.version}` }),
    doCodeActions: (_document, _range, context) => [
      { title: `fix ${context.diagnostics.length}`, kind: CodeActionKind.QuickFix },
    ],
    getAutofix: (document) => ({
      problems: document.lineCount,
      syntaxProblems: 1,
      edits: [{ range: firstCharacter, newText: 'fixed' }],
    }),
    findDocumentSymbols: () => [
      {
        name: 'outer',
        kind: SymbolKind.Object,
        range: firstCharacter,
        selectionRange: firstCharacter,
        children: [
          { name: 'inner', kind: SymbolKind.Field, range: firstCharacter, selectionRange: firstCharacter },
        ],
      },
    ],
    findJobSymbols: ({ uri }, query) => [
      { name: query, kind: SymbolKind.Event, location: { uri, range: firstCharacter } },
    ],
    findLinkedEditingRanges: () => [firstCharacter, firstCharacter],
    findMatchingTag: (_document, { line, character }) => ({ line, character: character + 1 }),
    findDocumentHighlights: () => [{ range: firstCharacter }],
    prepareRename: () => firstCharacter,
    doRename: (_document, _position, newName) =>
      newName === 'bad'
        ? { kind: 'refused', message: 'Not this name.' }
        : { kind: 'edit', edit: { changes: { [newName]: [] } } },
    findDocumentLinks: () => [{ range: firstCharacter, target: 'https://example.com/' }],
    findDocumentColors: () => [{ range: firstCharacter, color: fakeColor }],
    getColorPresentations: (_document, { red }) => [{ label: `red: ${red}` }],
    getInlayHints: (_document, { start }, _request, settings) => [
      { position: start, label: `units: ${settings?.units}` },
    ],
    getFoldingRanges: () => [FoldingRange.create(0, 1), FoldingRange.create(1, 2)],
    getSelectionRanges: (_document, positions) => positions.map(() => ({ range: firstCharacter })),
    format: (_document, range, options, settings) => [
      {
        range: range ?? firstCharacter,
        newText: `${' '.repeat(options.tabSize)}${settings?.compactLeaves === true ? 'compact' : ''}`,
      },
    ],
    formatOnType: (_document, _position, character, options) => [
      { range: firstCharacter, newText: character.repeat(options.tabSize) },
    ],
    explainNoJob: () => undefined,
    getResults: (tag) => [{ title: tag, values: [], columns: [], rows: [], rowCount: 0 }],
    getJobOperation: ({ tag }) =>
      tag === undefined
        ? undefined
        : { tag, method: 'POST', path: '/jobs', action: 'ci:Fake', input: undefined, output: undefined },
    getJobLayout: () => ({ result: undefined, source: undefined, timeline: undefined, canDraw: false }),
    moveShape: (_document, _request, id) => [{ range: firstCharacter, newText: id }],
    getTags: () => ['First', 'Second'],
    getTagFacts: (tag) =>
      tag === 'First' ? { tag, documentation: 'The first one.', checked: 'xml' } : undefined,
    getRequestSnippets: (tag) => [{ tag: tag ?? 'every', name: 'name', description: 'words', body: 'body' }],
    ...own,
  };
}

function findBad(document: TextDocument, settings: ValidationSettings | undefined): Diagnostic[] {
  if (settings?.enabled === false || settings?.severity?.[FAKE_CODE] === 'off') return [];
  return [...document.getText().matchAll(/bad/g)].map(({ index }) => {
    const { line, character } = document.positionAt(index);
    return fakeDiagnostic(line, character);
  });
}
