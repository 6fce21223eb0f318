/**
 * A client and a server that talk over two streams in memory: a real connection on either side.
 * Time stands still until `elapse` is called.
 */
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Registration,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { Locale } from '../../l10n/language';
import type {
  LanguageService,
  ClientCapabilities as ServiceCapabilities,
} from '../../server/service/languageServiceTypes';
import type { Reference } from '../../server/service/reference/referencePages';
import { GET_TAGS } from '../../server/src/protocol';
import { startServer } from '../../server/src/server';
import { createServerConnection } from '../../server/src/serverConnection';
import { fakeReference } from './fakeLanguageService';

/** How a test wants its client and its service. */
export interface LspHarnessOptions {
  readonly service: LanguageService;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The language of the editor. */
  readonly locale?: string;
  /** Instead of the fake one. */
  readonly openReference?: () => Reference;
  /** Answers `workspace/configuration`. */
  readonly configuration?: () => unknown;
}

/** A running session. */
export interface LspHarness {
  readonly client: ProtocolConnection;
  readonly initializeResult: InitializeResult;
  /** What the service was reported about the client. */
  readonly serviceCapabilities: readonly ServiceCapabilities[];
  /** The languages that a service was made for, in order. */
  readonly locales: readonly Locale[];
  /** The languages that the reference was opened in, in order. */
  readonly referenceLocales: readonly Locale[];
  /** Everything that was published, in order. */
  readonly published: PublishDiagnosticsParams[];
  /** Everything that was logged. */
  readonly logged: string[];
  readonly registrations: Registration[];
  /** How often the client was asked to pull again. */
  readonly refreshes: () => number;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
  configure(settings: unknown): Promise<void>;
  /** Lets the server's clock run, and waits until what is due has been done. */
  elapse(milliseconds: number): Promise<void>;
  /** Waits until either side has worked off what the other one has sent. */
  settle(): Promise<void>;
  dispose(): void;
}

/** Starts a server and goes through the handshake. */
export async function startLsp(options: LspHarnessOptions): Promise<LspHarness> {
  const clock = new ManualClock();
  const serviceCapabilities: ServiceCapabilities[] = [];
  const locales: Locale[] = [];
  const referenceLocales: Locale[] = [];
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createServerConnection(
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
    { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
  );
  startServer(server, {
    createLanguageService: (clientCapabilities, locale) => {
      locales.push(locale);
      serviceCapabilities.push(clientCapabilities);
      return options.service;
    },
    openReference: async (locale) => {
      referenceLocales.push(locale);
      return options.openReference?.() ?? fakeReference;
    },
    startTimer: clock.startTimer,
  });
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const heard = listen(client, options);
  const initializeResult = await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    initializationOptions: options.initializationOptions,
  });
  await client.sendNotification(InitializedNotification.type, {});
  const settle = async (): Promise<void> => {
    // Request, question of the server, answer of the client: three trips empty every queue.
    // After a shutdown the answer is an error, which has made its way too.
    for (let trip = 0; trip < 3; trip++) await client.sendRequest(GET_TAGS.method).catch(() => undefined);
  };
  await settle();
  return {
    client,
    initializeResult,
    serviceCapabilities,
    locales,
    referenceLocales,
    ...heard,
    ...senders(client, settle),
    async elapse(milliseconds) {
      clock.elapse(milliseconds);
      await settle();
    },
    settle,
    dispose() {
      client.dispose();
      server.dispose();
    },
  };
}

type Heard = Pick<LspHarness, 'published' | 'logged' | 'registrations' | 'refreshes'>;

function listen(client: ProtocolConnection, options: LspHarnessOptions): Heard {
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const registrations: Registration[] = [];
  const refreshed: true[] = [];
  client.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  client.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
  client.onRequest(RegistrationRequest.type, (params) => void registrations.push(...params.registrations));
  client.onRequest(DiagnosticRefreshRequest.type, () => void refreshed.push(true));
  client.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(() => options.configuration?.() ?? null),
  );
  client.listen();
  return { published, logged, registrations, refreshes: () => refreshed.length };
}

type Senders = Pick<LspHarness, 'open' | 'change' | 'close' | 'configure'>;

function senders(client: ProtocolConnection, settle: () => Promise<void>): Senders {
  return {
    async open(uri, text, languageId = 'ci-job') {
      const textDocument = { uri, languageId, version: 1, text };
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      await settle();
    },
    async change(uri, version, ...contentChanges) {
      const textDocument = { uri, version };
      await client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
      await settle();
    },
    async close(uri) {
      await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
      await settle();
    },
    async configure(settings) {
      await client.sendNotification(DidChangeConfigurationNotification.type, { settings });
      await settle();
    },
  };
}

/** A clock that a test turns by hand. */
class ManualClock {
  #now = 0;
  #pending: { readonly due: number; readonly callback: () => void }[] = [];

  readonly startTimer = (callback: () => void, milliseconds: number) => {
    const call = { due: this.#now + milliseconds, callback };
    this.#pending.push(call);
    return {
      cancel: () => {
        this.#pending = this.#pending.filter((other) => other !== call);
      },
    };
  };

  elapse(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#pending.filter((call) => call.due <= this.#now);
    this.#pending = this.#pending.filter((call) => call.due > this.#now);
    for (const { callback } of due) callback();
  }
}
