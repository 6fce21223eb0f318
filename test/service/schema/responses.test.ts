/**
 * The files about answers: good ones give no problem, each broken one exactly its own, with file and pointer.
 * What they say agrees with what the API client says.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import { adviceForCode, errorAdvice, numericCodes } from '../../../client/api/errorAdvice';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import { rawSchemaSet, schemaSet } from '../../support/schemaSet';

/** The smallest right Tag file, whose elements an answer may repeat. */
const tag = {
  tag: 'Demo',
  documentation: 'A job that exists only in this test.',
  sources: [{ id: 'page', url: 'https://example.com/demo' }],
  operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
  children: {
    Tag: { type: 'tag', minOccurs: 1 },
    Work: { type: 'Work', documentation: 'What to do.' },
  },
  snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>', '</Request>'] }],
};

const work = {
  documentation: 'What to do.',
  children: { Speed: { type: 'integer', documentation: 'How.' } },
};

/** An answer with one element of each kind. */
const answer = {
  root: 'Answer',
  documentation: 'What the service says.',
  sources: [{ id: 'page', url: 'https://example.com/answer' }],
  children: {
    Job: {
      type: 'container',
      documentation: 'One job.',
      maxOccurs: 'unbounded',
      children: {
        Mood: { type: 'string', documentation: 'How it is.', enumeration: ['good', { value: 'bad' }] },
        Done: { type: 'time', documentation: 'When it ended.', literals: [{ value: '-' }], source: 'page' },
        Share: { type: 'integer', documentation: 'How far.', unit: '%', minInclusive: 0, maxInclusive: 100 },
        Work: { type: 'container', documentation: 'What it does.', echoes: 'Work' },
        Why: { type: 'errorCode', documentation: 'Why not.' },
      },
    },
  },
  errorCodes: [
    { code: 'Broken', httpStatus: [500], numbers: [7], documentation: 'It broke.', nextStep: 'Fix it.' },
  ],
};

function problemsOf(file: unknown, other?: unknown): string[] {
  const files = new Map<string, unknown>([
    ['tags/Demo.json', tag],
    ['types/Work.json', work],
    ['responses/Answer.json', file],
    ...(other === undefined ? [] : ([['responses/Other.json', other]] as const)),
  ]);
  return readSchemaFiles(files).problems.map(({ file, pointer, message }) => `${file}#${pointer} ${message}`);
}

/** A copy with the value at a pointer replaced; `undefined` removes it. */
function withValue(content: unknown, pointer: string, value: unknown): unknown {
  const copy: unknown = structuredClone(content);
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  let holder = copy as Record<string, unknown>;
  for (const key of keys) holder = holder[key] as Record<string, unknown>;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

const job = '/children/Job/children';

/** Broken shapes: where, what is put there, what must be said. */
const brokenShapes: readonly [pointer: string, value: unknown, problem: string][] = [
  ['/root', undefined, '/root is missing'],
  ['/root', 7, '/root must be a string'],
  ['/documentation', undefined, '/documentation is missing'],
  ['/sources', [], '/sources must have at least 1 items'],
  ['/children', [], '/children must be an object'],
  ['/flavour', 'vanilla', '/flavour is not a known keyword here'],
  [`${job}/Mood/type`, undefined, `${job}/Mood/type is missing`],
  [`${job}/Mood/documentation`, undefined, `${job}/Mood/documentation is missing`],
  [`${job}/Mood/minOccurs`, 1, `${job}/Mood/minOccurs is not a known keyword here`],
  [`${job}/Mood/enumeration`, 'good', `${job}/Mood/enumeration must be an array`],
  [`${job}/Mood/enumeration/1`, { documentation: 'Bad.' }, `${job}/Mood/enumeration/1/value is missing`],
  [`${job}/Done/literals/0`, 7, `${job}/Done/literals/0 must be an object`],
  [`${job}/Share/maxInclusive`, '100', `${job}/Share/maxInclusive must be a number`],
  [`${job}/Share/unit`, 1, `${job}/Share/unit must be a string`],
  [`${job}/Work/echoes`, true, `${job}/Work/echoes must be a string`],
  [`${job}/Why/confidence`, 'sure', `${job}/Why/confidence must be one of high, medium, low`],
  ['/children/Job/maxOccurs', -1, '/children/Job/maxOccurs must be a whole number of at least 0'],
  ['/errorCodes', {}, '/errorCodes must be an array'],
  ['/errorCodes/0/code', undefined, '/errorCodes/0/code is missing'],
  ['/errorCodes/0/nextStep', undefined, '/errorCodes/0/nextStep is missing'],
  ['/errorCodes/0/httpStatus', [], '/errorCodes/0/httpStatus must have at least 1 items'],
  ['/errorCodes/0/httpStatus/0', 99, '/errorCodes/0/httpStatus/0 must be an HTTP status from 100 to 599'],
  ['/errorCodes/0/numbers/0', '7', '/errorCodes/0/numbers/0 must be a whole number of at least 0'],
];

/** Files of the right shape that do not fit to the others, or to themselves. */
const brokenLinks: readonly [pointer: string, value: unknown, problem: string][] = [
  [`${job}/Mood/type`, 'Feeling', `${job}/Mood/type names no type: \`Feeling\``],
  [
    `${job}/Mood/children`,
    { Inner: { type: 'string', documentation: 'Inside.' } },
    `${job}/Mood/type must be \`container\`, because elements stand inside`,
  ],
  [
    '/children/Job/children',
    undefined,
    '/children/Job is a container and says nothing about what is inside: `children` or `echoes` is missing',
  ],
  [`${job}/Work/echoes`, 'Work/Pace', `${job}/Work/echoes names no element of any Tag: \`Work/Pace\``],
  [`${job}/Done/source`, 'nowhere', `${job}/Done/source names no source: \`nowhere\``],
  ['/errorCodes/0/source', 'nowhere', '/errorCodes/0/source names no source: `nowhere`'],
  ['/errorCodes/0/numbers', [7, 7], '/errorCodes/0 is there twice: `7`'],
];

describe('a file about answers', () => {
  it('is taken when it is right', () => assert.deepEqual(problemsOf(answer), []));
  it('may repeat an element deep inside a request', () =>
    assert.deepEqual(problemsOf(withValue(answer, `${job}/Work/echoes`, 'Work/Speed')), []));
  for (const [pointer, value, problem] of [...brokenShapes, ...brokenLinks]) {
    it(`tells that ${problem}`, () =>
      assert.deepEqual(problemsOf(withValue(answer, pointer, value)), [`responses/Answer.json#${problem}`]));
  }
  it('has a root of its own, and codes of its own', () =>
    assert.deepEqual(problemsOf(answer, answer), [
      'responses/Other.json#/root is the root of another file: `Answer`',
      'responses/Other.json#/errorCodes/0 is there twice: `Broken`',
      'responses/Other.json#/errorCodes/0 is there twice: `7`',
    ]));
  for (const junk of [null, 7, 'text', []]) {
    it(`survives ${JSON.stringify(junk)} in its place`, () =>
      assert.deepEqual(problemsOf(junk), ['responses/Answer.json# must be an object']));
  }
});

describe('the meta-schema', () => {
  const metaSchema: unknown = JSON.parse(fs.readFileSync('schemas/ci-job.schema.json', 'utf8'));
  assert.ok(typeof metaSchema === 'object' && metaSchema !== null);
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(metaSchema);
  it('takes the same answer', () => assert.ok(validate(answer), JSON.stringify(validate.errors)));
  for (const [pointer, value, problem] of brokenShapes) {
    it(`refuses a file because ${problem}`, () =>
      assert.equal(validate(withValue(answer, pointer, value)), false));
  }
});

/** The API client distinguishes a missing job from other missing things; the service has one code for both. */
const OWN_CODE = 'JobNotFound';

describe('the error codes', () => {
  const codes = Object.values(rawSchemaSet().responses ?? {}).flatMap(({ errorCodes = [] }) => errorCodes);

  it('are those that the API client explains, in the same words', () =>
    assert.deepEqual(
      codes.map(({ code, documentation, nextStep }) => ({ code, meaning: documentation, nextStep })),
      [...errorAdvice]
        .filter(([code]) => code !== OWN_CODE)
        .map(([code, { meaning, nextStep }]) => ({ code, meaning, nextStep })),
    ));

  it('have the numbers that the API client reads', () =>
    assert.deepEqual(
      new Map(codes.flatMap(({ code, numbers = [] }) => numbers.map((number) => [String(number), code]))),
      numericCodes,
    ));

  it('are found by name and by number', () => {
    for (const [code, { documentation }] of schemaSet().errorCodes) {
      assert.equal(documentation, adviceForCode(code)?.meaning, code);
    }
    assert.equal(schemaSet().errorCodes.size, errorAdvice.size - 1 + numericCodes.size);
  });
});
