/**
 * What the service's error codes mean and what to do about each, as data.
 * The codes are those of the error pages of media processing; numbers are their older form.
 * The editor tells the same from `schemas/responses/errors.json`, and a test holds the two together word by word.
 */

/** One error in plain words. */
export interface ErrorAdvice {
  /** One sentence. */
  readonly meaning: string;
  readonly nextStep: string;
  /**
   * `permission`: where the call's own permission is known, it is named instead of all.
   * `request`: what was asked for is wrong, not the settings, the credentials or the service.
   */
  readonly about?: 'permission' | 'request';
}

/** The advice for a code of the service; undefined for a code that is not known. */
export function adviceForCode(code: string | undefined): ErrorAdvice | undefined {
  return code === undefined ? undefined : errorAdvice.get(numericCodes.get(code) ?? code);
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

const CHECK_KEY =
  'Check the SecretId and the SecretKey (and the token of a temporary key), then set them again.';
const REDIRECT: ErrorAdvice = {
  meaning: 'The service redirected the request, and a signed request is never sent on to another address.',
  nextStep: 'Check that the region is the bucket’s own and that the endpoint starts with `https://`.',
};
const SERVER_FAULT: ErrorAdvice = {
  meaning: 'The service failed.',
  nextStep: 'Try again later; if it stays so, give the request ID to the vendor’s support.',
};
const REFUSED: ErrorAdvice = {
  meaning: 'The service refused the request.',
  nextStep: 'Read the service’s message; the request ID is what the vendor’s support asks for.',
};
const PERMISSION: ErrorAdvice = {
  meaning: 'This key may not do that.',
  nextStep:
    'Give its user the CAM permissions of the call: `ci:CreateMediaJobs` and `cam:PassRole` to submit, `ci:DescribeMediaJob` to look a job up, `ci:CancelMediaJob` to cancel one. Check too that bucket and region are yours.',
  about: 'permission',
};
const BAD_REQUEST: ErrorAdvice = {
  meaning: 'The service found a mistake in the request.',
  nextStep: 'Correct the element or value that the message names, then try again.',
  about: 'request',
};
const NOT_BOUND: ErrorAdvice = {
  meaning: 'Media processing is not switched on for this bucket.',
  nextStep: 'Bind the bucket to Cloud Infinite and enable media processing for it in the console.',
};
const SLOW_DOWN: ErrorAdvice = {
  meaning: 'Too many requests were sent in a short time.',
  nextStep: 'Wait a little, then send fewer at once.',
};
const INPUT: ErrorAdvice = {
  meaning: 'The service could not read the input file.',
  nextStep:
    'Check that `Input/Object` exists in this bucket, that its name is spelled exactly so, and that the role `CI_QCSRole` may read it.',
  about: 'request',
};

const BOUND: ErrorAdvice = {
  meaning: 'The bucket is bound already.',
  nextStep: 'Nothing has to be done: submit the job.',
};

function limitReached(what: string): ErrorAdvice {
  return {
    meaning: `The account has as many ${what} as it may have.`,
    nextStep: 'Give up one that is no longer needed, or ask the vendor’s support for more.',
  };
}

/** The advice for each code by name. */
export const errorAdvice: ReadonlyMap<string, ErrorAdvice> = new Map(
  Object.entries<ErrorAdvice>({
    PermanentRedirect: REDIRECT,
    TemporaryRedirect: REDIRECT,
    InvalidArgument: BAD_REQUEST,
    MissingContent: { ...BAD_REQUEST, meaning: 'The service found the request incomplete.' },
    InvalidContent: { ...BAD_REQUEST, meaning: 'The service could not read the request’s body.' },
    InvalidContentType: { ...BAD_REQUEST, meaning: 'The service did not take the body for XML.' },
    MalformedXML: { ...BAD_REQUEST, meaning: 'The service could not read the request’s XML.' },
    InvalidHost: {
      meaning: 'The service does not know this host.',
      nextStep: 'Check the bucket’s full name with its APPID, the region, and the endpoint.',
    },
    ResourceNotFound: INPUT,
    ResourceAccessDenied: INPUT,
    ResourceDownloadFailed: INPUT,
    ResourceNotSupported: {
      meaning: 'The service cannot process this kind of input file.',
      nextStep: 'Check the format of the input file.',
      about: 'request',
    },
    CIRoleNotExist: {
      meaning: 'The service has no role with which it may reach your bucket.',
      nextStep: 'Create the service role `CI_QCSRole` by authorising Cloud Infinite in the console.',
    },
    MissingAuthorization: {
      meaning: 'The request arrived without a signature.',
      nextStep: 'Check whether a proxy removes headers.',
    },
    InvalidAuthorization: {
      meaning: 'The service did not accept the signature.',
      nextStep: `${CHECK_KEY} The key may be mistyped.`,
    },
    SignatureDoesNotMatch: {
      meaning: 'The service did not accept the signature.',
      nextStep: `${CHECK_KEY} The key may be mistyped.`,
    },
    SecretidNotExist: { meaning: 'The service does not know this SecretId.', nextStep: CHECK_KEY },
    InvalidAccessKeyId: { meaning: 'The service does not know this SecretId.', nextStep: CHECK_KEY },
    ExpiredToken: {
      meaning: 'The token of the temporary key has expired.',
      nextStep: 'Get a new temporary key, then set it again.',
    },
    SignatureExpired: {
      meaning: 'The service took the signature for expired.',
      nextStep: 'Check this machine’s date, time and time zone, then try again.',
    },
    RequestTimeTooSkewed: {
      meaning: 'This machine’s clock differs too much from the service’s.',
      nextStep: 'Correct this machine’s date, time and time zone, then try again.',
    },
    AccessDenied: PERMISSION,
    WriteTargetBucketDenied: {
      meaning: 'The service may not write to the output bucket.',
      nextStep: 'Check `Output/Bucket` and `Output/Region`, and let the role `CI_QCSRole` write there.',
    },
    NoSuchBucket: {
      meaning: 'There is no such bucket.',
      nextStep: 'Check the bucket’s full name with its APPID, and the region.',
    },
    MediaBucketUnBinded: NOT_BOUND,
    MediaBucketAlreadyBinded: BOUND,
    BucketAlreadyBinded: BOUND,
    BindedBucketNumLimit: limitReached('bound buckets'),
    CreatedTemplateNumLimit: limitReached('templates'),
    WorkFlowNumLimit: limitReached('workflows'),
    QueueNumLimit: limitReached('queues'),
    TemplateNameDuplicate: {
      meaning: 'A template has this name already.',
      nextStep: 'Choose another name for the template.',
    },
    ActiveWorkflowForbiddenUpdate: {
      meaning: 'A workflow that is switched on cannot be changed.',
      nextStep: 'Switch the workflow off, change it, then switch it on again.',
    },
    QueueSaturated: {
      meaning: 'The queue is full.',
      nextStep: 'Wait until jobs of the queue have ended, then submit again.',
    },
    QueuePaused: { meaning: 'The queue is paused.', nextStep: 'Resume the queue in the console.' },
    QueueNotFound: {
      meaning: 'There is no such queue.',
      nextStep:
        'Leave `QueueId` out to use the bucket’s default queue, or give the id of a queue of this bucket.',
      about: 'request',
    },
    TemplateNotFound: {
      meaning: 'There is no such template.',
      nextStep: 'Check the template id: templates belong to one bucket and one Tag.',
      about: 'request',
    },
    InvalidUrl: {
      meaning: 'The service does not know this address.',
      nextStep: 'Check the job id, the bucket, the region and the endpoint.',
    },
    // Our own word for a resource that is a job: the service calls both the same.
    JobNotFound: {
      meaning: 'There is no such job.',
      nextStep: 'Check the job id, and that bucket and region are those of the job.',
      about: 'request',
    },
    AuditingJobNotFound: {
      meaning: 'There is no such job.',
      nextStep: 'Check the job id.',
      about: 'request',
    },
    MissingContentLength: {
      meaning: 'The request arrived without its length.',
      nextStep: 'Check whether a proxy changes requests.',
    },
    SlowDown: SLOW_DOWN,
    UnavailableForLegalReasons: {
      meaning: 'The service blocks this content for legal reasons.',
      nextStep: 'Ask the vendor’s support, with the request ID.',
    },
    InternalError: SERVER_FAULT,
    ServiceUnavailable: { ...SERVER_FAULT, meaning: 'The service is unavailable for the moment.' },
    NotImplemented: {
      meaning: 'The service does not offer this call here.',
      nextStep: 'Check that the job’s Tag is offered in this region.',
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
  [401, { meaning: 'The service did not accept the credentials.', nextStep: CHECK_KEY }],
  [403, PERMISSION],
  [
    404,
    {
      meaning: 'The service found nothing at this address.',
      nextStep: 'Check the job id, the bucket, the region and the endpoint.',
    },
  ],
  [
    413,
    {
      meaning: 'The request is too large for the service.',
      nextStep: 'Shorten the request; one request holds at most six operations.',
      about: 'request',
    },
  ],
  [429, SLOW_DOWN],
  [
    407,
    {
      meaning: 'A proxy asks for a sign-in.',
      nextStep: 'Set up the proxy’s user name and password for this machine.',
    },
  ],
]);
