/**
 * The handlers of our own requests; `protocol.ts` says what they mean.
 */
import { CancellationToken, type Connection } from 'vscode-languageserver';
import { type Handler, onDocument, onDocumentOf } from './featureHandlers';
import { registerLayoutRequests } from './layoutRequests';
import {
  CHECK_TEXT,
  type CustomRequest,
  EXPLAIN_ANSWER,
  FIND_JOB_SYMBOLS,
  GET_AUTOFIX,
  GET_DOCUMENT_KIND,
  GET_JOB_OPERATION,
  GET_MATCHING_TAG,
  GET_REQUEST_SNIPPETS,
  GET_RESULTS,
  GET_TAG_FACTS,
  GET_TAGS,
  type GetRequestSnippetsParams,
  TAG_COMPLETE,
} from './protocol';
import { type Cancelled, runSafe } from './runSafe';
import { onCustomRequest } from './serverConnection';
import type { Session } from './session';

/** Registers the handlers of all `ciJob/…` requests. */
export function registerCustomRequests(connection: Connection, session: Session): void {
  onCustomRequest(
    connection,
    GET_JOB_OPERATION,
    onDocumentOf(session, GET_JOB_OPERATION, null, ({ request }) => {
      const noJob = session.service.explainNoJob(request);
      return session.service.getJobOperation(request) ?? (noJob === undefined ? null : { noJob });
    }),
  );
  registerLayoutRequests(connection, session);
  onCustomRequest(
    connection,
    TAG_COMPLETE,
    onDocument(
      session,
      TAG_COMPLETE,
      null,
      ({ document, request }, { position }) =>
        session.service.doTagComplete(document, position, request) ?? null,
    ),
  );
  onCustomRequest(
    connection,
    GET_MATCHING_TAG,
    onDocument(
      session,
      GET_MATCHING_TAG,
      null,
      ({ document, request }, { position }) =>
        session.service.findMatchingTag(document, position, request) ?? null,
    ),
  );
  onCustomRequest(
    connection,
    GET_AUTOFIX,
    onDocument(
      session,
      GET_AUTOFIX,
      null,
      ({ document, request }) => session.service.getAutofix(document, request) ?? null,
    ),
  );
  registerForClosedTexts(connection, session);
  registerAboutSchemas(connection, session);
}

/** A handler that needs no open document, and runs safely. */
function safely<Params, Answer>(
  { log }: Session,
  { method }: CustomRequest<Params, Answer>,
  fallback: NoInfer<Answer>,
  run: (params: Params) => Answer,
): Handler<Params, Answer> {
  return (params, token) =>
    runSafe({ log, operation: method, uri: uriOf(params), token, fallback, run: () => run(params) });
}

function uriOf(params: unknown): string | undefined {
  const isAboutText = typeof params === 'object' && params !== null && 'uri' in params;
  return isAboutText && typeof params.uri === 'string' ? params.uri : undefined;
}

/** Requests about texts that are not open. */
function registerForClosedTexts(connection: Connection, session: Session): void {
  onCustomRequest(
    connection,
    CHECK_TEXT,
    safely(session, CHECK_TEXT, [], ({ uri, text, always }) =>
      session.validateText(uri, text, always === true),
    ),
  );
  onCustomRequest(
    connection,
    GET_DOCUMENT_KIND,
    safely(session, GET_DOCUMENT_KIND, null, ({ uri, text }) => session.getDocumentKind(uri, text)),
  );
  onCustomRequest(
    connection,
    EXPLAIN_ANSWER,
    safely(
      session,
      EXPLAIN_ANSWER,
      null,
      ({ uri, text, position }) => session.explainAnswer(uri, text, position) ?? null,
    ),
  );
  onCustomRequest(
    connection,
    FIND_JOB_SYMBOLS,
    safely(session, FIND_JOB_SYMBOLS, [], ({ uri, text }) => session.findJobSymbols(uri, text)),
  );
}

/** Requests about what the schemas hold. */
function registerAboutSchemas(connection: Connection, session: Session): void {
  onCustomRequest(
    connection,
    GET_TAG_FACTS,
    safely(session, GET_TAG_FACTS, null, ({ tag }) => session.service.getTagFacts(tag) ?? null),
  );
  onCustomRequest(
    connection,
    GET_RESULTS,
    safely(session, GET_RESULTS, null, ({ tag, operation, mostRows }) =>
      session.service.getResults(tag, operation, mostRows),
    ),
  );
  onCustomRequest(
    connection,
    GET_REQUEST_SNIPPETS,
    withoutNeededParams(
      safely(session, GET_REQUEST_SNIPPETS, [], (params: GetRequestSnippetsParams | undefined) =>
        session.service.getRequestSnippets(params?.tag),
      ),
    ),
  );
  onCustomRequest(
    connection,
    GET_TAGS,
    withoutNeededParams(safely(session, GET_TAGS, [], () => session.service.getTags())),
  );
}

/** The connection leaves absent params out, so the token may come first. */
function withoutNeededParams<Params, Answer>(
  handle: Handler<Params | undefined, Answer>,
): (first: Params | CancellationToken | undefined, second?: CancellationToken) => Answer | Cancelled {
  return (first, second) => {
    if (second !== undefined) return handle(isToken(first) ? undefined : first, second);
    return handle(undefined, isToken(first) ? first : CancellationToken.None);
  };
}

function isToken(value: unknown): value is CancellationToken {
  return CancellationToken.is(value);
}
