/**
 * What a bug report needs, as Markdown: versions, which settings are set, counts of jobs, the last lines of the log.
 * It names no key, bucket, document, job or person.
 */

import { isLoopback, type PartialTarget } from '../account/target';
import type { JobEntry } from '../jobs/jobRecord';
import type { FoundCredentials } from '../submit/submitTypes';
import { redactForReport } from './redact';

/** What is known of the window. */
export interface ReportFacts {
  readonly extension: string;
  readonly editor: string;
  readonly platform: string;
  readonly remote: string | undefined;
  readonly isTrusted: boolean;
  readonly isValidated: boolean;
  readonly detect: string;
  readonly target: PartialTarget;
  readonly profiles: { readonly total: number; readonly production: number };
  readonly found: FoundCredentials | undefined;
  /** Why there are no credentials. */
  readonly problem: string | undefined;
  /** How the proxy is set up, without its address. */
  readonly proxy: string;
  readonly entries: readonly JobEntry[];
  readonly nowMs: number;
  readonly logLines: readonly string[];
}

/** The report. */
export function diagnosticsReport(facts: ReportFacts): string {
  const { target, profiles, logLines } = facts;
  const rows: readonly (readonly [string, string])[] = [
    ['Extension', facts.extension],
    ['Editor', facts.editor],
    ['Platform', facts.platform],
    ['Remote', facts.remote ?? 'none'],
    ['Workspace', facts.isTrusted ? 'trusted' : 'restricted'],
    ['Validation', facts.isValidated ? 'on' : 'off'],
    ['Detection', facts.detect],
    ['Target bucket', target.bucket === undefined ? 'not set' : 'set'],
    ['Target region', target.region ?? 'not set'],
    ['Endpoint', endpointKind(target.endpoint)],
    [
      'Profiles',
      `${profiles.total}, ${profiles.production} of production, ${target.profile === undefined ? 'none' : 'one'} in use`,
    ],
    ['Credentials', describeCredentials(facts)],
    ['Proxy', facts.proxy],
    ['Jobs', countJobs(facts.entries)],
  ];
  // A fence in a line of the log must not end the block.
  const log =
    logLines.length === 0 ? ['The log is empty.'] : logLines.map((line) => line.replaceAll('```', "'''"));
  return [
    '### CI Job Request: diagnostics',
    '',
    ...rows.map(([name, value]) => `- ${name}: ${value}`),
    '',
    '```text',
    ...log,
    '```',
    '',
  ]
    .map(redactForReport)
    .join('\n');
}

function endpointKind(endpoint: string | undefined): string {
  if (endpoint === undefined) {
    return 'of the service';
  }
  return isLoopback(endpoint) ? 'on this machine' : 'another one';
}

function describeCredentials({ found, problem, nowMs }: ReportFacts): string {
  if (found === undefined) {
    return problem ?? 'none';
  }
  const { source, credentials, expiresAtMs } = found;
  const kind = credentials.securityToken === undefined ? 'permanent' : 'temporary';
  const minutes = expiresAtMs === undefined ? undefined : Math.round((expiresAtMs - nowMs) / 60_000);
  return `${source}, ${kind}${minutes === undefined ? '' : `, valid for ${minutes} minutes`}`;
}

function countJobs(entries: readonly JobEntry[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const state = entry.kind === 'job' ? entry.state : `request ${entry.state}`;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ') || 'none';
}
