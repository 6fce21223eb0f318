/**
 * The programs under `out/`, for tests that run them as people do.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The path of a built program; builds everything first when it is not there. */
export function builtProgram(name: string): string {
  const program = path.resolve('out', name);
  if (fs.existsSync(program)) return program;
  const build = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
  assert.equal(build.status, 0, `the build failed:\n${build.stderr}`);
  assert.ok(fs.existsSync(program), `the build makes no ${name}`);
  return program;
}
