/**
 * `ci-job schema`: the schemas in a language that other XML editors and validators read.
 */

import {
  exportRelaxNg,
  exportXmlSchema,
  type SchemaFormat,
  schemaFormats,
} from '../../../server/service/export/exportSchema';
import type { SchemaSet } from '../../../server/service/languageServiceTypes';
import { quoteList } from '../../../server/service/schema/words';
import { closestOf } from '../../../server/service/util/editDistance';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';

/** The command. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Write the schemas for other XML editors',
  help: `Usage: ci-job schema [--format rng] [--tag TAG]
       ci-job schema --format xsd --tag TAG

Writes a schema of the requests to standard output, for any XML editor or validator: which elements are where
and how often, lists of values, ranges, and what each element means. Rules between elements are not in it:
\`ci-job check\` knows them all.

Options:
  --format FORMAT  rng: RELAX NG, which chooses by the Tag (the default)
                   xsd: XML Schema 1.0, which cannot choose by the Tag, so it needs one
  --tag TAG        Only the requests of this Tag
  -h, --help       Show this

Exit codes:
  0  done
  2  could not run: there is no such format or Tag

Examples:
  ci-job schema > ci-job.rng
  ci-job schema --format xsd --tag Transcode > transcode.xsd
  jing ci-job.rng job.cijob.xml
`,
  options: { format: { type: 'string' }, tag: { type: 'string' } },
  completion: { values: { format: schemaFormats } },
  run: writeSchema,
};

async function writeSchema(
  { positionals, values }: CommandArguments,
  { stdout, getSchemaSet }: CliEnvironment,
): Promise<ExitCode | UsageError> {
  if (positionals.length > 0) return { usage: 'The command takes no arguments: name the Tag with `--tag`.' };
  const format = values.get('format') ?? 'rng';
  if (!isFormat(format)) {
    return { usage: `\`${format}\` is not a format; the formats are ${quoteList(schemaFormats, 'and')}.` };
  }
  const { tags } = getSchemaSet();
  const tag = values.get('tag');
  const schema = tag === undefined ? undefined : tags.get(tag);
  if (tag !== undefined && schema === undefined) return { usage: describeUnknownTag(tag, tags) };
  if (format === 'rng') {
    stdout(exportRelaxNg(schema === undefined ? [...tags.values()] : [schema]));
    return EXIT_OK;
  }
  if (schema === undefined) {
    return { usage: `XML Schema cannot choose by the Tag: name one with \`--tag\`; ${listOfTags(tags)}` };
  }
  stdout(exportXmlSchema(schema));
  return EXIT_OK;
}

function isFormat(word: string): word is SchemaFormat {
  return schemaFormats.some((format) => format === word);
}

function describeUnknownTag(tag: string, tags: SchemaSet['tags']): string {
  const closest = closestOf(tag, tags.keys());
  return `\`${tag}\` has no schema; ${closest === undefined ? listOfTags(tags) : `did you mean \`${closest}\`?`}`;
}

function listOfTags(tags: SchemaSet['tags']): string {
  return `the Tags are ${quoteList([...tags.keys()], 'and')}.`;
}
