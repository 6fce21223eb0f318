/**
 * Which way a request takes: straight to its host, or through a proxy. Pure: settings and environment in, a route out.
 */

import { t } from '../../../l10n/processLanguage';
import { failure, type Result, success } from '../result';
import type { Environment, NetworkSettings } from './networkSettings';
import { matchesNoProxy } from './noProxy';

/** A proxy that is asked for a tunnel. */
export interface HttpProxy {
  readonly hostname: string;
  readonly port: number;
  /** Whether the way to the proxy itself is encrypted. */
  readonly isSecure: boolean;
  /** The value of `Proxy-Authorization`; a secret. */
  readonly authorization: string | undefined;
  /** Host and port for messages, without user name and password. */
  readonly label: string;
}

/** The way of a request. */
export type Route =
  | { readonly kind: 'direct' }
  /** Nothing is said about it: the platform may know more, such as a proxy of the operating system. */
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'proxy'; readonly proxy: HttpProxy };

/** The route to a host; the failure is a sentence about an address of a proxy that cannot be used. */
export function chooseRoute(
  url: URL,
  settings: NetworkSettings,
  environment: Environment,
): Result<Route, string> {
  if (isThisMachine(url.hostname) || !settings.usesProxies) {
    return success({ kind: 'direct' });
  }
  const excluded = settings.noProxy.length > 0 ? settings.noProxy : noProxyOf(environment);
  if (matchesNoProxy(url, excluded)) {
    return success({ kind: 'direct' });
  }
  const [address, source] = addressOf(settings, environment);
  if (address === undefined) {
    return success({ kind: 'unsaid' });
  }
  const proxy = readProxy(address, settings.proxyAuthorization);
  return proxy === undefined
    ? failure(
        t('The address of the proxy in {0} cannot be used: it must look like `http://host:port`.', source),
      )
    : success({ kind: 'proxy', proxy });
}

/** Whether a host is this machine, which no proxy leads to. */
function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname);
}

/** The address as it is written, and where. The order of the variables is the editor's. */
function addressOf(
  { proxy }: NetworkSettings,
  environment: Environment,
): readonly [string | undefined, string] {
  if (proxy !== undefined && proxy.trim() !== '') {
    return [proxy.trim(), t('the setting `http.proxy`')];
  }
  const name = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find((each) =>
    environment[each]?.trim(),
  );
  return name === undefined
    ? [undefined, '']
    : [environment[name]?.trim(), t('the environment variable `{0}`', name)];
}

function noProxyOf(environment: Environment): readonly string[] {
  return (environment.no_proxy || environment.NO_PROXY || '').split(/[\s,]+/).filter(Boolean);
}

function readProxy(address: string, authorization: string | undefined): HttpProxy | undefined {
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`);
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return undefined;
  }
  const isSecure = url.protocol === 'https:';
  return {
    // Sockets take an IPv6 address without its brackets.
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    isSecure,
    authorization: authorization?.trim() || authorizationOf(url),
    label: url.host,
  };
}

function authorizationOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') {
    return undefined;
  }
  const text = `${decode(username)}:${decode(password)}`;
  return `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` that somebody did not escape means itself.
    return text;
  }
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    // The caller says which address it is; the platform's message would quote a password.
    return undefined;
  }
}
