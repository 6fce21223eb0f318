/**
 * The public types of the language service: what hosts (LSP server, CLI, sandbox, tests) may rely on.
 * No implementation lives here.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  Color,
  ColorInformation,
  ColorPresentation,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  InlayHint,
  Position,
  Range,
  SelectionRange,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { RequestDocument } from './binding/requestDocument';
import type { JobLayout, LayoutBox } from './layout/layoutTypes';
import type { CopyCodeUnits } from './parser/codeUnits';
import type { TextChange } from './parser/reparse';
import type { SchemaSet } from './schema/schemaTypes';

export type { RequestDocument } from './binding/requestDocument';
export type {
  JobLayout,
  LayoutBox,
  LayoutFrame,
  LayoutGrid,
  LayoutItem,
  LayoutShape,
  LayoutTimeline,
  TimelinePart,
  TimelineSound,
} from './layout/layoutTypes';
export type { CopyCodeUnits } from './parser/codeUnits';
export type { TextChange } from './parser/reparse';
export type { SchemaSet } from './schema/schemaTypes';

/** What a user may change about validation. */
export interface ValidationSettings {
  /** False switches every diagnostic off. Default true. */
  readonly enabled?: boolean;
  /** Severity by diagnostic code; `off` drops the diagnostic. Unknown codes are ignored. */
  readonly severity?: Readonly<Record<string, SeverityOverride>>;
}

/** Which inlay hints a user wants; all by default. */
export interface InlayHintSettings {
  /** The unit behind a number. */
  readonly units?: boolean;
  /** The defaults of elements that are not written. */
  readonly defaults?: boolean;
  /** Values that follow from those of other elements. */
  readonly derived?: boolean;
  /** Elements that another one makes meaningless. */
  readonly overridden?: boolean;
}

/** What a user may choose about formatting. */
export interface FormatSettings {
  /** A one-line value without attributes loses the white space between it and its tags. Default false. */
  readonly compactLeaves?: boolean;
}

/** A severity of the setting `ciJob.diagnostics.severity`. */
export type SeverityOverride = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Where a job writes, as written in the document. */
export interface JobOutput {
  readonly region: string;
  readonly bucket: string;
  readonly object: string;
}

/** One job of a request. */
export interface SubmittedJob {
  /** The job's Tag as the document spells it. */
  readonly tag: string;
  /** Undefined where the job has no output. */
  readonly output: JobOutput | undefined;
  /** Absent where all is checked; `elements` are not where the Tag has no schema, `tag` where it is unknown, too. */
  readonly unchecked?: 'elements' | 'tag';
}

/**
 * How a request is submitted: HTTP method, path and the CAM action that the account needs.
 * Of several jobs, statements about one job are about the first.
 */
export interface JobOperation extends SubmittedJob {
  /** For example `POST`. */
  readonly method: string;
  /** For example `/jobs`. */
  readonly path: string;
  /** For example `ci:CreateMediaJobs`. */
  readonly action: string;
  /** The kind of processing that must be switched on for the bucket; absent for media. */
  readonly service?: string;
  /** What the job reads, as written in the document; undefined where the job has no input. */
  readonly input: string | undefined;
  /** The address that the finished job is reported to, as written in the document; absent where it is not set. */
  readonly callback?: string;
  /** What the job does that cannot be undone, a sentence each; absent where it does nothing of the kind. */
  readonly cautions?: readonly string[];
  /** Each job, where the request carries several; absent for one. */
  readonly jobs?: readonly SubmittedJob[];
}

/** What a document is: a job, another request of the service, an answer as XML or JSON, or none of these. */
export type DocumentKind = 'job' | 'otherRequest' | 'answer' | 'other';

/** A whole request that can be inserted into an empty document. */
export interface RequestSnippet {
  readonly tag: string;
  readonly name: string;
  readonly description: string;
  /** The body in LSP snippet syntax, lines joined by `\n`, indented with tabs. */
  readonly body: string;
  readonly category?: TagCategory;
  /** The vendor's Chinese name of the job. */
  readonly chineseName?: string;
  /** What people search for when they mean the job, in all languages. */
  readonly keywords?: readonly string[];
}

/** What a rename comes to: an edit, or words for the person about why there is none. */
export type RenameResult =
  | { readonly kind: 'edit'; readonly edit: WorkspaceEdit }
  | { readonly kind: 'refused'; readonly message: string };

/** A snippet to insert at the position, or one together with the range that it replaces, which starts there. */
export type TagCompletion = string | { readonly snippet: string; readonly range: Range };

/** What a document was before a change. */
export interface EarlierRequest {
  readonly request: RequestDocument;
  readonly change: TextChange;
}

/** Safe fixes of a whole document, as one change. */
export interface Autofix {
  /** How many problems it fixes, at least one. */
  readonly problems: number;
  /** How many of them make the document not well formed. */
  readonly syntaxProblems: number;
  readonly edits: readonly TextEdit[];
}

/** What is known about a Tag. */
export interface TagFacts {
  readonly tag: string;
  readonly documentation: string;
  /** Of some Tags only the XML is checked. */
  readonly checked: 'everything' | 'xml';
  /** The vendor's page about it. */
  readonly page?: { readonly title: string; readonly url: string };
  /** The date of the newest page that the facts were taken from, for example `2025-11-19`. */
  readonly asOf?: string;
  readonly category?: TagCategory;
  /** What people search for when they mean it, in all languages. */
  readonly keywords?: readonly string[];
}

/** An element of an answer: its text, or its children by name, each name with all of that name. */
export type ResultValue = string | { readonly [name: string]: readonly ResultValue[] };

/** A part of what a job has found. All words of it come from the service and may be anything. */
export interface ResultSection {
  readonly title: string;
  readonly values: readonly { readonly label: string; readonly value: string }[];
  /** The header of the rows; columns that are empty in all rows are left out. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are in all; `rows` may have only the first. */
  readonly rowCount: number;
}

/** What a job is about, for people who look for one. */
export interface TagCategory {
  readonly id: string;
  readonly name: string;
  readonly documentation: string;
}

/** Where the reference describes something. */
export interface ReferencePlace {
  /** The name of a page: a Tag, `codes`, `responses`, `errors` or `README`. */
  readonly page: string;
  /** The anchor of a heading, that of the title for the whole page. */
  readonly anchor: string;
}

/** What the client can take; absent means the richest answer, but for what changes the shape of answers. */
export interface ClientCapabilities {
  /** Completion items may hold tab stops. Default true. */
  readonly snippets?: boolean;
  /** Hover and documentation may be Markdown. Default true. */
  readonly markdown?: boolean;
  /** In the middle of a value an item may say what is inserted and what is replaced. Default false. */
  readonly insertReplace?: boolean;
  /** The command of the client that opens a `ReferencePlace`; hovers link to it. Default none. */
  readonly openReferenceCommand?: string | undefined;
}

/** Everything the language service can do. All methods are synchronous, pure and never throw on any text. */
export interface LanguageService {
  /** With what the document was before its last change, only what the change touched is parsed and checked again. */
  parseRequestDocument(document: TextDocument, earlier?: EarlierRequest): RequestDocument;
  doValidation(document: TextDocument, request: RequestDocument, settings?: ValidationSettings): Diagnostic[];
  doComplete(document: TextDocument, position: Position, request: RequestDocument): CompletionList;
  /** What to insert after the `>`, `</` or `/` that was just typed before `position`. */
  doTagComplete(
    document: TextDocument,
    position: Position,
    request: RequestDocument,
  ): TagCompletion | undefined;
  doHover(document: TextDocument, position: Position, request: RequestDocument): Hover | undefined;
  /** Where the reference describes the element at the position; undefined where it has nothing about it. */
  findReference(
    document: TextDocument,
    position: Position,
    request: RequestDocument,
  ): ReferencePlace | undefined;
  doCodeActions(
    document: TextDocument,
    range: Range,
    context: CodeActionContext,
    request: RequestDocument,
  ): CodeAction[];
  /** What fixes everything that is safe to fix; undefined where there is nothing. */
  getAutofix(document: TextDocument, request: RequestDocument): Autofix | undefined;
  findDocumentSymbols(document: TextDocument, request: RequestDocument): DocumentSymbol[];
  /** The document's job, where its Tag and files hold the letters of the query in their order. */
  findJobSymbols(document: TextDocument, query: string, request: RequestDocument): SymbolInformation[];
  findLinkedEditingRanges(
    document: TextDocument,
    position: Position,
    request: RequestDocument,
  ): Range[] | undefined;
  /** The place in the other tag of the element; from content, the start tag around it. */
  findMatchingTag(document: TextDocument, position: Position, request: RequestDocument): Position | undefined;
  /** What belongs together with the text at a position; undefined leaves it to the editor. */
  findDocumentHighlights(
    document: TextDocument,
    position: Position,
    request: RequestDocument,
  ): DocumentHighlight[] | undefined;
  /** The range of the name that `doRename` would change. */
  prepareRename(document: TextDocument, position: Position, request: RequestDocument): Range | undefined;
  doRename(
    document: TextDocument,
    position: Position,
    newName: string,
    request: RequestDocument,
  ): RenameResult;
  findDocumentLinks(document: TextDocument, request: RequestDocument): DocumentLink[];
  findDocumentColors(document: TextDocument, request: RequestDocument): ColorInformation[];
  /** What a picked colour is written as, in place of the value at the range. */
  getColorPresentations(document: TextDocument, color: Color, range: Range): ColorPresentation[];
  getInlayHints(
    document: TextDocument,
    range: Range,
    request: RequestDocument,
    settings?: InlayHintSettings,
  ): InlayHint[];
  /** By their first line; no two of them cross. */
  getFoldingRanges(document: TextDocument, request: RequestDocument): FoldingRange[];
  getSelectionRanges(
    document: TextDocument,
    positions: Position[],
    request: RequestDocument,
  ): SelectionRange[];
  /** Edits of white space between tags, of a range or of everything; they never change how tags are read. */
  format(
    document: TextDocument,
    range: Range | undefined,
    options: FormattingOptions,
    settings?: FormatSettings,
  ): TextEdit[];
  /** What becomes of the line of the position after Enter (`\n`), `>` or `/` was typed right before it. */
  formatOnType(
    document: TextDocument,
    position: Position,
    character: string,
    options: FormattingOptions,
    request: RequestDocument,
  ): TextEdit[];
  /** What the document is. */
  getDocumentKind(request: RequestDocument): DocumentKind;
  /** How to submit this document; undefined while its Tag is absent, and for what is no job. */
  getJobOperation(request: RequestDocument): JobOperation | undefined;
  /** Where a document belongs that is no job; undefined where that is not known. */
  explainNoJob(request: RequestDocument): string | undefined;
  /** What the job will make, as things to draw; undefined while its Tag is absent or unknown. */
  getJobLayout(document: TextDocument, request: RequestDocument, position?: Position): JobLayout | undefined;
  /** The edits after which a shape that was at `from` lies at `to`; empty when the shape is gone. */
  moveShape(
    document: TextDocument,
    request: RequestDocument,
    id: string,
    from: LayoutBox,
    to: LayoutBox,
  ): TextEdit[];
  /** The Tags that have a schema, in the order of the schema set. */
  getTags(): readonly string[];
  /** Undefined for a Tag without a schema. */
  getTagFacts(tag: string): TagFacts | undefined;
  /** What a job of a Tag has found, as its `Operation` in an answer says; empty where nothing is known of it. */
  getResults(tag: string, operation: ResultValue, mostRows: number): readonly ResultSection[];
  /** The request snippets, of one Tag or of all, in the order of the categories of their Tags. */
  getRequestSnippets(tag?: string): readonly RequestSnippet[];
}

/** The parameters of `getLanguageService`. */
export interface LanguageServiceParams {
  readonly schemaSet: SchemaSet;
  readonly clientCapabilities?: ClientCapabilities;
  /** This host's fastest way to read a text; each has a slow one. */
  readonly copyCodeUnits?: CopyCodeUnits;
}
