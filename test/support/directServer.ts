/**
 * A server without a wire: its handlers are called directly, so that a test can ask hundreds of thousands of times.
 */
import assert from 'node:assert/strict';
import {
  CancellationToken,
  type ClientCapabilities,
  createConnection,
  type ProtocolConnection,
} from 'vscode-languageserver';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { startServer } from '../../server/src/server';
import { fakeReference } from './fakeLanguageService';

/** A running server. */
export interface DirectServer {
  /** Every method that it has a handler for, in the order of the alphabet. */
  readonly methods: () => string[];
  /** The answer; fails where the handler throws, answers an error, or writes to the log. */
  ask(method: string, params: object): unknown;
  notify(method: string, params: object): void;
}

type Handler = (params: object, token: CancellationToken) => unknown;

/** Starts a server for a client that can take everything. */
export function startDirectServer(service: LanguageService): DirectServer {
  const requests = new Map<string, Handler>();
  const notifications = new Map<string, Handler>();
  const logged: unknown[] = [];
  const keep =
    (handlers: Map<string, Handler>) =>
    (...args: readonly unknown[]) => {
      const [type, handler] = args;
      // The one for methods that nobody handles.
      if (typeof type === 'function') return { dispose: () => undefined };
      const method = typeof type === 'object' && type !== null && 'method' in type ? type.method : type;
      assert.ok(typeof method === 'string' && typeof handler === 'function');
      handlers.set(method, (params, token) => handler(params, token));
      return { dispose: () => undefined };
    };
  // What the library asks of the connection below it.
  const wire = {
    onRequest: keep(requests),
    onNotification: keep(notifications),
    sendRequest: () => new Promise<never>(() => undefined),
    sendNotification: async (...args: readonly unknown[]) => {
      logged.push(args);
    },
    listen: () => undefined,
  };
  const watchDog = { shutdownReceived: false, initialize: () => undefined, exit: () => undefined };
  startServer(
    createConnection(() => wire as unknown as ProtocolConnection, watchDog),
    {
      createLanguageService: () => service,
      openReference: async () => fakeReference,
      startTimer: () => ({ cancel: () => undefined }),
    },
  );
  const call = (handlers: Map<string, Handler>, method: string, params: object): unknown => {
    const handler = handlers.get(method);
    assert.ok(handler, method);
    const answer = handler(params, CancellationToken.None);
    assert.ok(logged.length === 0, `${method}: ${JSON.stringify(logged)}`);
    assert.ok(!(answer instanceof Error), `${method}: ${String(answer)}`);
    return answer;
  };
  const ask: DirectServer['ask'] = (method, params) => call(requests, method, params);
  ask('initialize', { processId: null, rootUri: null, capabilities: everything });
  return {
    methods: () => [...requests.keys()].sort(),
    ask,
    notify: (method, params) => void call(notifications, method, params),
  };
}

const everything: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    foldingRange: {},
    selectionRange: {},
    colorProvider: {},
    inlayHint: {},
    linkedEditingRange: {},
    onTypeFormatting: {},
    diagnostic: {},
  },
  workspace: { symbol: {} },
};
