/**
 * What a refused call about several ids says of the others: whether it may be about one of the ids only.
 */

import { type CiError, isRequestFault, meantCode } from './ciError';
import { adviceForCode } from './errorAdvice';

/**
 * `ids`: one of the ids may be the reason, so that the others are worth asking about without it.
 * `kind`: the account may not do this for jobs of this kind, or for one of them.
 * `all`: the address, the credentials or the bucket: no other call will do better.
 */
export type RefusalScope = 'ids' | 'kind' | 'all';

/** Statuses that say nothing but that something at this address is not as it should be. */
const ABOUT_THE_ADDRESS: ReadonlySet<number> = new Set([404, 410, 414]);

/** What a failure that will not pass is about. */
export function scopeOfRefusal(error: CiError): RefusalScope {
  if (error.kind !== 'http') {
    return 'all';
  }
  const code = meantCode(error);
  if (isRequestFault(error) || code === 'InvalidUrl') {
    return 'ids';
  }
  const advice = adviceForCode(code);
  if (code !== undefined && advice?.about === 'permission') {
    return 'kind';
  }
  return advice === undefined && ABOUT_THE_ADDRESS.has(error.status) ? 'ids' : 'all';
}
