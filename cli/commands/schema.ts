/**
 * `ci-job schema`: the schemas in a language that other XML editors and validators read.
 */

import { text } from '../../l10n/language';
import { currentLocale, t } from '../../l10n/processLanguage';
import {
  exportRelaxNg,
  exportXmlSchema,
  type SchemaFormat,
  schemaFormats,
} from '../../server/service/export/exportSchema';
import type { SchemaSet } from '../../server/service/languageServiceTypes';
import { quoteAll } from '../../server/service/schema/words';
import { closestOf } from '../../server/service/util/editDistance';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';

/** The command. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: text('Print the schemas for other XML editors'),
  help: (options) =>
    t(
      `Usage: ci-job schema [--format rng] [--tag TAG]
       ci-job schema --format xsd --tag TAG

Prints a schema of the requests, for any XML editor or validator: positions and occurrences of elements,
lists of values, ranges, and the meaning of each element. Rules between elements are not in it:
\`ci-job check\` checks them all.

Options:
{0}

Exit codes:
  0  done
  2  could not run: there is no such format or Tag

Examples:
  ci-job schema > ci-job.rng
  ci-job schema --format xsd --tag Transcode > transcode.xsd
  jing ci-job.rng job.cijob.xml
`,
      options,
    ),
  options: {
    format: {
      type: 'string',
      offers: schemaFormats,
      value: 'FORMAT',
      help: () =>
        t(`rng: RELAX NG, which selects by the Tag (the default)
xsd: XML Schema 1.0, which cannot select by the Tag, so it needs one`),
    },
    tag: {
      type: 'string',
      offers: ({ getSchemaSet }) => [...getSchemaSet().tags.keys()],
      value: 'TAG',
      help: () => t('Only the requests of this Tag'),
    },
  },
  run: writeSchema,
};

async function writeSchema(
  { positionals, values }: CommandArguments,
  { stdout, getSchemaSet }: CliEnvironment,
): Promise<ExitCode | UsageError> {
  if (positionals.length > 0)
    return { usage: t('The command has no arguments: specify the Tag with `--tag`.') };
  const format = values.get('format') ?? 'rng';
  if (!isFormat(format)) {
    return {
      usage: t(
        '`{0}` is not a format; the formats are {1}.',
        format,
        currentLocale().and(quoteAll(schemaFormats)),
      ),
    };
  }
  const schemas = getSchemaSet();
  const { tags } = schemas;
  const tag = values.get('tag');
  const schema = tag === undefined ? undefined : tags.get(tag);
  if (tag !== undefined && schema === undefined) return { usage: describeUnknownTag(tag, tags) };
  if (format === 'rng') {
    stdout(exportRelaxNg(schema === undefined ? [...tags.values()] : [schema], schemas, currentLocale()));
    return EXIT_OK;
  }
  if (schema === undefined) {
    return {
      usage: t('XML Schema cannot select by the Tag: specify one with `--tag`; {0}', listOfTags(tags)),
    };
  }
  stdout(exportXmlSchema(schema, schemas, currentLocale()));
  return EXIT_OK;
}

function isFormat(word: string): word is SchemaFormat {
  return schemaFormats.some((format) => format === word);
}

function describeUnknownTag(tag: string, tags: SchemaSet['tags']): string {
  const closest = closestOf(tag, tags.keys());
  return t(
    '`{0}` has no schema; {1}',
    tag,
    closest === undefined ? listOfTags(tags) : t('did you mean `{0}`?', closest),
  );
}

function listOfTags(tags: SchemaSet['tags']): string {
  return t('the Tags are {0}.', currentLocale().and(quoteAll([...tags.keys()])));
}
