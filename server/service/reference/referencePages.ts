/**
 * The reference as Markdown: pages for each Tag, the diagnostic codes, answers and errors of the service,
 * in the language of the schema set. Every sentence is one of the language service,
 * so that the reference, hovers and messages say the same.
 */
import { type Language, text } from '../../../l10n/language';
import { describePredicate } from '../constraints/predicate';
import { codeExplanationMarkdown } from '../diagnostics/codeExplanations';
import { type DiagnosticCode, diagnosticCodes } from '../diagnostics/diagnosticCodes';
import type { ReferencePlace } from '../languageServiceTypes';
import { describeSchema } from '../schema/documentation';
import type { RequestSchema, SchemaSet } from '../schema/schemaTypes';
import { toMarkdown } from '../util/markup';
import { snippetToPlainText } from '../util/snippets';
import { answerBlocks, errorBlocks } from './answerReference';
import { elementPages } from './elementReference';
import { markdownTable } from './markdownTable';
import {
  ANSWERS_PAGE,
  anchor,
  CODES_PAGE,
  CONTENTS_PAGE,
  ERRORS_PAGE,
  ownName,
  placeLink,
  tagPlace,
  tagTitle,
} from './referencePlace';

/** A page of the reference, as a list offers it: the place of its title, and what it is about. */
export interface ReferencePage extends ReferencePlace {
  readonly title: string;
  readonly description: string;
}

/** The reference in one language. */
export interface Reference {
  /** The contents first. */
  readonly pages: readonly ReferencePage[];
  /** One page as Markdown; undefined for a name that no page has. */
  readonly readPage: (name: string) => string | undefined;
}

/** The reference about what the schemas hold, in their language. */
export function openReference(schemaSet: SchemaSet): Reference {
  return { pages: listPages(schemaSet), readPage: (name) => readPage(name, schemaSet) };
}

function listPages({ tags, language: { t } }: SchemaSet): readonly ReferencePage[] {
  const entry = (page: string, title: string, description: string): ReferencePage => ({
    page,
    anchor: anchor(title),
    title,
    description,
  });
  return [
    entry(CONTENTS_PAGE, t('Reference'), t('All pages and what they are about.')),
    ...[...tags.values()].map((schema) => entry(schema.tag, tagTitle(schema), schema.documentation)),
    entry(CODES_PAGE, t('Diagnostic codes'), t('What each means, and what to do.')),
    entry(ANSWERS_PAGE, t('Answers of the service'), t('What their elements say.')),
    entry(ERRORS_PAGE, t('Errors of the service'), t('What to do about them.')),
  ];
}

function readPage(name: string, schemaSet: SchemaSet): string | undefined {
  const { language, tags } = schemaSet;
  const { t } = language;
  switch (name) {
    case CONTENTS_PAGE:
      return document(t('Reference'), contents(schemaSet));
    case CODES_PAGE:
      return page(t('Diagnostic codes'), codeBlocks(language), language);
    case ANSWERS_PAGE:
      return page(t('Answers of the service'), answerBlocks(schemaSet), language);
    case ERRORS_PAGE:
      return page(t('Errors of the service'), [t(ERRORS_INTRODUCTION), ...errorBlocks(schemaSet)], language);
    default: {
      const schema = tags.get(name);
      return schema === undefined ? undefined : page(tagTitle(schema), tagBlocks(schema, language), language);
    }
  }
}

const CONTENTS_INTRODUCTION = text('What the editor and `ci-job` know about requests.');

const ERRORS_INTRODUCTION = text(
  'The codes that the service refuses calls with, and that say why a job failed. `ci-job explain CODE` prints these texts.',
);

const CODES_INTRODUCTION = text(
  'A severity can be changed by the setting `ciJob.diagnostics.severity` in the editor, by `diagnostics.severity` in `.ci-job.json` and by `ci-job check --severity CODE=LEVEL`. A comment `<!-- ci-job-disable-next-line CODE -->` silences it on one line, `<!-- ci-job-disable CODE -->` in the rest of the document. `ci-job explain CODE` prints these texts.',
);

function contents({ tags, language: { t } }: SchemaSet): readonly string[] {
  const rows = [...tags.values()].map((schema) => [
    `[${schema.tag}](${placeLink(tagPlace(schema))})`,
    ownName(schema) ?? '',
    schema.documentation,
  ]);
  return [
    t(CONTENTS_INTRODUCTION),
    `## ${t('Tags')}`,
    markdownTable([t('Tag'), t('Chinese name'), t('job')], rows),
    `## ${t('Diagnostics')}`,
    t(
      'Every {0} with its meaning, an example and what to do.',
      link(CODES_PAGE, t('Diagnostic codes'), t('diagnostic code')),
    ),
    `## ${t('The service')}`,
    t(
      'The elements of its {0}, and its {1} with what to do about them.',
      link(ANSWERS_PAGE, t('Answers of the service'), t('answers')),
      link(ERRORS_PAGE, t('Errors of the service'), t('errors')),
    ),
  ];
}

function codeBlocks(language: Language): readonly string[] {
  const { t } = language;
  const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
  const rows = codes.map((code) => [
    `[\`${code}\`](#${code})`,
    diagnosticCodes[code].severity,
    t(diagnosticCodes[code].title),
  ]);
  return [
    t(CODES_INTRODUCTION),
    markdownTable([t('code'), t('severity'), t('says')], rows),
    ...codes.map((code) => codeExplanationMarkdown(code, 2, language)),
  ];
}

function tagBlocks(schema: RequestSchema, language: Language): readonly string[] {
  const { t } = language;
  const [, ...described] = describeSchema(schema, language);
  const sources = schema.sources.map(({ title, url, updated }) => {
    const asOf = updated === undefined ? '' : ` ${t('(as of {0})', updated)}`;
    return `- [${title ?? url}](${url})${asOf}`;
  });
  return [
    toMarkdown(described),
    ...strictLimits(schema, language),
    `## ${t('Examples')}`,
    ...schema.snippets.map(({ name, description, body }) => {
      const request = snippetToPlainText(body.join('\n')).replaceAll('\t', '  ');
      return `${t('{0}: {1}', upperFirst(name), description)}\n\n\`\`\`xml\n${request}\n\`\`\``;
    }),
    ...elementPages(schema, language),
    `## ${t('Sources')}`,
    sources.join('\n'),
  ];
}

/** When a value between two official limits is wrong and not only doubtful. */
function strictLimits({ strictLimitsWhen }: RequestSchema, language: Language): readonly string[] {
  if (strictLimitsWhen === undefined) return [];
  const when = describePredicate(strictLimitsWhen, language);
  return [language.t('Only the narrower of two official limits counts when {0}.', when)];
}

/** A link to the title of a page. */
function link(page: string, title: string, words: string): string {
  return `[${words}](${placeLink({ page, anchor: anchor(title) })})`;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A page that leads back to the contents. */
function page(title: string, blocks: readonly string[], { t }: Language): string {
  return document(title, [link(CONTENTS_PAGE, t('Reference'), t('Reference')), ...blocks]);
}

function document(title: string, blocks: readonly string[]): string {
  return `${[`# ${title}`, ...blocks].join('\n\n')}\n`;
}
