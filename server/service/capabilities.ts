/**
 * What a host announces of features before one of them is used.
 */
import { CodeActionKind } from 'vscode-languageserver-types';

/** The kind of the fix-all action, so that `"source.fixAll.ci-job"` works in `editor.codeActionsOnSave`. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.ci-job`;

/** The characters that somebody formats with by typing them. */
export const onTypeFormattingTriggers = ['\n', '>', '/'] as const;
