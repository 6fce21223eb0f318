/**
 * Reading schema files: good ones give no problem, each broken one exactly its own, with file and pointer.
 * The meta-schema, which people write with, must judge the same files the same way.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import Ajv from 'ajv';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import { schemaFiles } from '../../support/schemaSet';

/** The smallest right Tag file. */
const tag = {
  tag: 'Demo',
  documentation: 'A job that exists only in this test.',
  sources: [{ id: 'page', url: 'https://example.com/demo' }],
  operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
  children: {
    Tag: { type: 'tag', minOccurs: 1 },
    Size: { type: 'Size', documentation: 'A size.' },
  },
  snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>', '</Request>'] }],
};

/** The smallest right type file. */
const type = { base: 'integer', documentation: 'A size.', minInclusive: 1 };

/** The smallest right group file. */
const group = { documentation: 'Elements of several containers.', children: { Note: { type: 'string' } } };

function problemsOf(
  tagFile: unknown,
  typeFile: unknown = type,
  groupFiles: Readonly<Record<string, unknown>> = {},
): string[] {
  const files = new Map<string, unknown>([
    ['tags/Demo.json', tagFile],
    ['types/Size.json', typeFile],
    ['otherTags.json', { tags: [] }],
    ...Object.entries(groupFiles).map(([name, file]) => [`groups/${name}.json`, file] as const),
  ]);
  return readSchemaFiles(files).problems.map(({ file, pointer, message }) => `${file}#${pointer} ${message}`);
}

/** Replaces the value at a pointer; `undefined` removes it. */
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

/** Broken shapes: where, what is put there, what must be said. */
const brokenTags: readonly [pointer: string, value: unknown, problem: string][] = [
  ['/tag', undefined, '/tag is missing'],
  ['/operation', 'POST /jobs', '/operation must be an object'],
  ['/operation/path', 'jobs', '/operation/path must be a path such as `/jobs`'],
  ['/operation/service', 'video', '/operation/service must be one of media, speech, picture, ai, file'],
  ['/operation/otherPaths', ['/asr_jobs', '/'], '/operation/otherPaths/1 must be a path such as `/jobs`'],
  ['/keywords', [], '/keywords must have at least 1 items'],
  ['/sources', [], '/sources must have at least 1 items'],
  ['/snippets', [], '/snippets must have at least 1 items'],
  ['/flavour', 'vanilla', '/flavour is not a known keyword here'],
  ['/children/Size/minOccurs', -1, '/children/Size/minOccurs must be a whole number of at least 0'],
  ['/children/Size/maxOccurs', 'many', '/children/Size/maxOccurs must be a whole number of at least 0'],
  ['/children/Size/minInclusive', '1', '/children/Size/minInclusive must be a number'],
  ['/children/Size/confidence', 'sure', '/children/Size/confidence must be one of high, medium, low'],
  ['/children/Size/enumeration', [7], '/children/Size/enumeration/0 must be an object'],
  ['/summary', { sentence: [] }, '/summary/sentence must have at least 1 items'],
  ['/children/Size/link', { url: 'https://example.com/' }, '/children/Size/link/title is missing'],
  ['/children/Size/follows', { element: 'Tag' }, '/children/Size/follows/value is missing'],
  ['/groups', [], '/groups must have at least 1 items'],
  ['/children/Size/groups', 'Notes', '/children/Size/groups must be an array'],
  ['/children/Size/outline', 1, '/children/Size/outline must be a string'],
  ['/constraints', [{ kind: 'maybe' }], '/constraints/0/kind is not a known kind of rule'],
  [
    '/constraints',
    [{ kind: 'requiredOr', elements: [] }],
    '/constraints/0/elements must have at least 1 items',
  ],
  ['/constraints', [{ kind: 'ignoredWhen', elements: ['Size'] }], '/constraints/0/when is missing'],
  [
    '/constraints',
    [{ kind: 'ignoredWhen', elements: ['Size'], when: {} }],
    '/constraints/0/when must be a condition: element + present, oneOf, startsWith, endsWith or a comparison, allOf, anyOf, not',
  ],
];

/** Files of the right shape that do not fit together. */
const brokenLinks: readonly [pointer: string, value: unknown, problem: string][] = [
  ['/tag', 'Other', "/tag must be the file's name, `Demo`"],
  ['/children/Size/type', 'Length', '/children/Size/type names no type: `Length`'],
  [
    '/children/Size/restrict',
    { Width: { minOccurs: 1 } },
    '/children/Size/restrict/Width restricts no element of `Size`',
  ],
  [
    '/constraints',
    [{ kind: 'requiredOr', elements: ['Size', 'Weight'] }],
    ' the rule `requiredOr` of Request names no element: `Weight`',
  ],
  [
    '/children/Size/follows',
    { element: 'Weight', value: 'keeps the ratio' },
    ' Size follows no element: `Weight`',
  ],
  ['/category', 'music', '/category names no category: `music`'],
  ['/groups', ['Nobody'], '/groups/0 names no group: `Nobody`'],
  ['/children/Size/alternatives', ['Weight'], ' the alternative `Weight` of Size is not an element there'],
  [
    '/constraints',
    [{ kind: 'requiredOr', elements: ['Size'], source: 'nowhere' }],
    ' the rule `requiredOr` of Request names no source: `nowhere`',
  ],
  [
    '/children/Size/link',
    { url: '/{Size}/{Weight}', title: 'Open' },
    ' `/{Size}/{Weight}` names no element: `Weight`',
  ],
  ['/summary', { sentence: ['Does {Size|Weight}'] }, ' `Does {Size|Weight}` names no element: `Weight`'],
];

describe('readSchemaFiles', () => {
  it('takes the smallest right files', () => assert.deepEqual(problemsOf(tag), []));
  it('takes every file of the folder', () => assert.deepEqual(readSchemaFiles(schemaFiles()).problems, []));
  for (const [pointer, value, problem] of [...brokenTags, ...brokenLinks]) {
    it(`tells that ${problem.trim()}`, () =>
      assert.deepEqual(problemsOf(withValue(tag, pointer, value)), [`tags/Demo.json#${problem}`]));
  }
  it('tells of a regular expression that is none', () => {
    const pattern = {
      ...type,
      base: 'string',
      minInclusive: undefined,
      pattern: { regex: '(', documentation: 'x' },
    };
    const [problem] = problemsOf(tag, JSON.parse(JSON.stringify(pattern)));
    assert.match(problem ?? '', /^types\/Size\.json#\/pattern\/regex is not a regular expression/);
  });
  it('tells of types that contain themselves', () =>
    assert.deepEqual(problemsOf(tag, { children: { Inner: { type: 'Size' } } }), [
      'types/Size.json# contains itself',
    ]));
  describe('with groups', () => {
    const user = { ...tag, groups: ['Notes'] };
    const broken: readonly [what: string, group: unknown, problems: readonly string[]][] = [
      ['takes the smallest right one', group, []],
      [
        'tells of a keyword that groups do not have',
        { ...group, snippets: [] },
        ['groups/Notes.json#/snippets is not a known keyword here'],
      ],
      ['tells of a missing part', { children: {} }, ['groups/Notes.json#/documentation is missing']],
      ['survives junk in place of a file', 7, ['groups/Notes.json# must be an object']],
      [
        'tells of an element without a type',
        { ...group, children: { Note: { type: 'Notice' } } },
        ['groups/Notes.json#/children/Note/type names no type: `Notice`'],
      ],
      [
        'tells of a rule about elements that are not its own',
        { ...group, constraints: [{ kind: 'requiredOr', elements: ['Note', 'Size'] }] },
        ['groups/Notes.json#/constraints/0 names no element of the group: `Size`'],
      ],
      [
        'tells of a rule about an element that is not inside of its own',
        { ...group, constraints: [{ kind: 'requiredOr', elements: ['Note/Page'] }] },
        ['tags/Demo.json# the rule `requiredOr` of Request names no element: `Note/Page`'],
      ],
      [
        'tells of a restriction of nothing',
        { ...group, children: { Note: { type: 'string', restrict: { Page: { minOccurs: 1 } } } } },
        ['groups/Notes.json#/children/Note/restrict/Page restricts no element of `Note`'],
      ],
      [
        'tells of a group that holds itself',
        { ...group, children: { Note: { type: 'container', groups: ['Notes'] } } },
        ['groups/Notes.json# contains itself'],
      ],
      [
        'tells of a group that holds itself in a type',
        { ...group, children: { Note: { type: 'Size' } } },
        ['types/Size.json# contains itself'],
      ],
    ];
    for (const [what, content, problems] of broken) {
      const typeFile = what.endsWith('in a type') ? { children: {}, groups: ['Notes'] } : type;
      it(what, () => assert.deepEqual(problemsOf(user, typeFile, { Notes: content }), problems));
    }
    it('tells of a fault once, however many containers use the group', () => {
      const twice = { ...user, children: { ...tag.children, Box: { type: 'container', groups: ['Notes'] } } };
      const content = { ...group, children: { Note: { type: 'string', restrict: { Page: {} } } } };
      assert.deepEqual(problemsOf(twice, type, { Notes: content }), [
        'groups/Notes.json#/children/Note/restrict/Page restricts no element of `Note`',
      ]);
    });
    it('tells of two groups with the same element', () =>
      assert.deepEqual(
        problemsOf({ ...tag, groups: ['Notes', 'More'] }, type, { Notes: group, More: group }),
        ['tags/Demo.json#/groups/1 has `Note`, as the group `Notes` has'],
      ));
    it('tells of groups in an element that is a value', () =>
      assert.deepEqual(
        problemsOf(withValue(tag, '/children/Size/groups', ['Notes']), type, { Notes: group }),
        ['tags/Demo.json#/children/Size/groups stand only in an element that holds elements'],
      ));
    it('tells of groups in a type of values', () =>
      assert.deepEqual(problemsOf(tag, { ...type, groups: ['Notes'] }, { Notes: group }), [
        'types/Size.json#/groups stand only in a type that holds elements',
      ]));
  });
  for (const junk of [null, 7, 'text', [], true]) {
    it(`survives ${JSON.stringify(junk)} in place of a file`, () =>
      assert.deepEqual(problemsOf(junk), ['tags/Demo.json# must be an object']));
  }
});

describe('the meta-schema', () => {
  const metaSchema: unknown = JSON.parse(fs.readFileSync('schemas/ci-job.schema.json', 'utf8'));
  assert.ok(typeof metaSchema === 'object' && metaSchema !== null);
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(metaSchema);
  for (const [file, content] of schemaFiles()) {
    it(`takes ${file}`, () => assert.ok(validate(content), JSON.stringify(validate.errors)));
  }
  it('takes the smallest right files', () => {
    assert.ok(validate(tag), JSON.stringify(validate.errors));
    assert.ok(validate(type), JSON.stringify(validate.errors));
    assert.ok(validate(group), JSON.stringify(validate.errors));
  });
  for (const [pointer, value, problem] of brokenTags) {
    it(`refuses a file because ${problem}`, () =>
      assert.equal(validate(withValue(tag, pointer, value)), false));
  }
});
