/**
 * What went wrong, as JSON for programs.
 */

import { type CiError, explainError, isOutcomeUnknown } from '../../client/api/ciError';

/** Why there is no job, or why its end is not known. */
export interface ErrorJson {
  readonly kind: CiError['kind'] | 'request';
  readonly message: string;
  readonly nextStep?: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly traceId?: string;
  /** The request may have reached the service all the same: who sends it again may pay twice. */
  readonly outcomeUnknown?: true;
}

/** A call's error for `JSON.stringify`. */
export function errorToJson(error: CiError): ErrorJson {
  const { kind } = error;
  const explained = {
    kind,
    ...explainError(error),
    ...(isOutcomeUnknown(error) ? { outcomeUnknown: true as const } : {}),
  };
  if (kind !== 'http') return explained;
  const { status, code, requestId, traceId } = error;
  return {
    ...explained,
    status,
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(traceId === undefined ? {} : { traceId }),
  };
}
