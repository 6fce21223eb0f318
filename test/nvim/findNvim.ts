/**
 * Finds Neovim, or installs Debian's where that is possible.
 */
import { spawnSync } from 'node:child_process';
import { type FoundProgram, findProgram } from '../support/debianProgram';

/** The Neovim that `NVIM_PROGRAM` names or that is installed; installs Debian's package where the user may. */
export function findNvim(): FoundProgram {
  const chosen = process.env.NVIM_PROGRAM;
  const args = ['--version'];
  if (chosen === undefined) return findProgram({ program: 'nvim', args, debianPackage: 'neovim' });
  if (spawnSync(chosen, args).status === 0) return { kind: 'found', program: chosen };
  return { kind: 'absent', reason: `\`${chosen}\` does not run: install Neovim 0.7.2 or newer` };
}
