/**
 * The full explanation of a diagnostic code, as Markdown or plain text: severity, title, meaning,
 * example and what to do.
 */
import { type Language, text } from '../../../l10n/language';
import { codeRecords } from './codes/index';
import type { DiagnosticCode } from './diagnosticCodes';

/** The page of one code as Markdown, its heading on the given level. */
export function codeExplanationMarkdown(
  code: DiagnosticCode,
  headingLevel: number,
  language: Language,
): string {
  const { title, severity, tag, meaning, fix, example } = codeRecords[code];
  const shown =
    tag === undefined ? undefined : tag === 'deprecated' ? text('struck through') : text('dimmed');
  return [
    `${'#'.repeat(headingLevel)} ${code}`,
    shown === undefined
      ? language.t('**{0}** Severity: {1}.', language.t(title), severity)
      : language.t('**{0}** Severity: {1}, {2}.', language.t(title), severity, language.t(shown)),
    language.t(meaning),
    ...(example === undefined ? [] : [fence(example.wrong), language.t('Right:'), fence(example.right)]),
    language.t('**What to do:** {0}', language.t(fix)),
  ].join('\n\n');
}

/** The same for a terminal. */
export function codeExplanationText(code: DiagnosticCode, language: Language): string {
  const { title, severity, meaning, fix, example } = codeRecords[code];
  const examples =
    example === undefined
      ? []
      : [language.t('Wrong:'), indent(example.wrong), language.t('Right:'), indent(example.right)];
  return [
    `${code} (${severity})`,
    language.t(title),
    language.t(meaning),
    ...examples,
    language.t('What to do: {0}', language.t(fix)),
  ].join('\n\n');
}

function fence(xml: string): string {
  return `\`\`\`xml\n${xml}\n\`\`\``;
}

function indent(xml: string): string {
  return xml
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
