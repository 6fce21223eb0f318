/**
 * What each fault of the sandbox must come to.
 */

/** What a person hears about a submission, and whether its outcome is unknown. */
export const submissions: Readonly<Record<string, readonly [says: RegExp, isUnknown: boolean]>> = {
  'invalid-argument': [/Object has a value that cannot be used\..*Correct the element/, false],
  'role-missing': [/CI_QCSRole/, false],
  'access-denied': [/ci:CreateMediaJobs/, false],
  'request-expired': [/date, time and time zone/, false],
  'wrong-signature': [/Check the SecretId and the SecretKey/, false],
  'unknown-key': [/The SecretId does not exist/, false],
  'token-expired': [/Get new temporary credentials/, false],
  'write-denied': [/`Output\/Bucket`/, false],
  'queue-paused': [/Resume the queue/, false],
  'queue-full': [/The queue is full/, false],
  'bucket-unbound': [/Bind the bucket/, false],
  'bucket-unknown': [/The bucket does not exist/, false],
  redirect: [/https:/, false],
  'slow-down': [/Wait a little|asks to wait/, false],
  'internal-error': [/InternalError/, true],
  unavailable: [/ServiceUnavailable/, true],
  slow: [/did not respond within/, true],
  'cut-before': [/connection|closed|network/i, true],
  'cut-after': [/connection|closed|network/i, true],
  'cut-inside': [/connection|closed|network/i, true],
  truncated: [/is not from the service/, true],
  'not-xml': [/is not from the service/, true],
  empty: [/is not from the service/, true],
  'bad-gateway': [/HTTP 502/, true],
};

/** Faults that a watched job outlives. */
export const passing = new Set([
  'slow-down',
  'internal-error',
  'unavailable',
  'slow',
  'cut-before',
  'cut-after',
  'cut-inside',
  'truncated',
  'not-xml',
  'empty',
  'bad-gateway',
]);

/** A cancellation has an empty answer anyway: these cannot be distinguished from a good one. */
export const harmlessForCancelling: ReadonlySet<string> = new Set(['truncated', 'empty']);
