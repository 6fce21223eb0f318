/**
 * The reference under `docs/reference/` as Markdown: pages for each Tag, the diagnostic codes, answers and errors.
 * Every sentence comes from the language service, so that the reference, hovers and messages say the same.
 */

import { english } from '../../l10n/language';
import { describePredicate } from '../service/constraints/predicate';
import { codeExplanationMarkdown } from '../service/diagnostics/codeExplanations';
import { type DiagnosticCode, diagnosticCodes } from '../service/diagnostics/diagnosticCodes';
import { compileSchemaSet } from '../service/schema/compileSchemaSet';
import { describeSchema } from '../service/schema/documentation';
import type { RawSchemaSet } from '../service/schema/rawSchemaTypes';
import type { RequestSchema } from '../service/schema/schemaTypes';
import { toMarkdown } from '../service/util/markup';
import { snippetToPlainText } from '../service/util/snippets';
import { answerBlocks, errorBlocks } from './answerReference';
import { elementPages } from './elementReference';
import { markdownTable, NOTE } from './markdownPage';

/** The pages by file name. */
export function generateReference(rawSchemaSet: RawSchemaSet): ReadonlyMap<string, string> {
  const schemaSet = compileSchemaSet(rawSchemaSet);
  const schemas = [...schemaSet.tags.values()];
  return new Map([
    ['README.md', contents(schemas)],
    ['codes.md', codesPage()],
    ['answers.md', page('Answers of the service', answerBlocks(schemaSet))],
    ['errors.md', page('Errors of the service', [ERRORS_INTRODUCTION, ...errorBlocks(schemaSet)])],
    ...schemas.map((schema) => [`${schema.tag}.md`, tagPage(schema)] as const),
  ]);
}

const ERRORS_INTRODUCTION =
  'The codes that the service refuses calls with, and that say why a job failed. `ci-job explain CODE` prints these texts.';

function contents(schemas: readonly RequestSchema[]): string {
  const rows = schemas.map(({ tag, chineseName, documentation }) => [
    `[${tag}](${tag}.md)`,
    chineseName?.split(' ')[0] ?? '',
    documentation,
  ]);
  return page('Reference', [
    'What the editor and `ci-job` know about requests.',
    '## Tags',
    markdownTable(['Tag', 'Chinese name', 'job'], rows),
    '## Diagnostics',
    'Every [diagnostic code](codes.md) with its meaning, an example and what to do.',
    '## The service',
    'The elements of its [answers](answers.md), and its [errors](errors.md) with what to do about them.',
  ]);
}

function codesPage(): string {
  const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
  const rows = codes.map((code) => [
    `[\`${code}\`](#${code})`,
    diagnosticCodes[code].severity,
    diagnosticCodes[code].title,
  ]);
  return page('Diagnostic codes', [
    'A severity can be changed by the setting `ciJob.diagnostics.severity` in the editor, by `diagnostics.severity` in `.ci-job.json` and by `ci-job check --severity CODE=LEVEL`. A comment `<!-- ci-job-disable-next-line CODE -->` silences it on one line, `<!-- ci-job-disable CODE -->` in the rest of the document. `ci-job explain CODE` prints these texts.',
    markdownTable(['code', 'severity', 'says'], rows),
    ...codes.map((code) => codeExplanationMarkdown(code, 2, english)),
  ]);
}

function tagPage(schema: RequestSchema): string {
  const [, ...described] = describeSchema(schema, english);
  const sources = schema.sources.map(({ title, url, updated }) => {
    const asOf = updated === undefined ? '' : ` (as of ${updated})`;
    return `- [${title ?? url}](${url})${asOf}`;
  });
  const title = [schema.tag, schema.chineseName?.split(' ')[0]].filter((part) => part !== undefined);
  return page(title.join(' · '), [
    toMarkdown(described),
    ...strictLimits(schema),
    '## Examples',
    ...schema.snippets.map(({ name, description, body }) => {
      const request = snippetToPlainText(body.join('\n')).replaceAll('\t', '  ');
      return `${upperFirst(name)}: ${description}\n\n\`\`\`xml\n${request}\n\`\`\``;
    }),
    ...elementPages(schema),
    '## Sources',
    sources.join('\n'),
  ]);
}

/** When a value between two official limits is wrong and not only doubtful. */
function strictLimits({ strictLimitsWhen }: RequestSchema): readonly string[] {
  return strictLimitsWhen === undefined
    ? []
    : [
        `Only the narrower of two official limits counts when ${describePredicate(strictLimitsWhen, english)}.`,
      ];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function page(title: string, blocks: readonly string[]): string {
  return `${[NOTE, `# ${title}`, ...blocks].join('\n\n')}\n`;
}
