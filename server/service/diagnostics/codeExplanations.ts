/**
 * What each diagnostic code means, with an example and what to do: for the reference and for `ci-job explain`.
 * The texts of one part of the codes live in one file each; here they come together and become Markdown or plain text.
 */
import type { CodeExplanation } from './codeExplanation';
import { type DiagnosticCode, diagnosticCodeInfo } from './diagnosticCodes';
import { requestExplanations } from './requestExplanations';
import { ruleExplanations } from './ruleExplanations';
import { syntaxExplanations } from './syntaxExplanations';
import { valueExplanations } from './valueExplanations';

/** The explanation of every code. */
export const codeExplanations: Readonly<Record<DiagnosticCode, CodeExplanation>> = {
  ...syntaxExplanations,
  ...requestExplanations,
  ...valueExplanations,
  ...ruleExplanations,
};

/** The page of one code as Markdown, its heading on the given level. */
export function codeExplanationMarkdown(code: DiagnosticCode, headingLevel: number): string {
  const { meaning, fix, example } = codeExplanations[code];
  const { title, severity, tag } = diagnosticCodeInfo(code);
  const shown = tag === undefined ? '' : tag === 'deprecated' ? ', struck through' : ', dimmed';
  return [
    `${'#'.repeat(headingLevel)} ${code}`,
    `**${title}** Severity: ${severity}${shown}.`,
    meaning,
    ...(example === undefined ? [] : [fence(example.wrong), 'Right:', fence(example.right)]),
    `**What to do:** ${fix}`,
  ].join('\n\n');
}

/** The same for a terminal. */
export function codeExplanationText(code: DiagnosticCode): string {
  const { meaning, fix, example } = codeExplanations[code];
  const { title, severity } = diagnosticCodeInfo(code);
  const examples =
    example === undefined ? [] : ['Wrong:', indent(example.wrong), 'Right:', indent(example.right)];
  return [`${code} (${severity})`, title, meaning, ...examples, `What to do: ${fix}`].join('\n\n');
}

function fence(xml: string): string {
  return `\`\`\`xml\n${xml}\n\`\`\``;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
