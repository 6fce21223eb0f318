/**
 * The command line and the language server say the same of the same text, word by word.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { builtProgram } from '../support/builtProgram';
import { startLsp } from '../support/lspHarness';
import { samples } from '../support/samples';
import { languageService } from '../support/schemaSet';
import { damagedXml } from '../support/xmlArbitraries';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agreement-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Samples, their beginnings, and requests with damaged parts. A file holds no lone surrogate and shows no mark. */
function texts(): readonly string[] {
  const whole = samples().map(({ text }) => text);
  const beginnings = whole.flatMap((text) =>
    [0.3, 0.6, 0.9].map((part) => text.slice(0, text.length * part)),
  );
  const damaged = fc
    .sample(damagedXml, { numRuns: 150, seed: 1 })
    .map((xml) => `<Request><Tag>Transcode</Tag>${xml}</Request>`);
  return [...whole, ...beginnings, ...damaged].filter(
    (text) => !/\p{Cs}/u.test(text) && !text.includes('\ufeff'),
  );
}

interface CheckedFile {
  readonly file: string;
  readonly diagnostics: unknown;
}

it('`check` and the language server agree', async () => {
  const files = texts().map((text, index) => {
    const file = path.join(folder, `${String(index).padStart(4, '0')}.cijob.xml`);
    fs.writeFileSync(file, text);
    return { file, text };
  });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [builtProgram('cli.js'), 'check', '--format', 'json', folder],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  assert.equal(stderr, '');
  const checked = new Map(
    (JSON.parse(stdout) as CheckedFile[]).map(({ file, diagnostics }) => [path.resolve(file), diagnostics]),
  );
  assert.equal(checked.size, files.length);

  const diagnostic = {};
  const publishDiagnostics = {
    codeDescriptionSupport: true,

    tagSupport: { valueSet: [1 as const, 2 as const] },
  };
  const lsp = await startLsp({
    service: languageService(),
    capabilities: { textDocument: { diagnostic, publishDiagnostics } },
  });
  try {
    for (const { file, text } of files) {
      const uri = pathToFileURL(file).href;
      await lsp.open(uri, text);
      const report = await lsp.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      assert.deepEqual(report.kind === 'full' ? report.items : undefined, checked.get(file), text);
    }
  } finally {
    lsp.dispose();
  }
});
