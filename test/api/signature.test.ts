/**
 * The signature against the official SDK: its seven vectors with every intermediate, and random requests.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import COS from 'cos-nodejs-sdk-v5';
import fc from 'fast-check';
import {
  buildAuthorization,
  computeSignature,
  deriveSignKey,
  keyTimeAt,
  type SignableRequest,
  urlEncode,
} from '../../client/api/signature';
import { SIGNATURE_VECTORS, VECTOR_CREDENTIALS, VECTOR_KEY_TIME, VECTOR_SIGN_KEY } from './signatureVectors';

describe('signature vectors of the official SDK', () => {
  for (const vector of SIGNATURE_VECTORS) {
    it(vector.name, async () => {
      const parts = await computeSignature(vector.request, VECTOR_CREDENTIALS, VECTOR_KEY_TIME);
      assert.deepEqual(
        { ...parts, httpStringSha1: createHash('sha1').update(parts.httpString).digest('hex') },
        {
          keyTime: '1700000000;1700003600',
          headerList: vector.headerList,
          urlParamList: vector.urlParamList,
          httpString: vector.httpString,
          httpStringSha1: vector.httpStringSha1,
          stringToSign: vector.stringToSign,
          signature: vector.signature,
        },
      );
      assert.equal(
        await buildAuthorization(vector.request, VECTOR_CREDENTIALS, VECTOR_KEY_TIME),
        vector.authorization,
      );
    });
  }

  it('has all seven', () => {
    assert.equal(SIGNATURE_VECTORS.length, 7);
  });

  it('derives the sign key', async () => {
    assert.equal(await deriveSignKey(VECTOR_CREDENTIALS.secretKey, VECTOR_KEY_TIME), VECTOR_SIGN_KEY);
  });
});

describe('keyTimeAt', () => {
  it('starts one second early and lasts fifteen minutes, as the official SDK does', () => {
    assert.deepEqual(keyTimeAt(1700000000123), { start: 1699999999, end: 1700000899 });
    assert.deepEqual(keyTimeAt(1700000000500), { start: 1700000000, end: 1700000900 });
  });
});

describe('urlEncode', () => {
  it('leaves only the unreserved characters', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
    assert.equal(
      urlEncode(ascii).replace(/%[0-9A-F]{2}/g, ''),
      '-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~',
    );
  });

  it('writes UTF-8 in upper-case hex and a lone surrogate as the replacement character', () => {
    assert.equal(urlEncode("(é)!'*"), '%28%C3%A9%29%21%27%2A');
    assert.equal(urlEncode('a\uD800b'), 'a%EF%BF%BDb');
  });
});

describe('random requests', () => {
  it('are signed like the official SDK signs them', async () => {
    await fc.assert(
      fc.asyncProperty(signableRequest, credentials, keyTime, async (request, key, time) => {
        assert.equal(await buildAuthorization(request, key, time), signWithSdk(request, key, time));
      }),
      { numRuns: 1000 },
    );
  });
});

const SIGNED_NAMES = [
  'Host',
  'host',
  'Content-Type',
  'CONTENT-LENGTH',
  'content-md5',
  'Date',
  'Cache-Control',
  'Content-Disposition',
  'Content-Encoding',
  'Expect',
  'Expires',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Unmodified-Since',
  'Origin',
  'Range',
  'Transfer-Encoding',
  'Pic-Operations',
  'x-ci-security-token',
  'X-Cos-Meta-A',
  'x-cos-acl',
  'My-x-ci-thing',
  'Accept',
  'User-Agent',
];

const text = fc.string({ unit: 'binary', maxLength: 24 });
const headerName = fc.oneof(
  fc.constantFrom(...SIGNED_NAMES),
  fc.stringMatching(/^x-(?:cos|ci)-[A-Za-z0-9-]{1,12}$/),
);
const parameterName = fc.oneof(
  fc.constantFrom(
    'queueId',
    'tag',
    'states',
    'size',
    'nextToken',
    'cancel',
    'ci-process',
    'startCreationTime',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);

const signableRequest: fc.Arbitrary<SignableRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'get', 'Post'),
  path: text.map((path) => `/${path}`),
  query: fc.dictionary(parameterName, text, { maxKeys: 6 }).map(keepSdkOrder),
  headers: fc.dictionary(headerName, text, { maxKeys: 8 }).map(keepSdkOrder),
});

const credentials = fc.record({
  secretId: fc.stringMatching(/^AKID[A-Za-z0-9]{32}$/),
  secretKey: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
});

const keyTime = fc
  .record({ start: fc.integer({ min: 1, max: 4_000_000_000 }), length: fc.integer({ min: 1, max: 100_000 }) })
  .map(({ start, length }) => ({ start, end: start + length }));

/**
 * The SDK sorts its lists by encoded names but the texts that it signs by raw names.
 * Where the two differ it contradicts itself (and the documentation, which sorts encoded names),
 * so names that the two orders would arrange differently are left out, and so are two spellings of one name.
 */
function keepSdkOrder(pairs: Record<string, string>): Record<string, string> {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(pairs)) {
    const agrees = ([other]: [string, string]): boolean =>
      order(name.toLowerCase(), other.toLowerCase()) ===
        order(urlEncode(name).toLowerCase(), urlEncode(other).toLowerCase()) &&
      name.toLowerCase() !== other.toLowerCase();
    // The SDK copies a query by assignment, which loses this name.
    if (name !== '__proto__' && kept.every(agrees)) {
      kept.push([name, value]);
    }
  }
  return Object.fromEntries(kept);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function signWithSdk(
  request: SignableRequest,
  key: { readonly secretId: string; readonly secretKey: string },
  time: { readonly start: number; readonly end: number },
): string {
  return COS.getAuthorization({
    SecretId: key.secretId,
    SecretKey: key.secretKey,
    KeyTime: `${time.start};${time.end}`,
    Method: request.method as COS.Method,
    Pathname: request.path,
    Query: { ...request.query },
    Headers: { ...request.headers },
  });
}
