/**
 * Where requests go: the service's host, allowed overrides, and what is refused with which words.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type EndpointOptions, resolveEndpoint } from '../../client/api/endpoint';

function checkEndpoint(options: Partial<EndpointOptions>, expected: { origin: string; host: string }): void {
  const result = resolveEndpoint({ bucket: 'films-1250000001', region: 'ap-chongqing', ...options });
  assert.deepEqual(result, { ok: true, value: expected });
}

function checkRefused(options: Partial<EndpointOptions>, message: string): void {
  const result = resolveEndpoint({ bucket: 'films-1250000001', region: 'ap-chongqing', ...options });
  assert.deepEqual(result, { ok: false, error: { kind: 'configuration', message } });
}

describe('resolveEndpoint', () => {
  it('is the host of the bucket, over HTTPS', () => {
    const host = 'films-1250000001.ci.ap-chongqing.myqcloud.com';
    checkEndpoint({}, { origin: `https://${host}`, host });
    checkEndpoint({ endpoint: '  ' }, { origin: `https://${host}`, host });
  });

  it('takes an HTTPS override anywhere', () => {
    checkEndpoint(
      { endpoint: 'https://films-1250000001.ci.ap-chongqing.tencentci.cn/' },
      {
        origin: 'https://films-1250000001.ci.ap-chongqing.tencentci.cn',
        host: 'films-1250000001.ci.ap-chongqing.tencentci.cn',
      },
    );
    checkEndpoint(
      { endpoint: 'https://CI.Example:443' },
      { origin: 'https://ci.example', host: 'ci.example' },
    );
    checkEndpoint(
      { endpoint: 'https://ci.example:8443' },
      { origin: 'https://ci.example:8443', host: 'ci.example:8443' },
    );
  });

  it('takes plain HTTP on this machine', () => {
    for (const host of ['127.0.0.1:4000', '127.255.0.3', 'localhost:80', '[::1]:4000']) {
      const plain = host.replace(/:80$/, '');
      checkEndpoint({ endpoint: `http://${host}` }, { origin: `http://${plain}`, host: plain });
    }
  });

  it('refuses plain HTTP anywhere else', () => {
    for (const host of [
      'ci.example',
      '127.0.0.1.example.com',
      'localhost.example.com',
      '10.0.0.1',
      '0.0.0.0',
      '[::2]',
    ]) {
      checkRefused(
        { endpoint: `http://${host}` },
        `The endpoint \`http://${host}\` is plain HTTP: use \`https://\`. Plain HTTP is allowed only for this machine (\`127.0.0.1\`, \`localhost\`, \`[::1]\`).`,
      );
    }
  });

  it('refuses an override with a path, a query or a fragment', () => {
    for (const rest of ['/jobs', '?', '?a=b', '#', '#top', '/a?b']) {
      checkRefused(
        { endpoint: `https://ci.example${rest}` },
        'The endpoint must not have a path, a query or a fragment: use `https://ci.example`.',
      );
    }
  });

  it('refuses credentials in the address without quoting them', () => {
    for (const endpoint of [
      'https://me:canary@ci.example',
      'https://canary@ci.example',
      'http://:canary@x',
    ]) {
      checkRefused(
        { endpoint },
        'The endpoint must not contain a user name or a password: credentials are set separately.',
      );
    }
  });

  it('refuses what is no web address', () => {
    for (const endpoint of ['ci.example', 'ftp://ci.example', 'file:///etc', 'https://', 'localhost:4000']) {
      checkRefused(
        { endpoint },
        'The endpoint is not a URL: it must look like `https://host` or `http://127.0.0.1:port`.',
      );
    }
  });

  it('asks for bucket and region, unless an address is given', () => {
    checkRefused(
      { bucket: '' },
      'No bucket is set. Enter its full name with the APPID, for example `examplebucket-1250000000`.',
    );
    checkRefused({ region: '' }, 'No region is set. Enter the bucket’s region, for example `ap-chongqing`.');
    checkEndpoint(
      { bucket: '', region: '', endpoint: 'http://localhost:1' },
      { origin: 'http://localhost:1', host: 'localhost:1' },
    );
  });

  it('refuses names that are no bucket, also beside an address', () => {
    const names = [
      'films',
      'Films-1',
      'films-',
      '-films-1',
      'fil_ms-1',
      'a.b-1',
      'a/b-1',
      'films-12x',
      `${'a'.repeat(62)}-1`,
    ];
    for (const bucket of names) {
      for (const endpoint of [undefined, 'http://localhost:1']) {
        checkRefused(
          { bucket, endpoint },
          `\`${bucket}\` is not a bucket name: it must be lower-case letters, digits and hyphens, then a hyphen and the APPID, for example \`examplebucket-1250000000\`.`,
        );
      }
    }
  });

  it('refuses texts that are no region', () => {
    for (const region of ['chongqing', 'AP-chongqing', 'ap_chongqing', 'ap-', 'ap-x.evil.com', 'ap-x/']) {
      checkRefused(
        { region },
        `\`${region}\` is not a region: it must look like \`ap-chongqing\` or \`eu-frankfurt\`.`,
      );
    }
  });

  it('takes regions that are newer than this client', () => {
    checkEndpoint(
      { region: 'sa-saopaulo-2' },
      {
        origin: 'https://films-1250000001.ci.sa-saopaulo-2.myqcloud.com',
        host: 'films-1250000001.ci.sa-saopaulo-2.myqcloud.com',
      },
    );
  });
});
