/**
 * What people install: the files of the package, and what it says of workspaces that nobody vouches for.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import { describe, it } from 'node:test';
import { listFiles, PackageManager } from '@vscode/vsce';
import { builtProgram } from '../support/builtProgram';

/** All that may be in it. */
const shipped = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|SECURITY\.md|THIRD_PARTY_NOTICES\.md)$/,
  /^out\/(?:extension|languageClient|browserExtension|server|reference|serverWorker|tools|cli|sandbox|layoutPreview)\.js$/,
  /^snippets\/[^/]+\.code-snippets$/,
  /^syntaxes\/[^/]+\.tmLanguage\.json$/,
  /^(?:[\w-]+\.)?language-configuration\.json$/,
  /^out\/zh-cn\.json$/,
  /^schemas\/ci-job-settings\.schema\.json$/,
  /^package\.nls(?:\.[\w-]+)?\.json$/,
  /^media\/(?:icon\.png|file-[^/]+\.svg|jobs\.svg|preview\.css|walkthrough\/[^/]+\.svg)$/,
];

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: unknown };
  };
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly scope?: string }>>;
    };
  };
}

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;

describe('the package that people install', () => {
  it('holds the programs, what people read, and no packages', async () => {
    for (const program of ['extension', 'languageClient', 'server', 'cli', 'sandbox'])
      builtProgram(`${program}.js`);
    const files = await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });
    assert.deepEqual(
      files.filter((file) => !shipped.some((pattern) => pattern.test(file))),
      [],
    );
    assert.deepEqual(
      shipped.slice(0, 5).filter((pattern) => !files.some((file) => pattern.test(file))),
      [],
    );
    const needed = [
      'SECURITY.md',
      'THIRD_PARTY_NOTICES.md',
      'out/languageClient.js',
      'out/server.js',
      'out/reference.js',
      'out/zh-cn.json',
    ];
    for (const file of needed) assert.ok(files.includes(file));
  });

  it('has programs that ask for nothing but Node, the editor and each other', () => {
    const apart: Readonly<Record<string, readonly string[]>> = {
      extension: ['./languageClient.js'],
      server: ['./reference.js'],
    };
    for (const program of ['extension', 'languageClient', 'server', 'tools']) {
      const text = fs.readFileSync(builtProgram(`${program}.js`), 'utf8');
      const asked = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
      assert.ok(asked.length > 0, program);
      assert.deepEqual(
        asked.filter((name) => name !== 'vscode' && !isBuiltin(name)),
        apart[program] ?? [],
        program,
      );
    }
  });
});

describe('a workspace that nobody vouches for', () => {
  const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
  const { properties } = manifest.contributes.configuration;

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
