/**
 * The façade of the language service and its only public door.
 * It closes over the schema set; behind it every feature is a plain function.
 */
import { parseRequestDocument } from './binding/parseRequestDocument';
import { doCodeActions } from './features/codeActions';
import { findDocumentColors, getColorPresentations } from './features/colors';
import { doComplete } from './features/completion';
import { findDocumentHighlights } from './features/documentHighlights';
import { findDocumentLinks } from './features/documentLinks';
import { findDocumentSymbols } from './features/documentSymbols';
import { getFoldingRanges } from './features/folding';
import { formatRequest } from './features/formatting';
import { doHover } from './features/hover';
import { getInlayHints } from './features/inlayHints';
import { getJobOperation } from './features/jobOperation';
import { findJobSymbols } from './features/jobSymbols';
import { findLinkedEditingRanges } from './features/linkedEditing';
import { doRename, prepareRename } from './features/rename';
import { getSelectionRanges } from './features/selectionRanges';
import { doTagComplete } from './features/tagComplete';
import { doValidation } from './features/validation';
import type { LanguageService, LanguageServiceParams, RequestSnippet } from './languageServiceTypes';
import type { RequestSchema } from './schema/schemaTypes';

/** Makes a language service for one schema set and one client. */
export function getLanguageService({
  schemaSet,
  clientCapabilities = {},
}: LanguageServiceParams): LanguageService {
  return {
    parseRequestDocument: (document) => parseRequestDocument(document.getText(), schemaSet),
    doValidation,
    doComplete: (document, position, request) => doComplete(document, position, request, clientCapabilities),
    doTagComplete,
    doHover: (document, position, request) => doHover(document, position, request, clientCapabilities),
    doCodeActions,
    findDocumentSymbols,
    findJobSymbols,
    findLinkedEditingRanges,
    findDocumentHighlights,
    prepareRename,
    doRename,
    findDocumentLinks,
    findDocumentColors,
    getColorPresentations,
    getInlayHints,
    getFoldingRanges,
    getSelectionRanges,
    format: (document, range, options) =>
      formatRequest(document, range, options, parseRequestDocument(document.getText(), schemaSet)),
    getJobOperation,
    getTags: () => [...schemaSet.tags.keys()],
    getRequestSnippets: (tag) =>
      [...schemaSet.tags.values()]
        .filter((schema) => tag === undefined || schema.tag === tag)
        .flatMap(snippetsOf),
  };
}

function snippetsOf({ tag, snippets }: RequestSchema): RequestSnippet[] {
  return snippets.map(({ name, description, body }) => ({ tag, name, description, body: body.join('\n') }));
}
