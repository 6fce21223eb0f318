/**
 * What must not be in a repository that strangers clone: keys, and the places where it was made.
 */

/** A shape that betrays, and what it is called. The patterns are put together so that they do not find themselves. */
const shapes: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', pattern: new RegExp(`-----BEGIN [A-Z ]*${'PRIVATE'} KEY-----`) },
  { what: 'a Tencent Cloud SecretId', pattern: /\bAKID[0-9A-Za-z]{32}\b/ },
  { what: 'an AWS key id', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  { what: 'a GitHub token', pattern: /\bgh[pousr]_[0-9A-Za-z]{36}\b/ },
  { what: 'an npm token', pattern: /\bnpm_[0-9A-Za-z]{36}\b/ },
  { what: 'a login in an address', pattern: /\bhttps?:\/\/[^\s/:@'"`<>]+:[^\s/:@'"`<>$]+@/ },
  {
    what: 'the path of a machine',
    pattern: new RegExp(`(?:^|[\\s'"\`(=])/(?:${'work|root'}|home/[a-z]+|Users/[A-Za-z]+)/`, 'm'),
  },
];

/** Keys that open nothing: they are invented and say so. */
const invented = /SANDBOX|EXAMPLE|CANARY|FAKE|DEMO/i;

/** Lines that look like a secret or like a private place. */
export function betrayals(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) =>
      shapes
        .filter(({ pattern }) => {
          const found = pattern.exec(line)?.[0];
          return found !== undefined && !invented.test(found);
        })
        .map(({ what }) => `${file}:${index + 1}: ${what}`),
    ),
  );
}

/** Packages of the lock file that do not come from the public registry. */
export function foreignRegistries(packageLock: string): string[] {
  const lock: { packages?: Record<string, { resolved?: string }> } = JSON.parse(packageLock);
  return Object.entries(lock.packages ?? {})
    .filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    .map(([name, { resolved }]) => `${name}: ${resolved}`);
}
