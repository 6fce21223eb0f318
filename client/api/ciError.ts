/**
 * Everything that can go wrong with a call, as one union, and the words about what to do.
 * What the service's own codes mean is data in `errorAdvice.ts`.
 */

import { text } from '../../l10n/language';
import { currentLocale, joined, plural, t } from '../../l10n/processLanguage';
import {
  adviceForCode,
  adviceForService,
  adviceForStatus,
  type ErrorAdvice,
  isAboutService,
  PROXY_SIGN_IN_STEP,
} from './errorAdvice';
import { BROWSER_SILENCE, PROXY_FAILURES } from './networkFailure';
import { BUCKETS_PAGE, codeOfMessage, JOB_PLACES, JOBS_KEPT_MONTHS, PASS_ROLE_ACTION } from './serviceFacts';

/** Why a call has no answer. A call never rejects for any of these. */
export type CiError =
  /** The settings or credentials cannot work; nothing was sent. */
  | { readonly kind: 'configuration'; readonly message: string }
  | HttpError
  /** No answer arrived. */
  | {
      readonly kind: 'network';
      readonly message: string;
      readonly outcomeUnknown: boolean;
      /** The platform's name for it, for example `ECONNREFUSED`. */
      readonly code?: string | undefined;
    }
  | { readonly kind: 'timeout'; readonly message: string; readonly outcomeUnknown: boolean }
  /** An answer arrived that is not one of the service. `body` is its beginning. */
  | {
      readonly kind: 'unreadableResponse';
      readonly message: string;
      readonly status: number;
      readonly body: string;
      readonly outcomeUnknown?: boolean;
      /** Of the headers, when they are those of the service all the same. */
      readonly requestId?: string;
    }
  /** A job was asked about for long enough, and it is unknown what its state means. */
  | { readonly kind: 'unknownState'; readonly message: string }
  /** The caller's signal stopped the call. */
  | { readonly kind: 'aborted'; readonly outcomeUnknown: boolean };

/** The service answered, and refused. */
export interface HttpError {
  readonly kind: 'http';
  readonly status: number;
  /** The service's code, for example `AccessDenied`. */
  readonly code: string | undefined;
  /** The service's own message, or a sentence about the status. */
  readonly message: string;
  readonly requestId: string | undefined;
  /** The id of the failure, which the vendor's support may ask for as well. */
  readonly traceId?: string;
  readonly retryAfterSeconds?: number;
  /** The `Date` header as the service wrote it. */
  readonly serverDate?: string;
  /** By how much the service's clock is ahead of this machine's; negative when it is behind. */
  readonly clockSkewSeconds?: number;
  /** The CAM action that the call needs. */
  readonly action?: string;
  /** The call about jobs, for example `GET /ai_jobs`, where no page gives its action. */
  readonly unnamedCall?: string;
  /** The kind of processing that the call was about, for example `speech`; absent for media and where it is not known. */
  readonly service?: string;
  /** True when a writing call may have had its effect all the same. */
  readonly outcomeUnknown?: boolean;
}

/** An error in plain words. */
export interface ErrorExplanation {
  /** What happened, with everything that the service said about it. */
  readonly message: string;
  /** What to do about it. */
  readonly nextStep: string;
}

/** Whether a job may have been created (or cancelled) although the call has no good answer. */
export function isOutcomeUnknown(error: CiError): boolean {
  return 'outcomeUnknown' in error && error.outcomeUnknown === true;
}

/** Whether what was asked for is wrong, rather than the settings, the credentials, the network or the service. */
export function isRequestFault(error: CiError): boolean {
  return error.kind === 'http' && adviceForError(error).about === 'request';
}

/** The page of the console on which a person can put it right; undefined where there is none. */
export function pageToOpen(error: CiError): string | undefined {
  return error.kind === 'http' && isAboutService(adviceForError(error)) ? BUCKETS_PAGE : undefined;
}

/** Reports what happened and what to do about it. */
export function explainError(error: CiError, call: WritingCall = 'submission'): ErrorExplanation {
  const { message, nextStep } = explainKind(error);
  return {
    message,
    nextStep: isOutcomeUnknown(error) ? sentences([t(BEFORE_REPEATING[call]), nextStep]) : nextStep,
  };
}

/** What was asked for, where it is not known what became of it. */
export type WritingCall = 'submission' | 'cancellation';

const BEFORE_REPEATING: Readonly<Record<WritingCall, string>> = {
  submission: text(
    'The request may have reached the service: check the list of jobs before you send it again, because every job is billed.',
  ),
  cancellation: text('The request may have reached the service: look up the job before you cancel it again.'),
};

function explainKind(error: CiError): ErrorExplanation {
  switch (error.kind) {
    case 'configuration':
      return { message: error.message, nextStep: t('Correct it and try again.') };
    case 'http':
      return explainHttp(error);
    case 'network':
      return { message: error.message, nextStep: networkStep(error.code) };
    case 'timeout':
      return {
        message: error.message,
        nextStep: t('Check the network connection and try again; allow more time on a slow connection.'),
      };
    case 'unreadableResponse':
      return {
        message:
          error.requestId === undefined
            ? error.message
            : t('{0} ({1})', error.message, t('request ID `{0}`', error.requestId)),
        nextStep: t('Check the endpoint and the proxy: the response may not be from the service.'),
      };
    case 'unknownState':
      return {
        message: error.message,
        nextStep: t(
          'It may have ended or may still be running: look it up later, or in the console. A newer version of this program may support the state.',
        ),
      };
    case 'aborted':
      return error.outcomeUnknown
        ? {
            message: t('The request was stopped before its response arrived: the outcome is unknown.'),
            nextStep: t('Repeat it only if it had no effect.'),
          }
        : {
            message: t('The request was stopped.'),
            nextStep: t('Send it again if you still need it.'),
          };
  }
}

function explainHttp(error: HttpError): ErrorExplanation {
  const advice = adviceForError(error);
  const facts = [
    // A browser hides the status of a redirect.
    error.status === 0 ? undefined : `HTTP ${error.status}`,
    error.code === undefined ? undefined : t('code `{0}`', error.code),
    error.requestId === undefined ? undefined : t('request ID `{0}`', error.requestId),
    // Where both are the same, one says it.
    error.traceId === undefined || error.traceId === error.requestId
      ? undefined
      : t('trace ID `{0}`', error.traceId),
  ];
  // Without a code the message is our own sentence about the status.
  const said =
    error.code === undefined ? error.message : t('The service says: {0}', endSentence(error.message));
  const steps = [
    adviceStep(advice, error),
    cancellationStep(error, advice),
    clockStep(error),
    waitStep(error),
  ];
  const [what, details] = [sentences([t(advice.meaning), said]), joined(facts, 'facts')];
  return {
    message: details === '' ? what : t('{0} ({1})', what, details),
    nextStep: sentences(steps),
  };
}

function adviceForError(error: HttpError): ErrorAdvice {
  // The service says `InvalidContent` of both, and only the status says that it was too much.
  if (error.status === 413) {
    return adviceForStatus(error.status);
  }
  const advice = adviceForCode(meantCode(error)) ?? adviceForStatus(error.status);
  return isAboutService(advice) ? adviceForService(error) : advice;
}

/** The CAM actions of calls about jobs that are there already. */
const ACTIONS = {
  describe: JOB_PLACES.map(({ describeAction }) => describeAction),
  list: JOB_PLACES.map(({ listAction }) => listAction),
  cancel: JOB_PLACES.map(({ cancelAction }) => cancelAction),
};

type NamedCall = { readonly [Key in 'action' | 'unnamedCall']?: string | undefined };

function isCancellation({ action, unnamedCall }: NamedCall): boolean {
  return action === undefined ? unnamedCall?.startsWith('PUT') === true : ACTIONS.cancel.includes(action);
}

/** Some codes mean different things in different answers, and some messages the same whatever their code. */
export function meantCode({
  code,
  message,
  action,
  unnamedCall,
}: Pick<HttpError, 'code' | 'message'> & NamedCall): string | undefined {
  const messageCode = codeOfMessage(message);
  if (messageCode !== undefined) {
    return messageCode;
  }
  // COS words an expired signature as a refusal.
  if (code === 'AccessDenied' && /expired/i.test(message)) {
    return 'SignatureExpired';
  }
  // What is not found is the input file of a new job, or else the job.
  const aboutJob =
    isCancellation({ action, unnamedCall }) ||
    (action === undefined ? unnamedCall !== undefined : ACTIONS.describe.includes(action));
  return code === 'ResourceNotFound' && aboutJob ? 'JobNotFound' : code;
}

function adviceStep(advice: ErrorAdvice, { action, unnamedCall }: HttpError): string {
  if (advice.about === 'permission' && action === undefined && unnamedCall !== undefined) {
    return t(
      'Grant its user the CAM permission for `{0}`, the name of which is not documented. Also check that the bucket and the region are yours.',
      unnamedCall,
    );
  }
  if (advice.about !== 'permission' || action === undefined) {
    return t(advice.nextStep);
  }
  // A job runs in the service's role, which the account passes on when it creates one.
  const creates = !Object.values(ACTIONS).some((actions) => actions.includes(action));
  return creates
    ? t(
        'Grant its user the CAM permissions `{0}` and `{1}`. Also check that the bucket and the region are yours.',
        action,
        PASS_ROLE_ACTION,
      )
    : t(
        'Grant its user the CAM permission `{0}`. Also check that the bucket and the region are yours.',
        action,
      );
}

/** By far the most frequent reason why a cancellation is refused. */
function cancellationStep(error: HttpError, advice: ErrorAdvice): string | undefined {
  return isCancellation(error) && advice === adviceForCode('InvalidArgument')
    ? t('The service cancels only jobs that have not started.')
    : undefined;
}

/** A clock that is off by less than this is not why a signature was refused. */
const NOTABLE_SKEW_SECONDS = 30;

/** By how many seconds the service's clock is ahead, when that is why a signature was refused. */
export function refusedClockSkew(error: CiError): number | undefined {
  if (error.kind !== 'http' || error.clockSkewSeconds === undefined) {
    return undefined;
  }
  const isAboutTime = CLOCK_ADVICE.some((code) => adviceForError(error) === adviceForCode(code));
  return isAboutTime && Math.abs(error.clockSkewSeconds) >= NOTABLE_SKEW_SECONDS
    ? error.clockSkewSeconds
    : undefined;
}

const CLOCK_ADVICE = ['SignatureExpired', 'RequestTimeTooSkewed'] as const;

function clockStep(error: HttpError): string | undefined {
  const skew = error.clockSkewSeconds ?? 0;
  const aboutCredentials = error.status === 401 || error.status === 403;
  if (!aboutCredentials || Math.abs(skew) < NOTABLE_SKEW_SECONDS) {
    return undefined;
  }
  const words =
    skew > 0
      ? text(
          'This machine’s clock is {0} behind the service’s ({1}): correct it, because a signature is valid for a few minutes only.',
        )
      : text(
          'This machine’s clock is {0} ahead of the service’s ({1}): correct it, because a signature is valid for a few minutes only.',
        );
  return t(words, formatDuration(Math.abs(skew)), error.serverDate ?? '');
}

function waitStep(error: HttpError): string | undefined {
  return error.retryAfterSeconds === undefined
    ? undefined
    : t('The service asks to wait {0} before the next attempt.', formatDuration(error.retryAfterSeconds));
}

function networkStep(code: string | undefined): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return t('Check the spelling of bucket and region, then the network connection, VPN and DNS.');
    case BROWSER_SILENCE:
      return t(
        'Check the network connection, VPN and proxy. If other pages open, the address does not allow this page (CORS) and nothing was sent: submit from the editor on the desktop or with the command line `ci-job`, or to an endpoint that allows this page (a sandbox with `--cors`).',
      );
    case 'ECONNREFUSED':
      return t('Check the endpoint; if it is the sandbox, start it first.');
    case PROXY_FAILURES.unreachable:
    case PROXY_FAILURES.refused:
      return t(
        'Check the address of the proxy (the setting `http.proxy`, or the environment variable `HTTPS_PROXY`), and which hosts bypass it (`http.noProxy`, `NO_PROXY`).',
      );
    case PROXY_FAILURES.signIn:
    case PROXY_FAILURES.wrongSignIn:
      return t(PROXY_SIGN_IN_STEP);
    default:
      return code !== undefined && /CERT|TLS|SSL|SIGNED|VERIFY/.test(code)
        ? t(
            'Check the endpoint. If a company proxy inspects TLS, trust its certificate (for Node: `NODE_EXTRA_CA_CERTS`).',
          )
        : t('Check the network connection, VPN and proxy, then try again.');
  }
}

/** For how long the service finds a job, in words. */
export function keptFor(): string {
  return plural(JOBS_KEPT_MONTHS, text('{0} month'), text('{0} months'));
}

/** A length of time in words. */
export function formatDuration(seconds: number): string {
  const rounded = Math.round(seconds);
  if (rounded < 120) {
    return plural(rounded, text('{0} second'), text('{0} seconds'));
  }
  return rounded < 7200
    ? t('{0} minutes', Math.round(rounded / 60))
    : t('{0} hours', Math.round(rounded / 3600));
}

function sentences(parts: readonly (string | undefined)[]): string {
  return currentLocale().sentences(...parts.map((part) => part ?? ''));
}

function endSentence(text: string): string {
  return /[.!?。]$/.test(text) ? text : `${text}.`;
}
