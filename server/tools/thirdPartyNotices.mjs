// The licenses of the packages that are bundled into what people get.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Promises the notices for the bundles of these entries: one section a package, by name. */
export async function thirdPartyNotices(root, entries) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: path.join(root, 'out'),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const folders = new Set(Object.keys(metafile.inputs).flatMap((input) => packageFolder(input) ?? []));
  const sections = [...folders].map((folder) => sectionOf(path.resolve(root, folder)));
  return [...new Set(sections)].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a file is in; undefined for files of this project. */
function packageFolder(file) {
  return /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function sectionOf(folder) {
  const { name, version, license, author } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  // Some packages only name their license.
  const text =
    file === undefined
      ? `By ${author?.name ?? author ?? 'its authors'}.`
      : fs.readFileSync(path.join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
