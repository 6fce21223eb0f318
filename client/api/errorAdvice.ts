/**
 * What the service's error codes mean and what to do about each: `schemas/responses/errors.json`, from which the
 * editor explains them, too. What an HTTP status alone allows to say is here.
 */

import { text } from '../../l10n/language';
import { errorCodes } from '../../schemas/responses/errors.json';
import { serviceOfJobId } from './jobPlaces';
import { codeOfMessage, serviceOfMessage } from './serviceFacts';

/** One error in plain words. */
export interface ErrorAdvice {
  /** One sentence. */
  readonly meaning: string;
  readonly nextStep: string;
  /**
   * `permission`: where the call's own permission is known, it is named instead of all.
   * `request`: what was asked for is wrong, not the settings, the credentials or the service.
   * `service`: a kind of processing is not switched on; `adviceForService` names it.
   */
  readonly about?: 'permission' | 'request' | 'service';
}

/** The advice for a code of the service; undefined for a code that is not known. */
export function adviceForCode(code: string | undefined): ErrorAdvice | undefined {
  return code === undefined ? undefined : errorAdvice.get(numericCodes.get(code) ?? code);
}

/** Whether a code says that the service did nothing of what was asked for: a fault inside of it does not. */
export function isRefusal(code: string | undefined): boolean {
  const advice = adviceForCode(code);
  return advice !== undefined && advice.nextStep !== SERVER_FAULT.nextStep;
}

/** What to do about a job that has failed, for the code and the message that it has. */
export function adviceForJob({ code, message, jobId }: FailedJob): ErrorAdvice | undefined {
  const advice = adviceForCode(codeOfMessage(message ?? '') ?? code);
  return advice !== undefined && isAboutService(advice)
    ? adviceForService({ message, service: serviceOfJobId(jobId ?? '') })
    : advice;
}

/** Whether a kind of processing is not switched on. */
export function isAboutService(advice: ErrorAdvice): boolean {
  return advice.about === 'service';
}

/** What to do about a kind of processing that is not switched on: the one that the message names, else the call's own. */
export function adviceForService({
  message,
  service,
}: {
  readonly message: string | undefined;
  readonly service?: string | undefined;
}): ErrorAdvice {
  return SWITCHED_OFF.get(serviceOfMessage(message ?? '') ?? service ?? '') ?? NOT_BOUND;
}

/** Why a job has failed, in the service's words. */
export interface FailedJob {
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** Its beginning names the kind of processing. */
  readonly jobId?: string;
}

/** The advice that the HTTP status alone allows. */
export function adviceForStatus(status: number): ErrorAdvice {
  if (isRedirect(status)) {
    return REDIRECT;
  }
  return STATUS_ADVICE.get(status) ?? (status >= 500 ? SERVER_FAULT : REFUSED);
}

/** Whether a status sends the request elsewhere; 0 is what a browser shows of a redirect. */
export function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400);
}

/** What to do about a proxy that asks who is there. */
export const PROXY_SIGN_IN_STEP = text(
  'Set the proxy’s user name and password: in its address, before the host (`user:password@host:port`), or as the value of the setting `http.proxyAuthorization`.',
);

/** The advice for each code by name. */
export const errorAdvice: ReadonlyMap<string, ErrorAdvice> = new Map([
  ...errorCodes.map((known): [string, ErrorAdvice] => [known.code, readAdvice(known)]),
  // Our own word for a resource that is a job: the service calls both the same.
  [
    'JobNotFound',
    {
      meaning: text('The job does not exist.'),
      nextStep: text('Check the job ID, and that the bucket and the region are those of the job.'),
      about: 'request',
    },
  ],
]);

/** The name of each code that older answers give as a number. */
export const numericCodes: ReadonlyMap<string, string> = new Map(
  errorCodes.flatMap(({ code, numbers = [] }) => numbers.map((number) => [String(number), code] as const)),
);

function readAdvice({ documentation, nextStep, about }: (typeof errorCodes)[number]): ErrorAdvice {
  const isAbout = about === 'permission' || about === 'request' || about === 'service';
  return { meaning: documentation, nextStep, ...(isAbout ? { about } : {}) };
}

/** The advice for a code that is in the file. */
function advice(code: string): ErrorAdvice {
  return errorAdvice.get(code) ?? REFUSED;
}

const REFUSED: ErrorAdvice = {
  meaning: text('The service refused the request.'),
  nextStep: text('Read the service’s message; the vendor’s support needs the request ID.'),
};
const NOT_BOUND = advice('MediaBucketUnBinded');
/** The same for the other kinds of processing. */
const SWITCHED_OFF: ReadonlyMap<string, ErrorAdvice> = new Map(
  Object.entries<ErrorAdvice>({
    speech: {
      meaning: text('Speech processing is not enabled for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable speech processing for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
    picture: {
      meaning: text('Image processing is not enabled for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable image processing for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
    ai: {
      meaning: text('AI content recognition is not enabled for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable AI content recognition for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
    file: {
      meaning: text('File processing is not enabled for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable file processing for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
  }),
);
const REDIRECT = advice('PermanentRedirect');
const SERVER_FAULT = advice('InternalError');

const STATUS_ADVICE: ReadonlyMap<number, ErrorAdvice> = new Map([
  [400, advice('InvalidArgument')],
  [
    401,
    {
      meaning: text('The service did not accept the credentials.'),
      nextStep: advice('InvalidAccessKeyId').nextStep,
    },
  ],
  [403, advice('AccessDenied')],
  [
    404,
    {
      meaning: text('The service has nothing at this address.'),
      nextStep: text('Check the job ID, the bucket, the region and the endpoint.'),
    },
  ],
  [
    413,
    {
      meaning: text('The request is too large for the service.'),
      nextStep: text('Shorten the request; one request has at most six operations.'),
      about: 'request',
    },
  ],
  [429, advice('SlowDown')],
  [
    407,
    {
      meaning: text('The proxy requires authentication.'),
      nextStep: PROXY_SIGN_IN_STEP,
    },
  ],
]);
