/**
 * The handlers of our own requests; `protocol.ts` says what they mean.
 */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { onDocument } from './featureHandlers';
import {
  GET_JOB_OPERATION,
  GET_REQUEST_SNIPPETS,
  GET_TAGS,
  type GetJobOperationParams,
  type GetJobOperationResult,
  type GetRequestSnippetsParams,
  type GetRequestSnippetsResult,
  TAG_COMPLETE,
  type TagCompleteParams,
  type TagCompleteResult,
} from './protocol';
import { runSafe } from './runSafe';
import type { Session } from './session';

/** Registers the handlers of all `ciJob/…` requests. */
export function registerCustomRequests(connection: Connection, session: Session): void {
  const { service } = session;
  const log = connection.console;

  const getJobOperation = onDocument<{ textDocument: { uri: string } }, GetJobOperationResult>(
    session,
    GET_JOB_OPERATION,
    null,
    ({ request }) => service.getJobOperation(request) ?? null,
  );
  connection.onRequest(GET_JOB_OPERATION, ({ uri }: GetJobOperationParams, token: CancellationToken) =>
    getJobOperation({ textDocument: { uri } }, token),
  );

  connection.onRequest(
    TAG_COMPLETE,
    onDocument<TagCompleteParams, TagCompleteResult>(
      session,
      TAG_COMPLETE,
      null,
      ({ document, request }, { position }) => service.doTagComplete(document, position, request) ?? null,
    ),
  );

  connection.onRequest(
    GET_REQUEST_SNIPPETS,
    (params: GetRequestSnippetsParams | undefined, token: CancellationToken) =>
      runSafe<GetRequestSnippetsResult>({
        log,
        operation: GET_REQUEST_SNIPPETS,
        uri: undefined,
        token,
        fallback: [],
        run: () => service.getRequestSnippets(params?.tag),
      }),
  );

  connection.onRequest(GET_TAGS, (token: CancellationToken) =>
    runSafe({ log, operation: GET_TAGS, uri: undefined, token, fallback: [], run: () => service.getTags() }),
  );
}
