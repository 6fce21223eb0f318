/**
 * What the library leaves open in the life of a session: before `initialize` and after `shutdown` requests get the
 * error that says so. Handlers trust their parameters; those that make one fail are not what LSP says, and the client
 * is reported so.
 */
import {
  type Connection,
  type Disposable,
  ErrorCodes,
  type HandlerResult,
  ResponseError,
} from 'vscode-languageserver';

/** How far a session has come. */
export interface Lifecycle {
  phase: 'new' | 'running' | 'shutDown';
}

/** Answers requests that nobody handles. */
export function answerOthers(connection: Connection, lifecycle: Lifecycle): void {
  connection.onRequest((method) => refusalOf(lifecycle) ?? noSuchMethod(method));
}

/** The error for every request while the server does not run. */
export function refusalOf({ phase }: Lifecycle): ResponseError<never> | undefined {
  switch (phase) {
    case 'new':
      return new ResponseError(ErrorCodes.ServerNotInitialized, '`initialize` must come first.');
    case 'shutDown':
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server has shut down.');
    case 'running':
      return undefined;
  }
}

function noSuchMethod(method: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.MethodNotFound, `Unknown method \`${method}\`.`);
}

/** The connection for handlers, which are called only while the server runs. */
export function whileRunning(connection: Connection, lifecycle: Lifecycle): Connection {
  const onRequest = (
    type: string | { readonly method: string },
    handler: (...values: unknown[]) => HandlerResult<unknown, void>,
  ): Disposable => {
    const method = typeof type === 'string' ? type : type.method;
    return connection.onRequest(method, (...values: unknown[]) => {
      const refusal = refusalOf(lifecycle);
      if (refusal !== undefined) return refusal;
      try {
        return handler(...values);
      } catch {
        return new ResponseError(ErrorCodes.InvalidParams, `Invalid parameters of \`${method}\`.`);
      }
    });
  };
  return { ...connection, onRequest: onRequest as Connection['onRequest'] };
}
