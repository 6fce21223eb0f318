/**
 * The life of a session as LSP has it: before `initialize` and after `shutdown` requests get the error that says so.
 * Handlers trust their parameters; those that make one fail are not what LSP says, and the client is told so.
 */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { ServerConnection } from './serverConnection';

const SERVER_NOT_INITIALIZED = -32002;

/** How far a session has come. */
export interface Lifecycle {
  phase: 'new' | 'running' | 'shutDown';
}

/** Answers requests that nobody handles. */
export function answerOthers(connection: ServerConnection, lifecycle: Lifecycle): void {
  connection.onRequest((method) =>
    lifecycle.phase === 'new'
      ? new ResponseError(SERVER_NOT_INITIALIZED, '`initialize` must come first.')
      : new ResponseError(ErrorCodes.MethodNotFound, `There is no method \`${method}\` here.`),
  );
}

/** The connection for handlers, which are called only while the server runs. */
export function whileRunning(connection: ServerConnection, lifecycle: Lifecycle): ServerConnection {
  const onRequest = (method: string, handler: (...values: unknown[]) => unknown): unknown =>
    connection.onRequest(method, (...values: unknown[]) => {
      if (lifecycle.phase === 'shutDown')
        return new ResponseError(ErrorCodes.InvalidRequest, 'The server has shut down.');
      try {
        return handler(...values);
      } catch {
        return new ResponseError(ErrorCodes.InvalidParams, `These are no parameters of \`${method}\`.`);
      }
    });
  return { ...connection, onRequest: onRequest as ServerConnection['onRequest'] };
}
