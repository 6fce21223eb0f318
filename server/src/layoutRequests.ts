/**
 * The requests of the layout preview; `protocol.ts` says what they mean.
 */
import type { CancellationToken } from 'vscode-jsonrpc';
import { onDocument } from './featureHandlers';
import {
  GET_JOB_LAYOUT,
  type GetJobLayoutParams,
  type GetJobLayoutResult,
  MOVE_SHAPE,
  type MoveShapeParams,
  type MoveShapeResult,
} from './protocol';
import type { ServerConnection } from './serverConnection';
import type { Session } from './session';

/** Registers what the preview asks. */
export function registerLayoutRequests(connection: ServerConnection, session: Session): void {
  const getJobLayout = onDocument<GetJobLayoutParams & { textDocument: { uri: string } }, GetJobLayoutResult>(
    session,
    GET_JOB_LAYOUT,
    null,
    ({ document, request }, { position }) =>
      session.service.getJobLayout(document, request, position) ?? null,
  );
  connection.onRequest(GET_JOB_LAYOUT, (params: GetJobLayoutParams, token: CancellationToken) =>
    getJobLayout({ ...params, textDocument: { uri: params.uri } }, token),
  );

  const moveShape = onDocument<MoveShapeParams & { textDocument: { uri: string } }, MoveShapeResult>(
    session,
    MOVE_SHAPE,
    [],
    ({ document, request }, { id, from, to }) => session.service.moveShape(document, request, id, from, to),
  );
  connection.onRequest(MOVE_SHAPE, (params: MoveShapeParams, token: CancellationToken) =>
    moveShape({ ...params, textDocument: { uri: params.uri } }, token),
  );
}
