/**
 * A second real client: Neovim's own, headless, attached to the built server.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { builtProgram } from '../support/builtProgram';
import { findNvim } from './findNvim';

const nvim = findNvim();
const skip = nvim.kind === 'absent' ? nvim.reason : false;
if (nvim.kind === 'absent') console.log(`Neovim is not tested: ${nvim.reason}.`);

/** Broken in two ways, and laid out badly. */
const text = `<Request>
<Tag>MediaInfo</Tag>
<Inptu><Object>media/movie.mp4</Object></Inptu>
<CallBackFormat>JSON<CallBackFormat>
</Request>
`;

/** What the session of `session.lua` saw. */
let seen: Record<string, unknown> = {};

describe('in Neovim', { skip }, () => {
  before(() => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-nvim-'));
    const file = path.join(folder, 'request.xml');
    const result = path.join(folder, 'seen.json');
    fs.writeFileSync(file, text);
    const program = nvim.kind === 'found' ? nvim.program : '';
    const run = spawnSync(
      program,
      ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/nvim/session.lua'],
      {
        encoding: 'utf8',
        timeout: 120_000,
        env: {
          ...process.env,
          XDG_STATE_HOME: folder,
          XDG_CACHE_HOME: folder,
          CI_JOB_FILE: file,
          CI_JOB_RESULT: result,
          CI_JOB_NODE: process.execPath,
          CI_JOB_SERVER: builtProgram('server.js'),
        },
      },
    );
    assert.ok(fs.existsSync(result), `Neovim wrote nothing:\n${run.stdout}${run.stderr}`);
    seen = JSON.parse(fs.readFileSync(result, 'utf8'));
    fs.rmSync(folder, { recursive: true });
    assert.equal(seen.failure, undefined);
  });

  it('the server offers what this client can take', () => {
    assert.deepEqual(seen.capabilities, [
      'codeActionProvider',
      'completionProvider',
      'documentFormattingProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentRangeFormattingProvider',
      'documentSymbolProvider',
      'hoverProvider',
      'renameProvider',
      'textDocumentSync',
      'workspaceSymbolProvider',
    ]);
  });

  it('problems show up', () => {
    const source = 'ci-job';
    assert.deepEqual(seen.diagnostics, [
      {
        source,
        code: 'unknown-element',
        line: 2,
        col: 1,
        message:
          '`Inptu` is unknown in `Request`. Did you mean `Input`? Something required is missing without it.',
      },
      {
        source,
        code: 'end-tag-without-slash',
        line: 3,
        col: 20,
        message: 'This should be the end tag `</CallBackFormat>`: the slash is missing.',
      },
    ]);
  });

  it('hovers explain and highlights pair', () => {
    const value =
      '**Tag** · 任务的 Tag · required\n\nThe kind of job: `MediaInfo`.\n\n[Submit a media information job](https://www.tencentcloud.com/document/product/1045/72943) (as of 2025-11-19)';
    assert.deepEqual([seen.hover, seen.highlights], [{ kind: 'markdown', value }, 2]);
  });

  it('values complete', () => assert.deepEqual(seen.completion, ['XML', 'JSON']));

  it('a pair is renamed', () =>
    assert.deepEqual(seen.renamed, [
      '<Request>',
      '<Tag>MediaInfo</Tag>',
      '<Input><Object>media/movie.mp4</Object></Input>',
      '<CallBackFormat>JSON<CallBackFormat>',
      '</Request>',
    ]));

  it('a code action fixes', () => {
    assert.deepEqual(seen.actions, ['Insert the missing slash']);
    assert.deepEqual(seen.fixed, [
      '<Request>',
      '<Tag>MediaInfo</Tag>',
      '<Input><Object>media/movie.mp4</Object></Input>',
      '<CallBackFormat>JSON</CallBackFormat>',
      '</Request>',
    ]);
  });

  it('formatting lays out', () =>
    assert.deepEqual(seen.formatted, [
      '<Request>',
      '  <Tag>MediaInfo</Tag>',
      '  <Input>',
      '    <Object>media/movie.mp4</Object>',
      '  </Input>',
      '  <CallBackFormat>JSON</CallBackFormat>',
      '</Request>',
    ]));
});
