/**
 * The table of diagnostic codes in the READMEs, made from the registry of codes.
 */
import type { Language } from '../l10n/language';
import { diagnosticCodes } from '../server/service/diagnostics/diagnosticCodes';
import { markdownTable } from './markdownTable';

const BEGIN = '<!-- codes: made by `npm run generate` -->';
const END = '<!-- end of codes -->';

/** The README of a language with the table as it should be; throws when the place for it is gone. */
export function withCodeTable(readme: string, language: Language): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin)
    throw new Error(`The README needs a line \`${BEGIN}\` and a line \`${END}\`.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${codeTable(language)}\n\n${readme.slice(end)}`;
}

function codeTable({ t }: Language): string {
  const rows = Object.entries(diagnosticCodes).map(([code, { severity, title }]) => [
    `\`${code}\``,
    severity,
    t(title),
  ]);
  return markdownTable([t('code'), t('severity'), t('says')], rows);
}
