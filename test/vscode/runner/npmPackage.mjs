// Fetches one npm package, checks its integrity and unpacks it. Uses npm itself, so that
// registry, proxy and cache settings of the machine hold here too.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

/** Unpacks `name@version` so that its files stand in `folder`; replaces what is there. */
export async function unpackPackage({ name, version, integrity }, folder) {
  const staging = `${folder}.unpacking`;
  fs.rmSync(staging, { recursive: true, force: true });
  fs.mkdirSync(staging, { recursive: true });
  const tarball = await packageTarball(`${name}@${version}`, staging);
  const actual = `sha512-${createHash('sha512').update(fs.readFileSync(tarball)).digest('base64')}`;
  if (actual !== integrity) {
    throw new Error(
      `\`${name}@${version}\` is not what was pinned: its integrity is ${actual}, expected ${integrity}.`,
    );
  }
  await run('tar', ['xzf', tarball, '-C', staging]);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(path.join(staging, 'package'), folder);
  fs.rmSync(staging, { recursive: true, force: true });
}

async function packageTarball(spec, folder) {
  const output = await run(
    'npm',
    ['pack', spec, '--json', '--loglevel=error', '--pack-destination', folder],
    { hint: `\`${spec}\` comes from the npm registry. Check the network and \`npm ping\`, then run again.` },
  );
  const [{ filename }] = JSON.parse(output);
  return path.join(folder, filename);
}
