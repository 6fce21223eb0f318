/**
 * What the service's error codes mean and what to do about each, as data.
 * The codes are those of the error pages of media processing; numbers are their older form.
 * The editor tells the same from `schemas/responses/errors.json`, and a test holds the two together word by word.
 */

import { text } from '../../l10n/language';
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

const CHECK_TYPING = text(
  'Check the SecretId and the SecretKey (and the token of a temporary key), then set them again. The key may be mistyped.',
);

const CHECK_KEY = text(
  'Check the SecretId and the SecretKey (and the token of a temporary key), then set them again.',
);
/** What to do about a proxy that asks who is there. */
export const PROXY_SIGN_IN_STEP = text(
  'Set the proxy’s user name and password: in its address, before the host (`user:password@host:port`), or as the value of the setting `http.proxyAuthorization`.',
);
const REDIRECT: ErrorAdvice = {
  meaning: text(
    'The service redirected the request, and a signed request is never sent on to another address.',
  ),
  nextStep: text('Check that the region is the bucket’s own and that the endpoint starts with `https://`.'),
};
const SERVER_FAULT: ErrorAdvice = {
  meaning: text('The service failed.'),
  nextStep: text('Try again later; if it stays so, give the request ID to the vendor’s support.'),
};
const REFUSED: ErrorAdvice = {
  meaning: text('The service refused the request.'),
  nextStep: text('Read the service’s message; the request ID is what the vendor’s support asks for.'),
};
const PERMISSION: ErrorAdvice = {
  meaning: text('This key may not do that.'),
  nextStep: text(
    'Give its user the CAM permissions of the call: `ci:CreateMediaJobs` and `cam:PassRole` to submit, `ci:DescribeMediaJob` to look a job up and to watch it, `ci:DescribeMediaJobs` to list jobs, `ci:CancelMediaJob` to cancel one. Check too that bucket and region are yours.',
  ),
  about: 'permission',
};
const BAD_REQUEST: ErrorAdvice = {
  meaning: text('The service found a mistake in the request.'),
  nextStep: text('Correct the element or value that the message names, then try again.'),
  about: 'request',
};
const NOT_BOUND: ErrorAdvice = {
  meaning: text('Media processing is not switched on for this bucket.'),
  nextStep: text(
    'Bind the bucket to Cloud Infinite and enable media processing for it at `https://console.cloud.tencent.com/ci/bucket` (or the other service that the job needs, for example speech or pictures).',
  ),
  about: 'service',
};
/** The same for the other kinds of processing. */
const SWITCHED_OFF: ReadonlyMap<string, ErrorAdvice> = new Map(
  Object.entries<ErrorAdvice>({
    speech: {
      meaning: text('Speech processing is not switched on for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable speech processing for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
    picture: {
      meaning: text('Image processing is not switched on for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable image processing for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
    ai: {
      meaning: text('AI content recognition is not switched on for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable AI content recognition for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
    file: {
      meaning: text('File processing is not switched on for this bucket.'),
      nextStep: text(
        'Bind the bucket to Cloud Infinite and enable file processing for it at `https://console.cloud.tencent.com/ci/bucket`.',
      ),
      about: 'service',
    },
  }),
);
const SLOW_DOWN: ErrorAdvice = {
  meaning: text('Too many requests were sent in a short time.'),
  nextStep: text('Wait a little, then send fewer at once.'),
};
const INPUT: ErrorAdvice = {
  meaning: text('The service could not read the input file.'),
  nextStep: text(
    'Check that `Input/Object` exists in this bucket, that its name is spelled exactly so, and that the role `CI_QCSRole` may read it.',
  ),
  about: 'request',
};

const BOUND: ErrorAdvice = {
  meaning: text('The bucket is bound already.'),
  nextStep: text('Nothing has to be done: submit the job.'),
};

function limitReached(meaning: string): ErrorAdvice {
  return {
    meaning,
    nextStep: text('Give up one that is no longer needed, or ask the vendor’s support for more.'),
  };
}

/** The advice for each code by name. */
export const errorAdvice: ReadonlyMap<string, ErrorAdvice> = new Map(
  Object.entries<ErrorAdvice>({
    PermanentRedirect: REDIRECT,
    TemporaryRedirect: REDIRECT,
    InvalidArgument: BAD_REQUEST,
    MissingContent: { ...BAD_REQUEST, meaning: text('The service found the request incomplete.') },
    InvalidContent: { ...BAD_REQUEST, meaning: text('The service could not read the request’s body.') },
    InvalidContentType: { ...BAD_REQUEST, meaning: text('The service did not take the body for XML.') },
    MalformedXML: { ...BAD_REQUEST, meaning: text('The service could not read the request’s XML.') },
    InvalidHost: {
      meaning: text('The service does not know this host.'),
      nextStep: text('Check the bucket’s full name with its APPID, the region, and the endpoint.'),
    },
    ResourceNotFound: INPUT,
    ResourceAccessDenied: INPUT,
    ResourceDownloadFailed: INPUT,
    ResourceNotSupported: {
      meaning: text('The service cannot process this kind of input file.'),
      nextStep: text('Check the format of the input file.'),
      about: 'request',
    },
    CIRoleNotExist: {
      meaning: text('The service has no role with which it may reach your bucket.'),
      nextStep: text('Create the service role `CI_QCSRole` by authorising Cloud Infinite in the console.'),
    },
    MissingAuthorization: {
      meaning: text('The request arrived without a signature.'),
      nextStep: text('Check whether a proxy removes headers.'),
    },
    InvalidAuthorization: {
      meaning: text('The service did not accept the signature.'),
      nextStep: CHECK_TYPING,
    },
    SignatureDoesNotMatch: {
      meaning: text('The service did not accept the signature.'),
      nextStep: CHECK_TYPING,
    },
    SecretidNotExist: { meaning: text('The service does not know this SecretId.'), nextStep: CHECK_KEY },
    InvalidAccessKeyId: { meaning: text('The service does not know this SecretId.'), nextStep: CHECK_KEY },
    ExpiredToken: {
      meaning: text('The token of the temporary key has expired.'),
      nextStep: text('Get a new temporary key, then set it again.'),
    },
    SignatureExpired: {
      meaning: text('The service took the signature for expired.'),
      nextStep: text('Check this machine’s date, time and time zone, then try again.'),
    },
    RequestTimeTooSkewed: {
      meaning: text('This machine’s clock differs too much from the service’s.'),
      nextStep: text('Correct this machine’s date, time and time zone, then try again.'),
    },
    AccessDenied: PERMISSION,
    WriteTargetBucketDenied: {
      meaning: text('The service may not write to the output bucket.'),
      nextStep: text('Check `Output/Bucket` and `Output/Region`, and let the role `CI_QCSRole` write there.'),
    },
    NoSuchBucket: {
      meaning: text('There is no such bucket.'),
      nextStep: text('Check the bucket’s full name with its APPID, and the region.'),
    },
    MediaBucketUnBinded: NOT_BOUND,
    MediaBucketAlreadyBinded: BOUND,
    BucketAlreadyBinded: BOUND,
    BindedBucketNumLimit: limitReached(text('The account has as many bound buckets as it may have.')),
    CreatedTemplateNumLimit: limitReached(text('The account has as many templates as it may have.')),
    WorkFlowNumLimit: limitReached(text('The account has as many workflows as it may have.')),
    QueueNumLimit: limitReached(text('The account has as many queues as it may have.')),
    TemplateNameDuplicate: {
      meaning: text('A template has this name already.'),
      nextStep: text('Choose another name for the template.'),
    },
    ActiveWorkflowForbiddenUpdate: {
      meaning: text('A workflow that is switched on cannot be changed.'),
      nextStep: text('Switch the workflow off, change it, then switch it on again.'),
    },
    QueueSaturated: {
      meaning: text('The queue is full.'),
      nextStep: text('Wait until jobs of the queue have ended, then submit again.'),
    },
    QueuePaused: {
      meaning: text('The queue is paused.'),
      nextStep: text('Resume the queue in the console.'),
    },
    QueueNotFound: {
      meaning: text('There is no such queue.'),
      nextStep: text(
        'Leave `QueueId` out to use the bucket’s default queue, or give the id of a queue of this bucket.',
      ),
      about: 'request',
    },
    TemplateNotFound: {
      meaning: text('There is no such template.'),
      nextStep: text('Check the template id: templates belong to one bucket and one Tag.'),
      about: 'request',
    },
    InvalidUrl: {
      meaning: text('The service does not know this address.'),
      nextStep: text('Check the job id, the bucket, the region and the endpoint.'),
    },
    // Our own word for a resource that is a job: the service calls both the same.
    JobNotFound: {
      meaning: text('There is no such job.'),
      nextStep: text('Check the job id, and that bucket and region are those of the job.'),
      about: 'request',
    },
    AuditingJobNotFound: {
      meaning: text('There is no such job.'),
      nextStep: text('Check the job id.'),
      about: 'request',
    },
    MissingContentLength: {
      meaning: text('The request arrived without its length.'),
      nextStep: text('Check whether a proxy changes requests.'),
    },
    SlowDown: SLOW_DOWN,
    UnavailableForLegalReasons: {
      meaning: text('The service blocks this content for legal reasons.'),
      nextStep: text('Ask the vendor’s support, with the request ID.'),
    },
    InternalError: SERVER_FAULT,
    ServiceUnavailable: { ...SERVER_FAULT, meaning: text('The service is unavailable for the moment.') },
    NotImplemented: {
      meaning: text('The service does not offer this call here.'),
      nextStep: text('Check that the job’s Tag is offered in this region.'),
    },
  }),
);

/** The name of each code that older answers give as a number. */
export const numericCodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    1007: 'InternalError',
    1010: 'InvalidUrl',
    1011: 'InvalidContent',
    1012: 'MissingAuthorization',
    1013: 'InvalidAuthorization',
    1014: 'SignatureExpired',
    1015: 'InvalidArgument',
    1016: 'MissingContent',
    1017: 'InvalidHost',
    1018: 'AccessDenied',
    1019: 'SecretidNotExist',
    1020: 'SlowDown',
    1021: 'InvalidContentType',
    1100: 'BucketAlreadyBinded',
    1103: 'ResourceNotFound',
    1106: 'QueueNotFound',
    1107: 'TemplateNotFound',
    1109: 'BindedBucketNumLimit',
    1110: 'CreatedTemplateNumLimit',
    1111: 'MediaBucketUnBinded',
    1112: 'TemplateNameDuplicate',
    1114: 'ActiveWorkflowForbiddenUpdate',
    1120: 'WorkFlowNumLimit',
    1124: 'WriteTargetBucketDenied',
    1145: 'QueueNumLimit',
  }),
);

const STATUS_ADVICE: ReadonlyMap<number, ErrorAdvice> = new Map([
  [400, BAD_REQUEST],
  [401, { meaning: text('The service did not accept the credentials.'), nextStep: CHECK_KEY }],
  [403, PERMISSION],
  [
    404,
    {
      meaning: text('The service found nothing at this address.'),
      nextStep: text('Check the job id, the bucket, the region and the endpoint.'),
    },
  ],
  [
    413,
    {
      meaning: text('The request is too large for the service.'),
      nextStep: text('Shorten the request; one request holds at most six operations.'),
      about: 'request',
    },
  ],
  [429, SLOW_DOWN],
  [
    407,
    {
      meaning: text('The proxy asks for a sign-in.'),
      nextStep: PROXY_SIGN_IN_STEP,
    },
  ],
]);
