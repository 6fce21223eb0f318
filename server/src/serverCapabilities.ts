/**
 * What this client can take, and what the server says it can do for it. Pure functions, tested as a table.
 * Requests of old are announced to everyone, because some clients use them without saying so;
 * newer ones, and answers that an old client could not read, only to clients that name them.
 */
import {
  CodeActionKind,
  type ClientCapabilities as LspClientCapabilities,
  MarkupKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL_KIND, onTypeFormattingTriggers } from '../service/capabilities';
import type { ClientCapabilities } from '../service/languageServiceTypes';

/** What the host asks a client's capabilities for. */
export interface ClientSupport {
  /** What the language service wants to know. */
  readonly service: Required<ClientCapabilities>;
  /** The client asks for diagnostics itself. */
  readonly pullDiagnostics: boolean;
  /** It supports refresh requests for diagnostics. */
  readonly refreshDiagnostics: boolean;
  /** It supports refresh requests for inlay hints. */
  readonly refreshInlayHints: boolean;
  readonly diagnosticVersion: boolean;
  readonly diagnosticTags: boolean;
  readonly codeDescription: boolean;
  readonly hierarchicalSymbols: boolean;
  /** At most so many folding ranges; `Infinity` when it does not say. */
  readonly foldingRangeLimit: number;
  /** Settings can be asked for. */
  readonly pullSettings: boolean;
  /** The client reports changed settings only when asked to. */
  readonly registerSettings: boolean;
}

/** `<` opens an element, `/` an end tag, `$` and `{` a wildcard. `>` would pop up where people press Enter. */
export const completionTriggerCharacters: readonly string[] = ['<', '/', '$', '{'];

const [firstTriggerCharacter, ...moreTriggerCharacter] = onTypeFormattingTriggers;
const onTypeFormatting = { firstTriggerCharacter, moreTriggerCharacter };

/** Reads what the client said about itself. Anything may be missing. */
export function readClientSupport(
  capabilities: LspClientCapabilities,
  initializationOptions?: unknown,
): ClientSupport {
  const { textDocument, workspace } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const item = textDocument?.completion?.completionItem;
  return {
    service: {
      snippets: item?.snippetSupport === true,
      markdown: takesMarkdown(textDocument?.hover?.contentFormat) && takesMarkdown(item?.documentationFormat),
      insertReplace: item?.insertReplaceSupport === true,
      openReferenceCommand: readOpenReferenceCommand(initializationOptions),
    },
    pullDiagnostics: pulled !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    diagnosticVersion: published?.versionSupport === true,
    // Clients that pull declare what a diagnostic may hold in either place.
    diagnosticTags: published?.tagSupport !== undefined || pulled?.tagSupport !== undefined,
    codeDescription: published?.codeDescriptionSupport === true || pulled?.codeDescriptionSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldingRangeLimit: readLimit(textDocument?.foldingRange?.rangeLimit),
    pullSettings: workspace?.configuration === true,
    registerSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  };
}

/** A client may say anything; only a number limits. */
function readLimit(limit: unknown): number {
  return typeof limit === 'number' && limit >= 0 ? limit : Number.POSITIVE_INFINITY;
}

function takesMarkdown(formats: unknown): boolean {
  return Array.isArray(formats) && formats.includes(MarkupKind.Markdown);
}

/** A client that follows `command:` links says in `initializationOptions.openReferenceCommand` which one to use. */
function readOpenReferenceCommand(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('openReferenceCommand' in options))
    return undefined;
  const { openReferenceCommand: command } = options;
  // It becomes part of a link.
  return typeof command === 'string' && /^[\w.-]+$/.test(command) ? command : undefined;
}

/** The answer to `initialize`. */
export function getServerCapabilities(capabilities: LspClientCapabilities): ServerCapabilities {
  const { textDocument, workspace, general } = capabilities;
  return {
    ...(general?.positionEncodings === undefined ? {} : { positionEncoding: PositionEncodingKind.UTF16 }),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [...completionTriggerCharacters] },
    hoverProvider: true,
    documentSymbolProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    // Without literals a client could only run commands, and a fix is an edit.
    ...(textDocument?.codeAction?.codeActionLiteralSupport === undefined
      ? {}
      : {
          codeActionProvider: {
            codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND],
          },
        }),
    ...(textDocument?.foldingRange === undefined ? {} : { foldingRangeProvider: true }),
    ...(textDocument?.selectionRange === undefined ? {} : { selectionRangeProvider: true }),
    ...(workspace?.symbol === undefined ? {} : { workspaceSymbolProvider: true }),
    ...(textDocument?.colorProvider === undefined ? {} : { colorProvider: true }),
    ...(textDocument?.inlayHint === undefined ? {} : { inlayHintProvider: true }),
    ...(textDocument?.onTypeFormatting === undefined
      ? {}
      : { documentOnTypeFormattingProvider: onTypeFormatting }),
    ...(textDocument?.linkedEditingRange === undefined ? {} : { linkedEditingRangeProvider: true }),
    ...(textDocument?.diagnostic === undefined
      ? {}
      : { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
  };
}
