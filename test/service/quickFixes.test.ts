/**
 * Quick fixes, before and after: each is one edit and leaves a document that is at least as valid.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  applyAction,
  checkFix,
  diagnosticsOf,
  documentOf,
  fixesOf,
  repairFixesOf,
} from '../support/checkDiagnostics';
import { languageService } from '../support/schemaSet';

/** A MediaInfo request with lines that can be replaced. */
function request(...lines: readonly string[]): string {
  return ['<Request>', '  <Tag>MediaInfo</Tag>', ...lines.map((line) => `  ${line}`), '</Request>', ''].join(
    '\n',
  );
}

const input = ['<Input>', '  <Object>media/movie.mp4</Object>', '</Input>'];

describe('fixes of broken tags', () => {
  it('insert the missing slash', () =>
    checkFix(
      request(...input, '<CallBackFormat>JSON<CallBackFormat>'),
      'Insert the missing slash',
      request(...input, '<CallBackFormat>JSON</CallBackFormat>'),
    ));
  it('close a value that is never closed', () =>
    checkFix(
      request('<Input>', '  <Object>media/movie.mp4', '</Input>'),
      'Close `Object` with `</Object>`',
      request(...input),
    ));
  it('close a container that is never closed', () =>
    checkFix(
      request('<Input>', '  <Object>media/movie.mp4</Object>'),
      'Close `Input` with `</Input>`',
      request(...input),
    ));
  it('fix a misspelt end tag', () =>
    checkFix(
      request('<Input>', '  <Object>media/movie.mp4</Objekt>', '</Input>'),
      'Change to `</Object>`',
      request(...input),
    ));
  it('remove an end tag that closes nothing', () =>
    checkFix(
      request(...input, '</Nothing>', '<QueueId>p1</QueueId>'),
      'Remove this end tag',
      request(...input, '<QueueId>p1</QueueId>'),
    ));
  it('escape a lone ampersand', () =>
    checkFix(
      request('<Input><Object>a&b</Object></Input>'),
      'Replace `&` with `&amp;`',
      request('<Input><Object>a&amp;b</Object></Input>'),
    ));
});

describe('fixes of the structure', () => {
  it('rename a misspelt element at both ends', () =>
    checkFix(
      request('<Input>', '  <Objcet>a</Objcet>', '</Input>'),
      'Rename to `Object`',
      request('<Input>', '  <Object>a</Object>', '</Input>'),
    ));
  it('insert a missing element with its own required children, in the order of the pages', () =>
    checkFix(
      request('<QueueId>p1</QueueId>'),
      'Insert `Input`',
      request('<Input>', '  <Object>media/movie.mp4</Object>', '</Input>', '<QueueId>p1</QueueId>'),
    ));
  it('open an empty element to insert into it', () =>
    checkFix(
      request('<Input/>'),
      'Insert `Object`',
      request('<Input>', '  <Object>media/movie.mp4</Object>', '</Input>'),
    ));
  it('move an element to where it belongs', () =>
    checkFix(
      request(...input, '<JobLevel>1</JobLevel>', '<Operation>', '  <UserData>x</UserData>', '</Operation>'),
      'Move `JobLevel` into `Operation`',
      request(
        ...input,
        '<Operation>',
        '  <UserData>x</UserData>',
        '  <JobLevel>1</JobLevel>',
        '</Operation>',
      ),
    ));
  it('remove the surplus with its line', () =>
    checkFix(
      request(...input, '<QueueId>p1</QueueId>', '<QueueId>p2</QueueId>'),
      'Remove `QueueId`',
      request(...input, '<QueueId>p1</QueueId>'),
    ));
  it('remove an attribute', () =>
    checkFix(
      request('<Input a="1">', '  <Object>a</Object>', '</Input>'),
      'Remove the attribute',
      request('<Input>', '  <Object>a</Object>', '</Input>'),
    ));
  it('insert the Tag that fits the elements', () =>
    checkFix(
      '<Request>\n  <Operation>\n    <VideoSynthesis/>\n  </Operation>\n</Request>\n',
      'Insert `<Tag>VideoSynthesis</Tag>`',
      '<Request>\n  <Tag>VideoSynthesis</Tag>\n  <Operation>\n    <VideoSynthesis/>\n  </Operation>\n</Request>\n',
    ));
});

describe('fixes of attributes', () => {
  const written = (element: string): string => request('<Input>', `  ${element}`, '</Input>');

  /** The titles that are offered, `!` for a preferred one, with what each makes of the element. */
  const offers = (element: string): string[] =>
    repairFixesOf(written(element)).map(
      (fix) =>
        `${fix.title}${fix.isPreferred === true ? ' !' : ''}: ${applyAction(written(element), fix).split('\n')[3]?.trim()}`,
    );

  for (const [element, ...expected] of [
    [
      '<Object value="a.mp4"/>',
      'Use `a.mp4` as the value of `Object` !: <Object>a.mp4</Object>',
      'Remove the attribute: <Object/>',
    ],
    [
      "<Object Object='a&amp;b' ></Object>",
      'Use `a&b` as the value of `Object` !: <Object >a&amp;b</Object>',
      'Remove the attribute: <Object ></Object>',
    ],
    ['<Object unit="px">a</Object>', 'Remove the attribute: <Object>a</Object>'],
    [
      '<Object name="a"/>',
      'Use `a` as the value of `Object`: <Object>a</Object>',
      'Remove the attribute: <Object/>',
    ],
    [
      '<Object unit="px" value="a" />',
      'Use `px` as the value of `Object`: <Object value="a">px</Object>',
      'Remove the attribute: <Object value="a" />',
      'Use `a` as the value of `Object`: <Object unit="px">a</Object>',
      'Remove the attribute: <Object unit="px" />',
    ],
    ['<Object value="a">a</Object>', 'Remove the attribute !: <Object>a</Object>'],
    ['<Object value="">a</Object>', 'Remove the attribute !: <Object>a</Object>'],
    ['<Object xmlns="urn:a">a</Object>', 'Remove the attribute !: <Object>a</Object>'],
  ] as const) {
    it(`of ${element}`, () => {
      const titles = offers(element).filter(
        (title) => !title.startsWith('Fix all') && !title.startsWith('Fill'),
      );
      assert.deepEqual(titles, expected);
    });
  }
});

describe('fixes of values', () => {
  const level = (value: string): string =>
    request(...input, `<Operation><JobLevel>${value}</JobLevel></Operation>`);
  const callback = (value: string): string => request(...input, `<CallBackFormat>${value}</CallBackFormat>`);
  it('offer the listed values, the nearest first', () => {
    const titles = fixesOf(level('7')).map((action) => action.title);
    assert.deepEqual(titles, [
      'Change to `2`',
      'Change to `1`',
      'Change to `0`',
      'Suppress `not-allowed` on this line',
      'Suppress `not-allowed` in this document',
    ]);
  });
  it('spell a value as the pages do', () => checkFix(callback('json'), 'Change to `JSON`', callback('JSON')));
  it('keep CRLF line ends', () =>
    checkFix(
      '<Request>\r\n  <Tag>MediaInfo</Tag>\r\n</Request>\r\n',
      'Insert `Input`',
      '<Request>\r\n  <Tag>MediaInfo</Tag>\r\n  <Input>\r\n    <Object>media/movie.mp4</Object>\r\n  </Input>\r\n</Request>\r\n',
    ));
});

describe('fixing many at once', () => {
  const broken = request(
    '<Input a="1">',
    '  <object>a & b</object>',
    '</Input>',
    '<CallBackFormat>json</CallBackFormat>',
    '<CallBackType>Url<CallBackType>',
  );
  it('fix all of one kind', () => {
    const twice = request('<Input xmlns="a">', '  <Object xml:lang="b">x</Object>', '</Input>');
    checkFix(
      twice,
      'Fix all: Requests have no attributes',
      request('<Input>', '  <Object>x</Object>', '</Input>'),
    );
  });
  it('fix everything that is safe on save', () => {
    const service = languageService();
    const document = documentOf(broken);
    const parsed = service.parseRequestDocument(document);
    const range = { start: document.positionAt(0), end: document.positionAt(broken.length) };
    const [fixAll] = service.doCodeActions(
      document,
      range,
      { diagnostics: [], only: ['source.fixAll'] },
      parsed,
    );
    assert.ok(fixAll);
    const fixed = applyAction(broken, fixAll);
    const expected = request(
      '<Input a="1">',
      '  <Object>a &amp; b</Object>',
      '</Input>',
      '<CallBackFormat>JSON</CallBackFormat>',
      '<CallBackType>Url</CallBackType>',
    );
    assert.equal(fixed, expected);
    assert.deepEqual(
      diagnosticsOf(fixed).map(({ code }) => code),
      ['unexpected-attribute'],
    );
  });
  it('offer nothing on save where nothing is safe to fix', () => {
    const service = languageService();
    const document = documentOf(request(...input));
    const range = { start: document.positionAt(0), end: document.positionAt(0) };
    const parsed = service.parseRequestDocument(document);
    const actions = service.doCodeActions(
      document,
      range,
      { diagnostics: [], only: ['source.fixAll'] },
      parsed,
    );
    assert.deepEqual(actions, []);
  });
});
