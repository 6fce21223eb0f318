/**
 * The pages about what the service answers: the elements of answers, and the errors with what to do about them.
 */

import type { Language } from '../../../l10n/language';
import { codeSpan } from '../../../l10n/markdownText';
import { describeAnswerElement, describeErrorCode } from '../schema/responseDocumentation';
import type { ElementDeclaration, ErrorCode, SchemaSet } from '../schema/schemaTypes';
import { toMarkdown } from '../util/markup';
import { markdownTable } from './markdownTable';
import { anchor, answerPath } from './referencePlace';

/** The blocks of the page about answers: for each root element a table, then a section for each element. */
export function answerBlocks({ responses, results, language }: SchemaSet): readonly string[] {
  return [
    ...[...responses.values()].flatMap((root) =>
      answerElements(root.name, root.documentation, [root], language),
    ),
    ...[...results].flatMap(([tag, { documentation, members }]) =>
      members.size === 0 ? [] : answerElements(tag, documentation, [...members.values()], language),
    ),
  ];
}

/** A heading, what all of it is, a table of all elements inside, and a section for each. */
function answerElements(
  title: string,
  documentation: string,
  holders: readonly ElementDeclaration[],
  language: Language,
): readonly string[] {
  const elements = holders.flatMap(({ children }) => children).flatMap(withDescendants);
  const rows = elements.map((element) => {
    const path = answerPath(element);
    return [`[${codeSpan(path)}](#${anchor(path)})`, element.documentation];
  });
  return [
    `## ${title}`,
    documentation,
    markdownTable([language.t('element'), language.t('says')], rows),
    ...elements.flatMap((element) => answerSection(element, language)),
  ];
}

function withDescendants(element: ElementDeclaration): readonly ElementDeclaration[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

function answerSection(element: ElementDeclaration, language: Language): readonly string[] {
  const [, ...described] = describeAnswerElement(element, 'name', language);
  return [`### ${answerPath(element)}`, toMarkdown(described)].filter((block) => block !== '');
}

/** The blocks of the page about errors. */
export function errorBlocks({ errorCodes, language }: SchemaSet): readonly string[] {
  const { t } = language;
  // Numbers lead to the same error as its code.
  const errors = [...new Set(errorCodes.values())];
  const rows = errors.map(({ code, httpStatus = [], numbers = [], documentation }) => [
    `[${codeSpan(code)}](#${anchor(code)})`,
    language.joined(httpStatus.map(String), 'items'),
    language.joined(numbers.map(String), 'items'),
    documentation,
  ]);
  return [
    markdownTable([t('code'), 'HTTP', t('number'), t('says')], rows),
    ...errors.flatMap((error) => errorSection(error, language)),
  ];
}

function errorSection(error: ErrorCode, language: Language): readonly string[] {
  const { code, httpStatus = [] } = error;
  const [, ...described] = describeErrorCode(error, language);
  const status =
    httpStatus.length === 0 ? [] : [`_HTTP ${language.joined(httpStatus.map(String), 'items')}_`];
  return [`## ${code}`, ...status, toMarkdown(described)];
}
