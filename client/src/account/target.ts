/**
 * Where jobs go: bucket, region and, when another address is set, the endpoint.
 */

import { t } from '../../../l10n/processLanguage';
import { addressOf, resolveEndpoint } from '../../api/endpoint';

/** A place that requests can be sent to. */
export interface Target {
  readonly bucket: string;
  readonly region: string;
  /** Another address than the service's own. */
  readonly endpoint: string | undefined;
  /** The name of the profile that it comes from, whose credentials it takes. */
  readonly profile?: string | undefined;
}

/** What is known of a target before a person has been asked for the rest. */
export interface PartialTarget {
  readonly bucket: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly profile?: string | undefined;
  /** Why nothing can be sent there, in a sentence. */
  readonly problem?: string | undefined;
}

/** Whose credentials a target takes: the service's, a profile's, or those of one address on this machine. */
export type CredentialScope = 'service' | `profile:${string}` | `http${string}`;

const LOOPBACK = /^https?:\/\/(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?\/?$/i;

/** Whether the address is on this machine: a sandbox, where nothing is billed. */
export function isLoopback(endpoint: string | undefined): boolean {
  return endpoint !== undefined && LOOPBACK.test(endpoint.trim());
}

/** The credentials that belong to a target. Those of a sandbox never mix with real ones. */
export function credentialScope({
  endpoint,
  profile,
}: Pick<PartialTarget, 'endpoint' | 'profile'>): CredentialScope {
  if (endpoint === undefined || !isLoopback(endpoint)) {
    return profile === undefined ? 'service' : `profile:${profile}`;
  }
  const resolved = resolveEndpoint({ bucket: '', region: '', endpoint });
  return resolved.ok && startsWithHttp(resolved.value.origin) ? resolved.value.origin : 'service';
}

function startsWithHttp(origin: string): origin is `http${string}` {
  return origin.startsWith('http');
}

/** What is wrong with a bucket name, in a sentence. */
export function checkBucket(bucket: string): string | undefined {
  const resolved = resolveEndpoint({ bucket: bucket.trim(), region: 'ap-chongqing' });
  return resolved.ok ? undefined : messageOf(resolved.error);
}

/** What is wrong with a region, in a sentence. */
export function checkRegion(region: string): string | undefined {
  const resolved = resolveEndpoint({ bucket: 'examplebucket-1250000000', region: region.trim() });
  return resolved.ok ? undefined : messageOf(resolved.error);
}

function messageOf(error: { readonly kind: string }): string {
  return 'message' in error && typeof error.message === 'string' ? error.message : t('It cannot be used.');
}

/** Whether both name the same place, and the same bucket there. */
export function sameTarget(one: Target, other: Target): boolean {
  return one.bucket === other.bucket && one.region === other.region && sameAddress(one, other);
}

/** Whether the same request to both is the same, however they are written: an endpoint stands in for bucket and region. */
export function sameAddress(one: Target, other: Target): boolean {
  return addressOf(one) === addressOf(other);
}

/** The options of the API client; an absent endpoint must be absent, not undefined. */
export function clientTarget({ bucket, region, endpoint }: Target): {
  bucket: string;
  region: string;
  endpoint?: string;
} {
  return endpoint === undefined ? { bucket, region } : { bucket, region, endpoint };
}
