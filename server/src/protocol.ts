/**
 * What our own client and server say to each other beyond LSP: requests, with the shapes of their messages.
 * The extension imports this file and nothing else of the server, so it holds no behavior.
 */
import type {
  Diagnostic,
  Hover,
  Position,
  SymbolInformation,
  TextDocumentIdentifier,
  TextEdit,
} from 'vscode-languageserver';
import type {
  Autofix,
  DocumentKind,
  JobLayout,
  JobOperation,
  LayoutBox,
  ReferencePlace,
  RequestSnippet,
  ResultSection,
  ResultValue,
  TagCompletion,
  TagFacts,
} from '../service/languageServiceTypes';
import type { ReferencePage } from '../service/reference/referencePages';

export type {
  Autofix,
  DocumentKind,
  JobLayout,
  JobOperation,
  LayoutBox,
  LayoutFrame,
  LayoutGrid,
  LayoutItem,
  LayoutShape,
  LayoutTimeline,
  ReferencePlace,
  RequestSnippet,
  ResultSection,
  SubmittedJob,
  TagFacts,
  TimelinePart,
  TimelineSound,
} from '../service/languageServiceTypes';
export type { ReferencePage } from '../service/reference/referencePages';

/**
 * A request of ours: its method, and as types what it takes and what it answers. The `RequestType` of the protocol's
 * library would say the same, and bring the whole library into the start of the extension, which imports this file.
 */
export interface CustomRequest<Params, Result> {
  readonly method: `ciJob/${string}`;
  /** For the compiler; nobody sets it. */
  readonly types?: readonly [params: Params, result: Result];
}

/** How the open document is submitted. */
export const GET_JOB_OPERATION: CustomRequest<GetJobOperationParams, GetJobOperationResult> = {
  method: 'ciJob/getJobOperation',
};

/** The parameters of `GET_JOB_OPERATION`. */
export interface GetJobOperationParams {
  readonly uri: string;
}

/** Null while the document is closed, is no job, or its Tag is absent; `noJob` says where it belongs. */
export type GetJobOperationResult = JobOperation | { readonly noJob: string } | null;

/** The text to insert after the `>` or `</` that was just typed. */
export const TAG_COMPLETE: CustomRequest<TagCompleteParams, TagCompleteResult> = {
  method: 'ciJob/tagComplete',
};

/** The parameters of `TAG_COMPLETE`: the place right after the typed character. */
export interface TagCompleteParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** A snippet, with the range that it replaces where it replaces something; null when there is nothing to do. */
export type TagCompleteResult = TagCompletion | null;

/** The other tag of the element that a position is in. */
export const GET_MATCHING_TAG: CustomRequest<GetMatchingTagParams, GetMatchingTagResult> = {
  method: 'ciJob/getMatchingTag',
};

/** The parameters of `GET_MATCHING_TAG`. */
export interface GetMatchingTagParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** A place in its name; from content, in the start tag around it. Null where there is none. */
export type GetMatchingTagResult = Position | null;

/** The whole requests that can be inserted into an empty document. */
export const GET_REQUEST_SNIPPETS: CustomRequest<
  GetRequestSnippetsParams | undefined,
  GetRequestSnippetsResult
> = { method: 'ciJob/getRequestSnippets' };

/** The parameters of `GET_REQUEST_SNIPPETS`; without a Tag those of all Tags. */
export interface GetRequestSnippetsParams {
  readonly tag?: string;
}

/** In the order of the schemas. */
export type GetRequestSnippetsResult = readonly RequestSnippet[];

/** The Tags that have a schema. It takes no parameters. */
export const GET_TAGS: CustomRequest<undefined, GetTagsResult> = { method: 'ciJob/getTags' };

/** In the order of the schemas. */
export type GetTagsResult = readonly string[];

/** What the open document's job will make, as things to draw. */
export const GET_JOB_LAYOUT: CustomRequest<GetJobLayoutParams, GetJobLayoutResult> = {
  method: 'ciJob/getJobLayout',
};

/** The parameters of `GET_JOB_LAYOUT`. */
export interface GetJobLayoutParams {
  readonly uri: string;
  /** Where the cursor is: of several jobs, the one there is drawn. */
  readonly position?: Position;
}

/** Null while the document is closed, is no request, or its Tag is absent or unknown. */
export type GetJobLayoutResult = JobLayout | null;

/** The edits that put a shape of the layout somewhere else. */
export const MOVE_SHAPE: CustomRequest<MoveShapeParams, MoveShapeResult> = { method: 'ciJob/moveShape' };

/** The parameters of `MOVE_SHAPE`: only the sides that differ between `from` and `to` are written. */
export interface MoveShapeParams {
  readonly uri: string;
  readonly id: string;
  readonly from: LayoutBox;
  readonly to: LayoutBox;
}

/** Empty when the document or the shape is gone. */
export type MoveShapeResult = readonly TextEdit[];

/** The diagnostics of a text that is not open, for checks of many files. */
export const CHECK_TEXT: CustomRequest<CheckTextParams, CheckTextResult> = { method: 'ciJob/checkText' };

/** The parameters of `CHECK_TEXT`. */
export interface CheckTextParams {
  readonly uri: string;
  readonly text: string;
  /** Checks also where validation is switched off: that setting is about what is shown, not of what is sent. */
  readonly always?: boolean;
}

/** With the settings in force; empty for a text that is no request. */
export type CheckTextResult = readonly Diagnostic[];

/** What a text is that is not open as a request. */
export const GET_DOCUMENT_KIND: CustomRequest<GetDocumentKindParams, GetDocumentKindResult> = {
  method: 'ciJob/getDocumentKind',
};

/** The parameters of `GET_DOCUMENT_KIND`. */
export interface GetDocumentKindParams {
  readonly uri: string;
  readonly text: string;
}

/** Null when reading failed. */
export type GetDocumentKindResult = DocumentKind | null;

/** What an answer of the service says at a place, in a document of any language. */
export const EXPLAIN_ANSWER: CustomRequest<ExplainAnswerParams, ExplainAnswerResult> = {
  method: 'ciJob/explainAnswer',
};

/** The parameters of `EXPLAIN_ANSWER`. */
export interface ExplainAnswerParams {
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
}

/** Null for a text that is no answer, and where there is nothing to say. */
export type ExplainAnswerResult = Hover | null;

/** What fixes everything in the open document that is safe to fix. */
export const GET_AUTOFIX: CustomRequest<GetAutofixParams, GetAutofixResult> = { method: 'ciJob/getAutofix' };

/** The parameters of `GET_AUTOFIX`. */
export interface GetAutofixParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** Null where nothing can be fixed so. */
export type GetAutofixResult = Autofix | null;

/** What is known about a Tag. */
export const GET_TAG_FACTS: CustomRequest<GetTagFactsParams, GetTagFactsResult> = {
  method: 'ciJob/getTagFacts',
};

/** The parameters of `GET_TAG_FACTS`. */
export interface GetTagFactsParams {
  readonly tag: string;
}

/** Null for an unknown Tag. */
export type GetTagFactsResult = TagFacts | null;

/** What a job has found, for people to read. */
export const GET_RESULTS: CustomRequest<GetResultsParams, GetResultsResult> = { method: 'ciJob/getResults' };

/** The parameters of `GET_RESULTS`: the `Operation` of an answer, and how many rows of a table are wanted. */
export interface GetResultsParams {
  readonly tag: string;
  readonly operation: ResultValue;
  readonly mostRows: number;
}

/** Empty for a Tag of which nothing is known; null when reading failed. */
export type GetResultsResult = readonly ResultSection[] | null;

/** The jobs of a text that is not open, as `workspace/symbol` answers for open ones. */
export const FIND_JOB_SYMBOLS: CustomRequest<FindJobSymbolsParams, FindJobSymbolsResult> = {
  method: 'ciJob/findJobSymbols',
};

/** The parameters of `FIND_JOB_SYMBOLS`. */
export interface FindJobSymbolsParams {
  readonly uri: string;
  readonly text: string;
}

/** One job, or none. */
export type FindJobSymbolsResult = readonly SymbolInformation[];

/** Where the reference describes a place of an open document. */
export const FIND_REFERENCE: CustomRequest<FindReferenceParams, FindReferenceResult> = {
  method: 'ciJob/findReference',
};

/** The parameters of `FIND_REFERENCE`. */
export interface FindReferenceParams {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** Null where it says nothing, and while the document is closed. */
export type FindReferenceResult = ReferencePlace | null;

/** The pages of the reference. It takes no parameters. */
export const LIST_REFERENCE_PAGES: CustomRequest<undefined, ListReferencePagesResult> = {
  method: 'ciJob/listReferencePages',
};

/** In the language of the session, the contents first. */
export type ListReferencePagesResult = readonly ReferencePage[];

/** One page of the reference. */
export const GET_REFERENCE_PAGE: CustomRequest<GetReferencePageParams, GetReferencePageResult> = {
  method: 'ciJob/getReferencePage',
};

/** The parameters of `GET_REFERENCE_PAGE`. */
export interface GetReferencePageParams {
  readonly name: string;
}

/** Markdown in the language of the session; null for a name that no page has. */
export type GetReferencePageResult = string | null;
