/**
 * Items for a document without a root element: a whole request of each kind, and the bare `<Request>`.
 */
import { type CompletionItem, CompletionItemKind, CompletionItemTag } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import type { Span } from '../../parser/xmlNodes';
import { describeHeading, textBlock } from '../../schema/documentation';
import { REQUEST, TAG } from '../../schema/schemaParts';
import { choice, snippetToPlainText } from '../../util/snippets';
import { markup } from '../markupContent';
import { type CompletionScope, sortText } from './completionScope';
import { editOf } from './elementItems';
import { indentLines } from './itemLayout';

/** The items in place of `replace`, which may hold a `<` that is typed already. */
export function requestItems(
  scope: CompletionScope,
  { schemaSet }: RequestDocument,
  replace: Span,
): CompletionItem[] {
  const text = scope.document.getText();
  const lessThan = text.charAt(replace.start) === '<' ? '<' : '';
  const insert = (snippet: string) =>
    editOf(scope, snippet, indentLines(snippetToPlainText(snippet), text, replace.start), replace);
  const schemas = [...schemaSet.tags.values()];
  const { severalJobs } = schemaSet;
  const tag = `<${TAG}>${choice(1, [...schemaSet.tags.keys()])}</${TAG}>`;
  const whole = schemas.flatMap((schema) => schema.snippets.map((snippet) => ({ schema, snippet })));
  return [
    {
      label: REQUEST,
      kind: CompletionItemKind.Struct,
      detail: scope.language.t('root element'),
      filterText: `${lessThan}${REQUEST}`,
      sortText: sortText('a', 0),
      ...insert(requestAround(tag, '\t$0')),
    },
    {
      label: scope.language.t('{0} of several jobs', REQUEST),
      kind: CompletionItemKind.Struct,
      detail: scope.language.t('a Tag for each job'),
      filterText: `${lessThan}${REQUEST} ${severalJobs.element}`,
      sortText: sortText('a', 1),
      ...insert(
        requestAround(`<${severalJobs.element}>`, `\t\t${tag}`, '\t\t$0', `\t</${severalJobs.element}>`),
      ),
    },
    ...whole.map(
      ({ schema, snippet }, rank): CompletionItem => ({
        label: `${schema.tag} ${snippet.name}`,
        // Not a Snippet: editors may be set to leave those out, as ours is for its static snippets.
        kind: CompletionItemKind.File,
        detail: scope.language.t('whole request'),
        documentation: markup(
          [...textBlock(snippet.description), ...describeHeading(schema, scope.language)],
          scope.capabilities,
        ),
        filterText: [
          `${lessThan}${REQUEST}`,
          schema.tag,
          snippet.name,
          ...(schema.chineseName === undefined ? [] : [schema.chineseName]),
          ...schema.keywords,
        ].join(' '),
        sortText: sortText(schema.deprecated === undefined ? 'b' : 'c', rank),
        ...(schema.deprecated === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
        ...insert(snippet.body.join('\n')),
      }),
    ),
  ];
}

/** Lines inside of the root; the first is indented. */
function requestAround(first: string, ...others: readonly string[]): string {
  return [`<${REQUEST}>`, `\t${first}`, ...others, `</${REQUEST}>`].join('\n');
}
