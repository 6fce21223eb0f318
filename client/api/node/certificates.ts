/**
 * The certificates that are trusted besides those that come with Node: the operating system's, and those that
 * `NODE_EXTRA_CA_CERTS` names.
 */

import fs from 'node:fs';
import tls from 'node:tls';
import type { Environment } from './networkSettings';

/** Where distributions of Linux keep theirs; the first that exists counts. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/ssl/certs/ca-bundle.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
];

/** What TLS connections trust; undefined leaves it to Node, which knows its own certificates and the extra ones. */
export type TrustStore = (trustsSystem: boolean) => tls.SecureContext | undefined;

/**
 * Makes a trust store that reads the certificates of the system once: that takes a tenth of a second.
 * An editor's Node may know neither the system's nor the extra ones, so both are read.
 */
export function createTrustStore(environment: Environment): TrustStore {
  let context: tls.SecureContext | undefined;
  return (trustsSystem) => {
    if (!trustsSystem) {
      return undefined;
    }
    context ??= tls.createSecureContext({ ca: allCertificates(environment) });
    return context;
  };
}

function allCertificates(environment: Environment): string[] {
  const extra = environment.NODE_EXTRA_CA_CERTS;
  return [
    ...tls.rootCertificates,
    ...(extra ? readBundle(extra) : []),
    ...(nodeCertificates('system') ?? readFirst(LINUX_BUNDLES)),
  ];
}

/** Node provides them since 22.15; before, only Linux keeps them where all programs can read them. */
function nodeCertificates(kind: 'system'): readonly string[] | undefined {
  const get: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof get !== 'function') {
    return undefined;
  }
  const found: unknown = get(kind);
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : undefined;
}

function readFirst(files: readonly string[]): readonly string[] {
  const file = files.find((each) => fs.existsSync(each));
  return file === undefined ? [] : readBundle(file);
}

function readBundle(file: string): readonly string[] {
  try {
    return fs.readFileSync(file, 'utf8').match(CERTIFICATE) ?? [];
  } catch {
    // Node too goes on without a file that it cannot read; an untrusted certificate is reported when it comes.
    return [];
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
