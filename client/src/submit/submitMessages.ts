/**
 * The sentences of the submit command, and nothing else: what is asked, what is refused and what to do about it.
 */

import type { JobOperation } from '../../../server/src/protocol';
import { maskSecretId } from '../../api/credentials';
import type { SubmitPolicy } from '../profiles/profile';
import { isLoopback, type Target } from '../target';
import type { Notice, Question } from '../ui';
import type { EarlierSubmission, FoundCredentials, RequestError } from './submitTypes';

/** Refused: the workspace is not trusted. */
export function untrustedNotice(): Notice {
  return {
    severity: 'warning',
    message:
      'Jobs are submitted from trusted workspaces only, because it uses your credentials and is billed. Editing works here all the same.',
    buttons: [{ label: 'Manage Workspace Trust', action: { kind: 'manageTrust' } }],
  };
}

/** Refused: the same document is on its way already. */
export function busyNotice(name: string): Notice {
  return information(`\`${name}\` is being submitted already: answer its question or wait for its result.`);
}

/** Refused: there is no document. */
export function noDocumentNotice(): Notice {
  return information('No request is open. Open one, or run “CI Job: New Request…”.');
}

/** Refused: the document is something else. */
export function notARequestNotice(name: string): Notice {
  return information(
    `\`${name}\` is not a CI job request. Open one, choose the language “CI Job Request” for this document, or run “CI Job: New Request…”.`,
  );
}

/** Refused: without the language server nothing is known about the document. */
export function uncheckedNotice(name: string): Notice {
  return {
    severity: 'error',
    message: `\`${name}\` could not be checked because the language server does not answer. Nothing was sent. Reload the window; the log says more.`,
    buttons: [{ label: 'Show Log', action: { kind: 'showLog' } }],
  };
}

/** Refused: there is no telling which job this is. */
export function unknownTagNotice(name: string): Notice {
  return {
    severity: 'error',
    message: `\`${name}\` names no job that can be submitted from here: \`<Tag>\` is missing or its value is not known. Nothing was sent.`,
    buttons: [{ label: 'Show Problems', action: { kind: 'showProblems' } }],
  };
}

/** Refused: what was checked and confirmed is not what is in the editor now. */
export function changedNotice(name: string): Notice {
  return information(`\`${name}\` was changed or closed in the meantime. Nothing was sent: submit it again.`);
}

/** Refused: the settings cannot work. */
export function settingsNotice(message: string): Notice {
  return {
    severity: 'error',
    message,
    buttons: [{ label: 'Open Settings', action: { kind: 'openSettings' } }],
  };
}

/** Refused: the profile in use cannot work. */
export function profileNotice(message: string): Notice {
  return {
    severity: 'error',
    message,
    buttons: [{ label: 'Switch Profile', action: { kind: 'switchProfile' } }],
  };
}

/** What can be answered while the document has errors. */
export type ErrorsAnswer = 'Show Problems' | 'Submit Anyway';

/** Refuses while there are errors; one way through remains. */
export function errorsQuestion(name: string, errors: readonly RequestError[]): Question<ErrorsAnswer> {
  const [first] = errors;
  const where = first === undefined ? '' : `Line ${first.line}: ${first.message}`;
  return {
    severity: 'warning',
    modal: true,
    message: `\`${name}\` has ${count(errors.length, 'error')}. It was not submitted.`,
    detail: `${errors.length > 1 ? `The first:\n${where}` : where}\n\nThe service will probably refuse the request or produce something else than you want.`,
    answers: ['Show Problems', 'Submit Anyway'],
  };
}

/** What can be answered while there are no credentials. */
export type CredentialsAnswer = 'Set Credentials';

/** Credentials are needed. */
export function credentialsQuestion(target: Target, problem?: string): Question<CredentialsAnswer> {
  return {
    severity: 'warning',
    modal: true,
    message: `There are no credentials for ${whoseCredentials(target)}.`,
    detail: `${problem === undefined ? '' : `${problem}\n\n`}A request is signed with a SecretId and a SecretKey. They are kept in the secret storage of the editor, never in settings, files or logs.`,
    answers: ['Set Credentials'],
  };
}

/** Credentials are needed, and setting some here would not help. */
export function credentialsNotice(target: Target, problem: string): Notice {
  return {
    severity: 'error',
    message: `There are no credentials for ${whoseCredentials(target)}. ${problem}`,
    buttons: [{ label: 'Open Settings', action: { kind: 'openSettings' } }],
  };
}

function whoseCredentials({ endpoint, profile }: Target): string {
  if (isLoopback(endpoint)) {
    return `the sandbox at ${endpoint}`;
  }
  return profile === undefined ? 'Tencent Cloud' : `the profile \`${profile}\``;
}

/** What the confirmation names. */
export interface Confirmation {
  readonly operation: JobOperation;
  readonly target: Target;
  readonly found: FoundCredentials;
  readonly errorCount: number;
  readonly validated: boolean;
  readonly earlier: EarlierSubmission | undefined;
  readonly policy: SubmitPolicy;
  readonly nowMs: number;
}

/** What can be answered to the confirmation. */
export type ConfirmAnswer = 'Submit';

/** Whether a person must be asked: always, unless they switched it off for this profile and nothing is unusual. */
export function mustConfirm(confirmation: Confirmation): boolean {
  const { confirms, isProduction } = confirmation.policy;
  return confirms || isProduction || warningLines(confirmation).length > 0;
}

/** The last question before anything is sent: what, where, as whom, and that it costs money. */
export function confirmQuestion(confirmation: Confirmation): Question<ConfirmAnswer> {
  const { operation, policy } = confirmation;
  const warnings = warningLines(confirmation);
  const blocks = [factLines(confirmation), warnings, [billingLine(confirmation.target)]];
  return {
    severity: warnings.length > 0 || policy.isProduction ? 'warning' : 'information',
    modal: true,
    message: policy.isProduction
      ? `Submit this ${operation.tag} job to PRODUCTION?`
      : `Submit this ${operation.tag} job?`,
    detail: blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n'),
    answers: ['Submit'],
  };
}

function factLines({ operation, target, found }: Confirmation): readonly string[] {
  const { output } = operation;
  return [
    ...(target.profile === undefined ? [] : [`Profile: ${target.profile}`]),
    `Tag: ${operation.tag}`,
    `Bucket: ${target.bucket}`,
    `Region: ${target.region}`,
    ...(target.endpoint === undefined ? [] : [`Endpoint: ${target.endpoint}`]),
    `Input: ${operation.input ?? 'none'}`,
    `Output: ${output === undefined ? 'none' : `${output.object} in ${output.bucket}, ${output.region}`}`,
    `Credentials: ${maskSecretId(found.credentials.secretId)}, ${sourceNames[found.source]}${expiryOf(found)}`,
  ];
}

/** Until when credentials are valid, as the end of a sentence part; empty where they have no end that is known. */
export function expiryOf({ expiresAtMs }: FoundCredentials): string {
  return expiresAtMs === undefined ? '' : `, valid until ${new Date(expiresAtMs).toISOString()}`;
}

/** Where credentials come from, in words. */
export const sourceNames: Readonly<Record<FoundCredentials['source'], string>> = {
  stored: 'from the secret storage',
  memory: 'set in this window',
  environment: 'from the environment',
  sandbox: 'of the sandbox',
  coscli: 'from ~/.cos.yaml of coscli',
  coscmd: 'from ~/.cos.conf of coscmd',
  tccli: 'from ~/.tccli of tccli',
};

function warningLines({
  operation,
  target,
  errorCount,
  validated,
  earlier,
  nowMs,
}: Confirmation): readonly string[] {
  const { input, output } = operation;
  const overwrites = output !== undefined && output.object === input && output.bucket === target.bucket;
  return [
    ...(errorCount > 0 ? [`The document has ${count(errorCount, 'error')}.`] : []),
    ...(validated ? [] : ['Validation is switched off: the document was not checked.']),
    ...(overwrites ? ['The output has the name of the input and overwrites it.'] : []),
    ...(earlier === undefined ? [] : [earlierLine(earlier, nowMs)]),
  ];
}

function earlierLine({ jobIds, atMs }: EarlierSubmission, nowMs: number): string {
  const when = formatAge(nowMs - atMs);
  return jobIds.length === 0
    ? `This very request was sent ${when} and no answer came: it may be a job already. Submitting makes another one.`
    : `This very request was submitted ${when} as ${jobIds.join(', ')}. Submitting makes another job.`;
}

function billingLine({ endpoint }: Target): string {
  return isLoopback(endpoint)
    ? 'This goes to the sandbox on this machine: nothing is processed and nothing is billed.'
    : 'The service is billed: Tencent Cloud charges media processing to the account of these credentials.';
}

function formatAge(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) {
    return 'a moment ago';
  }
  return minutes < 120 ? `${count(minutes, 'minute')} ago` : `${Math.round(minutes / 60)} hours ago`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function information(message: string): Notice {
  return { severity: 'information', message, buttons: [] };
}
