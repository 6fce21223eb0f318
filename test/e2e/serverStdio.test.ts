/**
 * The built server as an editor starts it: a process behind a pipe or an IPC channel, with the real schemas.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, it } from 'node:test';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { builtProgram } from '../support/builtProgram';

const uri = 'untitled:request';
const textDocument = { uri };

/** The vendor's favourite mistake. */
const text = `<Request>
  <Tag>MediaInfo</Tag>
  <Input><Object>media/movie.mp4</Object></Input>
  <CallBackFormat>JSON<CallBackFormat>
</Request>
`;
const wrongTag = { start: { line: 3, character: 22 }, end: { line: 3, character: 38 } };

/** The next diagnostics that the server publishes. */
function nextPublished(client: ProtocolConnection): Promise<PublishDiagnosticsParams> {
  return new Promise((resolve) => {
    const listener = client.onNotification(PublishDiagnosticsNotification.type, (params) => {
      listener.dispose();
      resolve(params);
    });
  });
}

async function initialize(client: ProtocolConnection): Promise<void> {
  client.listen();
  const capabilities = {
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  };
  await client.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
  await client.sendNotification(InitializedNotification.type, {});
}

/** Shuts the server down as the protocol says, and gives its exit code. */
async function shutDown(client: ProtocolConnection, server: ChildProcess): Promise<unknown> {
  const exited = once(server, 'exit');
  await client.sendRequest(ShutdownRequest.type);
  await client.sendNotification(ExitNotification.type);
  const [code]: unknown[] = await exited;
  client.dispose();
  return code;
}

/** A test that fails must not leave a process behind, which would keep the run from ending. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const server of started.splice(0)) server.kill();
});

function startOverStdio(program = builtProgram('server.js')): {
  server: ChildProcess;
  client: ProtocolConnection;
} {
  const server = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(server);
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  return { server, client };
}

describe('out/server.js --stdio', () => {
  it('finds the mistake, fixes it, and is content', async () => {
    const { server, client } = startOverStdio();
    await initialize(client);

    const first = nextPublished(client);
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'ci-job', version: 1, text },
    });
    const { diagnostics } = await first;
    assert.deepEqual(
      diagnostics.map(({ code, source, range }) => ({ code, source, range })),
      [{ code: 'end-tag-without-slash', source: 'ci-job', range: wrongTag }],
    );

    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: wrongTag,
      context: { diagnostics },
    });
    const edits = (actions ?? []).flatMap((action) =>
      'edit' in action && action.isPreferred === true ? (action.edit?.changes?.[uri] ?? []) : [],
    );
    assert.deepEqual(edits, [
      {
        range: { start: { line: 3, character: 23 }, end: { line: 3, character: 23 } },
        newText: '/',
      },
    ]);

    const second = nextPublished(client);
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: edits.map(({ range, newText }) => ({ range, text: newText })),
    });
    assert.deepEqual(await second, { uri, diagnostics: [] });
    assert.equal(await shutDown(client, server), 0);
  });

  it('completes and explains from the schemas', async () => {
    const { server, client } = startOverStdio();
    await initialize(client);
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {
        uri,
        languageId: 'ci-job',
        version: 1,
        text: '<Request>\n<Tag>MediaInfo</Tag>\n</Request>\n',
      },
    });
    const completion = await client.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 1, character: 5 },
    });
    const items = Array.isArray(completion) ? completion : (completion?.items ?? []);
    const tags: string[] = await client.sendRequest('ciJob/getTags');
    assert.deepEqual(
      tags.filter((tag) => !items.some(({ label }) => label === tag)),
      [],
    );
    assert.ok(tags.length >= 5, tags.join());
    const hover = await client.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 1, character: 2 },
    });
    assert.ok(hover !== null);
    assert.equal(await shutDown(client, server), 0);
  });

  // What is not read costs no time before the first diagnostics.
  it('tells what is wrong before it reads the file of its other features', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-server-'));
    for (const file of ['server.js', 'service.js', 'schemas.pack'])
      fs.copyFileSync(builtProgram(file), path.join(folder, file));
    const { server, client } = startOverStdio(path.join(folder, 'server.js'));
    await initialize(client);
    const published = nextPublished(client);
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'ci-job', version: 1, text },
    });
    const { diagnostics } = await published;
    assert.deepEqual(
      diagnostics.map(({ code, range }) => ({ code, range })),
      [{ code: 'end-tag-without-slash', range: wrongTag }],
    );
    fs.copyFileSync(builtProgram('features.js'), path.join(folder, 'features.js'));
    const hover = await client.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 1, character: 4 },
    });
    assert.notEqual(hover, null);
    assert.equal(await shutDown(client, server), 0);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('does not start without the schemas, which would find nothing wrong in anything', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-server-'));
    for (const file of ['server.js', 'service.js'])
      fs.copyFileSync(builtProgram(file), path.join(folder, file));
    const { status, stderr } = spawnSync(process.execPath, [path.join(folder, 'server.js'), '--stdio'], {
      input: '',
      encoding: 'utf8',
    });
    fs.rmSync(folder, { recursive: true, force: true });
    assert.equal(status, 2);
    assert.match(stderr, /^The schemas beside the server cannot be read; install it again\. ENOENT/);
  });

  it('ends when its editor is gone', async () => {
    const { server, client } = startOverStdio();
    await initialize(client);
    const exited = once(server, 'exit');
    server.stdin?.end();
    assert.deepEqual((await exited)[0], 1);
    client.dispose();
  });
});

describe('out/server.js --node-ipc', () => {
  it('answers and ends', async () => {
    const server = fork(builtProgram('server.js'), ['--node-ipc']);
    started.push(server);
    const client = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    await initialize(client);
    const tags: string[] = await client.sendRequest('ciJob/getTags');
    assert.ok(tags.length >= 5, tags.join());
    assert.equal(await shutDown(client, server), 0);
  });
});

describe('out/server.js by hand', () => {
  it('says how it is started', () => {
    const run = spawnSync(process.execPath, [builtProgram('server.js')], { encoding: 'utf8' });
    assert.equal(run.status, 2);
    assert.equal(run.stdout, '');
    assert.match(run.stderr, /server\.js --stdio/);
  });
});
