/**
 * The conditions of rules by hand: when they hold, when they fail, and how they are reported; and rules that are
 * checked again after a change.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import { documentOf } from '../../support/checkDiagnostics';
import { reported, requestOf, serviceWith, several } from '../../support/conditionalRules';

const text = { type: 'string' };
const number = { type: 'integer' };

describe('a condition', () => {
  const rows: readonly [when: object, holds: readonly string[], fails: readonly string[], words: string][] = [
    [
      { element: 'Count', greaterThan: 1 },
      ['<Count>2</Count>', '<Count>1.5</Count>'],
      ['<Count>1</Count>', '<Count>x</Count>', ''],
      '`Count` is greater than 1',
    ],
    [
      { element: 'Count', atLeast: 2, lessThan: 5 },
      ['<Count>2</Count>', '<Count>4</Count>'],
      ['<Count>1</Count>', '<Count>5</Count>'],
      '`Count` is at least 2 and `Count` is less than 5',
    ],
    [
      { element: 'Count', greaterThan: { productOf: ['Rows', 'Columns'] } },
      ['<Count>7</Count><Rows>2</Rows><Columns>3</Columns>'],
      ['<Count>6</Count><Rows>2</Rows><Columns>3</Columns>', '<Count>7</Count><Rows>2</Rows>'],
      '`Count` is greater than `Rows` × `Columns`',
    ],
    [
      { element: 'Count', atMost: { countOf: 'Part' } },
      ['<Count>1</Count><Part/>'],
      ['<Count>2</Count><Part/>'],
      '`Count` is at most the number of `Part` elements',
    ],
    [
      { not: { element: 'Count', greaterThan: { element: 'Rows' } } },
      ['<Count>1</Count><Rows>1</Rows>', '<Count>1</Count>', ''],
      ['<Count>2</Count><Rows>1</Rows>'],
      '`Count` is at most `Rows`',
    ],
    [
      { element: 'Source', endsWith: ['.m3u8', '.ts'] },
      ['<Source>a.M3U8</Source>', '<Source>https://example.com/a.ts?b</Source>'],
      ['<Source>https://example.com/a.mp4?b.ts</Source>', ''],
      '`Source` ends with `.m3u8` or `.ts`',
    ],
    [
      { element: 'Source', startsWith: ['https://'] },
      ['<Source>HTTPS://example.com/</Source>'],
      ['<Source>a/https://</Source>', ''],
      '`Source` starts with `https://`',
    ],
    [
      { not: { element: 'Source', startsWith: ['a'] } },
      ['<Source>b</Source>', ''],
      ['<Source>a</Source>'],
      '`Source` does not start with `a`',
    ],
  ];
  for (const [when, holds, fails, words] of rows) {
    const service = serviceWith([{ kind: 'ignoredWhen', elements: ['Words'], when }]);
    const isIgnored = (inner: string): boolean =>
      reported(service, `${inner}<Words>a</Words>`).includes('hint ignored-when «<Words>a</Words>»');
    it(`holds: ${words}`, () =>
      assert.deepEqual(
        holds.map(isIgnored),
        holds.map(() => true),
      ));
    it(`fails: ${words}`, () =>
      assert.deepEqual(
        fails.map(isIgnored),
        fails.map(() => false),
      ));
    it(`is told: ${words}`, () => {
      const document = documentOf(requestOf('<Words>a</Words>'));
      const hover = service.doHover(
        document,
        document.positionAt(document.getText().indexOf('Words')),
        service.parseRequestDocument(document),
      );
      assert.match(JSON.stringify(hover), new RegExp(`when ${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    });
  }
});

describe('after a change', () => {
  const service = serviceWith([
    { ...several, when: { element: 'Count', greaterThan: { productOf: ['Rows', 'Columns'] } } },
    { kind: 'lengthWhen', element: 'Words', maxLength: 3, when: { element: 'Source', endsWith: ['.txt'] } },
    {
      kind: 'extensionWhen',
      element: 'Key',
      extensions: ['jpg'],
      when: { element: 'Mode', startsWith: ['p'] },
    },
    { kind: 'distinctValues', elements: ['Part/Object'], beside: ['Bucket'] },
    { kind: 'caution', element: 'Words', when: { element: 'Mode', oneOf: ['pd'] }, note: 'It is deleted.' },
  ]);
  const inner = [
    '<Source>a.txt</Source><Count>6</Count><Rows>2</Rows><Columns>3</Columns><Mode>pd</Mode>',
    '<Words>abc</Words><Key>a.jpg</Key>',
    '<Part><Bucket>x</Bucket><Object>a</Object></Part><Part><Bucket>y</Bucket><Object>a</Object></Part>',
  ].join('');
  const edits: readonly [from: string, to: string][] = [
    ['<Count>6', '<Count>7'],
    ['<Rows>2', '<Rows>1'],
    ['<Columns>3', '<Columns>'],
    ['a.txt', 'a.text'],
    ['<Words>abc', '<Words>abcd'],
    ['a.jpg', 'a.gif'],
    ['pd', 'd'],
    ['<Bucket>y', '<Bucket>x'],
    ['<Object>a', '<Object>b'],
    ['<Words>abc</Words>', ''],
  ];
  for (const [from, to] of edits) {
    it(`from ${from} to ${to || 'nothing'} and back, all is as if it were new`, () => {
      const first = requestOf(inner);
      const second = first.replace(from, to);
      assert.notEqual(second, first);
      const start = first.indexOf(from);
      const open = (content: string): TextDocument => TextDocument.create('file:///a', 'ci-job', 1, content);
      let document = open(first);
      let request = service.parseRequestDocument(document);
      service.doValidation(document, request);
      for (const [content, oldEnd, newEnd] of [
        [second, start + from.length, start + to.length],
        [first, start + to.length, start + from.length],
      ] as const) {
        document = open(content);
        request = service.parseRequestDocument(document, { request, change: { start, oldEnd, newEnd } });
        assert.deepEqual(
          service.doValidation(document, request),
          service.doValidation(document, service.parseRequestDocument(document)),
        );
      }
    });
  }
});

describe('a rule of a schema file', () => {
  const broken: readonly [rule: object, problem: string][] = [
    [
      { kind: 'lengthWhen', element: 'Key', when: { element: 'Mode', present: true } },
      ' needs one of minLength, maxLength, maxBytes',
    ],
    [{ kind: 'extensionWhen', element: 'Key' }, ' needs one of extensions, excludes'],
    [
      { kind: 'extensionWhen', element: 'Key', extensions: ['a'], excludes: ['b'] },
      ' must have only one of extensions, excludes',
    ],
    [
      { kind: 'extensionWhen', element: 'Key', extensions: ['.jpg'] },
      '/extensions/0 must be an extension in lower case, without the dot',
    ],
    [{ kind: 'caution', element: 'Key', when: { element: 'Mode', present: true } }, '/note is missing'],
    [
      { ...several, when: { element: 'Count', greaterThan: { productOf: ['Rows'] } } },
      '/when/greaterThan/productOf must have at least 2 items',
    ],
    [
      { ...several, when: { element: 'Count', greaterThan: 1, oneOf: ['2'] } },
      '/when/greaterThan is not a known keyword here',
    ],
  ];
  for (const [rule, problem] of broken) {
    it(`is refused because it ${problem.trim()}`, () => {
      const tag = {
        tag: 'Broken',
        documentation: 'A job.',
        sources: [{ id: 'page', url: 'https://example.com/' }],
        operation: { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' },
        children: { Tag: { type: 'tag' }, Key: text, Count: number, Rows: number, Mode: text },
        constraints: [rule],
        snippets: [{ name: 'plain', description: 'The only one.', body: ['<Request>'] }],
      };
      const { problems } = readSchemaFiles(new Map<string, unknown>([['tags/Broken.json', tag]]));
      assert.deepEqual(
        problems.map(({ file, pointer, message }) => `${file}#${pointer} ${message}`),
        [`tags/Broken.json#/constraints/0${problem}`],
      );
    });
  }
  it('is refused when it names no element beside another', () => {
    assert.throws(
      () => serviceWith([{ kind: 'distinctValues', elements: ['Part/Object'], beside: ['Folder'] }]),
      /Part\/Folder/,
    );
  });
  it('is refused when a number in its condition is of no element', () => {
    assert.throws(
      () =>
        serviceWith([{ ...several, when: { element: 'Count', lessThan: { productOf: ['Rows', 'Depth'] } } }]),
      /Depth/,
    );
  });
});
