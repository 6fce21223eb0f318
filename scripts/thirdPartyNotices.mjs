// Lists the packages whose code is in the programs that people get, with their licences, from what esbuild bundles.
//   node scripts/thirdPartyNotices.mjs    prints THIRD_PARTY_NOTICES.md; `npm run generate` writes it
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, programs } from './programs.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The folders of all bundled packages, each once. */
async function bundledFolders() {
  const folders = new Set();
  for (const program of programs) {
    // What is in the schemas changes nothing about whose code is bundled.
    const options = { ...bundleOptions(program, {}, {}), write: false, metafile: true };
    const { metafile } = await build(options);
    for (const [file, { bytesInOutput }] of Object.entries(outputOf(metafile).inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return [...folders];
}

function outputOf(metafile) {
  const [output] = Object.values(metafile.outputs);
  return output;
}

function describePackage(folder) {
  const absolute = path.resolve(root, folder);
  const manifest = JSON.parse(fs.readFileSync(path.join(absolute, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  if (license === undefined) throw new Error(`${name} does not tell its licence.`);
  const file = fs.readdirSync(absolute).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  return {
    name,
    version,
    license,
    text: file === undefined ? withoutText(manifest) : readText(absolute, file),
  };
}

function readText(folder, file) {
  return fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** Some packages name their licence and their author, and carry no text. */
function withoutText({ author, license, repository }) {
  const by = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const from = (typeof repository === 'string' ? repository : (repository?.url ?? '')).replace(/^git\+/, '');
  return `Copyright ${by}. The package says "${license}" and carries no text of it. ${from}`.trim();
}

/** The whole file. */
export async function thirdPartyNotices() {
  const packages = (await bundledFolders())
    .map(describePackage)
    .sort((left, right) => left.name.localeCompare(right.name) || left.version.localeCompare(right.version));
  const sections = packages.map(
    ({ name, version, license, text }) =>
      `## ${name} ${version}\n\n${license}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
  return [
    '# Third-party notices\n\nCode of these packages is part of the programs of this product. The list is made from what the build bundles.\n',
    ...sections,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(await thirdPartyNotices());
