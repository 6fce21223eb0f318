// Certificates for tests, made on the spot: a private authority and a server that it vouches for.
// Written in DER by hand, so that no key is kept in the repository and no other program is needed.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

const DAY_MS = 24 * 3600 * 1000;
const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));

/** `{ authority, key, certificate }` as PEM texts; the certificate is for these hosts, names or addresses. */
export function makeCertificates(...hosts) {
  const authorityKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serverKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authority = issue(
    'Test Authority',
    'Test Authority',
    authorityKeys.publicKey,
    authorityKeys.privateKey,
    [
      // basicConstraints, critical: an authority.
      extension('551d13', sequence(boolean(true)), true),
    ],
  );
  const names = hosts.map((host) =>
    isIPv4(host)
      ? element(0x87, Buffer.from(host.split('.').map(Number)))
      : element(0x82, Buffer.from(host, 'ascii')),
  );
  const certificate = issue('Test Authority', hosts[0], serverKeys.publicKey, authorityKeys.privateKey, [
    extension('551d11', sequence(...names)),
  ]);
  return { authority, certificate, key: serverKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }) };
}

function issue(issuer, subject, publicKey, privateKey, extensions) {
  const facts = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name(issuer),
    sequence(time(Date.now() - DAY_MS), time(Date.now() + 7 * DAY_MS)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', facts, privateKey);
  const der = sequence(facts, ecdsaWithSha256, element(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)
    .join('\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** A distinguished name of one part, the common name. */
function name(text) {
  return sequence(element(0x31, sequence(objectId('550403'), element(0x0c, Buffer.from(text, 'utf8')))));
}

function extension(id, content, isCritical = false) {
  const parts = [objectId(id), ...(isCritical ? [boolean(true)] : []), element(0x04, content)];
  return sequence(...parts);
}

/** UTCTime, `YYMMDDhhmmssZ`. */
function time(milliseconds) {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return element(0x17, Buffer.from(digits.slice(2), 'ascii'));
}

function boolean(value) {
  return element(0x01, Buffer.from([value ? 0xff : 0]));
}

function objectId(hex) {
  return element(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts) {
  return element(0x30, Buffer.concat(parts));
}

/** Tag, length, content. */
function element(tag, content) {
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}
