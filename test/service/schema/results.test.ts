/**
 * What only the answers about jobs of one Tag hold: files of `results/`, right and broken, and what is said of their
 * elements in an answer.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent } from 'vscode-languageserver-types';
import { getLanguageService } from '../../../server/service/languageService';
import { openReference } from '../../../server/service/reference/referencePages';
import { compileSchemaSet } from '../../../server/service/schema/compileSchemaSet';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';

const text = (documentation: string) => ({ type: 'string', documentation });
const sources = [{ id: 'page', url: 'https://example.com/' }];

const tag = {
  tag: 'Judge',
  documentation: 'Judges a picture.',
  sources,
  operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
  children: {
    Tag: { type: 'tag', minOccurs: 1 },
    Operation: {
      type: 'container',
      children: { Judge: { type: 'container', children: { Mode: text('As asked for.') } } },
    },
  },
  snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>', '</Request>'] }],
};

const answer = {
  root: 'Response',
  documentation: 'What the service says.',
  sources,
  children: {
    Job: {
      type: 'container',
      documentation: 'One job.',
      maxOccurs: 'unbounded',
      children: {
        Tag: { type: 'tag', documentation: 'Its Tag.' },
        Input: {
          type: 'container',
          documentation: 'What it reads.',
          results: 'input',
          children: { Object: text('The key.') },
        },
        Operation: {
          type: 'container',
          documentation: 'What it does.',
          echoes: 'Operation',
          results: 'children',
          children: {
            Tag: { type: 'tag', documentation: 'Its own Tag.' },
            Files: { type: 'container', documentation: 'Results.', children: { Name: text('A name.') } },
          },
        },
      },
    },
  },
};

const result = {
  resultOf: 'Judge',
  documentation: 'How good the picture is.',
  sources,
  children: {
    Judge: {
      type: 'container',
      documentation: 'The judgement.',
      children: { Score: { type: 'decimal', documentation: 'From 0 to 10.', unit: 'points' } },
    },
    Files: { type: 'container', documentation: 'Results.', children: { Size: text('How large it is.') } },
  },
  input: { Lens: text('Who took it.') },
};

function read(results: Readonly<Record<string, unknown>>) {
  return readSchemaFiles(
    new Map<string, unknown>([
      ['tags/Judge.json', tag],
      ['otherTags.json', { tags: [{ tag: 'Guess', documentation: 'A job without a schema.' }] }],
      ['responses/Answer.json', answer],
      ...Object.entries(results).map(([name, file]) => [`results/${name}.json`, file] as const),
    ]),
  );
}

function problemsOf(file: unknown, name = 'Judge'): string[] {
  return read({ [name]: file }).problems.map(
    ({ file: at, pointer, message }) => `${at}#${pointer} ${message}`,
  );
}

const guess = {
  resultOf: 'Guess',
  documentation: 'A guess.',
  sources,
  children: { Luck: text('How lucky it was.') },
};
const schemaSet = compileSchemaSet(read({ Judge: result, Guess: guess }).raw);
const service = getLanguageService({ schemaSet });

/** What is said of the name of an element: its first sentence. */
function saidOf(name: string, content: string): string | undefined {
  const document = TextDocument.create(
    'ci-job:/j1.xml',
    'xml',
    1,
    `<Response><Job>${content}</Job></Response>`,
  );
  const position = document.positionAt(document.getText().indexOf(`<${name}>`) + 1);
  const hover = service.doHover(document, position, service.parseRequestDocument(document));
  if (hover === undefined) return undefined;
  assert.ok(MarkupContent.is(hover.contents));
  return hover.contents.value.split('\n\n')[1];
}

describe('what only the answers of a Tag hold', () => {
  const judged = [
    '<Input><Object>a.jpg</Object><Lens>wide</Lens></Input>',
    '<Operation>',
    '<Judge><Mode>strict</Mode><Score>7</Score></Judge>',
    '<Files><Name>b</Name><Size>1</Size></Files>',
    '</Operation>',
    '<Tag>Judge</Tag>',
  ].join('');
  const said: readonly [name: string, sentence: string][] = [
    ['Judge', 'The judgement.'],
    ['Score', 'From 0 to 10.'],
    ['Mode', 'As asked for.'],
    ['Name', 'A name.'],
    ['Size', 'How large it is.'],
    ['Object', 'The key.'],
    ['Lens', 'Who took it.'],
  ];
  for (const [name, sentence] of said) {
    it(`is told of ${name}, beside what every answer holds and what is repeated`, () =>
      assert.equal(saidOf(name, judged), sentence));
  }
  it('is not told of jobs of other Tags', () => {
    assert.equal(saidOf('Score', judged.replace('<Tag>Judge', '<Tag>Other')), undefined);
    assert.equal(saidOf('Name', judged.replace('<Tag>Judge', '<Tag>Other')), 'A name.');
  });
  it('is told by the Tag of the operation, before that of the job', () => {
    const operation = '<Operation><Tag>Guess</Tag><Luck>1</Luck></Operation><Tag>Judge</Tag>';
    assert.equal(saidOf('Luck', operation), 'How lucky it was.');
  });
  it('has a part of the page about answers', () => {
    const page = openReference(schemaSet).readPage('responses') ?? '';
    assert.match(page, /## Judge\n\nHow good the picture is\.\n/);
    assert.match(page, /### Judge\/Job\/Operation\/Judge\/Score\n\nFrom 0 to 10\./);
    const document = TextDocument.create(
      'ci-job:/j1.xml',
      'xml',
      1,
      `<Response><Job>${judged}</Job></Response>`,
    );
    const position = document.positionAt(document.getText().indexOf('<Score>') + 1);
    assert.deepEqual(service.findReference(document, position, service.parseRequestDocument(document)), {
      page: 'responses',
      anchor: 'judgejoboperationjudgescore',
    });
  });
});

const broken: readonly [change: object, problem: string][] = [
  [{ resultOf: undefined }, '#/resultOf is missing'],
  [{ resultOf: 'Other' }, "#/resultOf must be the file's name, `Judge`"],
  [{ sources: [] }, '#/sources must have at least 1 items'],
  [{ children: undefined, input: undefined }, '# needs one of children, input, media'],
  [{ flavour: 1 }, '#/flavour is not a known keyword here'],
  [{ input: { Lens: { type: 'string' } } }, '#/input/Lens/documentation is missing'],
  [{ media: { info: 'film' } }, '#/media/info must be one of picture, sound, codec, empty, none'],
  [{ media: { md5: 'yes' } }, '#/media/md5 must be a boolean'],
  [
    { children: { A: { ...text('A.'), when: { element: 'Tag', above: 1 } } } },
    '#/children/A/when must be a condition: element + present or oneOf, allOf, anyOf, not',
  ],
  [
    { children: { A: { ...text('A.'), when: { anyOf: [{ element: 'Tag', oneOf: [] }] } } } },
    '#/children/A/when/anyOf/0/oneOf must have at least 1 items',
  ],
];
const brokenLinks: readonly [change: object, problem: string][] = [
  [{ children: { A: { ...text('A.'), type: 'Lens' } } }, '#/children/A/type names no type: `Lens`'],
  [
    { children: { A: { ...text('A.'), source: 'nowhere' } } },
    '#/children/A/source names no source: `nowhere`',
  ],
  [
    { children: { A: { ...text('A.'), when: { not: { element: 'Operation/Lens', present: true } } } } },
    '#/children/A/when names no element of any Tag: `Operation/Lens`',
  ],
  [
    { children: { A: { ...text('A.'), echoes: 'Operation/Lens' } } },
    '#/children/A/echoes names no element of any Tag: `Operation/Lens`',
  ],
];

describe('a file about results', () => {
  const changed = (change: object): unknown => JSON.parse(JSON.stringify({ ...result, ...change }));
  it('is taken when it is right', () => assert.deepEqual(problemsOf(result), []));
  it('may say of an element when it is sent and what it repeats, and of media what there is', () => {
    const mode = { ...text('The mode.'), echoes: 'Operation/Judge/Mode' };
    const when = {
      anyOf: [
        { element: 'Operation/Judge/Mode', oneOf: ['strict'] },
        { not: { element: 'Tag', present: true } },
      ],
    };
    const media = { info: 'none', files: 'empty', wholeNames: true, md5: false };
    const reported = changed({ children: { Mode: { ...mode, when } }, media });
    assert.deepEqual(problemsOf(reported), []);
    assert.deepEqual(problemsOf(changed({ children: undefined, input: undefined, media })), []);
    const { results } = compileSchemaSet(read({ Judge: reported }).raw);
    const linked = results.get('Judge');
    const [found] = linked?.members.get('children')?.children ?? [];
    assert.deepEqual([found?.echoes, found?.when, linked?.media], ['Operation/Judge/Mode', when, media]);
  });
  for (const [change, problem] of [...broken, ...brokenLinks]) {
    it(`tells that ${problem}`, () =>
      assert.deepEqual(problemsOf(changed(change)), [`results/Judge.json${problem}`]));
  }
  it('is of a Tag that is known', () =>
    assert.deepEqual(problemsOf({ ...result, resultOf: 'Nobody' }, 'Nobody'), [
      'results/Nobody.json#/resultOf names no Tag: `Nobody`',
    ]));
  it('is judged in the same way while it is written', () => {
    const metaSchema: object = JSON.parse(fs.readFileSync('schemas/ci-job.schema.json', 'utf8'));
    const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(metaSchema);
    assert.ok(validate(result), JSON.stringify(validate.errors));
    for (const [change, problem] of broken) {
      // Its name cannot be seen, and without `resultOf` it is taken for something else, which it is not either.
      if (!problem.includes("file's name")) assert.equal(validate(changed(change)), false, problem);
    }
  });
});
