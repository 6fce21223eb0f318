/**
 * The handlers of our own requests; `protocol.ts` says what they mean.
 */
import { CancellationToken } from 'vscode-jsonrpc';
import { type Handler, onDocument } from './featureHandlers';
import { registerLayoutRequests } from './layoutRequests';
import {
  CHECK_TEXT,
  type CheckTextParams,
  type CheckTextResult,
  EXPLAIN_ANSWER,
  type ExplainAnswerParams,
  type ExplainAnswerResult,
  FIND_JOB_SYMBOLS,
  type FindJobSymbolsParams,
  type FindJobSymbolsResult,
  GET_AUTOFIX,
  GET_DOCUMENT_KIND,
  GET_JOB_OPERATION,
  GET_MATCHING_TAG,
  GET_REQUEST_SNIPPETS,
  GET_RESULTS,
  GET_TAG_FACTS,
  GET_TAGS,
  type GetAutofixParams,
  type GetAutofixResult,
  type GetDocumentKindParams,
  type GetDocumentKindResult,
  type GetJobOperationParams,
  type GetJobOperationResult,
  type GetMatchingTagParams,
  type GetMatchingTagResult,
  type GetRequestSnippetsParams,
  type GetRequestSnippetsResult,
  type GetResultsParams,
  type GetResultsResult,
  type GetTagFactsParams,
  type GetTagFactsResult,
  type GetTagsResult,
  TAG_COMPLETE,
  type TagCompleteParams,
  type TagCompleteResult,
} from './protocol';
import { type Cancelled, runSafe } from './runSafe';
import type { ServerConnection } from './serverConnection';
import type { Session } from './session';

/** Registers the handlers of all `ciJob/…` requests. */
export function registerCustomRequests(connection: ServerConnection, session: Session): void {
  const getJobOperation = onDocument<{ textDocument: { uri: string } }, GetJobOperationResult>(
    session,
    GET_JOB_OPERATION,
    null,
    ({ request }) => {
      const noJob = session.service.explainNoJob(request);
      return session.service.getJobOperation(request) ?? (noJob === undefined ? null : { noJob });
    },
  );
  connection.onRequest(GET_JOB_OPERATION, ({ uri }: GetJobOperationParams, token: CancellationToken) =>
    getJobOperation({ textDocument: { uri } }, token),
  );

  registerLayoutRequests(connection, session);

  connection.onRequest(
    TAG_COMPLETE,
    onDocument<TagCompleteParams, TagCompleteResult>(
      session,
      TAG_COMPLETE,
      null,
      ({ document, request }, { position }) =>
        session.service.doTagComplete(document, position, request) ?? null,
    ),
  );

  connection.onRequest(
    GET_MATCHING_TAG,
    onDocument<GetMatchingTagParams, GetMatchingTagResult>(
      session,
      GET_MATCHING_TAG,
      null,
      ({ document, request }, { position }) =>
        session.service.findMatchingTag(document, position, request) ?? null,
    ),
  );

  connection.onRequest(
    GET_AUTOFIX,
    onDocument<GetAutofixParams, GetAutofixResult>(
      session,
      GET_AUTOFIX,
      null,
      ({ document, request }) => session.service.getAutofix(document, request) ?? null,
    ),
  );
  registerForClosedTexts(connection, session);
  registerAboutSchemas(connection, session);
}

/** Requests about texts that are not open. */
function registerForClosedTexts(connection: ServerConnection, session: Session): void {
  const { log } = session;
  connection.onRequest(CHECK_TEXT, ({ uri, text, always }: CheckTextParams, token: CancellationToken) => {
    const run = (): CheckTextResult => session.validateText(uri, text, always === true);
    return runSafe({ log, operation: CHECK_TEXT, uri, token, fallback: [], run });
  });
  connection.onRequest(
    GET_DOCUMENT_KIND,
    ({ uri, text }: GetDocumentKindParams, token: CancellationToken) => {
      const run = (): GetDocumentKindResult => session.getDocumentKind(uri, text);
      return runSafe({ log, operation: GET_DOCUMENT_KIND, uri, token, fallback: null, run });
    },
  );
  connection.onRequest(
    EXPLAIN_ANSWER,
    ({ uri, text, position }: ExplainAnswerParams, token: CancellationToken) => {
      const run = (): ExplainAnswerResult => session.explainAnswer(uri, text, position) ?? null;
      return runSafe({ log, operation: EXPLAIN_ANSWER, uri, token, fallback: null, run });
    },
  );
  connection.onRequest(FIND_JOB_SYMBOLS, ({ uri, text }: FindJobSymbolsParams, token: CancellationToken) => {
    const run = (): FindJobSymbolsResult => session.findJobSymbols(uri, text);
    return runSafe({ log, operation: FIND_JOB_SYMBOLS, uri, token, fallback: [], run });
  });
}

/** Requests about what the schemas hold. */
function registerAboutSchemas(connection: ServerConnection, session: Session): void {
  const { log } = session;
  connection.onRequest(GET_TAG_FACTS, ({ tag }: GetTagFactsParams, token: CancellationToken) => {
    const run = (): GetTagFactsResult => session.service.getTagFacts(tag) ?? null;
    return runSafe({ log, operation: GET_TAG_FACTS, uri: undefined, token, fallback: null, run });
  });

  connection.onRequest(
    GET_RESULTS,
    ({ tag, operation, mostRows }: GetResultsParams, token: CancellationToken) => {
      const run = (): GetResultsResult => session.service.getResults(tag, operation, mostRows);
      return runSafe({ log, operation: GET_RESULTS, uri: undefined, token, fallback: null, run });
    },
  );

  connection.onRequest(
    GET_REQUEST_SNIPPETS,
    withoutNeededParams<GetRequestSnippetsParams, GetRequestSnippetsResult>((params, token) => {
      const run = () => session.service.getRequestSnippets(params?.tag);
      return runSafe({ log, operation: GET_REQUEST_SNIPPETS, uri: undefined, token, fallback: [], run });
    }),
  );

  connection.onRequest(
    GET_TAGS,
    withoutNeededParams<unknown, GetTagsResult>((_params, token) => {
      const run = () => session.service.getTags();
      return runSafe({ log, operation: GET_TAGS, uri: undefined, token, fallback: [], run });
    }),
  );
}

/** The connection leaves absent params out, so the token may come first. */
function withoutNeededParams<Params, Answer>(
  handle: Handler<Params | undefined, Answer>,
): (first: Params | CancellationToken, second?: CancellationToken) => Answer | Cancelled {
  return (first, second) => {
    if (second !== undefined) return handle(isToken(first) ? undefined : first, second);
    return handle(undefined, isToken(first) ? first : CancellationToken.None);
  };
}

function isToken(value: unknown): value is CancellationToken {
  return CancellationToken.is(value);
}
