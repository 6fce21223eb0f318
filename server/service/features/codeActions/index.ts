/**
 * The table of quick fixes by diagnostic code.
 */
import type { DiagnosticCode } from '../../diagnostics/diagnosticCodes';
import { fixAttribute } from './attributeFixes';
import { changeEncoding, removeByteOrderMark } from './encodingFixes';
import { moveElement } from './moveFix';
import type { FixProvider } from './quickFix';
import { fixReference } from './referenceFixes';
import {
  insertMissing,
  insertRequired,
  insertTag,
  removeIgnored,
  removeText,
  removeThis,
  renameOrRemove,
  undoOne,
} from './structureFixes';
import { removeSuppression } from './suppressionFixes';
import { closeElement, fixEndTag, insertSlash, removeProblemSpan } from './syntaxFixes';
import { fixTag } from './tagFixes';
import {
  changeExtension,
  changeTag,
  changeToBound,
  changeToRuleValue,
  changeValue,
  insertPlaceholder,
  removeCharacters,
} from './valueFixes';

/** Codes without a row have no fix that could be right without knowing what was meant. */
export const fixProviders: Readonly<Partial<Record<DiagnosticCode, FixProvider>>> = {
  'end-tag-without-slash': insertSlash,
  'end-tag-missing': closeElement,
  'end-tag-mismatch': fixEndTag,
  'syntax-error': fixTag,
  'syntax-reference': fixReference,
  'syntax-character': removeByteOrderMark,
  'syntax-doctype': removeProblemSpan,
  'wrong-encoding': changeEncoding,
  'unknown-tag': changeTag,
  'missing-tag': insertTag,
  'unknown-element': renameOrRemove,
  'misplaced-element': moveElement,
  'missing-element': insertMissing,
  'repeated-element': removeThis,
  'unexpected-text': removeText,
  'unexpected-attribute': fixAttribute,
  'invalid-type': changeValue,
  'out-of-range': changeValue,
  'not-multiple': changeValue,
  'not-allowed': changeValue,
  'invalid-format': changeValue,
  'invalid-characters': (request, problem) => [
    ...removeByteOrderMark(request, problem),
    ...removeCharacters(request, problem),
  ],
  'unknown-placeholder': changeValue,
  'narrower-limit': changeValue,
  'deprecated-element': removeThis,
  'required-or': insertRequired,
  'required-xor': insertRequired,
  'dependent-required': insertRequired,
  'dependent-excluded': removeThis,
  'required-when': insertRequired,
  'excluded-when': removeThis,
  'ignored-when': removeIgnored,
  'values-when': changeToRuleValue,
  'not-all': undoOne,
  compare: changeToBound,
  'missing-placeholder': insertPlaceholder,
  'wrong-extension': changeExtension,
  'unused-suppression': removeSuppression,
};
