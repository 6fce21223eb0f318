/**
 * `ci-job new`: writes a whole request to start from, the same that the editor offers.
 */

import { text } from '../../l10n/language';
import { currentLocale, t } from '../../l10n/processLanguage';
import type { RequestSnippet } from '../../server/service/languageServiceTypes';
import { quoteAll } from '../../server/service/schema/words';
import { closestOf } from '../../server/service/util/editDistance';
import { snippetToPlainText } from '../../server/service/util/snippets';
import type { Command, CommandArguments, UsageError } from '../command';
import { displayWidth, padEndShown } from '../displayWidth';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';

/** The command. */
export const newCommand: Command = {
  name: 'new',
  summary: text('Write a request to start from'),
  help: (options) =>
    t(
      `Usage: ci-job new TAG [NAME]
       ci-job new --list

Writes a whole valid request of the TAG to standard output. Its values are examples: put your own in.
A Tag may have several requests; NAME says which one, the beginning of the name is enough.

Options:
{0}

Exit codes:
  0  done
  2  could not run: there is no such Tag or name

Examples:
  ci-job new MediaInfo > info.cijob.xml
  ci-job new --list
`,
      options,
    ),
  options: {
    list: {
      type: 'boolean',
      help: () => t('List the Tags, and the names and uses of their requests'),
    },
  },
  completion: {
    positionals: (environment) => environment.getLanguageService().getTags(),
    firstOnly: true,
  },
  run: newRequest,
};

async function newRequest(
  { positionals, flags }: CommandArguments,
  environment: CliEnvironment,
): Promise<ExitCode | UsageError> {
  const service = environment.getLanguageService();
  const [tag, ...words] = positionals;
  const tags = service.getTags();
  const isListed = flags.has('list') && (tag === undefined || tags.includes(tag));
  if (isListed) {
    environment.stdout(formatList(service.getRequestSnippets(tag)));
    return EXIT_OK;
  }
  if (tag === undefined) {
    return { usage: t('No Tag is given; the Tags are {0}.', currentLocale().and(quoteAll(tags))) };
  }
  if (!tags.includes(tag)) {
    const closest = closestOf(tag, tags);
    const hint =
      closest === undefined
        ? t('the Tags are {0}.', currentLocale().and(quoteAll(tags)))
        : t('did you mean `{0}`?', closest);
    return { usage: t('`{0}` has no request to start from; {1}', tag, hint) };
  }
  // A name of several words may be written without quotes.
  return write(tag, words.join(' '), service.getRequestSnippets(tag), environment);
}

function write(
  tag: string,
  name: string,
  snippets: readonly RequestSnippet[],
  { stdout }: CliEnvironment,
): ExitCode | UsageError {
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

function formatList(snippets: readonly RequestSnippet[]): string {
  const rows = snippets.map(({ tag, name, description }) => ({ title: `${tag} ${name}`, description }));
  const width = Math.max(0, ...rows.map(({ title }) => displayWidth(title)));
  return rows.map(({ title, description }) => `${padEndShown(title, width)}  ${description}\n`).join('');
}
