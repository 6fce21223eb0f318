/**
 * The lock files: `npm ci` installs nothing whose content is not pinned, on no platform.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { repositoryFiles } from './repository';

interface LockedPackage {
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The packages of a lock file by their folders; the one with the empty name is the project itself. */
function packagesOf(file: string): ReadonlyMap<string, LockedPackage> {
  const { packages } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return new Map(Object.entries(packages));
}

/** Where Node would find a package, seen from a folder. */
function isLocked(name: string, folder: string, packages: ReadonlyMap<string, LockedPackage>): boolean {
  const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
  if (packages.has(place)) return true;
  return (
    folder !== '' &&
    isLocked(name, folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), packages)
  );
}

const lockFiles = repositoryFiles().filter((file) =>
  /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/.test(file),
);

describe('what is installed', () => {
  it('is locked for the project and for its benchmarks', () => {
    assert.deepEqual(lockFiles, ['package-lock.json', 'test/bench/package-lock.json']);
    assert.deepEqual(
      repositoryFiles().filter((file) => /(?:^|\/)(?:yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/.test(file)),
      [],
    );
  });

  for (const file of lockFiles) {
    const packages = packagesOf(file);

    it(`has a checksum for each package of ${file}`, () => {
      const without = [...packages].filter(
        ([folder, { integrity }]) => folder !== '' && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
      );
      assert.deepEqual(without, []);
    });

    // Without an entry npm would take whatever version the registry has by then.
    it(`has an entry for each dependency in ${file}, also for those of other platforms`, () => {
      const missing = [...packages].flatMap(
        ([folder, { dependencies, devDependencies, optionalDependencies }]) =>
          Object.keys({ ...dependencies, ...(folder === '' ? devDependencies : {}), ...optionalDependencies })
            .filter((name) => !isLocked(name, folder, packages))
            .map((name) => `${folder} → ${name}`),
      );
      assert.deepEqual(missing, []);
    });
  }
});
