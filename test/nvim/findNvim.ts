/**
 * Finds Neovim, or installs Debian's where that is possible.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** A Neovim that runs, or why there is none. */
export type FoundNvim =
  | { readonly kind: 'found'; readonly program: string }
  | { readonly kind: 'absent'; readonly reason: string };

/** The Neovim that `NVIM_PROGRAM` names or that is installed; installs Debian's package where the user may. */
export function findNvim(): FoundNvim {
  const chosen = process.env.NVIM_PROGRAM;
  const program = chosen ?? 'nvim';
  if (runs(program)) return { kind: 'found', program };
  if (chosen !== undefined || process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    const reason = `\`${program}\` does not run and cannot be installed here: install Neovim 0.7.2 or newer`;
    return { kind: 'absent', reason };
  }
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', 'neovim');
  if (runs(program)) return { kind: 'found', program };
  return { kind: 'absent', reason: 'the Debian package `neovim` could not be installed' };
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

function aptGet(...args: readonly string[]): void {
  spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
