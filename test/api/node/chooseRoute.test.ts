/**
 * Which way a request takes, from settings and environment.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseRoute } from '../../../client/api/node/chooseRoute';
import { defaultNetworkSettings, type NetworkSettings } from '../../../client/api/node/networkSettings';

const SERVICE = 'https://films-1250000000.ci.ap-chongqing.myqcloud.com/jobs';

/** The route in a word; of a proxy where it is, and with which sign-in. */
function routeOf(
  settings: Partial<NetworkSettings>,
  environment: Record<string, string> = {},
  address = SERVICE,
): string {
  const route = chooseRoute(new URL(address), { ...defaultNetworkSettings, ...settings }, environment);
  if (!route.ok) return `failure: ${route.error}`;
  if (route.value.kind !== 'proxy') return route.value.kind;
  const { hostname, port, isSecure, authorization, label } = route.value.proxy;
  return [isSecure ? 'secure' : 'plain', hostname, port, authorization ?? '-', label].join(' ');
}

const proxy = 'http://proxy.example:3128';
const withLogin = (login: string): string => `http://${login}@proxy.example:3128`;
const PLAIN = 'plain proxy.example 3128 - proxy.example:3128';

describe('the proxy', () => {
  it('is that of the setting, else that of the environment, else not said', () => {
    assert.equal(routeOf({}), 'unsaid');
    assert.equal(routeOf({ proxy }, { HTTPS_PROXY: 'http://other.example' }), PLAIN);
    assert.equal(routeOf({ proxy: ' ' }, { HTTPS_PROXY: proxy }), PLAIN);
    for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']) {
      assert.equal(routeOf({}, { [name]: proxy }), PLAIN, name);
    }
    assert.equal(routeOf({}, { HTTPS_PROXY: proxy, HTTP_PROXY: 'http://other.example' }), PLAIN);
  });

  it('is not used when proxies are switched off, nor for this machine', () => {
    assert.equal(routeOf({ proxy, usesProxies: false }, { HTTPS_PROXY: proxy }), 'direct');
    for (const host of [
      'http://127.0.0.1:8080',
      'http://localhost',
      'http://[::1]:99',
      'https://127.3.4.5',
    ]) {
      assert.equal(routeOf({ proxy }, {}, host), 'direct', host);
    }
  });

  it('may be written in several ways', () => {
    const rows: readonly [string, string][] = [
      ['proxy.example:3128', PLAIN],
      ['http://proxy.example', 'plain proxy.example 80 - proxy.example'],
      ['https://proxy.example', 'secure proxy.example 443 - proxy.example'],
      ['http://[2001:db8::1]:3128/', 'plain 2001:db8::1 3128 - [2001:db8::1]:3128'],
    ];
    for (const [written, expected] of rows) assert.equal(routeOf({ proxy: written }), expected, written);
  });

  it('takes user name and password from its address, and the setting for it before', () => {
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
    const at = (sign: string): string => `plain proxy.example 3128 ${sign} proxy.example:3128`;
    assert.equal(routeOf({ proxy: withLogin('me:se%40cret') }), at(basic('me:se@cret')));
    assert.equal(routeOf({ proxy: withLogin('me:100%') }), at(basic('me:100%')));
    assert.equal(routeOf({ proxy: withLogin('me:x'), proxyAuthorization: 'Bearer abc' }), at('Bearer abc'));
  });

  it('is told of when its address cannot be used, without what may be a password', () => {
    const words = (where: string): string =>
      `failure: The address of the proxy in ${where} cannot be used: it must look like \`http://host:port\`.`;
    assert.equal(
      routeOf({ proxy: withLogin('me:secret').replace('proxy.example:3128', '') }),
      words('the setting `http.proxy`'),
    );
    assert.equal(
      routeOf({}, { https_proxy: withLogin('me:secret').replace('http', 'socks5') }),
      words('the environment variable `https_proxy`'),
    );
  });
});

describe('hosts that go without a proxy', () => {
  const host = 'films-1250000000.ci.ap-chongqing.myqcloud.com';
  const rows: readonly [string, boolean][] = [
    ['*', true],
    [host, true],
    [host.toUpperCase(), true],
    [`${host}:443`, true],
    [`${host}:8443`, false],
    ['myqcloud.com', true],
    ['.myqcloud.com', true],
    ['*.myqcloud.com', true],
    ['qcloud.com', false],
    ['myqcloud.com.example', false],
    ['', false],
    ['.', false],
    ['*.', false],
  ];
  for (const [entry, goesWithout] of rows) {
    it(`\`${entry}\` ${goesWithout ? 'is' : 'is not'} one of them`, () => {
      const expected = goesWithout ? 'direct' : PLAIN;
      assert.equal(routeOf({ proxy, noProxy: ['other.example', entry] }), expected);
      assert.equal(routeOf({ proxy }, { NO_PROXY: `other.example, ${entry}` }), expected);
    });
  }

  it('are those of the setting, and those of the environment only where it has none', () => {
    assert.equal(routeOf({ proxy, noProxy: ['other.example'] }, { NO_PROXY: '*' }), PLAIN);
    assert.equal(routeOf({ proxy, noProxy: [] }, { no_proxy: 'x, myqcloud.com' }), 'direct');
  });
});
