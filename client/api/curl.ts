/**
 * A request as a command line of `curl`, for people who want to try it elsewhere.
 */

import type { DryRun } from './dryRun';

/** Written by `curl` itself, with the same values. */
const WRITTEN_BY_CURL: ReadonlySet<string> = new Set(['host', 'content-length']);

/** The command of a dry run. Secrets stay masked: it shows the request, and works once they are filled in. */
export function formatCurl({ method, url, headers, body }: DryRun): string {
  const options = [
    `--request ${method}`,
    ...Object.entries(headers)
      .filter(([name]) => !WRITTEN_BY_CURL.has(name))
      .map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    // `--data` would drop line breaks, and `@` at the beginning would name a file.
    ...(body === '' ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return [`curl ${quote(url)}`, ...options].join(' \\\n  ');
}

/** One word for a POSIX shell, whatever it holds. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
