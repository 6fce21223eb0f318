/**
 * The requests of the layout preview; `protocol.ts` says what they mean.
 */
import type { Connection } from 'vscode-languageserver';
import { onDocumentOf } from './featureHandlers';
import { GET_JOB_LAYOUT, MOVE_SHAPE } from './protocol';
import { onCustomRequest } from './serverConnection';
import type { Session } from './session';

/** Registers what the preview asks. */
export function registerLayoutRequests(connection: Connection, session: Session): void {
  onCustomRequest(
    connection,
    GET_JOB_LAYOUT,
    onDocumentOf(
      session,
      GET_JOB_LAYOUT,
      null,
      ({ document, request }, { position }) =>
        session.service.getJobLayout(document, request, position) ?? null,
    ),
  );
  onCustomRequest(
    connection,
    MOVE_SHAPE,
    onDocumentOf(session, MOVE_SHAPE, [], ({ document, request }, { id, from, to }) =>
      session.service.moveShape(document, request, id, from, to),
    ),
  );
}
