/**
 * What no editor sends: bytes that are no messages, messages that make no sense. Whatever can be passed over is,
 * and the next request is answered; where nobody knows any more where a message starts, the server ends.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, before, describe, it } from 'node:test';
import { builtProgram } from '../support/builtProgram';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const server of started.splice(0)) server.kill();
});
before(() => void builtProgram('server.js'));

const framed = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const message = (content: object): string => framed(JSON.stringify({ jsonrpc: '2.0', ...content }));

const uri = 'file:///open.cijob.xml';
const textDocument = { uri };
const LAST = 'last';
const openings: readonly object[] = [
  { id: 'first', method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
  { method: 'initialized', params: {} },
  {
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'ci-job', version: 1, text: '<Request/>' } },
  },
];

interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** How a server ended, or everything that it has answered before the last request and that one's answer. */
type Outcome =
  | { readonly kind: 'answered'; readonly answers: readonly Answer[] }
  | { readonly kind: 'ended'; readonly code: unknown; readonly stderr: string };

/** Sends the bytes to a server with an open document, then one more request, and waits for what comes of it. */
async function outcomeOf(bytes: string | Uint8Array, before = openings): Promise<Outcome> {
  const server = spawn(process.execPath, [builtProgram('server.js'), '--stdio']);
  started.push(server);
  let stderr = '';
  server.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  // A server that has ended reads nothing more.
  server.stdin.on('error', () => undefined);
  const answered = readAnswers(server).then((answers): Outcome => ({ kind: 'answered', answers }));
  const ended = once(server, 'close').then(([code]): Outcome => ({ kind: 'ended', code, stderr }));
  server.stdin.write(before.map(message).join(''));
  server.stdin.write(bytes);
  server.stdin.write(message({ id: LAST, method: 'ciJob/getTags' }));
  return Promise.race([answered, ended]);
}

function readAnswers(server: ChildProcess): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let text = '';
  return new Promise((resolve) => {
    server.stdout?.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const head = /^Content-Length: (\d+)\r\n\r\n/.exec(text);
        if (head === null || text.length < head[0].length + Number(head[1])) return;
        const end = head[0].length + Number(head[1]);
        const answer = JSON.parse(text.slice(head[0].length, end)) as Answer;
        text = text.slice(end);
        if (answer.id !== undefined) answers.push(answer);
        if (answer.id === LAST) resolve(answers);
      }
    });
  });
}

/** Asserts that the last request is answered, and gives the codes of the errors before it. */
async function errorCodesAfter(bytes: string): Promise<unknown[]> {
  const outcome = await outcomeOf(bytes);
  assert.equal(outcome.kind, 'answered', JSON.stringify(outcome));
  const answers = outcome.kind === 'answered' ? outcome.answers : [];
  assert.ok(Array.isArray(answers.at(-1)?.result), 'the Tags');
  return answers.flatMap(({ error }) => error?.code ?? []);
}

const METHOD_NOT_FOUND = -32601;
const INVALID_REQUEST = -32600;
const INVALID_PARAMS = -32602;
const NOT_INITIALIZED = -32002;
/** A name that no element can have. */
const REQUEST_FAILED = -32803;

/** A server that neither answers nor ends is a failure too. */
const patience = { timeout: 60_000 };

describe('a message that makes no sense is passed over', patience, () => {
  const passedOver: readonly (readonly [what: string, bytes: string, codes: readonly number[]])[] = [
    ['a body that is no JSON', framed('{"jsonrpc":'), []],
    ['a body that is no object', framed('42') + framed('"text"') + framed('null'), []],
    ['an object that is no message', framed('{}'), []],
    ['a batch', framed('[{"jsonrpc":"2.0","id":7,"method":"ciJob/getTags"}]'), []],
    ['a header that nobody knows', `X-Unknown: 1\r\n${framed('{}')}`, []],
    ['an unknown request', message({ id: 7, method: 'no/such' }), [METHOD_NOT_FOUND]],
    ['an unknown notification', message({ method: 'no/such' }) + message({ method: '$/none' }), []],
    ['an answer to nothing', message({ id: 9, result: 1 }), []],
    ['a second handshake', message({ id: 7, method: 'initialize', params: null }), [INVALID_REQUEST]],
    ['the end of a request that is none', message({ method: '$/cancelRequest', params: { id: 7 } }), []],
  ];
  for (const [what, bytes, codes] of passedOver) {
    it(what, async () => assert.deepEqual(await errorCodesAfter(bytes), codes));
  }
});

const methods = [
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/documentSymbol',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
  'textDocument/documentLink',
  'textDocument/documentColor',
  'textDocument/colorPresentation',
  'textDocument/inlayHint',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/linkedEditingRange',
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'workspace/symbol',
  'ciJob/tagComplete',
  'ciJob/getJobOperation',
  'ciJob/getRequestSnippets',
  'ciJob/checkText',
] as const;
/** Params of every wrong type, then a document with everything else of a wrong type. */
const wrongParams = [
  undefined,
  null,
  5,
  'text',
  [],
  {},
  { textDocument: null },
  { textDocument: { uri: 5 } },
  { textDocument, position: 'here', positions: 7, range: 3, options: null, context: 1, newName: 4, color: 0 },
  { textDocument, position: { line: -1, character: 1e99 }, positions: [null], range: {}, options: {} },
];

describe('params of wrong types', patience, () => {
  it('cost each request an answer or an error, nothing more', async () => {
    const questions = methods.flatMap((method) => wrongParams.map((params) => ({ method, params })));
    const outcome = await outcomeOf(questions.map((question, id) => message({ id, ...question })).join(''));
    assert.equal(outcome.kind, 'answered', JSON.stringify(outcome));
    const answers = outcome.kind === 'answered' ? outcome.answers : [];
    const answered = new Set(answers.map(({ id }) => id));
    assert.deepEqual(
      questions.filter((_question, id) => !answered.has(id)),
      [],
    );
    const codes = new Set(answers.flatMap(({ error }) => error?.code ?? []));
    assert.deepEqual([...codes].sort(), [INVALID_PARAMS, REQUEST_FAILED]);
  });

  for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose']) {
    it(`cost nothing in ${method}`, async () => {
      const changes = [5, [null], [{ range: 7, text: 8 }], [{ range: { start: 1, end: 2 }, text: 'x' }]];
      const params = [
        ...wrongParams,
        { textDocument: { uri: 'file:///other', text: 5 } },
        ...changes.map((contentChanges) => ({ textDocument: { uri, version: 2 }, contentChanges })),
      ];
      const bytes = params.map((wrong) => message({ method, params: wrong })).join('');
      const question = message({
        id: 7,
        method: 'textDocument/hover',
        params: { textDocument, position: null },
      });
      assert.deepEqual(await errorCodesAfter(bytes + question), []);
    });
  }
});

describe('a change that is none', patience, () => {
  const changes = [
    5,
    [null],
    [{ text: 5 }],
    [{ range: 7, text: 'x' }],
    [{ range: { start: 1, end: 2 }, text: 'x' }],
  ];
  const symbols = { method: 'textDocument/documentSymbol', params: { textDocument } };

  for (const contentChanges of changes) {
    it(`leaves the document as it was: ${JSON.stringify(contentChanges)}`, async () => {
      const change = {
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version: 2 }, contentChanges },
      };
      const outcome = await outcomeOf(
        [{ id: 'before', ...symbols }, change, { id: 'after', ...symbols }].map(message).join(''),
      );
      assert.equal(outcome.kind, 'answered', JSON.stringify(outcome));
      const answers = outcome.kind === 'answered' ? outcome.answers : [];
      const resultOf = (id: string) => answers.find((answer) => answer.id === id)?.result;
      assert.notDeepEqual(resultOf('before'), []);
      assert.deepEqual(resultOf('after'), resultOf('before'));
    });
  }

  it('and one without a range, or with null for it, is the whole text', async () => {
    const change = (content: object) => ({
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: 2 }, contentChanges: [content] },
    });
    const messages = [change({ range: null, text: 'a' }), { id: 'after', ...symbols }];
    const outcome = await outcomeOf(messages.map(message).join(''));
    assert.equal(outcome.kind, 'answered', JSON.stringify(outcome));
    const answers = outcome.kind === 'answered' ? outcome.answers : [];
    assert.deepEqual(answers.find(({ id }) => id === 'after')?.result, []);
  });
});

describe('the handshake', patience, () => {
  const odd = [
    undefined,
    null,
    5,
    'text',
    [],
    {},
    { capabilities: null, processId: 'none', locale: 7 },
    { capabilities: { textDocument: null, workspace: null, general: null } },
    { capabilities: { textDocument: { hover: { contentFormat: 5 }, foldingRange: null } } },
  ];
  for (const params of odd) {
    it(`takes ${JSON.stringify(params)} for a client that says little`, async () => {
      const outcome = await outcomeOf('', [
        { id: 'first', method: 'initialize', ...(params === undefined ? {} : { params }) },
      ]);
      assert.equal(outcome.kind, 'answered', JSON.stringify(outcome));
      const answers = outcome.kind === 'answered' ? outcome.answers : [];
      assert.deepEqual(
        answers.map(({ id, result, error }) => ({ id, error, isThere: result !== undefined })),
        ['first', LAST].map((id) => ({ id, error: undefined, isThere: true })),
      );
    });
  }

  it('must come first', async () => {
    const outcome = await outcomeOf('', []);
    assert.deepEqual(outcome, {
      kind: 'answered',
      answers: [
        {
          jsonrpc: '2.0',
          id: LAST,
          error: { code: NOT_INITIALIZED, message: '`initialize` must come first.' },
        },
      ],
    });
  });
});

describe('bytes after which nobody knows where a message starts end the server', patience, () => {
  const lost: Readonly<Record<string, string | Uint8Array>> = {
    'a header without a length': 'X-Unknown: 1\r\n\r\n',
    'a length that is no number': 'Content-Length: many\r\n\r\n',
    'a header without a colon': 'nonsense\r\n\r\n',
    'a length that is too short': 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0"}\r\n\r\n',
    'bytes of anything': new Uint8Array([0, 255, 13, 10, 13, 10]),
  };
  for (const [what, bytes] of Object.entries(lost)) {
    it(what, async () => {
      const stderr = 'The input is not a message of the Language Server Protocol.\n';
      assert.deepEqual(await outcomeOf(bytes), { kind: 'ended', code: 1, stderr });
    });
  }

  for (const length of ['99999999999999', '-5']) {
    it(`and so does the end of the input after a length of ${length}`, async () => {
      const server = spawn(process.execPath, [builtProgram('server.js'), '--stdio'], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      started.push(server);
      server.stdin.end(`Content-Length: ${length}\r\n\r\n{"jsonrpc":"2.0"`);
      assert.deepEqual(await once(server, 'close'), [1, null]);
    });
  }
});
