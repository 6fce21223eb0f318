/**
 * The reference as Markdown: pages for each Tag, the diagnostic codes, answers and errors of the service,
 * in the language of the schema set. Every sentence is one of the language service,
 * so that the reference, hovers and messages say the same.
 */
import { type Language, text } from '../../../l10n/language';
import { describePredicate } from '../constraints/predicate';
import { codeExplanationMarkdown } from '../diagnostics/codeExplanations';
import { codeRecords } from '../diagnostics/codes/index';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import { byCategory, categoryOf } from '../features/tagFacts';
import type { ReferencePlace } from '../languageServiceTypes';
import { describeSchema } from '../schema/documentation';
import type { RequestSchema, SchemaSet } from '../schema/schemaTypes';
import { toMarkdown } from '../util/markup';
import { snippetToPlainText } from '../util/snippets';
import { answerBlocks, errorBlocks } from './answerReference';
import { elementPages } from './elementReference';
import { markdownTable } from './markdownTable';
import {
  anchor,
  CODES_PAGE,
  CONTENTS_PAGE,
  ERRORS_PAGE,
  placeLink,
  RESPONSES_PAGE,
  tagPlace,
} from './referencePlace';

/** A page of the reference, as a list offers it: the place of its title, and what it is about. */
export interface ReferencePage extends ReferencePlace {
  readonly title: string;
  readonly description: string;
  /** What the page stands among: the category of its Tag. */
  readonly group?: string;
  /** What people search for when they mean the page, in all languages. */
  readonly keywords?: readonly string[];
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

function listPages(schemaSet: SchemaSet): readonly ReferencePage[] {
  const { t } = schemaSet.language;
  const entry = (page: string, title: string, description: string): ReferencePage => ({
    page,
    anchor: anchor(title),
    title,
    description,
  });
  return [
    entry(CONTENTS_PAGE, t('Reference'), t('All pages and their topics.')),
    ...byCategory(schemaSet).map((schema) => tagPage(schema, schemaSet)),
    entry(CODES_PAGE, t('Diagnostic codes'), t('What each means, and what to do.')),
    entry(RESPONSES_PAGE, t('Responses of the service'), t('The meaning of their elements.')),
    entry(ERRORS_PAGE, t('Errors of the service'), t('What to do about them.')),
  ];
}

function tagPage(schema: RequestSchema, schemaSet: SchemaSet): ReferencePage {
  const { tag, documentation, category, keywords } = schema;
  const group = categoryOf(category, schemaSet).category?.name;
  return {
    ...tagPlace(schema),
    title: [tag, ...ownName(schema)].join(' · '),
    description: documentation,
    ...(group === undefined ? {} : { group }),
    ...(keywords.length === 0 ? {} : { keywords }),
  };
}

function readPage(name: string, schemaSet: SchemaSet): string | undefined {
  const { language, tags } = schemaSet;
  const { t } = language;
  const below = (title: string, blocks: readonly string[]): string =>
    page(title, blocks, link(CONTENTS_PAGE, t('Reference'), t('Reference')));
  switch (name) {
    case CONTENTS_PAGE:
      return page(t('Reference'), contents(schemaSet));
    case CODES_PAGE:
      return below(t('Diagnostic codes'), codeBlocks(language));
    case RESPONSES_PAGE:
      return below(t('Responses of the service'), answerBlocks(schemaSet));
    case ERRORS_PAGE:
      return below(t('Errors of the service'), [t(ERRORS_INTRODUCTION), ...errorBlocks(schemaSet)]);
    default: {
      const schema = tags.get(name);
      return schema === undefined ? undefined : below(schema.tag, tagBlocks(schema, language));
    }
  }
}

const CONTENTS_INTRODUCTION = text('The rules that the editor and `ci-job` apply to requests.');

const ERRORS_INTRODUCTION = text(
  'The codes of refused calls and of failed jobs. `ci-job explain CODE` prints these texts.',
);

const CODES_INTRODUCTION = text(
  'A severity can be changed by the setting `ciJob.diagnostics.severity` in the editor, by `diagnostics.severity` in `.ci-job.json` and by `ci-job check --severity CODE=LEVEL`. A comment `<!-- ci-job-disable-next-line CODE -->` suppresses it on one line, `<!-- ci-job-disable CODE -->` in the rest of the document. `ci-job explain CODE` prints these texts.',
);

function contents(schemaSet: SchemaSet): readonly string[] {
  const { t } = schemaSet.language;
  return [
    t(CONTENTS_INTRODUCTION),
    `## ${t('Tags')}`,
    ...tagTables(schemaSet),
    `## ${t('Diagnostics')}`,
    t(
      'Every {0} with its meaning, an example and what to do.',
      link(CODES_PAGE, t('Diagnostic codes'), t('diagnostic code')),
    ),
    `## ${t('The service')}`,
    t(
      'The elements of its {0}, and its {1} with what to do about them.',
      link(RESPONSES_PAGE, t('Responses of the service'), t('responses')),
      link(ERRORS_PAGE, t('Errors of the service'), t('errors')),
    ),
  ];
}

/** A table for each category. */
function tagTables(schemaSet: SchemaSet): readonly string[] {
  const { categories } = schemaSet;
  const schemas = byCategory(schemaSet);
  const isIn = (id: string | undefined) => (schema: RequestSchema) =>
    categoryOf(schema.category, schemaSet).category?.id === id;
  return [
    ...categories.flatMap(({ id, name, documentation }) => {
      const members = schemas.filter(isIn(id));
      return members.length === 0
        ? []
        : [`### ${name}`, documentation, tagTable(members, schemaSet.language)];
    }),
    ...[schemas.filter(isIn(undefined))].flatMap((others) =>
      others.length === 0 ? [] : [tagTable(others, schemaSet.language)],
    ),
  ];
}

function tagTable(schemas: readonly RequestSchema[], language: Language): string {
  const { t } = language;
  const rows = schemas.map((schema) => [
    `[${schema.tag}](${placeLink(tagPlace(schema))})`,
    ownName(schema)[0] ?? '',
    schema.documentation,
    language.joined(schema.keywords, 'items'),
  ]);
  return markdownTable([t('Tag'), t('Chinese name'), t('job'), t('found by')], rows);
}

function codeBlocks(language: Language): readonly string[] {
  const { t } = language;
  const codes = Object.keys(codeRecords) as DiagnosticCode[];
  const rows = codes.map((code) => [
    `[\`${code}\`](#${code})`,
    codeRecords[code].severity,
    t(codeRecords[code].title),
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
    const link = `- [${title ?? url}](${url})`;
    return updated === undefined ? link : language.phrase([`${link} `, t('(as of {0})', updated)]);
  });
  return [
    ...ownName(schema),
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
  return [language.t('Only the narrower of two official limits applies when {0}.', when)];
}

/** A link to the title of a page. */
function link(page: string, title: string, words: string): string {
  return `[${words}](${placeLink({ page, anchor: anchor(title) })})`;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name that the vendor gives the job in Chinese, where it gives one. */
function ownName({ chineseName }: RequestSchema): readonly string[] {
  return chineseName === undefined ? [] : [chineseName];
}

/**
 * A page, with the way to it above its title. Something must stand there: a preview that showed another page
 * goes to an anchor, but not to the very top.
 */
function page(title: string, blocks: readonly string[], ...way: readonly string[]): string {
  return `${[['CI Job Request', ...way].join(' › '), `# ${title}`, ...blocks].join('\n\n')}\n`;
}
