/**
 * Diagnostics reach a client in one of two ways: it asks for them (pull) or they are sent (push).
 * Both stand behind one interface, so that the rest of the server need not know which one it is.
 */
import type {
  CancellationToken,
  Diagnostic,
  FullDocumentDiagnosticReport,
  PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { RequestTextDocument } from './requestTextDocument';
import type { Cancelled } from './runSafe';
import type { ClientSupport } from './serverCapabilities';
import type { PendingCall, StartTimer } from './timer';

/** What the server reports whichever way is in use. */
export interface DiagnosticsSupport {
  documentChanged(document: RequestTextDocument): void;
  documentClosed(uri: string): void;
  /** Everything that was said may be different now. */
  settingsChanged(): void;
  dispose(): void;
}

/** The diagnostics of a document; undefined when the server has no business with it. */
export type Validate = (document: RequestTextDocument) => Diagnostic[] | undefined;

/** Below this many characters even a full pass takes less than a blink, so nothing is gained by waiting. */
const LARGE_DOCUMENT = 16 * 1024 * 1024;
const LARGE_DOCUMENT_DELAY = 50;

/** What pushing needs. */
export interface PushParams {
  readonly send: (params: PublishDiagnosticsParams) => void;
  readonly findDocument: (uri: string) => RequestTextDocument | undefined;
  readonly openDocuments: () => readonly RequestTextDocument[];
  readonly validate: Validate;
  readonly withVersion: boolean;
  readonly startTimer: StartTimer;
}

/** Sends diagnostics after changes; changes that come together are answered once. */
export function pushDiagnostics(params: PushParams): DiagnosticsSupport {
  const pending = new Map<string, PendingCall>();
  const published = new Set<string>();

  const publish = (uri: string): void => {
    pending.delete(uri);
    const document = params.findDocument(uri);
    if (document === undefined) return;
    const diagnostics = params.validate(document);
    // A document that is no request any more must lose what was said about it; one that never was hears nothing.
    if (diagnostics === undefined && !published.delete(uri)) return;
    if (diagnostics !== undefined) published.add(uri);
    const version = params.withVersion ? { version: document.version } : {};
    params.send({ uri, ...version, diagnostics: diagnostics ?? [] });
  };

  const schedule = (document: RequestTextDocument): void => {
    const { uri } = document;
    if (pending.has(uri)) return;
    const delay = document.length < LARGE_DOCUMENT ? 0 : LARGE_DOCUMENT_DELAY;
    pending.set(
      uri,
      params.startTimer(() => publish(uri), delay),
    );
  };

  return {
    documentChanged: schedule,
    documentClosed(uri) {
      pending.get(uri)?.cancel();
      pending.delete(uri);
      if (published.delete(uri)) params.send({ uri, diagnostics: [] });
    },
    settingsChanged() {
      for (const document of params.openDocuments()) schedule(document);
    },
    dispose() {
      for (const call of pending.values()) call.cancel();
      pending.clear();
    },
  };
}

/** What answering needs. */
export interface PullParams {
  readonly onRequest: (
    handler: (uri: string, token: CancellationToken) => FullDocumentDiagnosticReport | Cancelled,
  ) => void;
  /** Validates under the token; closed and foreign documents have no diagnostics. */
  readonly validate: (uri: string, token: CancellationToken) => Diagnostic[] | Cancelled;
  /** Asks the client to request diagnostics again; undefined when it does not support that. */
  readonly refresh: (() => void) | undefined;
}

/** Answers when asked. The client asks after each change itself. */
export function pullDiagnostics({ onRequest, validate, refresh }: PullParams): DiagnosticsSupport {
  onRequest((uri, token) => {
    const items = validate(uri, token);
    return Array.isArray(items) ? { kind: 'full', items } : items;
  });
  return {
    documentChanged: () => undefined,
    documentClosed: () => undefined,
    settingsChanged: () => refresh?.(),
    dispose: () => undefined,
  };
}

/** Takes off a diagnostic what this client could not read. */
export function fitDiagnostic(diagnostic: Diagnostic, client: ClientSupport): Diagnostic {
  const { tags, codeDescription, ...rest } = diagnostic;
  return {
    ...rest,
    ...(tags === undefined || !client.diagnosticTags ? {} : { tags }),
    ...(codeDescription === undefined || !client.codeDescription ? {} : { codeDescription }),
  };
}
