/**
 * Where requests go: the service's host of a bucket, or an address that the user chose instead.
 * A signed request never leaves over plain HTTP unless it stays on this machine.
 */

import { t } from '../../l10n/processLanguage';
import type { CiError } from './ciError';
import { failure, type Result, success } from './result';

/** Where requests go. `host` is what the `Host` header says, with the port unless it is the usual one. */
export interface Endpoint {
  readonly origin: string;
  readonly host: string;
}

/** How a user says where requests go. With `endpoint`, bucket and region may be empty. */
export interface EndpointOptions {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string | undefined;
}

// The name part is lower-case letters, digits and hyphens; a host name's label holds 63 characters.
const BUCKET = /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?-[0-9]+$/;
const REGION = /^[a-z]{2}-[a-z0-9-]*[a-z0-9]$/;
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** The address that requests for a bucket go to, or what is wrong with the settings. */
export function resolveEndpoint(options: EndpointOptions): Result<Endpoint, CiError> {
  const endpoint = options.endpoint?.trim() ?? '';
  const wrong = checkBucket(options.bucket, endpoint !== '') ?? checkRegion(options.region, endpoint !== '');
  if (wrong !== undefined) {
    return configurationError(wrong);
  }
  if (endpoint !== '') {
    return readEndpoint(endpoint);
  }
  const host = `${options.bucket}.ci.${options.region}.myqcloud.com`;
  return success({ origin: `https://${host}`, host });
}

/**
 * What is the same for all ways to write the same place: letter case, a trailing slash or dot, the usual port, the
 * names of this machine, and the service's own host given as an endpoint.
 */
export function addressOf(options: EndpointOptions): string {
  const resolved = resolveEndpoint(options);
  if (!resolved.ok) {
    // Nothing can be sent there.
    return JSON.stringify([options.bucket, options.region, options.endpoint?.trim() ?? '']);
  }
  const { protocol, hostname, port } = new URL(resolved.value.origin);
  const host = hostname.replace(/\.$/, '').replace(/^(?:localhost|\[::1\])$/, '127.0.0.1');
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}`;
}

function checkBucket(bucket: string, optional: boolean): string | undefined {
  if (!bucket) {
    return optional
      ? undefined
      : t('No bucket is set. Enter its full name with the APPID, for example `examplebucket-1250000000`.');
  }
  return BUCKET.test(bucket)
    ? undefined
    : t(
        '`{0}` is not a bucket name: it must be lower-case letters, digits and hyphens, then a hyphen and the APPID, for example `examplebucket-1250000000`.',
        bucket,
      );
}

function checkRegion(region: string, optional: boolean): string | undefined {
  if (!region) {
    return optional
      ? undefined
      : t('No region is set. Enter the bucket’s region, for example `ap-chongqing`.');
  }
  return REGION.test(region)
    ? undefined
    : t('`{0}` is not a region: it must look like `ap-chongqing` or `eu-frankfurt`.', region);
}

function readEndpoint(endpoint: string): Result<Endpoint, CiError> {
  const url = parseUrl(endpoint);
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return configurationError(
      t('The endpoint is not a URL: it must look like `https://host` or `http://127.0.0.1:port`.'),
    );
  }
  // Checked before anything quotes the address: a password must not reach a message.
  if (url.username !== '' || url.password !== '') {
    return configurationError(
      t('The endpoint must not contain a user name or a password: credentials are set separately.'),
    );
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    return configurationError(
      t(
        'The endpoint `{0}` is plain HTTP: use `https://`. Plain HTTP is allowed only for this machine (`127.0.0.1`, `localhost`, `[::1]`).',
        url.origin,
      ),
    );
  }
  // `url.search` and `url.hash` are empty for a lone `?` or `#`, so the text itself is looked at.
  if (url.pathname !== '/' || /[?#]/.test(endpoint)) {
    return configurationError(
      t('The endpoint must not have a path, a query or a fragment: use `{0}`.', url.origin),
    );
  }
  return success({ origin: url.origin, host: url.host });
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // `URL` says that a text is no address by throwing; the message would quote the text.
    return undefined;
  }
}

function configurationError(message: string): Result<never, CiError> {
  return failure({ kind: 'configuration', message });
}
