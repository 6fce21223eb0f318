/**
 * The page that shows what a job has found as tables. It has no script and loads nothing;
 * whatever the service says is text in it.
 */

import { currentLocale, t } from '../../../l10n/processLanguage';
import type { ResultSection } from '../../../server/src/protocol';

/** What the page is about. */
export interface ResultPage {
  readonly tag: string;
  readonly jobId: string;
  readonly sections: readonly ResultSection[];
  /** Allows the page's own style, and nothing else. */
  readonly nonce: string;
}

/** The page as HTML. */
export function resultPage({ tag, jobId, sections, nonce }: ResultPage): string {
  const title = escapeHtml(t('{0}: {1}', tag, jobId));
  return `<!DOCTYPE html>
<html lang="${currentLocale().locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>${title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<h1 dir="auto">${title}</h1>
${sections.map(sectionHtml).join('\n')}
</body>
</html>`;
}

function sectionHtml({ title, values, columns, rows, rowCount }: ResultSection): string {
  const hidden = rowCount - rows.length;
  const heading = escapeHtml(rowCount === 0 ? title : t('{0} ({1})', title, rowCount));
  return `<section>
<h2>${heading}</h2>
${values.length === 0 ? '' : valuesHtml(values)}
${rows.length === 0 ? '' : tableHtml(heading, columns, rows)}
${hidden === 0 ? '' : `<p>${escapeHtml(t('… and {0} more, in the response.', hidden))}</p>`}
</section>`;
}

function valuesHtml(values: ResultSection['values']): string {
  const items = values.map(
    ({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`,
  );
  return `<dl>${items.join('\n')}</dl>`;
}

function tableHtml(heading: string, columns: ResultSection['columns'], rows: ResultSection['rows']): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table aria-label="${heading}">
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text in the page; characters that nobody sees, or that turn the direction of others, are made visible. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
}

const STYLE = `
body { color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
h1 { font-size: 1.4em; overflow-wrap: anywhere; }
h2 { font-size: 1.15em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3em 1em; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, currentColor)); padding: 0.25em 0.75em; text-align: start; vertical-align: top; overflow-wrap: break-word; white-space: pre-wrap; }
th { background: var(--vscode-editor-background); position: sticky; top: 0; }
`;
