/**
 * The pages about what the service answers: the elements of answers, and the errors with what to do about them.
 */
import { english } from '../../l10n/language';
import { describeAnswerElement, describeErrorCode } from '../service/schema/responseDocumentation';
import type { ElementDeclaration, ErrorCode, SchemaSet } from '../service/schema/schemaTypes';
import { codeSpan, toMarkdown } from '../service/util/markup';
import { anchor, markdownTable } from './markdownPage';

/** The blocks of the page about answers: for each root element a table, then a section for each element. */
export function answerBlocks({ responses }: SchemaSet): readonly string[] {
  return [...responses.values()].flatMap((root) => {
    const elements = root.children.flatMap(withDescendants);
    const rows = elements.map((element) => {
      const path = answerPath(element);
      return [`[${codeSpan(path)}](#${anchor(path)})`, element.documentation];
    });
    return [
      `## ${root.name}`,
      root.documentation,
      markdownTable(['element', 'says'], rows),
      ...elements.flatMap(answerSection),
    ];
  });
}

function withDescendants(element: ElementDeclaration): readonly ElementDeclaration[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

/** The path with its root, because the roots share names. */
function answerPath(element: ElementDeclaration): string {
  return element.parent === undefined ? element.name : `${answerPath(element.parent)}/${element.name}`;
}

function answerSection(element: ElementDeclaration): readonly string[] {
  const [, ...described] = describeAnswerElement(element, 'name', english);
  return [`### ${answerPath(element)}`, toMarkdown(described)].filter((block) => block !== '');
}

/** The blocks of the page about errors. */
export function errorBlocks({ errorCodes }: SchemaSet): readonly string[] {
  // Numbers lead to the same error as its code.
  const errors = [...new Set(errorCodes.values())];
  const rows = errors.map(({ code, httpStatus = [], numbers = [], documentation }) => [
    `[${codeSpan(code)}](#${anchor(code)})`,
    httpStatus.join(', '),
    numbers.join(', '),
    documentation,
  ]);
  return [markdownTable(['code', 'HTTP', 'number', 'says'], rows), ...errors.flatMap(errorSection)];
}

function errorSection(error: ErrorCode): readonly string[] {
  const { code, httpStatus = [] } = error;
  const [, ...described] = describeErrorCode(error, english);
  const status = httpStatus.length === 0 ? [] : [`_HTTP ${httpStatus.join(', ')}_`];
  return [`## ${code}`, ...status, toMarkdown(described)];
}
