/**
 * The npm package as strangers get it: packed, installed into an empty project without any network, and used.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { builtProgram } from '../support/builtProgram';

let project = '';

/** Runs a program in the project; its exit code and what it said. */
function run(
  command: string,
  args: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    // What the tests' own npm passes on would lead a second one back here.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  });
  return { status, stdout, stderr };
}

function write(name: string, text: string): void {
  fs.writeFileSync(path.join(project, name), text);
}

/** The tarball, made from the programs that are built. */
function pack(): string {
  builtProgram('cli.js');
  const packed = spawnSync(process.execPath, ['scripts/packageNpm.mjs', '--built'], {
    encoding: 'utf8',
  });
  assert.equal(packed.status, 0, packed.stderr);
  const [file] = /out\/\S+\.tgz/.exec(packed.stdout) ?? [];
  assert.ok(file !== undefined, packed.stdout);
  return path.resolve(file);
}

before(() => {
  const tarball = pack();
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-npm-'));
  write('package.json', '{"private":true}');
  const installed = run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
  assert.equal(installed.status, 0, installed.stderr);
});

/** A test that fails must not leave a process behind, which would keep the run from ending. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const server of started.splice(0)) server.kill();
});

after(() => fs.rmSync(project, { recursive: true, force: true, maxRetries: 5 }));

const REQUEST =
  '<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>a.mp4</Object>\n  </Input>\n</Request>\n';

/** What a program of either module system does with the package. */
const use = `
  const service = getLanguageService();
  const validate = (text) => {
    const document = TextDocument.create('file:///a.xml', 'ci-job', 1, text);
    return service.doValidation(document, service.parseRequestDocument(document)).map(({ code }) => code);
  };
  const client = createCiClient({ bucket: '', region: '', credentials: { secretId: '', secretKey: '' } });
  client.describeJob('j1').then((answer) =>
    console.log(JSON.stringify({
      good: validate(${JSON.stringify(REQUEST)}),
      bad: validate('<Request><Tag>Nothing</Tag></Request>'),
      told: explainError(answer.error).nextStep,
    })));
`;
const used = `${JSON.stringify({ good: [], bad: ['unknown-tag'], told: 'Correct it and try again.' })}\n`;

describe('the npm package', () => {
  it('says what the project says, and depends on nothing', () => {
    const read = (file: string): Record<string, unknown> => JSON.parse(fs.readFileSync(file, 'utf8'));
    const own = read('package.json');
    const installed = read(path.join(project, 'node_modules/ci-job-request/package.json'));
    const { name, version, license, keywords } = installed;
    const { name: ownName, version: ownVersion, license: ownLicense, keywords: ownKeywords } = own;
    assert.deepEqual([name, version, license, keywords], [ownName, ownVersion, ownLicense, ownKeywords]);
    assert.deepEqual(
      Object.keys(installed).filter((key) => /dependencies|scripts|private/i.test(key)),
      [],
    );
    assert.deepEqual(fs.readdirSync(path.join(project, 'node_modules')).sort(), [
      '.bin',
      '.package-lock.json',
      'ci-job-request',
    ]);
  });

  it('has a command line', () => {
    write('good.cijob.xml', REQUEST);
    write('bad.cijob.xml', REQUEST.replace('MediaInfo', 'MediaInof'));
    const good = run('npx', ['--no-install', 'ci-job', 'check', 'good.cijob.xml']);
    assert.deepEqual([good.status, good.stdout], [0, '1 file checked: no problems.\n']);
    const bad = run('npx', ['--no-install', 'ci-job', 'check', '*.cijob.xml', '--format', 'json']);
    const report: { file: string; diagnostics: { code: string }[] }[] = JSON.parse(bad.stdout);
    assert.equal(bad.status, 1);
    assert.deepEqual(
      report.map(({ file, diagnostics }) => [file, diagnostics.map(({ code }) => code)]),
      [
        ['bad.cijob.xml', ['unknown-tag']],
        ['good.cijob.xml', []],
      ],
    );
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    assert.ok(run('npx', ['--no-install', 'ci-job', '--version']).stdout.includes(version));
  });

  it('has a command line that speaks Chinese, and leads to the reference that came with it', () => {
    const { status, stdout } = run('npx', [
      '--no-install',
      'ci-job',
      'explain',
      'unknown-element',
      '--language',
      'zh-cn',
    ]);
    assert.equal(status, 0);
    assert.match(stdout, /处理方法/);
    const [, file = '', anchor] = /^另见：(.*)#(.*)$/m.exec(stdout) ?? [];
    assert.match(fs.readFileSync(file, 'utf8'), new RegExp(`^## ${anchor}$`, 'm'));
  });

  it('has every file that its programs ask for', () => {
    const folder = path.join(project, 'node_modules/ci-job-request/bin');
    const asked = fs
      .readdirSync(folder)
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [
        ...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/\brequire\(["']\.\/([^"']+)/g),
      ])
      .map(([, name = '']) => name);
    const needed = [...new Set(asked)].sort();
    assert.deepEqual(needed, ['features.js', 'service.js', 'tools.js', 'xml.js']);
    assert.deepEqual(
      needed.filter((name) => !fs.existsSync(path.join(folder, name))),
      [],
    );
  });

  it('has a language server', async () => {
    const program = path.join(project, 'node_modules/.bin/ci-job-language-server');
    const server = spawn(program, ['--stdio'], { cwd: project, stdio: ['pipe', 'pipe', 'inherit'] });
    started.push(server);
    const client = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    client.listen();
    const { serverInfo, capabilities } = await client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.deepEqual([serverInfo?.name, capabilities.hoverProvider], ['ci-job-request', true]);
    const page = await client.sendRequest<string>('ciJob/getReferencePage', { name: 'codes' });
    assert.match(page, /^# Diagnostic codes$/m);
    const exited = once(server, 'exit');
    await client.sendRequest(ShutdownRequest.type);
    await client.sendNotification(ExitNotification.type);
    assert.deepEqual((await exited)[0], 0);
    client.dispose();
  });

  for (const [file, load] of [
    [
      'use.mjs',
      (names: string, entryPoint: string) => `import { ${names} } from 'ci-job-request${entryPoint}';`,
    ],
    [
      'use.cjs',
      (names: string, entryPoint: string) => `const { ${names} } = require('ci-job-request${entryPoint}');`,
    ],
  ] as const) {
    it(`has libraries for ${file}, each by itself and both in one`, () => {
      const service = load('getLanguageService, TextDocument', '/language-service');
      const client = load('createCiClient, explainError', '/ci-client');
      write(file, `${service}\n${client}\n${use}`);
      assert.deepEqual(run(process.execPath, [file]), { status: 0, stdout: used, stderr: '' });
      const both = load('getLanguageService, TextDocument, createCiClient, explainError', '');
      write(file, `${both}\n${use}`);
      assert.deepEqual(run(process.execPath, [file]), { status: 0, stdout: used, stderr: '' });
    });
  }

  it('has documents whose programs compile as they stand there', () => {
    const text = fs.readFileSync(path.join(project, 'node_modules/ci-job-request/README.md'), 'utf8');
    const programs = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, program = '']) => program);
    assert.ok(programs.length >= 2, text);
    const given = 'declare const text: string, credentials: { secretId: string; secretKey: string };';
    const files = programs.map((program, index) => {
      const name = `document${index}.mts`;
      write(name, `${program}\n${given}\n`);
      return name;
    });
    const compilerOptions = {
      ...{ module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom'], types: [] },
      ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noEmit: true },
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    assert.deepEqual(run(process.execPath, [tsc]), { status: 0, stdout: '', stderr: '' });
  });

  it('has documents whose links lead somewhere, in the package and in the project', () => {
    const dead = (file: string): string[] =>
      [...fs.readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !fs.existsSync(path.join(path.dirname(file), link)));
    const readme = path.join(project, 'node_modules/ci-job-request/README.md');
    assert.match(fs.readFileSync(readme, 'utf8'), /\]\(docs\/reference\//);
    assert.deepEqual([dead(readme), dead('docs/npm.md')], [[], []]);
  });

  for (const [file, load] of [
    [
      'chinese.mjs',
      (names: string, entryPoint: string) => `import { ${names} } from 'ci-job-request/${entryPoint}';`,
    ],
    [
      'chinese.cjs',
      (names: string, entryPoint: string) => `const { ${names} } = require('ci-job-request/${entryPoint}');`,
    ],
  ] as const) {
    it(`has a library that speaks Chinese for ${file}`, () => {
      const entryPoints = `${load('getLanguageService, TextDocument', 'language-service')}\n${load('simplifiedChinese', 'zh-cn')}`;
      write(
        file,
        `${entryPoints}
        const document = TextDocument.create('file:///a.xml', 'ci-job', 1, '<Request><Tag>Nothing</Tag></Request>');
        for (const options of [{}, { language: simplifiedChinese }]) {
          const service = getLanguageService(options);
          const [{ message }] = service.doValidation(document, service.parseRequestDocument(document));
          console.log(/\\p{Script=Han}/u.test(message));
        }`,
      );
      assert.deepEqual(run(process.execPath, [file]), { status: 0, stdout: 'false\ntrue\n', stderr: '' });
    });
  }

  it('has types, for both module systems, without any other package', () => {
    const text = `
      import { getLanguageService, TextDocument, type LanguageService } from 'ci-job-request/language-service';
      import { createCiClient, waitForJob, type CiError, type JobsResponse } from 'ci-job-request/ci-client';
      import { getLanguageService as same, createCiClient as too, type JobOperation } from 'ci-job-request';
      const service: LanguageService = getLanguageService();
      const document = TextDocument.create('file:///a.xml', 'ci-job', 1, '');
      const request = service.parseRequestDocument(document);
      export const codes: (string | number | undefined)[] = service.doValidation(document, request).map(({ code }) => code);
      export const client = createCiClient({ bucket: 'b-1', region: 'ap-x', credentials: { secretId: '', secretKey: '' } });
      export async function submit(): Promise<JobsResponse | CiError> {
        const operation: JobOperation | undefined = service.getJobOperation(request);
        if (operation === undefined) throw new Error();
        const answer = await client.createJob('', operation);
        return answer.ok ? answer.value : answer.error;
      }
      export const watch = waitForJob(client, 'j1', { sleep: async () => undefined });
      export const entryPoints: [typeof getLanguageService, typeof createCiClient] = [same, too];
      // @ts-expect-error: it is a known type, not any.
      service.doValidation(1);
      // @ts-expect-error: so is this.
      createCiClient({ bucket: 1 });
    `;
    write('types.mts', text);
    write('types.cts', text);
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['types.mts', 'types.cts'] }));
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    assert.deepEqual(run(process.execPath, [tsc]), { status: 0, stdout: '', stderr: '' });
    write('types.ts', text);
    const bundled = { ...compilerOptions, module: 'esnext', moduleResolution: 'bundler' };
    write('tsconfig.json', JSON.stringify({ compilerOptions: bundled, files: ['types.ts'] }));
    assert.deepEqual(run(process.execPath, [tsc]), { status: 0, stdout: '', stderr: '' });
  });
});
