/**
 * The façade of the language service and its only entry point.
 * It closes over the schema set; behind it every feature is a plain function.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Position } from 'vscode-languageserver-types';
import { findJsonAnswer } from './binding/jsonAnswer';
import { parseRequestDocument } from './binding/parseRequestDocument';
import { reparseRequestDocument } from './binding/reparseRequestDocument';
import type { RequestDocument } from './binding/requestDocument';
import { autofixRequest } from './features/codeActions/autofix';
import { doCodeActions } from './features/codeActions/codeActions';
import { findDocumentColors, getColorPresentations } from './features/colors';
import { doComplete } from './features/completion/completion';
import { findDocumentLinks } from './features/documentLinks';
import { explainNoJob } from './features/explainNoJob';
import { getFoldingRanges } from './features/folding';
import { formatRequest } from './features/formatting/formatting';
import { formatOnType } from './features/formatting/onTypeFormatting';
import { doHover } from './features/hover/hover';
import { doJsonAnswerHover, doResponseHover } from './features/hover/responseHover';
import { getInlayHints } from './features/inlayHints/inlayHints';
import { getJobOperation } from './features/jobOperation';
import { findDocumentHighlights } from './features/names/documentHighlights';
import { findLinkedEditingRanges } from './features/names/linkedEditing';
import { findMatchingTag } from './features/names/matchingTag';
import { doRename, prepareRename } from './features/names/rename';
import { findReference, withReferenceLink } from './features/reference';
import { getResults } from './features/results';
import { getSelectionRanges } from './features/selectionRanges';
import { findDocumentSymbols } from './features/symbols/documentSymbols';
import { findJobSymbols } from './features/symbols/jobSymbols';
import { doTagComplete } from './features/tagComplete';
import { byCategory, categoryOf, getTagFacts } from './features/tagFacts';
import { doValidation } from './features/validation';
import type {
  ClientCapabilities,
  DocumentKind,
  EarlierRequest,
  LanguageService,
  LanguageServiceParams,
  RequestSnippet,
} from './languageServiceTypes';
import { getJobLayout } from './layout/jobLayout';
import { moveShape } from './layout/moveShape';
import type { CopyCodeUnits } from './parser/codeUnits';
import { NONE } from './parser/xmlNodes';
import type { RequestSchema, SchemaSet } from './schema/schemaTypes';
import { reuseDiagnostics } from './validation/findProblems';

/** Makes a language service for one schema set and one client. */
export function getLanguageService({
  schemaSet,
  clientCapabilities = {},
  copyCodeUnits,
}: LanguageServiceParams): LanguageService {
  return {
    parseRequestDocument: (document, earlier) => parse(document.getText(), schemaSet, earlier, copyCodeUnits),
    doValidation,
    doComplete: (document, position, request) => doComplete(document, position, request, clientCapabilities),
    doTagComplete,
    doHover: (document, position, request) => {
      const hover = hoverAt(document, position, request, clientCapabilities);
      const { openReferenceCommand: command } = clientCapabilities;
      const place = command === undefined ? undefined : findReference(document, position, request);
      return hover === undefined || command === undefined || place === undefined
        ? hover
        : withReferenceLink(hover, place, command, schemaSet.language);
    },
    findReference,
    doCodeActions,
    getAutofix: autofixRequest,
    findDocumentSymbols,
    findJobSymbols,
    findLinkedEditingRanges,
    findMatchingTag,
    findDocumentHighlights,
    prepareRename,
    doRename,
    findDocumentLinks,
    findDocumentColors,
    getColorPresentations,
    getInlayHints,
    getFoldingRanges,
    getSelectionRanges,
    format: (document, range, options, settings = {}) =>
      formatRequest(
        document,
        { range, options, settings },
        parseRequestDocument(document.getText(), schemaSet),
      ),
    formatOnType,
    getJobOperation,
    explainNoJob,
    getJobLayout,
    moveShape,
    getDocumentKind,
    getTags: () => [...schemaSet.tags.keys()],
    getTagFacts: (tag) => getTagFacts(tag, schemaSet),
    getResults: (tag, operation, mostRows) => getResults(schemaSet, tag, operation, mostRows),
    getRequestSnippets: (tag) =>
      byCategory(schemaSet)
        .filter((schema) => tag === undefined || schema.tag === tag)
        .flatMap((schema) => snippetsOf(schema, schemaSet)),
  };
}

function getDocumentKind({ request, response, otherRequest, schemaSet, xml }: RequestDocument): DocumentKind {
  if (otherRequest !== undefined) return 'otherRequest';
  if (response !== undefined || findJsonAnswer(xml.text, schemaSet) !== undefined) return 'answer';
  return request === NONE ? 'other' : 'job';
}

/** A request is explained in one way, an answer of the service in two: as XML and as JSON. */
function hoverAt(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
  capabilities: ClientCapabilities,
): Hover | undefined {
  const { schemaSet, response } = request;
  if (response !== undefined) return doResponseHover(document, position, request, capabilities);
  const root = findJsonAnswer(document.getText(), schemaSet);
  return root === undefined
    ? doHover(document, position, request, capabilities)
    : doJsonAnswerHover(document, position, root, schemaSet, capabilities);
}

function parse(
  text: string,
  schemaSet: SchemaSet,
  earlier: EarlierRequest | undefined,
  copy: CopyCodeUnits | undefined,
): RequestDocument {
  const reparsed =
    earlier === undefined ? undefined : reparseRequestDocument(earlier.request, text, earlier.change, copy);
  if (earlier === undefined || reparsed === undefined) return parseRequestDocument(text, schemaSet, copy);
  if (reparsed.rows !== undefined) reuseDiagnostics(earlier.request, reparsed.request, reparsed.rows);
  return reparsed.request;
}

function snippetsOf(schema: RequestSchema, schemaSet: SchemaSet): RequestSnippet[] {
  const { tag, snippets, category, chineseName, keywords } = schema;
  return snippets.map(({ name, description, body }) => ({
    tag,
    name,
    description,
    body: body.join('\n'),
    ...categoryOf(category, schemaSet),
    ...(chineseName === undefined ? {} : { chineseName }),
    ...(keywords.length === 0 ? {} : { keywords }),
  }));
}
