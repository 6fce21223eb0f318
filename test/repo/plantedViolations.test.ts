/**
 * What `npm run check` asks of Biome and dependency-cruiser, proved on a small tree of files that break each rule.
 * That the repository itself breaks none, the tools say.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

let folder = '';

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-planted-')));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function plant(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/** Runs a program of `node_modules` in the planted tree and answers what it prints. */
function run(program: string, args: readonly string[]): string {
  const { stdout } = spawnSync(process.execPath, [path.resolve('node_modules', program), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}

describe('package boundaries', () => {
  /** The imports that dependency-cruiser refuses, as `from → to`. */
  function refused(): string[] {
    const config = path.resolve('.dependency-cruiser.mjs');
    const printed = run('dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      config,
      '--output-type',
      'json',
      '.',
    ]);
    const { summary } = JSON.parse(printed) as {
      readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string }[] };
    };
    return summary.violations.map(({ from, to }) => `${from} → ${to}`).sort();
  }

  const library = (name: string, file: string): Record<string, string> => ({
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: file }),
    [`node_modules/${name}/${file}`]: 'export {};',
  });

  it('refuse what a layer may not import, in whatever form, and nothing else', () => {
    plant({
      ...library('fast-xml-parser', 'lib/fxp.js'),
      ...library('vscode-jsonrpc', 'lib/node/main.js'),
      'package.json': '{}',
      'l10n/language.ts': 'export const language = 1;',
      'l10n/node/readCatalogue.ts': "import 'node:fs';\nexport {} from '../language';",
      'settings/settings.ts': "import '../l10n/locales';\nimport '../l10n/language';",
      'l10n/locales.ts': "import './node/readCatalogue';",
      'server/service/pure.ts':
        "import { language } from '../../l10n/language';\nexport const pure = language;",
      'server/service/impure.ts': "import fs from 'fs';\nexport const impure = fs;",
      'server/service/types.ts':
        "import type { send } from '../../client/api/send';\nexport type T = typeof send;",
      'client/api/send.ts': "import 'fast-xml-parser';\nexport const send = 1;",
      'client/api/exported.ts': "export { pure } from '../../server/service/pure';",
      'server/src/node/serverMain.ts': "import 'vscode-jsonrpc/lib/node/main.js';\nimport '../session';",
      'server/src/session.ts': "import 'vscode-jsonrpc/lib/node/main.js';\nimport './node/serverMain';",
      'server/src/protocol.ts': 'export const protocol = 1;',
      'client/src/later.ts':
        "export const later = () => import('../../sandbox/main');\nimport '../../server/src/protocol';",
      'sandbox/main.ts':
        "import 'node:http';\nimport 'fast-xml-parser';\nconst api = require('../client/api/send');",
      'cli/main.ts': "import '../test/support/helper';\nimport '../client/api/send';",
      'test/support/helper.ts': "import '../../cli/main';",
      'new/package.ts': "import '../l10n/language';",
    });
    assert.deepEqual(refused(), [
      'cli/main.ts → test/support/helper.ts',
      'client/api/exported.ts → server/service/pure.ts',
      'client/src/later.ts → sandbox/main.ts',
      'l10n/locales.ts → l10n/node/readCatalogue.ts',
      'new/package.ts → l10n/language.ts',
      'sandbox/main.ts → client/api/send.ts',
      'server/service/impure.ts → fs',
      'server/service/types.ts → client/api/send.ts',
      'server/src/session.ts → node_modules/vscode-jsonrpc/lib/node/main.js',
      'server/src/session.ts → server/src/node/serverMain.ts',
      'settings/settings.ts → l10n/language.ts',
    ]);
  });
});

describe('the linter', () => {
  /** The rules that files break, as `file: rule`. */
  function broken(...files: readonly string[]): string[] {
    const printed = run('@biomejs/biome/bin/biome', [
      'lint',
      '--vcs-enabled=false',
      '--reporter=json',
      '--colors=off',
      '--max-diagnostics=none',
      ...files,
    ]);
    const { diagnostics } = JSON.parse(printed) as {
      readonly diagnostics: readonly {
        readonly category: string;
        readonly location: { readonly path: string };
      }[];
    };
    const found = diagnostics.map(
      ({ category, location }) => `${location.path}: ${category.split('/').at(-1)}`,
    );
    return [...new Set(found)].sort();
  }

  const longFunction = `export function long(): void {\n${'  call();\n'.repeat(60)}}\nfunction call(): void {}\n`;

  it('refuses cycles of types too, what is too long, console, any, ! and promises that nobody awaits', () => {
    plant({
      'biome.json': fs.readFileSync('biome.json', 'utf8'),
      'cli/a.ts': "import type { B } from './b';\nexport interface A {\n  readonly b: B;\n}\n",
      'cli/b.ts': "import type { A } from './a';\nexport interface B {\n  readonly a: A;\n}\n",
      'cli/longFile.ts': `${'// A line.\n'.repeat(400)}export {};\n`,
      'cli/longFunction.ts': longFunction,
      'cli/output.ts': "console.log('x');\n",
      'cli/careless.ts': 'export const careless = (value: any) => value.name!;\n',
      'cli/floating.ts': 'export async function send(): Promise<void> {}\nsend();\n',
      'cli/forms.ts':
        'export enum Kind {\n  A,\n}\nexport class C {\n  public a: Array<Kind> = [];\n}\nexport default C;\n',
      'cli/hidden.ts':
        'export class D {\n  private a = 1;\n  constructor(readonly b: number) {\n    this.a += b;\n  }\n}\n',
      'cli/Upper.ts': 'export {};\n',
      'scripts/output.ts': "console.log('x');\n",
      'test/longFunction.ts': longFunction,
      'test/longFile.ts': `${'// A line.\n'.repeat(400)}export {};\n`,
      'test/words.test.ts': "import { test } from 'node:test';\ntest('x', () => {});\n",
      'test/vscode/suite/words.test.ts': "test('x', () => {});\n",
    });
    assert.deepEqual(broken('cli', 'scripts', 'test'), [
      'cli/Upper.ts: useFilenamingConvention',
      'cli/a.ts: noImportCycles',
      'cli/b.ts: noImportCycles',
      'cli/careless.ts: noExplicitAny',
      'cli/careless.ts: noNonNullAssertion',
      'cli/floating.ts: noFloatingPromises',
      'cli/forms.ts: noDefaultExport',
      'cli/forms.ts: noEnum',
      'cli/forms.ts: useConsistentArrayType',
      'cli/forms.ts: useConsistentMemberAccessibility',
      'cli/hidden.ts: noParameterProperties',
      'cli/hidden.ts: useConsistentMemberAccessibility',
      'cli/longFile.ts: noExcessiveLinesPerFile',
      'cli/longFunction.ts: noExcessiveLinesPerFunction',
      'cli/output.ts: noConsole',
      'test/longFile.ts: noExcessiveLinesPerFile',
      'test/words.test.ts: useConsistentTestIt',
    ]);
  });
});
