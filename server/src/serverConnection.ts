/**
 * The connection to one client: JSON-RPC messages under the names that LSP gives them.
 * It is the bare message connection, because a server of few methods needs none of the large library on top:
 * that costs half of the bundle and of the time to start.
 */
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc';
import type { LogMessageParams, MessageType } from 'vscode-languageserver';
import type { ErrorLog } from './runSafe';

/** What the server does with its connection. */
export interface ServerConnection
  extends Pick<MessageConnection, 'onNotification' | 'sendRequest' | 'sendNotification' | 'listen'> {
  /** Answers requests of one method; an answer may be a promise. */
  onRequest<Params>(method: string, handler: (params: Params, token: CancellationToken) => unknown): unknown;
  /** Answers requests of methods that have no handler. */
  onRequest(handler: (method: string) => unknown): unknown;
}

const ERROR: typeof MessageType.Error = 1;

/** The log that the client shows. */
export function clientLog(connection: ServerConnection): ErrorLog {
  return {
    error(message) {
      const params: LogMessageParams = { type: ERROR, message };
      notify(connection, 'window/logMessage', params);
    },
  };
}

/** Tells the client something. A client that is gone needs to hear nothing. */
export function notify(connection: ServerConnection, method: string, params: object): void {
  connection.sendNotification(method, params).catch(() => undefined);
}
