/**
 * Rules about placeholders, lengths, kinds of files, equal values and what cannot be undone, by hand with an
 * invented Tag: what is said, what is offered, and what fixes it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LanguageService } from '../../../server/service/languageServiceTypes';
import { documentOf } from '../../support/checkDiagnostics';
import { chinese } from '../../support/chinese';
import { fixed, messages, reported, requestOf, serviceWith, several } from '../../support/conditionalRules';

describe('a value that needs a placeholder', () => {
  const service = serviceWith([several]);
  it('is told while the condition holds', () =>
    assert.deepEqual(reported(service, '<Count>3</Count><Key>a/b.jpg</Key>'), [
      'error missing-placeholder «a/b.jpg»',
    ]));
  it('is told with its reason', () =>
    assert.deepEqual(messages(service, '<Count>3</Count><Key>a/b.jpg</Key>'), [
      '`Key` must contain `${number}`, because `Count` is `3`.',
    ]));
  it('is told in Chinese', () =>
    assert.deepEqual(messages(serviceWith([several], chinese()), '<Count>3</Count><Key>a/b.jpg</Key>'), [
      '由于 `Count` 为 `3`，`Key` 必须含有 `${number}`。',
    ]));
  it('is told with the note of the rule', () =>
    assert.deepEqual(
      messages(serviceWith([{ ...several, when: undefined, note: 'There are several.' }]), '<Key>b</Key>'),
      ['`Key` must contain `${number}`. There are several.'],
    ));
  for (const right of [
    '<Count>1</Count><Key>a.jpg</Key>',
    '<Count></Count><Key>a.jpg</Key>',
    '<Key>a.jpg</Key>',
    '<Count>3</Count><Key>a-${number}.jpg</Key>',
    '<Count>3</Count><Key>a-${NUMBER}.jpg</Key>',
    '<Count>3</Count><Key></Key>',
    '<Count>3</Count>',
  ]) {
    it(`is fine in ${right}`, () => assert.deepEqual(reported(service, right), []));
  }
  for (const [value, better] of [
    ['a/b.jpg', 'a/b-${number}.jpg'],
    ['a.b/c', 'a.b/c-${number}'],
    ['a/', 'a/${number}'],
    ['shot_', 'shot_${number}'],
    ['.jpg', '${number}.jpg'],
    ['a/b.${ext}', 'a/b-${number}.${ext}'],
    ['a&amp;b.jpg', 'a&amp;b-${number}.jpg'],
  ] as const) {
    it(`is fixed from ${value} to ${better}`, () =>
      assert.deepEqual(fixed(service, `<Count>2</Count><Key>${value}</Key>`), [
        [`<Count>2</Count><Key>${better}</Key>`, true],
      ]));
  }
  it('is offered first in the value, as long as it is missing', () => {
    const offered = (inner: string): unknown[] => {
      const offset = requestOf(inner).indexOf('|');
      const document = documentOf(requestOf(inner).replace('|', ''));
      const { items } = service.doComplete(
        document,
        document.positionAt(offset),
        service.parseRequestDocument(document),
      );
      const order = (item: { sortText?: string }): string => item.sortText ?? '';
      return items
        .sort((left, right) => order(left).localeCompare(order(right)))
        .map(({ label, detail }) => `${label}: ${detail}`);
    };
    assert.deepEqual(offered('<Count>2</Count><Key>a|.jpg</Key>'), [
      '${number}: required · replaced by the service',
      '${ext}: replaced by the service',
    ]);
    assert.deepEqual(offered('<Count>2</Count><Key>a-${number}|.jpg</Key>'), [
      '${number}: replaced by the service',
      '${ext}: replaced by the service',
    ]);
  });
});

describe('a length that depends on another element', () => {
  const rule = {
    kind: 'lengthWhen',
    element: 'Words',
    maxLength: 3,
    when: { element: 'Mode', oneOf: ['Text'] },
  };
  const service = serviceWith([rule]);
  it('is told in characters', () =>
    assert.deepEqual(messages(service, '<Mode>text</Mode><Words>一二三四</Words>'), [
      '`Words` may have at most 3 characters, because `Mode` is `text`, but has 4.',
    ]));
  it('counts a character of two code units once', () =>
    assert.deepEqual(reported(service, '<Mode>Text</Mode><Words>\u{1f3b5}\u{1f3b5}\u{1f3b5}</Words>'), []));
  it('is not asked for otherwise', () =>
    assert.deepEqual(reported(service, '<Mode>Url</Mode><Words>abcd</Words>'), []));
  it('is not told beside the limit that always counts', () =>
    assert.deepEqual(reported(service, '<Mode>Text</Mode><Words>abcdefghijklm</Words>'), [
      'error too-long «abcdefghijklm»',
    ]));
  it('is told in bytes, and at the other end', () => {
    const bytes = serviceWith([{ ...rule, maxLength: undefined, maxBytes: 3 }]);
    assert.deepEqual(messages(bytes, '<Mode>Text</Mode><Words>é€</Words>'), [
      '`Words` may have at most 3 bytes in UTF-8, because `Mode` is `Text`, but has 5.',
    ]);
    const shortest = serviceWith([{ ...rule, maxLength: undefined, minLength: 3 }]);
    assert.deepEqual(messages(shortest, '<Mode>Text</Mode><Words>ab</Words>'), [
      '`Words` may have at least 3 characters, because `Mode` is `Text`, but has 2.',
    ]);
  });
});

describe('the kind of a file', () => {
  const only = { kind: 'extensionWhen', element: 'Key', extensions: ['jpg', 'png'] };
  const not = {
    kind: 'extensionWhen',
    element: 'Source',
    excludes: ['m3u8'],
    note: 'Playlists are not taken.',
  };
  const service = serviceWith([only, not, { ...only, element: 'Url' }]);
  it('is told by the extension', () => {
    assert.deepEqual(reported(service, '<Key>a/b.gif</Key>'), ['warning wrong-extension «a/b.gif»']);
    assert.deepEqual(messages(service, '<Key>a/b.gif</Key>'), [
      '`Key` must end with `.jpg` or `.png`; `a/b.gif` does not.',
    ]);
    assert.deepEqual(messages(service, '<Source>a.M3U8</Source>'), [
      '`Source` must not end with `.m3u8`. Playlists are not taken.',
    ]);
  });
  for (const right of [
    '<Key>a/b.JPG</Key>',
    '<Key>a/b</Key>',
    '<Key>a.gif/b</Key>',
    '<Key>a.${ext}</Key>',
    '<Key>release-1.0</Key>',
    '<Source>a.mp4</Source>',
    '<Url>https://example.com/a.png?x=b.gif</Url>',
    '<Url>https://example.com/a.png#b.gif</Url>',
  ]) {
    it(`is fine in ${right}`, () => assert.deepEqual(reported(service, right), []));
  }
  it('does not look at the query of an address', () =>
    assert.deepEqual(reported(service, '<Url>https://example.com/a.gif?x=b.png</Url>'), [
      'warning wrong-extension «https://example.com/a.gif?x=b.png»',
    ]));
  it('counts while a condition holds', () => {
    const png = { ...only, extensions: ['png'], when: { element: 'Mode', oneOf: ['png'] } };
    assert.deepEqual(messages(serviceWith([png]), '<Mode>png</Mode><Key>a.jpg</Key>'), [
      '`Key` must end with `.png`, because `Mode` is `png`; `a.jpg` does not.',
    ]);
    assert.deepEqual(reported(serviceWith([png]), '<Mode>jpg</Mode><Key>a.jpg</Key>'), []);
  });
  it('is fixed where the job makes the file', () =>
    assert.deepEqual(fixed(service, '<Key>a/b.gif</Key>'), [
      ['<Key>a/b.jpg</Key>', false],
      ['<Key>a/b.png</Key>', false],
    ]));
  it('keeps the query while it is fixed', () =>
    assert.deepEqual(fixed(service, '<Url>https://example.com/a.gif?x=1.5</Url>')[0], [
      '<Url>https://example.com/a.jpg?x=1.5</Url>',
      false,
    ]));
  it('is not fixed where the file is there already', () =>
    assert.deepEqual(fixed(serviceWith([{ ...only, element: 'Source' }]), '<Source>a.gif</Source>'), []));
});

describe('values that must differ', () => {
  const twins = (rule: object = {}): LanguageService =>
    serviceWith([{ kind: 'distinctValues', elements: ['Part/Object'], ...rule }]);
  const parts = (...values: readonly (readonly [bucket: string, object: string])[]): string =>
    values
      .map(([bucket, object]) => `<Part><Bucket>${bucket}</Bucket><Object>${object}</Object></Part>`)
      .join('');
  it('are told from the second on', () => {
    assert.deepEqual(reported(twins(), parts(['x', 'a'], ['y', 'a'], ['z', 'b'], ['z', 'a'])), [
      'warning repeated-value «a»',
      'warning repeated-value «a»',
    ]);
    assert.deepEqual(messages(twins(), parts(['x', 'a'], ['y', 'a'])), [
      'Another `Object` already has the value `a`. No two `Part/Object` may be the same.',
    ]);
  });
  it('are keys: letter case counts', () =>
    assert.deepEqual(reported(twins(), parts(['x', 'a'], ['x', 'A'])), []));
  it('may be equal where something beside them differs', () => {
    const service = twins({ beside: ['Bucket'] });
    assert.deepEqual(reported(service, parts(['x', 'a'], ['y', 'a'])), []);
    assert.deepEqual(reported(service, parts(['x', 'a'], ['x', 'a'])), ['warning repeated-value «a»']);
  });
  it('may be equal with a placeholder that tells them apart', () => {
    const service = twins({ unless: ['${JobId}'] });
    assert.deepEqual(reported(service, parts(['x', 'a${jobid}'], ['x', 'a${jobid}'])), []);
  });
  it('are compared across elements', () => {
    const service = serviceWith([{ kind: 'distinctValues', elements: ['Mode', 'Words'], severity: 'hint' }]);
    assert.deepEqual(reported(service, '<Words>en</Words><Mode>en</Mode>'), ['hint repeated-value «en»']);
    assert.deepEqual(messages(service, '<Words>en</Words><Mode>en</Mode>'), [
      'Another `Words` already has the value `en`. `Mode` and `Words` must differ.',
    ]);
  });
});

describe('what cannot be undone', () => {
  const rule = {
    kind: 'caution',
    element: 'Mode',
    when: { element: 'Mode', oneOf: ['Delete'] },
    note: 'The source is deleted.',
  };
  const service = serviceWith([rule]);
  const operationOf = (inner: string, by = service): unknown =>
    by.getJobOperation(by.parseRequestDocument(documentOf(requestOf(inner))))?.cautions;
  it('is told', () => {
    assert.deepEqual(reported(service, '<Mode>delete</Mode>'), ['warning irreversible «delete»']);
    assert.deepEqual(messages(service, '<Mode>delete</Mode>'), [
      'The source is deleted. This cannot be undone.',
    ]);
    assert.deepEqual(reported(service, '<Mode>Move</Mode>'), []);
  });
  it('is told where the element is that is missing', () => {
    const absent = serviceWith([{ ...rule, when: { element: 'Mode', present: false } }]);
    assert.deepEqual(reported(absent, ''), ['warning irreversible «Request»']);
  });
  it('is part of how the job is submitted, once', () => {
    assert.deepEqual(operationOf('<Mode>Delete</Mode>', serviceWith([rule, { ...rule, element: 'Words' }])), [
      'The source is deleted. This cannot be undone.',
    ]);
    assert.equal(operationOf('<Mode>Move</Mode>'), undefined);
  });
  it('is asked although a comment keeps it quiet', () => {
    const quiet = '<!-- ci-job-disable irreversible --><Mode>Delete</Mode>';
    assert.deepEqual(reported(service, quiet), []);
    assert.deepEqual(operationOf(quiet), ['The source is deleted. This cannot be undone.']);
  });
});
