/**
 * `ci-job new`: writes a whole request to start from, the same that the editor offers.
 */

import { text } from '../../l10n/language';
import { currentLocale, t } from '../../l10n/processLanguage';
import type { RequestSchema } from '../../server/service/schema/schemaTypes';
import { quoteAll } from '../../server/service/schema/words';
import { closestOf } from '../../server/service/util/editDistance';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { snippetToPlainText } from '../../server/service/util/snippets';
import type { Command, CommandArguments, UsageError } from '../command';
import { displayWidth, padEndShown } from '../displayWidth';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, type ExitCode } from '../environment';
import { findTags, tagCompletions, tagLines, underCategories } from '../findTags';

/** The command. */
export const newCommand: Command = {
  name: 'new',
  summary: text('Print an example request'),
  help: (options) =>
    t(
      `Usage: ci-job new TAG [NAME]
       ci-job new WORD...
       ci-job new --list [TAG | WORD...]

Prints a complete valid request of the TAG. Its values are examples: replace them with your own.
A Tag may have several requests; NAME selects one, the beginning of the name is enough.
WORDs describe in English or in Chinese what the job creates: gif, cover, subtitle, 封面.
If several jobs match, they are listed.

Options:
{0}

Exit codes:
  0  done
  2  could not run: there is no such Tag or name, or several jobs match the WORDs

Examples:
  ci-job new MediaInfo > info.cijob.xml
  ci-job new gif
  ci-job new --list subtitle
`,
      options,
    ),
  options: {
    list: {
      type: 'boolean',
      help: () => t('List the Tags by category, and the names and uses of their requests'),
    },
  },
  completion: {
    positionals: ({ getSchemaSet }) => tagCompletions(getSchemaSet()),
    firstOnly: true,
  },
  run: newRequest,
};

async function newRequest(
  { positionals, flags }: CommandArguments,
  environment: CliEnvironment,
): Promise<ExitCode | UsageError> {
  const tags = environment.getLanguageService().getTags();
  const [tag, ...words] = positionals;
  if (tag === undefined) {
    return flags.has('list')
      ? list(tags, environment)
      : { usage: t('No Tag is specified; the Tags are {0}.', currentLocale().and(quoteAll(tags))) };
  }
  if (tags.includes(tag)) {
    // A name of several words may be written without quotes.
    return flags.has('list') ? list([tag], environment) : write(tag, words.join(' '), environment);
  }
  const found = isOtherwiseWritten(tag, tags)
    ? []
    : findTags(positionals.join(' '), environment.getSchemaSet());
  if (found.length === 0) return { usage: describeUnknown(positionals.join(' '), tags) };
  return flags.has('list')
    ? list(
        found.map((schema) => schema.tag),
        environment,
      )
    : writeFound(positionals.join(' '), found, environment);
}

/** True for a Tag in other letters: the service distinguishes them. */
function isOtherwiseWritten(word: string, tags: readonly string[]): boolean {
  return tags.some((tag) => tag.toLowerCase() === word.toLowerCase());
}

function describeUnknown(words: string, tags: readonly string[]): string {
  const closest = closestOf(words, tags);
  const hint =
    closest === undefined
      ? t('the Tags are {0}.', currentLocale().and(quoteAll(tags)))
      : t('did you mean `{0}`?', closest);
  return t('`{0}` has no example request; {1}', words, hint);
}

/** One Tag is what was meant. Of several somebody has to choose: a file that takes the output must not get a list. */
function writeFound(
  words: string,
  found: readonly RequestSchema[],
  environment: CliEnvironment,
): ExitCode | UsageError {
  const [only, ...others] = found;
  if (only === undefined) return EXIT_FAILED;
  const shown = sanitizeForTerminal(words);
  if (others.length === 0) {
    environment.stderr(`ci-job: ${t('`{0}` is the job {1}.', shown, only.tag)}\n`);
    return write(only.tag, '', environment);
  }
  environment.stderr(
    `ci-job: ${t('`{0}` matches several jobs; run `ci-job new` with the Tag:', shown)}\n${tagLines(found)}`,
  );
  return EXIT_FAILED;
}

function write(
  tag: string,
  name: string,
  { stdout, getLanguageService }: CliEnvironment,
): ExitCode | UsageError {
  const snippets = getLanguageService().getRequestSnippets(tag);
  const chosen =
    snippets.find((snippet) => snippet.name === name) ??
    snippets.find((snippet) => snippet.name.toLowerCase().startsWith(name.toLowerCase()));
  if (chosen === undefined) {
    const names = currentLocale().and(quoteAll(snippets.map((snippet) => snippet.name)));
    return { usage: t('`{0}` has no request `{1}`; it has {2}.', tag, name, names) };
  }
  stdout(`${snippetToPlainText(chosen.body).replaceAll('\t', '  ')}\n`);
  return EXIT_OK;
}

/** The requests of the Tags, in the groups of their Tags. */
function list(tags: readonly string[], environment: CliEnvironment): ExitCode {
  const schemas = environment.getSchemaSet();
  const rows = environment
    .getLanguageService()
    .getRequestSnippets()
    .filter(({ tag }) => tags.includes(tag))
    .map(({ tag, name, description }) => ({ tag, title: `${tag} ${name}`, description }));
  const width = Math.max(0, ...rows.map(({ title }) => displayWidth(title)));
  environment.stdout(
    underCategories(
      rows,
      ({ tag }) => schemas.tags.get(tag),
      ({ title, description }, indent) => `${indent}${padEndShown(title, width)}  ${description}\n`,
      schemas,
    ),
  );
  return EXIT_OK;
}
