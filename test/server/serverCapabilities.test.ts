/**
 * What the server announces, as a table: client capabilities in, server capabilities out.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import {
  type ClientSupport,
  getServerCapabilities,
  readClientSupport,
} from '../../server/src/serverCapabilities';

/** What everyone gets. */
const base: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: 2 },
  completionProvider: { triggerCharacters: ['<', '/', '$', '{'] },
  hoverProvider: true,
  documentSymbolProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: {},
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  renameProvider: true,
};

const announced: readonly [name: string, client: ClientCapabilities, extra: ServerCapabilities][] = [
  ['says nothing', {}, {}],
  ['names an empty text document', { textDocument: {} }, {}],
  [
    'reads code action literals',
    { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } },
    { codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.ci-job'] } },
  ],
  ['runs only commands as code actions', { textDocument: { codeAction: {} } }, {}],
  [
    'asks before it renames',
    { textDocument: { rename: { prepareSupport: true } } },
    { renameProvider: { prepareProvider: true } },
  ],
  ['folds', { textDocument: { foldingRange: {} } }, { foldingRangeProvider: true }],
  ['grows selections', { textDocument: { selectionRange: {} } }, { selectionRangeProvider: true }],
  ['edits in pairs', { textDocument: { linkedEditingRange: {} } }, { linkedEditingRangeProvider: true }],
  [
    'formats while somebody types',
    { textDocument: { onTypeFormatting: {} } },
    { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['>', '/'] } },
  ],
  ['looks for symbols', { workspace: { symbol: {} } }, { workspaceSymbolProvider: true }],
  ['shows colors', { textDocument: { colorProvider: {} } }, { colorProvider: true }],
  ['shows hints in the line', { textDocument: { inlayHint: {} } }, { inlayHintProvider: true }],
  [
    'pulls diagnostics',
    { textDocument: { diagnostic: {} } },
    { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } },
  ],
  [
    'offers encodings',
    { general: { positionEncodings: ['utf-8', 'utf-16'] } },
    { positionEncoding: 'utf-16' },
  ],
];

describe('the server announces for a client that', () => {
  for (const [name, client, extra] of announced) {
    it(name, () => assert.deepEqual(getServerCapabilities(client), { ...base, ...extra }));
  }
});

/** What is assumed of a client that says nothing. */
const least: ClientSupport = {
  service: { snippets: false, markdown: false, insertReplace: false, openReferenceCommand: undefined },
  pullDiagnostics: false,
  refreshDiagnostics: false,
  refreshInlayHints: false,
  diagnosticVersion: false,
  diagnosticTags: false,
  codeDescription: false,
  hierarchicalSymbols: false,
  foldingRangeLimit: Number.POSITIVE_INFINITY,
  pullSettings: false,
  registerSettings: false,
};

const supported: readonly [name: string, client: ClientCapabilities, extra: Partial<ClientSupport>][] = [
  ['says nothing', {}, {}],
  [
    'takes snippets and Markdown',
    {
      textDocument: {
        hover: { contentFormat: ['markdown', 'plaintext'] },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      },
    },
    { service: { snippets: true, markdown: true, insertReplace: false, openReferenceCommand: undefined } },
  ],
  [
    'takes Markdown in hovers only',
    { textDocument: { hover: { contentFormat: ['markdown'] } } },
    { service: { snippets: false, markdown: false, insertReplace: false, openReferenceCommand: undefined } },
  ],
  [
    'inserts or replaces',
    { textDocument: { completion: { completionItem: { insertReplaceSupport: true } } } },
    { service: { snippets: false, markdown: false, insertReplace: true, openReferenceCommand: undefined } },
  ],
  [
    'reads rich published diagnostics',
    {
      textDocument: {
        publishDiagnostics: {
          versionSupport: true,
          codeDescriptionSupport: true,
          tagSupport: { valueSet: [1] },
        },
      },
    },
    { diagnosticVersion: true, codeDescription: true, diagnosticTags: true },
  ],
  [
    'reads rich pulled diagnostics',
    {
      textDocument: {
        publishDiagnostics: {},
        diagnostic: { codeDescriptionSupport: true, tagSupport: { valueSet: [1] } },
      },
      workspace: { diagnostics: { refreshSupport: true } },
    },
    { pullDiagnostics: true, refreshDiagnostics: true, codeDescription: true, diagnosticTags: true },
  ],
  [
    'draws trees and few folds',
    {
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        foldingRange: { rangeLimit: 5 },
      },
    },
    { hierarchicalSymbols: true, foldingRangeLimit: 5 },
  ],
  [
    'limits its folds to what is no number',
    { textDocument: { foldingRange: { rangeLimit: 'few' as unknown as number } } },
    {},
  ],
  [
    'asks for inlay hints again',
    { workspace: { inlayHint: { refreshSupport: true } } },
    { refreshInlayHints: true },
  ],
  [
    'can be asked for settings',
    { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    { pullSettings: true, registerSettings: true },
  ],
];

describe('the server assumes of a client that', () => {
  for (const [name, client, extra] of supported) {
    it(name, () => assert.deepEqual(readClientSupport(client), { ...least, ...extra }));
  }
});
