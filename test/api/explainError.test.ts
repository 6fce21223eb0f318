/**
 * What people are reported about each error: what happened, and what to do.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CiError,
  explainError,
  type HttpError,
  isOutcomeUnknown,
  isRequestFault,
  pageToOpen,
} from '../../client/api/ciError';

const UNKNOWN_OUTCOME =
  'The request may have reached the service: check the list of jobs before you send it again, because every job is billed.';

function http(more: Partial<HttpError>): HttpError {
  return { kind: 'http', status: 403, code: undefined, message: 'no', requestId: undefined, ...more };
}

function checkExplained(error: CiError, message: string, nextStep: string): void {
  assert.deepEqual(explainError(error), { message, nextStep });
}

/** Every code of the service's error pages, with a word that its advice must have. */
const CODES: readonly [string, RegExp][] = [
  ['PermanentRedirect', /region/],
  ['TemporaryRedirect', /region/],
  ['InvalidArgument', /Correct the element or value/],
  ['MissingContent', /try again/],
  ['InvalidContent', /try again/],
  ['InvalidHost', /APPID/],
  ['ResourceNotFound', /Input\/Object/],
  ['ResourceAccessDenied', /CI_QCSRole/],
  ['ResourceDownloadFailed', /Input\/Object/],
  ['CIRoleNotExist', /CI_QCSRole/],
  ['ResourceNotSupported', /format/],
  ['MissingAuthorization', /proxy/],
  ['InvalidAuthorization', /SecretKey/],
  ['AccessDenied', /ci:CreateMediaJobs.*cam:PassRole/],
  ['SecretidNotExist', /SecretId/],
  ['SignatureExpired', /date, time and time zone/],
  ['RequestTimeTooSkewed', /date, time and time zone/],
  ['MediaBucketAlreadyBinded', /No action is needed/],
  ['QueueSaturated', /Wait/],
  ['QueuePaused', /Resume the queue/],
  ['InvalidUrl', /endpoint/],
  ['AuditingJobNotFound', /job ID/],
  ['MissingContentLength', /proxy/],
  ['SlowDown', /Wait/],
  ['UnavailableForLegalReasons', /support/],
  ['InternalError', /later/],
  ['NotImplemented', /region/],
  ['ServiceUnavailable', /later/],
  ['MediaBucketUnBinded', /Bind the bucket/],
  ['QueueNotFound', /QueueId/],
  ['TemplateNotFound', /template/],
  ['WriteTargetBucketDenied', /Output\/Bucket/],
  ['JobNotFound', /the bucket and the region/],
];

const NUMBERS: readonly [string, string][] = [
  ['1007', 'InternalError'],
  ['1010', 'InvalidUrl'],
  ['1011', 'InvalidContent'],
  ['1012', 'MissingAuthorization'],
  ['1013', 'InvalidAuthorization'],
  ['1014', 'SignatureExpired'],
  ['1015', 'InvalidArgument'],
  ['1016', 'MissingContent'],
  ['1017', 'InvalidHost'],
  ['1018', 'AccessDenied'],
  ['1019', 'SecretidNotExist'],
  ['1020', 'SlowDown'],
  ['1100', 'MediaBucketAlreadyBinded'],
  ['1103', 'ResourceNotFound'],
  ['1106', 'QueueNotFound'],
  ['1107', 'TemplateNotFound'],
  ['1111', 'MediaBucketUnBinded'],
  ['1124', 'WriteTargetBucketDenied'],
];

describe('explainError, for the service’s codes', () => {
  for (const [code, words] of CODES) {
    it(`says what to do about ${code}`, () => {
      // Status 299 has no advice of its own, so that the words can only come from the code.
      assert.match(explainError(http({ status: 299, code })).nextStep, words);
    });
  }

  it('reads the older numbers as the names they stand for', () => {
    for (const [number, code] of NUMBERS) {
      assert.equal(explainError(http({ code: number })).nextStep, explainError(http({ code })).nextStep);
    }
  });

  it('quotes the service with code, status and request id', () => {
    checkExplained(
      http({ status: 400, code: 'InvalidArgument', message: 'Fps out of range', requestId: 'r1' }),
      'The service found a mistake in the request. The service says: Fps out of range. (HTTP 400, code `InvalidArgument`, request ID `r1`)',
      'Correct the element or value in the message, then try again.',
    );
  });

  it('shows the trace id beside the request id', () => {
    assert.match(
      explainError(http({ status: 500, code: 'InternalError', requestId: 'r1', traceId: 't1' })).message,
      /\(HTTP 500, code `InternalError`, request ID `r1`, trace ID `t1`\)$/,
    );
    const same = explainError(http({ requestId: 'r1', traceId: 'r1' })).message;
    assert.doesNotMatch(same, /trace/);
  });

  it('recognizes a service that is off by its words, whatever the code and the status', () => {
    const media = explainError(http({ code: 'MediaBucketUnBinded' })).nextStep;
    const recognition =
      'Bind the bucket to Cloud Infinite and enable AI content recognition for it at `https://console.cloud.tencent.com/ci/bucket`.';
    assert.match(media, /https:\/\/console\.cloud\.tencent\.com\/ci\/bucket/);
    for (const message of [
      "media bucket unbinded, bucket's host is unavailable",
      'Media Bucket UnBinded',
      "doc bucket unbinded, bucket's host is unavailable.",
      'the ai bucket is unbind',
      'bucket’s host is unavailable',
    ]) {
      for (const [status, code] of [
        [400, 'InvalidArgument'],
        [403, 'AccessDenied'],
        [404, 'InvalidHost'],
        [404, undefined],
        [403, 'SomethingNew'],
      ] as const) {
        const error = http({ status, code, message, action: 'ci:CreateMediaJobs' });
        const expected = message.includes('ai bucket') ? recognition : media;
        assert.equal(explainError(error).nextStep, expected, `${status} ${code} ${message}`);
        assert.equal(pageToOpen(error), 'https://console.cloud.tencent.com/ci/bucket');
        assert.equal(isRequestFault(error), false);
      }
    }
    for (const message of ['the output bucket does not exist', 'no such bucket', 'Access denied.']) {
      assert.equal(pageToOpen(http({ message })), undefined, message);
    }
  });

  it('names the permission that the call needs', () => {
    const stepOf = (code: string, action: string): string => explainError(http({ code, action })).nextStep;
    assert.equal(
      stepOf('AccessDenied', 'ci:CreateMediaJobs'),
      'Grant its user the CAM permissions `ci:CreateMediaJobs` and `cam:PassRole`. Also check that the bucket and the region are yours.',
    );
    // A job of any kind runs in a role that the account passes on.
    assert.match(stepOf('AccessDenied', 'ci:CreateAsrJobs'), /`ci:CreateAsrJobs` and `cam:PassRole`/);
    assert.match(stepOf('AccessDenied', 'ci:DescribeMediaJobs'), /permission `ci:DescribeMediaJobs`\./);
    assert.equal(
      stepOf('AccessDenied', 'ci:CancelMediaJob'),
      'Grant its user the CAM permission `ci:CancelMediaJob`. Also check that the bucket and the region are yours.',
    );
    assert.doesNotMatch(stepOf('QueuePaused', 'ci:X'), /ci:X/);
  });

  it('knows what was not found: the input of a new job, or a job', () => {
    const messageOf = (action: string): string =>
      explainError(http({ status: 404, code: 'ResourceNotFound', action })).message;
    assert.match(messageOf('ci:CreateMediaJobs'), /^The service could not read the input file\./);
    assert.match(messageOf('ci:DescribeMediaJob'), /^The job does not exist\./);
    assert.match(messageOf('ci:CancelMediaJob'), /^The job does not exist\./);
  });

  it('tells which jobs can be cancelled', () => {
    const error = http({ status: 400, code: 'InvalidArgument', action: 'ci:CancelMediaJob' });
    assert.match(explainError(error).nextStep, / The service cancels only jobs that have not started\.$/);
    for (const code of ['AccessDenied', 'ResourceNotFound']) {
      assert.doesNotMatch(explainError({ ...error, code }).nextStep, /not started/);
    }
  });

  it('sees an expired signature behind a refusal that says so', () => {
    const expired = http({ code: 'AccessDenied', message: 'Request has expired' });
    assert.equal(explainError(expired).nextStep, explainError(http({ code: 'SignatureExpired' })).nextStep);
  });
});

describe('explainError, for clocks', () => {
  const serverDate = 'Tue, 14 Nov 2023 22:13:20 GMT';

  function checkClock(clockSkewSeconds: number, words: string | undefined, status = 403): void {
    const error = http({ status, code: 'SignatureExpired', serverDate, clockSkewSeconds });
    const clock =
      words === undefined
        ? ''
        : ` This machine’s clock is ${words} the service’s (${serverDate}): correct it, because a signature is valid for a few minutes only.`;
    assert.equal(
      explainError(error).nextStep,
      `Check this machine’s date, time and time zone, then try again.${clock}`,
    );
  }

  it('computes by how much this machine’s clock is off', () => {
    checkClock(31, '31 seconds behind');
    checkClock(-119, '119 seconds ahead of');
    checkClock(600, '10 minutes behind');
    checkClock(-28_800, '8 hours ahead of');
  });

  it('does not blame a clock that is right, nor an error that has nothing to do with it', () => {
    checkClock(0, undefined);
    checkClock(-29, undefined);
    checkClock(600, undefined, 400);
  });
});

describe('explainError, where the code is missing or new', () => {
  it('goes by the status', () => {
    const rows: readonly [number, RegExp, RegExp][] = [
      [0, /redirected/, /https:\/\//],
      [308, /redirected/, /https:\/\//],
      [400, /mistake in the request/, /Correct/],
      [401, /credentials/, /SecretId/],
      [403, /lacks the permission/, /CAM/],
      [404, /has nothing at this address/, /endpoint/],
      [407, /proxy/, /proxy/],
      [413, /too large/, /Shorten/],
      [418, /refused/, /request ID/],
      [429, /Too many/, /Wait/],
      [500, /failed/, /later/],
      [599, /failed/, /later/],
    ];
    for (const [status, message, nextStep] of rows) {
      for (const code of [undefined, 'BrandNew', '9999', 'toString']) {
        const explanation = explainError(http({ status, code }));
        assert.match(explanation.message, message);
        assert.match(explanation.nextStep, nextStep);
      }
    }
  });

  it('does not put words into the service’s mouth', () => {
    checkExplained(
      http({ status: 502, message: 'The response has no reason.' }),
      'The service failed. The response has no reason. (HTTP 502)',
      'Try again later; if the problem persists, contact the vendor’s support with the request ID.',
    );
  });

  it('tells a body that is too large from one that cannot be read: the code is the same', () => {
    checkExplained(
      http({ status: 413, code: 'InvalidContent', message: 'too big' }),
      'The request is too large for the service. The service says: too big. (HTTP 413, code `InvalidContent`)',
      'Shorten the request; one request has at most six operations.',
    );
  });

  it('says how long to wait', () => {
    checkExplained(
      http({ status: 429, code: 'SlowDown', message: 'slow!', retryAfterSeconds: 1 }),
      'Too many requests were sent in a short time. The service says: slow! (HTTP 429, code `SlowDown`)',
      'Wait a little, then send fewer at once. The service asks to wait 1 second before the next attempt.',
    );
  });
});

describe('explainError, for the other kinds', () => {
  it('settings', () => {
    checkExplained(
      { kind: 'configuration', message: 'No region is set.' },
      'No region is set.',
      'Correct it and try again.',
    );
  });

  it('network', () => {
    const rows: readonly [string | undefined, string][] = [
      ['ENOTFOUND', 'Check the spelling of bucket and region, then the network connection, VPN and DNS.'],
      ['EAI_AGAIN', 'Check the spelling of bucket and region, then the network connection, VPN and DNS.'],
      ['ECONNREFUSED', 'Check the endpoint; if it is the sandbox, start it first.'],
      [
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        'Check the endpoint. If a company proxy inspects TLS, trust its certificate (for Node: `NODE_EXTRA_CA_CERTS`).',
      ],
      ['ECONNRESET', 'Check the network connection, VPN and proxy, then try again.'],
      [undefined, 'Check the network connection, VPN and proxy, then try again.'],
      [
        'BROWSER_SILENCE',
        'Check the network connection, VPN and proxy. If other pages open, the address does not allow this page (CORS) and nothing was sent: submit from the editor on the desktop or with the command line `ci-job`, or to an endpoint that allows this page (a sandbox with `--cors`).',
      ],
    ];
    for (const [code, nextStep] of rows) {
      checkExplained({ kind: 'network', message: 'm', outcomeUnknown: false, code }, 'm', nextStep);
    }
  });

  it('timeout, unreadable answers and stopped calls', () => {
    checkExplained(
      { kind: 'timeout', message: 'm', outcomeUnknown: false },
      'm',
      'Check the network connection and try again; allow more time on a slow connection.',
    );
    checkExplained(
      { kind: 'unreadableResponse', message: 'm', status: 200, body: 'never shown' },
      'm',
      'Check the endpoint and the proxy: the response may not be from the service.',
    );
    checkExplained(
      { kind: 'aborted', outcomeUnknown: false },
      'The request was stopped.',
      'Send it again if you still need it.',
    );
  });

  it('warns first of all where a job may exist', () => {
    const unknown: readonly CiError[] = [
      { kind: 'network', message: 'm', outcomeUnknown: true },
      { kind: 'timeout', message: 'm', outcomeUnknown: true },
      { kind: 'aborted', outcomeUnknown: true },
      { kind: 'unreadableResponse', message: 'm', status: 200, body: '', outcomeUnknown: true },
      http({ status: 504, outcomeUnknown: true }),
    ];
    for (const error of unknown) {
      assert.equal(isOutcomeUnknown(error), true);
      assert.ok(explainError(error).nextStep.startsWith(`${UNKNOWN_OUTCOME} `));
    }
    const known: readonly CiError[] = [
      { kind: 'configuration', message: 'm' },
      { kind: 'unreadableResponse', message: 'm', status: 200, body: '' },
      http({}),
    ];
    assert.deepEqual(known.map(isOutcomeUnknown), [false, false, false]);
  });
});

describe('isRequestFault', () => {
  it('tells a wrong request from wrong settings and a failing service', () => {
    const codes = [...CODES.map(([code]) => code), '1015', '1018'];
    assert.deepEqual(
      codes.filter((code) => isRequestFault(http({ status: 299, code }))),
      [
        'InvalidArgument',
        'MissingContent',
        'InvalidContent',
        'ResourceNotFound',
        'ResourceAccessDenied',
        'ResourceDownloadFailed',
        'ResourceNotSupported',
        'AuditingJobNotFound',
        'QueueNotFound',
        'TemplateNotFound',
        'JobNotFound',
        '1015',
      ],
    );
    const statuses = [0, 308, 400, 401, 403, 404, 407, 413, 418, 429, 500];
    assert.deepEqual(
      statuses.filter((status) => isRequestFault(http({ status }))),
      [400, 413],
    );
    assert.equal(isRequestFault({ kind: 'configuration', message: 'm' }), false);
    assert.equal(isRequestFault({ kind: 'network', message: 'm', outcomeUnknown: false }), false);
  });
});
