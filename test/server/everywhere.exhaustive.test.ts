/**
 * Every request of the server, at every place of every sample and of its beginnings: an answer, never an error, and
 * nothing in the log. Ranges in answers are places of the document.
 *
 * What is covered, because all places of all beginnings would be a square number:
 * - every request at every offset of each whole sample; those about a whole document once in `WHOLE_EACH` offsets,
 *   and those about no document once;
 * - each beginning of each sample, made by typing it: every request at its end, and at a random offset of every
 *   `SPREAD_EACH`th; those about a whole document for every `WHOLE_EACH`th. The offsets are the same in each run.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Position } from 'vscode-languageserver-types';
import type { LanguageService } from '../../server/service/languageServiceTypes';
import { RequestTextDocument } from '../../server/src/requestTextDocument';
import { checkAnswer } from '../support/answerRanges';
import { type DirectServer, startDirectServer } from '../support/directServer';
import { type Sample, samples } from '../support/samples';
import { languageService } from '../support/schemaSet';
import { fuzzing } from '../support/xmlArbitraries';

const WHOLE_EACH = 24;
const SPREAD_EACH = 3;
const uri = 'file:///everywhere.cijob.xml';
const textDocument = { uri };
const options = { tabSize: 2, insertSpaces: true };
const box = { x: 0, y: 0, width: 8, height: 8 };
const color = { red: 1, green: 0, blue: 0, alpha: 1 };
const service = languageService();

type Params = Readonly<Record<string, unknown>>;

/** The requests about a place. */
const atPlaces: Readonly<Record<string, (position: Position) => readonly Params[]>> = {
  'textDocument/completion': (position) => [
    { position },
    // Two of the triggers ask for no more than they do without one.
    ...['/', '{'].map((triggerCharacter) => ({ position, context: { triggerCharacter } })),
  ],
  'textDocument/hover': (position) => [{ position }],
  'textDocument/documentHighlight': (position) => [{ position }],
  'textDocument/linkedEditingRange': (position) => [{ position }],
  'textDocument/prepareRename': (position) => [{ position }],
  'textDocument/selectionRange': (position) => [{ positions: [position] }],
  'textDocument/onTypeFormatting': (position) => ['\n', '>'].map((ch) => ({ position, ch, options })),
  'textDocument/colorPresentation': (position) => [{ color, range: { start: position, end: position } }],
  'ciJob/tagComplete': (position) => [{ position }],
  'ciJob/getMatchingTag': (position) => [{ position }],
  'ciJob/findReference': (position) => [{ position }],
};

/** The requests about a part of a document: what stands before the place. */
const aboutParts: Readonly<Record<string, (end: Position) => readonly Params[]>> = {
  'textDocument/codeAction': (end) => [
    { range: { start: end, end }, context: { diagnostics: [] } },
    { range: { start: { line: 0, character: 0 }, end }, context: { diagnostics: [] } },
    { range: { start: end, end }, context: { diagnostics: [], only: ['source.fixAll'] } },
  ],
  'textDocument/inlayHint': (end) => [{ range: { start: { line: 0, character: 0 }, end } }],
  'textDocument/rangeFormatting': (end) => [{ range: { start: { line: 0, character: 0 }, end }, options }],
};

/** The requests about a whole document. */
const aboutAll: Readonly<Record<string, readonly Params[]>> = {
  'textDocument/diagnostic': [{}],
  'textDocument/documentSymbol': [{}],
  'textDocument/documentLink': [{}],
  'textDocument/foldingRange': [{}],
  'textDocument/documentColor': [{}],
  'textDocument/formatting': [{ options }, { options: { ...options, insertSpaces: false } }],
  'workspace/symbol': [{ query: '' }, { query: 'T' }],
  'ciJob/getJobOperation': [{ uri }],
  'ciJob/getAutofix': [{}],
  'ciJob/getJobLayout': [{ uri }],
  'ciJob/moveShape': [{ uri, id: 'Operation/Watermark', from: box, to: { ...box, x: 7 } }],
};

/** The requests about no document that is open. */
const aboutNone: Readonly<Record<string, readonly Params[]>> = {
  'ciJob/explainAnswer': [{ uri, text: '{"JobsDetail":{}}', position: { line: 0, character: 4 } }],
  'ciJob/getRequestSnippets': [{}, { tag: 'Transcode' }],
  'ciJob/getTags': [{}],
  'ciJob/getTagFacts': [{ tag: 'Transcode' }, { tag: '' }],
  'ciJob/getResults': [{ tag: 'VideoTag', operation: '', mostRows: 1 }],
  'ciJob/listReferencePages': [{}],
  'ciJob/getReferencePage': [{ name: 'README' }, { name: '' }],
  'ciJob/getDocumentKind': [{ uri, text: '<Request/>' }],
};

/** Answered with an edit, or with an error that holds words for the person. */
const RENAME = 'textDocument/rename';
/** About a text that is sent along. */
const ABOUT_TEXTS = ['ciJob/checkText', 'ciJob/findJobSymbols'];

/** A server with one open document, which is typed into. */
class TypingSimulator {
  readonly server: DirectServer;
  document: RequestTextDocument;

  constructor(text: string, own: LanguageService = service) {
    this.server = startDirectServer(own);
    this.document = new RequestTextDocument(uri, 'ci-job', 1, text);
    this.server.notify('textDocument/didOpen', {
      textDocument: { ...textDocument, languageId: 'ci-job', version: 1, text },
    });
  }

  /** Types at the end. */
  type(text: string): void {
    const end = this.document.positionAt(this.document.length);
    const contentChanges = [{ range: { start: end, end }, text }];
    const version = this.document.version + 1;
    this.document.update(contentChanges, version);
    this.server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  askAt(offset: number): void {
    const position = this.document.positionAt(offset);
    for (const [method, params] of Object.entries(atPlaces)) this.#ask(method, params(position));
    const isName = this.server.ask('textDocument/prepareRename', { textDocument, position }) !== null;
    if (isName) this.#ask(RENAME, [{ position, newName: 'New' }]);
  }

  askAbout(offset: number): void {
    const end = this.document.positionAt(offset);
    for (const [method, params] of Object.entries(aboutParts)) this.#ask(method, params(end));
    for (const [method, params] of Object.entries(aboutAll)) this.#ask(method, params);
    for (const method of ABOUT_TEXTS) this.#ask(method, [{ uri, text: this.document.getText() }]);
  }

  askAboutNone(): void {
    for (const [method, params] of Object.entries(aboutNone)) this.#ask(method, params);
  }

  #ask(method: string, questions: readonly Params[]): void {
    for (const question of questions) {
      // A question that brings a text of its own is answered with places of that text.
      const asked =
        typeof question.text === 'string'
          ? new RequestTextDocument(uri, 'ci-job', 1, question.text)
          : this.document;
      checkAnswer(asked, this.server.ask(method, { textDocument, ...question }));
    }
  }
}

describe('the questions below', () => {
  const minimal = '<Request><Tag>MediaInfo</Tag></Request>';

  it('are those of every request that the server answers', () => {
    const asked = [
      ...[atPlaces, aboutParts, aboutAll, aboutNone].flatMap((table) => Object.keys(table)),
      RENAME,
      ...ABOUT_TEXTS,
    ];
    const { methods } = new TypingSimulator(minimal).server;
    assert.deepEqual(methods(), [...asked, 'initialize', 'shutdown'].sort());
  });

  it('reach every feature of the language service', () => {
    const called = new Set<PropertyKey>();
    const watched = new Proxy(service, {
      get(target, name, receiver) {
        called.add(name);
        return Reflect.get(target, name, receiver);
      },
    });
    const simulator = new TypingSimulator(minimal, watched);
    simulator.askAt(2);
    simulator.askAbout(2);
    simulator.askAboutNone();
    assert.deepEqual([...called].sort(), Object.keys(service).sort());
  });
});

/** All XML of `samples/` and `test/samples/`. */
function allSamples(): readonly Sample[] {
  const folder = path.join('test', 'samples', 'sdk');
  const ofSdk = fs.readdirSync(folder).filter((file) => file.endsWith('.xml'));
  return [
    ...samples(),
    ...ofSdk.map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), 'utf8') })),
  ];
}

/** The same offsets in each run, another row of them with another `FUZZ_SEED`. */
function* randomOffsets(): Generator<number, never> {
  for (let state = fuzzing(0).seed; ; yield state)
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
}

describe('every request is answered', () => {
  for (const { file, text } of allSamples()) {
    it(`at every place of ${file}`, () => {
      const simulator = new TypingSimulator(text);
      simulator.askAboutNone();
      for (let offset = 0; offset <= text.length; offset++) {
        simulator.askAt(offset);
        if (offset % WHOLE_EACH === 0) simulator.askAbout(offset);
      }
    });

    it(`at the end of every beginning of ${file}, and somewhere in it`, () => {
      const simulator = new TypingSimulator('');
      const random = randomOffsets();
      for (let length = 0; length <= text.length; length++) {
        if (length > 0) simulator.type(text.charAt(length - 1));
        const somewhere = random.next().value % (length + 1);
        simulator.askAt(length);
        if (length % SPREAD_EACH === 0) simulator.askAt(somewhere);
        if (length % WHOLE_EACH === 0) simulator.askAbout(somewhere);
      }
    });
  }
});
