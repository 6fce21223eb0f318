// Lists the packages whose code is in the programs that people get, with their licences, from what esbuild bundles.
import fs from 'node:fs';
import path from 'node:path';

/** THIRD_PARTY_NOTICES.md for the programs that these metafiles of esbuild describe. */
export function thirdPartyNotices(root, metafiles) {
  const packages = bundledFolders(metafiles)
    .map((folder) => describePackage(path.resolve(root, folder)))
    .sort((left, right) => left.name.localeCompare(right.name) || left.version.localeCompare(right.version));
  const sections = packages.map(
    ({ name, version, license, text }) =>
      `## ${name} ${version}\n\n${license}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
  return [
    '# Third-party notices\n',
    'Code of these packages is part of the programs of this product.',
    'The list is made from what the build bundles.\n',
    ...sections,
  ].join('\n');
}

/** The folders of all bundled packages, each once. */
function bundledFolders(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders];
}

function describePackage(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  if (license === undefined) throw new Error(`${name} does not tell its licence.`);
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  const text = file === undefined ? withoutText(manifest) : readText(path.join(folder, file));
  return { name, version, license, text };
}

function readText(file) {
  return fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}

/** Some packages name their licence and their author, and carry no text. */
function withoutText({ author, license, repository }) {
  const by = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const from = (typeof repository === 'string' ? repository : (repository?.url ?? '')).replace(/^git\+/, '');
  return `Copyright ${by}. The package says "${license}" and carries no text of it. ${from}`.trim();
}
