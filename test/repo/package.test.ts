/**
 * What people install: the files of the packages, and what they say of workspaces that nobody vouches for.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { builtProgram } from '../support/builtProgram';

const nodePrograms = [
  'extension.js',
  'languageClient.js',
  'server.js',
  'service.js',
  'features.js',
  'xml.js',
  'tools.js',
  'cli.js',
  'sandbox.js',
  'zh-cn.json',
  'schemas.pack',
];
const browserPrograms = ['browserExtension.js', 'serverWorker.js'];
const programs = [...nodePrograms, ...browserPrograms];

/** All that may be in one of them, and of each there is something. */
const shipped = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|SECURITY\.md|THIRD_PARTY_NOTICES\.md)$/,
  /^out\//,
  /^snippets\/[^/]+\.code-snippets$/,
  /^syntaxes\/[^/]+\.tmLanguage\.json$/,
  /^(?:[\w-]+\.)?language-configuration\.json$/,
  /^schemas\/ci-job-settings\.schema(?:\.zh-cn)?\.json$/,
  /^package\.nls(?:\.[\w-]+)?\.json$/,
  /^media\/(?:icon\.png|file-[^/]+\.svg|jobs\.svg|preview(?:HighContrast)?\.css|walkthrough\/(?:zh-cn\/)?[^/]+\.svg)$/,
];

/** vsce's own reader of packages, which has no types. */
const { readZip } = createRequire(path.resolve('package.json'))('@vscode/vsce/out/zip.js') as {
  readonly readZip: (file: string, wanted: (name: string) => boolean) => Promise<ReadonlyMap<string, Buffer>>;
};

interface Manifest {
  readonly version: string;
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: unknown };
  };
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly scope?: string }>>;
    }[];
  };
}

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;

/** Both packages as folders, of the programs that are built. */
function stagedPackages(): string {
  for (const program of programs) builtProgram(program);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-package-'));
  const staged = spawnSync(process.execPath, ['scripts/package.mjs', '--stage', folder], {
    encoding: 'utf8',
  });
  assert.equal(staged.status, 0, staged.stderr);
  return folder;
}

/** The files of a folder, by their paths in it. */
function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

describe('the packages that people install', () => {
  let folder = '';
  before(() => {
    folder = stagedPackages();
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('hold what runs and what people read, and no packages', () => {
    for (const kind of ['universal', 'web']) {
      const files = filesIn(path.join(folder, kind));
      const strange = files.filter((file) => !shipped.some((pattern) => pattern.test(file)));
      assert.deepEqual(strange, [], kind);
      const absent = shipped.filter((pattern) => !files.some((file) => pattern.test(file)));
      assert.deepEqual(absent, [], kind);
      for (const file of ['README.md', 'SECURITY.md', 'THIRD_PARTY_NOTICES.md']) {
        assert.ok(files.includes(file), `${kind}: ${file}`);
      }
    }
  });

  it('hold the programs of their own kind of editor only', () => {
    const programsOf = (kind: string): string[] => fs.readdirSync(path.join(folder, kind, 'out')).sort();
    assert.deepEqual(programsOf('universal'), [...nodePrograms, 'layoutPreview.js'].sort());
    assert.deepEqual(programsOf('web'), [...browserPrograms, 'layoutPreview.js'].sort());
    const entriesOf = (kind: string): object => {
      const { main, browser, bin, scripts, devDependencies } = JSON.parse(
        fs.readFileSync(path.join(folder, kind, 'package.json'), 'utf8'),
      ) as Record<string, unknown>;
      return { main, browser, bin, scripts, devDependencies };
    };
    const nothing = { scripts: undefined, devDependencies: undefined };
    assert.deepEqual(entriesOf('universal'), {
      ...nothing,
      main: './out/extension.js',
      browser: undefined,
      bin: { 'ci-job': 'out/cli.js' },
    });
    assert.deepEqual(entriesOf('web'), {
      ...nothing,
      main: undefined,
      browser: './out/browserExtension.js',
      bin: undefined,
    });
  });

  it('have a README that names no picture and no page which is not there', () => {
    for (const kind of ['universal', 'web']) {
      const readme = fs.readFileSync(path.join(folder, kind, 'README.md'), 'utf8');
      assert.doesNotMatch(readme, /media\/readme/);
      assert.doesNotMatch(readme, /\]\((?!\w+:|#)/);
    }
  });

  it('has programs that ask for nothing but Node, the editor and each other', () => {
    const beside: Record<string, readonly string[]> = {
      extension: ['./languageClient.js', './xml.js'],
      languageClient: [],
      server: ['./features.js', './service.js'],
      service: ['./features.js'],
      features: ['./service.js'],
      xml: [],
      tools: ['./features.js', './service.js', './xml.js'],
    };
    for (const [program, expected] of Object.entries(beside)) {
      const text = fs.readFileSync(builtProgram(`${program}.js`), 'utf8');
      const asked = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
      assert.ok(asked.length > 0 || program === 'xml', program);
      const foreign = new Set(asked.filter((name) => name !== 'vscode' && !isBuiltin(name)));
      assert.deepEqual([...foreign].sort(), expected, program);
    }
  });
});

describe('a workspace that nobody vouches for', () => {
  const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
  const properties = Object.fromEntries(
    manifest.contributes.configuration.flatMap((group) => Object.entries(group.properties)),
  );

  it('may be edited, and cannot say where signed requests go', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited');
    const target = Object.keys(properties).filter((name) =>
      /^ciJob\.(?:bucket|region|endpoint|profiles)$/.test(name),
    );
    assert.equal(target.length, 4);
    assert.deepEqual([...untrustedWorkspaces.restrictedConfigurations].sort(), target.sort());
    assert.equal(properties['ciJob.endpoint']?.scope, 'machine');
  });

  it('may be virtual', () => assert.deepEqual(virtualWorkspaces, { supported: true }));
});

describe('the packages of a publisher with a repository', () => {
  const REPOSITORY = 'https://github.com/example/ci-job-request';
  let folder = '';
  before(() => {
    for (const program of programs) builtProgram(program);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-published-'));
    const packed = spawnSync(
      process.execPath,
      ['scripts/package.mjs', '--built', '--repository', REPOSITORY, '--out', folder],
      { encoding: 'utf8' },
    );
    assert.equal(packed.status, 0, packed.stderr);
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const kind of ['', 'web-']) {
    it(`show every picture and lead every link to a file of the repository (${kind}vsix)`, async () => {
      const file = `ci-job-request-${kind}${manifest.version}.vsix`;
      const entries = await readZip(path.join(folder, file), () => true);
      const readme = String(entries.get('extension/readme.md'));
      const addresses = [...readme.matchAll(/(!?)\[[^\]]*\]\(([^)]+)\)/g)];
      const pictures = addresses.filter(([, mark]) => mark === '!');
      assert.equal(pictures.length, 6);
      const broken = addresses.flatMap(([, mark, address = '']) => {
        const base = `${REPOSITORY}/${mark === '!' ? 'raw' : 'blob'}/HEAD/`;
        const isThere = address.startsWith(base) && fs.existsSync(address.slice(base.length));
        return isThere ? [] : [address];
      });
      assert.deepEqual(broken, []);
      const { repository } = JSON.parse(String(entries.get('extension/package.json')));
      assert.deepEqual(repository, { type: 'git', url: REPOSITORY });
    });
  }
});
