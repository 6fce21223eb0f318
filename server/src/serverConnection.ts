/**
 * The connection to one client, as `vscode-languageserver` makes it, and how our own requests are answered over it.
 * What a host does about its own process is a `WatchDog` of that library.
 */
import {
  type CancellationToken,
  type Connection,
  createConnection,
  createProtocolConnection,
  type MessageReader,
  type MessageWriter,
  type RequestHandler,
  RequestType,
  type WatchDog,
} from 'vscode-languageserver';
import { guardedReader } from './guardedReader';
import type { CustomRequest } from './protocol';
import type { Cancelled } from './runSafe';

/** A connection that no message ends which is framed well. */
export function createServerConnection(
  reader: MessageReader,
  writer: MessageWriter,
  watchDog: WatchDog,
): Connection {
  // Without the library's logger: what it says of odd messages may quote them, and helps nobody.
  return createConnection(() => createProtocolConnection(guardedReader(reader), writer), watchDog);
}

/** Answers one of our own requests. */
export function onCustomRequest<Params, Result>(
  connection: Connection,
  { method }: CustomRequest<Params, Result>,
  handler: (params: Params, token: CancellationToken) => Result | Cancelled | Promise<Result>,
): void {
  connection.onRequest(
    new RequestType<Params, Result, void>(method),
    // The compiler cannot compare what a handler may answer for all results at once.
    handler as RequestHandler<Params, Result, void>,
  );
}
