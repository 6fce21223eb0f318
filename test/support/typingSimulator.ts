/**
 * Types a document with completion alone: takes an item, lets its tab stops stand as they are, goes on at the end.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { LanguageService } from '../../server/service/languageServiceTypes';

/** A text with the cursor in it. */
export interface TypedText {
  readonly text: string;
  readonly offset: number;
}

/** The items at the cursor, in the order in which an editor shows them. */
export function itemsAt(service: LanguageService, { text, offset }: TypedText): CompletionItem[] {
  const document = TextDocument.create('file:///typed.cijob.xml', 'ci-job', 1, text);
  const request = service.parseRequestDocument(document);
  return [...service.doComplete(document, document.positionAt(offset), request).items].sort((one, other) =>
    (one.sortText ?? one.label) < (other.sortText ?? other.label) ? -1 : 1,
  );
}

/** Accepts an item; `choose` may answer for a choice, by the list of its options. */
export function accept(
  { text }: TypedText,
  { textEdit, insertTextFormat, label }: CompletionItem,
  choose: (options: readonly string[]) => string | undefined = () => undefined,
): TypedText {
  if (textEdit === undefined || !TextEdit.is(textEdit)) throw new Error(`\`${label}\` has no text edit.`);
  const document = TextDocument.create('file:///typed.cijob.xml', 'ci-job', 1, text);
  const start = document.offsetAt(textEdit.range.start);
  const snippet = insertTextFormat === 2 ? textEdit.newText : escapeSnippet(textEdit.newText);
  // An editor gives further lines of a snippet the indentation of the line that it goes into.
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const { text: inserted, offset } = expandSnippet(snippet.replaceAll('\n', `\n${indent}`), choose);
  const after = document.offsetAt(textEdit.range.end);
  return { text: text.slice(0, start) + inserted + text.slice(after), offset: start + offset };
}

/** A snippet with its placeholders as they are shown, and where `$0` is. */
export function expandSnippet(
  snippet: string,
  choose: (options: readonly string[]) => string | undefined = () => undefined,
): TypedText {
  let text = '';
  let offset: number | undefined;
  const token = /\\([\\$}|,])|\$0|\$\d+|\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}/y;
  for (let at = 0; at < snippet.length; ) {
    token.lastIndex = at;
    const found = token.exec(snippet);
    if (found === null) {
      text += snippet.charAt(at++);
      continue;
    }
    const [whole, escaped, options, placeholder] = found;
    if (whole === '$0') offset = text.length;
    text += escaped ?? chosen(options, choose) ?? withoutBackslashes(placeholder ?? '');
    at += whole.length;
  }
  return { text, offset: offset ?? text.length };
}

function chosen(
  options: string | undefined,
  choose: (options: readonly string[]) => string | undefined,
): string | undefined {
  if (options === undefined) return undefined;
  const list = (options.match(/(?:\\.|[^,\\])+/g) ?? []).map(withoutBackslashes);
  return choose(list) ?? list[0] ?? '';
}

function withoutBackslashes(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1');
}

function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
