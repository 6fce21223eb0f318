/**
 * `docs/diagnostics.md` and its translation: the table of diagnostic codes, made of their records.
 */
import type { Language } from '../l10n/language';
import { codeExplanationMarkdown } from '../server/service/diagnostics/codeExplanations';
import { codeRecords } from '../server/service/diagnostics/codes/index';
import type { DiagnosticCode } from '../server/service/diagnostics/diagnosticCodes';
import type { Texts } from '../settings/settingRecord';
import { markdownTable } from './markdownTable';
import { textIn } from './textIn';

const INTRODUCTION: Texts = {
  en: `# Diagnostic codes

Made by \`npm run generate\` from the records of the codes in \`server/service/diagnostics/\`.

Every diagnostic has the source \`ci-job\`, one of these codes, and a link to the vendor page that states the fact.
The severity is the default: the setting \`ciJob.diagnostics.severity\`, \`.ci-job.json\` and \`ci-job check --severity CODE=LEVEL\` change it.
\`<!-- ci-job-disable-next-line CODE -->\` suppresses a code on the next line, \`<!-- ci-job-disable CODE -->\` in the rest of the document.
A code leads to its meaning, an example and what to do; \`ci-job explain CODE\` prints the same.`,
  'zh-cn': `# 诊断代码

由 \`npm run generate\` 根据 \`server/service/diagnostics/\` 中各代码的记录生成。

所有诊断的来源都是 \`ci-job\`，带有以下代码之一，并链接到说明该事实的官方文档。
表中是默认的严重级别：可通过设置 \`ciJob.diagnostics.severity\`、\`.ci-job.json\` 和 \`ci-job check --severity CODE=LEVEL\` 修改。
\`<!-- ci-job-disable-next-line CODE -->\` 屏蔽下一行的代码，\`<!-- ci-job-disable CODE -->\` 屏蔽文档其余部分的代码。
\`ci-job explain CODE\` 输出同样的说明。`,
};

/** The page in one language; the English explanations stand in the reference. */
export function codePage(language: Language): string {
  const codes = Object.keys(codeRecords) as DiagnosticCode[];
  const explanations =
    language.locale === 'en' ? [] : codes.map((code) => codeExplanationMarkdown(code, 2, language));
  return `${[textIn(language, INTRODUCTION), codeTable(codes, language), ...explanations].join('\n\n')}\n`;
}

function codeTable(codes: readonly DiagnosticCode[], { locale, t }: Language): string {
  const page = locale === 'en' ? 'reference/codes.md' : '';
  const rows = codes.map((code) => {
    const { severity, title } = codeRecords[code];
    return [`[\`${code}\`](${page}#${code})`, severity, t(title)];
  });
  return markdownTable([t('code'), t('severity'), t('says')], rows);
}
