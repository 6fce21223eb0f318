/**
 * Turns an answer with an error status into a `CiError`, whoever wrote that answer.
 */

import { t } from '../../l10n/processLanguage';
import type { HttpError } from './ciError';
import { isRedirect } from './errorAdvice';
import { cleanMessage, type ErrorElement, readErrorElement } from './errorElement';
import type { TransportResponse } from './transport';
import { readXml } from './xmlTree';

/** What messages say about a call. */
export interface CallFacts {
  /** The CAM action that it needs; undefined where no page gives it. */
  readonly action: string | undefined;
  /** The kind of processing, where it is known and not media. */
  readonly service?: string | undefined;
  /** The call itself, where its action is not known. */
  readonly unnamedCall?: string | undefined;
}

/** What is known about the call that was refused. */
export interface RefusedCall extends CallFacts {
  readonly writing: boolean;
  /** This machine's time when the answer came. */
  readonly nowMs: number;
}

/** What the service calls its request id. */
export const REQUEST_ID_HEADER = 'x-ci-request-id';

/** What the service calls the id of a failure. */
const TRACE_ID_HEADER = 'x-ci-trace-id';

/** The error in an answer whose status is not 2xx. */
export function readErrorResponse(response: TransportResponse, call: RefusedCall): HttpError {
  const root = readXml(response.body);
  const element = root.ok && root.value.name === 'Error' ? readErrorElement(root.value.value) : undefined;
  return completeHttpError(element ?? describeStatus(response), response, call);
}

/** Adds to an error what the answer's headers say. */
export function completeHttpError(
  element: ErrorElement,
  { status, headers }: TransportResponse,
  call: RefusedCall,
): HttpError {
  const serverDate = headers.date;
  const serverMs = serverDate === undefined ? Number.NaN : Date.parse(serverDate);
  const traceId = headers[TRACE_ID_HEADER] ?? element.traceId;
  const retryAfterSeconds = readRetryAfter(headers['retry-after'], serverMs, call.nowMs);
  return {
    kind: 'http',
    status,
    code: element.code,
    message: element.message,
    requestId: headers[REQUEST_ID_HEADER] ?? element.requestId,
    ...(traceId === undefined ? {} : { traceId }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(serverDate === undefined ? {} : { serverDate }),
    ...(Number.isNaN(serverMs) ? {} : { clockSkewSeconds: Math.round((serverMs - call.nowMs) / 1000) }),
    ...(call.action === undefined ? {} : { action: call.action }),
    ...(call.service === undefined ? {} : { service: call.service }),
    ...(call.unnamedCall === undefined ? {} : { unnamedCall: call.unnamedCall }),
    // A gateway's 502 or 504 says nothing about what the service behind it did.
    ...(call.writing && status >= 500 ? { outcomeUnknown: true } : {}),
  };
}

/** Words for an answer that is not in the service's form, such as a proxy's page. */
function describeStatus({ status, headers }: TransportResponse): ErrorElement {
  const target = headers.location === undefined ? '' : t(' It leads to {0}.', originOf(headers.location));
  // The same words for each status: a browser hides which one it is, and where it leads.
  const message = isRedirect(status)
    ? t('The response is a redirect.{0}', target)
    : t('The response has no reason.');
  return { code: undefined, message: cleanMessage(message), requestId: undefined };
}

/** Only where a redirect leads: the rest of the address may repeat what was signed. */
function originOf(location: string): string {
  try {
    return `\`${new URL(location).origin}\``;
  } catch {
    // A relative address stays on the same host, and its text may be anything.
    return t('another path of the same host');
  }
}

/** A server that asks for more has a wrong clock, or is none that one should believe. */
const LONGEST_WAIT_S = 24 * 60 * 60;

/** `Retry-After` is a number of seconds or a date. */
function readRetryAfter(text: string | undefined, serverMs: number, nowMs: number): number | undefined {
  const value = text?.trim() ?? '';
  if (/^\d+$/.test(value)) {
    return Math.min(Number(value), LONGEST_WAIT_S);
  }
  // `Date.parse` alone would make a date of almost any text.
  const untilMs = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  const fromMs = Number.isNaN(serverMs) ? nowMs : serverMs;
  return Number.isNaN(untilMs)
    ? undefined
    : Math.min(Math.max(0, Math.round((untilMs - fromMs) / 1000)), LONGEST_WAIT_S);
}
