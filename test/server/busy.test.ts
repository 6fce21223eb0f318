/**
 * A server that has much to do: hostile documents beside an ordinary one, and edits faster than answers.
 * Everybody is answered, and what is said last is right.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  DidChangeTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
  SelectionRangeRequest,
} from 'vscode-languageserver/node';
import { diagnosticsOf } from '../support/checkDiagnostics';
import { hostileDocuments } from '../support/hostileDocuments';
import { type LspHarness, startLsp } from '../support/lspHarness';
import { languageService } from '../support/schemaSet';

const ordinary = 'file:///ordinary.cijob.xml';
const text = '<Request>\n  <Tag>MediaInfo</Tag>\n  <Input><Object>a.mp4</Object></Input>\n</Request>\n';
const onTag = { textDocument: { uri: ordinary }, position: { line: 1, character: 4 } };
const options = { tabSize: 2, insertSpaces: true };

let lsp: LspHarness;
afterEach(() => lsp.dispose());

async function hover(): Promise<Hover | null> {
  return lsp.client.sendRequest(HoverRequest.type, onTag);
}

describe('beside hostile documents', () => {
  it('an ordinary one is answered as if it were alone', async () => {
    lsp = await startLsp({ service: languageService() });
    await lsp.open(ordinary, text);
    const alone = await hover();
    assert.notEqual(alone, null);
    for (const [what, make] of Object.entries(hostileDocuments)) {
      const uri = `file:///${encodeURIComponent(what)}.cijob.xml`;
      await lsp.open(uri, make(2000));
      const textDocument = { uri };
      const position = { line: 2, character: 40 };
      const answers = await Promise.all([
        lsp.client.sendRequest(DocumentSymbolRequest.type, { textDocument }),
        lsp.client.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
        lsp.client.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] }),
        hover(),
      ]);
      assert.deepEqual(answers[3], alone, what);
      await lsp.close(uri);
    }
    assert.deepEqual(lsp.logged, []);
  });
});

describe('edits that come faster than answers', () => {
  it('are all taken, in order, and the diagnostics are those of the last text', async () => {
    lsp = await startLsp({ service: languageService() });
    await lsp.open(ordinary, text);
    const alone = await hover();
    const uri = 'file:///large.cijob.xml';
    const large = hostileDocuments['elements without their required ones']?.(2000) ?? '';
    await lsp.open(uri, large);
    const hovers: Promise<Hover | null>[] = [];
    // The second line is that of the Tag; each edit puts one letter before the last one.
    const place = { line: 1, character: '<Tag>'.length };
    for (let version = 2; version <= 200; version++) {
      void lsp.client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: place, end: place }, text: String(version % 10) }],
      });
      if (version % 20 === 0) hovers.push(hover());
      if (version % 50 === 0) void lsp.elapse(0);
    }
    assert.deepEqual(new Set((await Promise.all(hovers)).map((answer) => JSON.stringify(answer))).size, 1);
    assert.deepEqual(await hovers[0], alone);
    await lsp.elapse(0);
    const typed = Array.from({ length: 199 }, (_, index) => String((200 - index) % 10)).join('');
    const last = lsp.published.filter((published) => published.uri === uri).at(-1);
    const expected = diagnosticsOf(large.replace('<Tag>', `<Tag>${typed}`));
    assert.deepEqual(
      last?.diagnostics.map(({ code, range, message }) => ({ code, range, message })),
      expected.map(({ code, range, message }) => ({ code, range, message })),
    );
  });
});
