/**
 * Finds a program, or installs it from Debian where that is possible.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** A program that runs, or why there is none. */
export type FoundProgram =
  | { readonly kind: 'found'; readonly program: string }
  | { readonly kind: 'absent'; readonly reason: string };

/** Which program, and what asks it for nothing but to run. */
export interface WantedProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly debianPackage: string;
}

/** The installed program; installs Debian's package where the user may. */
export function findProgram({ program, args, debianPackage }: WantedProgram): FoundProgram {
  const runs = (): boolean => spawnSync(program, args).error === undefined;
  if (runs()) return { kind: 'found', program };
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    return { kind: 'absent', reason: `\`${program}\` is not installed, and cannot be installed here` };
  }
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', debianPackage);
  if (runs()) return { kind: 'found', program };
  return { kind: 'absent', reason: `the Debian package \`${debianPackage}\` could not be installed` };
}

function aptGet(...args: readonly string[]): void {
  spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
