/**
 * `ci-job explain`: what a code, an error, a Tag or an element means, in the words of the reference.
 */

import { text } from '../../l10n/language';
import { currentLocale, t } from '../../l10n/processLanguage';
import { codeRecords } from '../../server/service/diagnostics/codes/index';
import type { ReferencePlace } from '../../server/service/languageServiceTypes';
import { sanitizeForTerminal } from '../../server/service/util/sanitizeForTerminal';
import { type Command, type CommandArguments, didYouMean, type UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, type ExitCode } from '../environment';
import { type ExplainedSchemas, explain, explainableNames, explainablePaths } from '../explainables';
import { findTags, tagCompletions, tagLines } from '../findTags';

/** The command. */
export const explainCommand: Command = {
  name: 'explain',
  summary: text('Explain a diagnostic code, a service error, a Tag or an element'),
  help: (options) =>
    t(
      `Usage: ci-job explain [WORD...]

Explains what something means and what to do about it. WORD is one of
  a diagnostic code  unknown-element
  a service error    AccessDenied, or its number
  a Tag              Transcode
  an element         Width, Video/Width or Transcode/Operation/Transcode/Video/Width: the end of its path
  a result of a job  gif, cover, subtitle, 封面: the job, or a list of matching jobs
Without a WORD it lists the diagnostic codes: code, severity and meaning.

Options:
{0}

Exit codes:
  0  done
  2  could not run: there is no such word

Examples:
  ci-job explain
  ci-job explain unknown-element
  ci-job explain AccessDenied
  ci-job explain Concat/Operation/ConcatTemplate/Index
  ci-job explain text to speech
`,
      options,
    ),
  options: {},
  completion: {
    positionals: ({ getSchemaSet }) => {
      const schemas = getSchemaSet();
      const words = explainableNames(schemas).filter((word) => /^[\w-]+$/.test(word));
      return [...tagCompletions(schemas), ...words.filter((word) => !schemas.tags.has(word))];
    },
  },
  run,
};

async function run(
  { positionals }: CommandArguments,
  environment: CliEnvironment,
): Promise<ExitCode | UsageError> {
  const { stdout, getSchemaSet, referenceFile } = environment;
  if (positionals.length === 0) {
    stdout(listCodes());
    return EXIT_OK;
  }
  const schemas = getSchemaSet();
  const pages: string[] = [];
  for (const word of positionals) {
    const explanations = explain(word, schemas);
    if (explanations.length === 0) return explainFound(word, positionals, environment);
    for (const { text, place } of explanations) pages.push(`${text}\n\n${seeAlso(place, referenceFile)}\n`);
  }
  stdout(pages.join('\n\n'));
  return EXIT_OK;
}

/** A word that means nothing by itself may say what a job makes, alone or with the others. */
function explainFound(
  word: string,
  positionals: readonly string[],
  { stdout, stderr, getSchemaSet, referenceFile }: CliEnvironment,
): ExitCode | UsageError {
  const schemas = getSchemaSet();
  const words = positionals.join(' ');
  const found = word.includes('/') ? [] : findTags(words, schemas);
  const [only, ...others] = found;
  if (only === undefined) return { usage: describeUnknown(word, schemas) };
  if (others.length > 0) {
    stdout(`${t('Jobs for `{0}`:', sanitizeForTerminal(words))}\n${tagLines(found)}`);
  } else {
    for (const { text, place } of explain(only.tag, schemas)) {
      stdout(`${text}\n\n${seeAlso(place, referenceFile)}\n`);
    }
  }
  // `subtitle` is what a job makes, and `Subtitle` an element.
  const alike = explainableNames(schemas).find((known) => known.toLowerCase() === words.toLowerCase());
  if (alike !== undefined && alike !== only.tag) stderr(`ci-job: ${t('Did you mean `{0}`?', alike)}\n`);
  return EXIT_OK;
}

/** The reference comes as files with the npm package, and with the editor's extension as a command. */
function seeAlso({ page, anchor }: ReferencePlace, referenceFile: CliEnvironment['referenceFile']): string {
  const file = referenceFile(page);
  return file === undefined
    ? t('See also: the command “CI Job: Open Reference” of the editor')
    : t('See also: {0}', `${file}#${anchor}`);
}

function describeUnknown(word: string, schemas: ExplainedSchemas): string {
  const known = word.includes('/') ? explainablePaths(word, schemas) : explainableNames(schemas);
  // Everything is near to a word of one letter or none.
  const isGuessable = /\w\w/.test(word);
  return currentLocale().sentences(
    t('`{0}` is not a diagnostic code, error, Tag or element.', word),
    isGuessable ? didYouMean(word, known) : '',
  );
}

function listCodes(): string {
  const rows = Object.entries(codeRecords);
  const width = Math.max(...rows.map(([code]) => code.length));
  return rows
    .map(([code, { severity, title }]) => `${code.padEnd(width)}  ${severity.padEnd(11)}  ${t(title)}\n`)
    .join('');
}
