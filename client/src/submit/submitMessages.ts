/**
 * The sentences of the submit command, and nothing else: what is asked, what is refused and what to do about it.
 */

import { text } from '../../../l10n/language';
import { currentLocale, joined, plural, t } from '../../../l10n/processLanguage';
import type { JobOperation, SubmittedJob } from '../../../server/src/protocol';
import { maskSecretId } from '../../api/credentials';
import { formatAge } from '../../api/formatAge';
import type { SubmitPolicy } from '../account/profiles/profile';
import { isLoopback, type Target } from '../account/target';
import type { Notice, Question } from '../ui';
import type { EarlierSubmission, FoundCredentials, RequestCheck, RequestError } from './submitTypes';

/** Refused: the workspace is not trusted. */
export function untrustedNotice(): Notice {
  return {
    severity: 'warning',
    message: t(
      'Jobs can be submitted only from trusted workspaces, because submitting uses your credentials and is billed. Editing works here.',
    ),
    buttons: [{ label: text('Manage Workspace Trust'), action: { kind: 'manageTrust' } }],
  };
}

/** Refused: the same document is on its way already. */
export function busyNotice(name: string): Notice {
  return information(
    t('`{0}` is already being submitted: answer its question or wait for its result.', name),
  );
}

/** Refused: there is no document. */
export function noDocumentNotice(): Notice {
  return information(t('No request is open. Open one, or run “CI Job: New Request…”.'));
}

/** Refused: the document is something else. */
export function notARequestNotice(name: string): Notice {
  return information(
    t(
      '`{0}` is not a CI job request. Open one, choose the language “CI Job Request” for this document, or run “CI Job: New Request…”.',
      name,
    ),
  );
}

/** Refused: without the language server nothing is known about the document. */
export function uncheckedNotice(name: string): Notice {
  return {
    severity: 'error',
    message: t(
      '`{0}` could not be checked because the language server does not respond. Nothing was sent. Reload the window; see the log for details.',
      name,
    ),
    buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
  };
}

/** Refused: there is no telling which job this is, or it belongs to another call of the service. */
export function noJobNotice(name: string, { noJob }: Pick<RequestCheck, 'noJob'>): Notice {
  return {
    severity: 'error',
    message:
      noJob === undefined
        ? t(
            '`{0}` cannot be submitted as a job: it has no `<Tag>`, or is another kind of request. Nothing was sent.',
            name,
          )
        : currentLocale().sentences(
            t('`{0}` cannot be submitted as a job.', name),
            noJob,
            t('Nothing was sent.'),
          ),
    buttons: [{ label: text('Show Problems'), action: { kind: 'showProblems' } }],
  };
}

/** Refused: what was checked and confirmed is not what is in the editor now. */
export function changedNotice(name: string): Notice {
  return information(
    t('`{0}` was changed or closed in the meantime. Nothing was sent: submit it again.', name),
  );
}

/** Refused: the settings cannot work. */
export function settingsNotice(message: string): Notice {
  return {
    severity: 'error',
    message,
    buttons: [{ label: text('Open Settings'), action: { kind: 'openSettings' } }],
  };
}

/** Refused: the profile in use cannot work. */
export function profileNotice(message: string): Notice {
  return {
    severity: 'error',
    message,
    buttons: [{ label: text('Switch Profile'), action: { kind: 'switchProfile' } }],
  };
}

/** What can be answered while the document has errors. */
export type ErrorsAnswer = 'Show Problems' | 'Submit Anyway';

/** Refuses while there are errors; one way through remains. */
export function errorsQuestion(name: string, errors: readonly RequestError[]): Question<ErrorsAnswer> {
  const [first] = errors;
  const where = first === undefined ? '' : t('Line {0}: {1}', first.line, first.message);
  return {
    severity: 'warning',
    modal: true,
    message: t('`{0}` has {1}. It was not submitted.', name, countErrors(errors.length)),
    detail: t(
      '{0}\n\nThe service will probably refuse the request or produce an unexpected result.',
      errors.length > 1 ? t('The first one:\n{0}', where) : where,
    ),
    answers: [text('Show Problems'), text('Submit Anyway')],
  };
}

/** What can be answered while there are no credentials. */
export type CredentialsAnswer = 'Set Credentials';

/** Credentials are needed. */
export function credentialsQuestion(target: Target, problem?: string): Question<CredentialsAnswer> {
  return {
    severity: 'warning',
    modal: true,
    message: t('There are no credentials for {0}.', whoseCredentials(target)),
    detail: t(
      '{0}A request is signed with a SecretId and a SecretKey. They are stored in the secret storage of the editor, never in settings, files or logs.',
      problem === undefined ? '' : `${problem}\n\n`,
    ),
    answers: [text('Set Credentials')],
  };
}

/** Credentials are needed, and setting some here would not help. */
export function credentialsNotice(target: Target, problem: string): Notice {
  return {
    severity: 'error',
    message: t('There are no credentials for {0}. {1}', whoseCredentials(target), problem),
    buttons: [{ label: text('Open Settings'), action: { kind: 'openSettings' } }],
  };
}

/** Whose credentials a target takes, in words. */
export function whoseCredentials({ endpoint, profile }: Target): string {
  if (isLoopback(endpoint)) {
    return t('the sandbox at {0}', endpoint ?? '');
  }
  return profile === undefined ? t('Tencent Cloud') : t('the profile `{0}`', profile);
}

/** What the confirmation names. */
export interface Confirmation {
  readonly operation: JobOperation;
  readonly target: Target;
  readonly found: FoundCredentials;
  readonly errorCount: number;
  readonly earlier: EarlierSubmission | undefined;
  readonly policy: SubmitPolicy;
  /** Whether the platform may send the request again by itself. */
  readonly mayRepeat?: boolean;
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
  const blocks = [
    factLines(confirmation),
    warnings,
    [billingLine(confirmation.target)],
    confirmation.mayRepeat === true ? [t(MAY_REPEAT)] : [],
  ];
  return {
    severity: warnings.length > 0 || policy.isProduction ? 'warning' : 'information',
    modal: true,
    message: questionOf(operation, policy.isProduction),
    detail: blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n'),
    answers: [text('Submit')],
  };
}

function questionOf({ tag, jobs }: JobOperation, isProduction: boolean): string {
  if (jobs !== undefined) {
    return isProduction
      ? t('Submit these {0} jobs to PRODUCTION?', jobs.length)
      : t('Submit these {0} jobs?', jobs.length);
  }
  return isProduction ? t('Submit this {0} job to PRODUCTION?', tag) : t('Submit this {0} job?', tag);
}

const MAY_REPEAT = text(
  'A browser may send a request twice if the connection fails, which a page cannot prevent. After submitting, the jobs of the service are searched for a duplicate.',
);

/** What can be answered when a submission cannot be written down. */
export type UnrecordedAnswer = 'Submit Anyway';

/** Asks before something is sent that a crash would leave no trace of. */
export function unrecordedQuestion(name: string): Question<UnrecordedAnswer> {
  return {
    severity: 'warning',
    modal: true,
    message: t('`{0}` was not submitted, because the submission could not be recorded first.', name),
    detail: t(
      'Without the record, this window or another one cannot detect a second submission of the same request. Check that the disk is not full and that the folder of the editor is writable; see the log for details.',
    ),
    answers: [text('Submit Anyway')],
  };
}

function factLines({ operation, target, found }: Confirmation): readonly string[] {
  const { jobs } = operation;
  return [
    ...(target.profile === undefined ? [] : [t('Profile: {0}', target.profile)]),
    ...(jobs === undefined ? [t('Tag: {0}', operation.tag)] : []),
    t('Bucket: {0}', target.bucket),
    t('Region: {0}', target.region),
    ...(target.endpoint === undefined ? [] : [t('Endpoint: {0}', target.endpoint)]),
    t('Input: {0}', operation.input ?? t('none')),
    ...(jobs === undefined ? [outputLine(operation)] : jobs.map(jobLine)),
    ...(operation.callback === undefined ? [] : [t('Callback: {0}', hostOf(operation.callback))]),
    t(
      'Credentials: {0}, {1}{2}',
      maskSecretId(found.credentials.secretId),
      t(sourceNames[found.source]),
      expiryOf(found),
    ),
  ];
}

function outputLine({ output }: SubmittedJob): string {
  return output === undefined
    ? t('Output: {0}', t('none'))
    : t('Output: {0} in {1}, {2}', output.object, output.bucket, output.region);
}

/** One of several jobs, in a line. */
function jobLine({ tag, output }: SubmittedJob, index: number): string {
  return output === undefined
    ? t('Job {0}: {1}, no output', index + 1, tag)
    : t('Job {0}: {1}, output {2} in {3}, {4}', index + 1, tag, output.object, output.bucket, output.region);
}

/** Only the host: the rest of the address may be a secret between its two ends. */
function hostOf(callback: string): string {
  if (callback === 'no') {
    return t('none');
  }
  try {
    return new URL(callback).host || t(UNREADABLE);
  } catch {
    // `URL` says by throwing that a text is no address.
    return t(UNREADABLE);
  }
}

const UNREADABLE = text('an address that cannot be read');

/** Until when credentials are valid, as the end of a sentence part; empty where they have no end that is known. */
export function expiryOf({ expiresAtMs }: FoundCredentials): string {
  return expiresAtMs === undefined ? '' : t(', valid until {0}', new Date(expiresAtMs).toISOString());
}

/** Where credentials come from, in words. */
export const sourceNames: Readonly<Record<FoundCredentials['source'], string>> = {
  stored: text('from the secret storage'),
  memory: text('set in this window'),
  environment: text('from the environment'),
  sandbox: text('of the sandbox'),
  coscli: text('from ~/.cos.yaml of coscli'),
  coscmd: text('from ~/.cos.conf of coscmd'),
  tccli: text('from ~/.tccli of tccli'),
};

function warningLines({ operation, target, errorCount, earlier, nowMs }: Confirmation): readonly string[] {
  const { input, jobs = [operation] } = operation;
  const overwrites = jobs.some(
    ({ output }) => output !== undefined && output.object === input && output.bucket === target.bucket,
  );
  return [
    ...new Set(jobs.flatMap(uncheckedLine)),
    ...(errorCount > 0 ? [t('The document has {0}.', countErrors(errorCount))] : []),
    ...(overwrites ? [t('The output has the name of the input and overwrites it.')] : []),
    ...(operation.cautions ?? []),
    ...(earlier === undefined ? [] : [earlierLine(earlier, nowMs)]),
  ];
}

function uncheckedLine({ unchecked, tag }: SubmittedJob): readonly string[] {
  if (unchecked === undefined) {
    return [];
  }
  return unchecked === 'elements'
    ? [t('Only the XML was checked: the elements of {0} jobs are not described here yet.', tag)]
    : [t('Only the XML was checked: `{0}` is not a known job type.', tag)];
}

function earlierLine({ jobIds, atMs, isSending }: EarlierSubmission, nowMs: number): string {
  const when = formatAge(nowMs - atMs);
  if (isSending === true) {
    return t(
      'The same request is being submitted from another window. Submitting it again creates another job.',
    );
  }
  return jobIds.length === 0
    ? t(
        'The same request was sent {0}, but no response arrived: the job may have been created. Submitting it again creates another job.',
        when,
      )
    : t(
        'The same request was submitted {0} as {1}. Submitting it again creates another job.',
        when,
        joined(jobIds, 'items'),
      );
}

function billingLine({ endpoint }: Target): string {
  return isLoopback(endpoint)
    ? t('This is submitted to the sandbox on this machine: nothing is processed or billed.')
    : t('The job is billed: Tencent Cloud charges media processing to the account of these credentials.');
}

function countErrors(count: number): string {
  return plural(count, text('{0} error'), text('{0} errors'));
}

function information(message: string): Notice {
  return { severity: 'information', message, buttons: [] };
}
