/**
 * Which documents are taken for requests: by root element and a known Tag, never other XML.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideLanguage } from '../../client/src/editing/detection/decideLanguage';
import { readRequestHead, readTags } from '../../client/src/editing/requestText';

const known = ['Work', 'Play'];
const request = '<Request><Tag>Work</Tag></Request>';

describe('the language of a document', () => {
  const cases: readonly [string, { languageId?: string; isUntitled?: boolean; text: string }, object][] = [
    ['an XML request with a known Tag is switched', { text: request }, { kind: 'switch', tag: 'Work' }],
    ['an unknown Tag is left alone', { text: '<Request><Tag>Rest</Tag></Request>' }, { kind: 'keep' }],
    ['a request without a Tag is left alone', { text: '<Request/>' }, { kind: 'keep' }],
    ['another root is left alone', { text: `<Requests>${request}</Requests>` }, { kind: 'keep' }],
    [
      'a Tag in a comment does not count',
      { text: '<Request><!-- <Tag>Work</Tag> --></Request>' },
      { kind: 'keep' },
    ],
    ['another language is left alone', { languageId: 'html', text: request }, { kind: 'keep' }],
    ['a text file is left alone', { languageId: 'plaintext', text: request }, { kind: 'keep' }],
    [
      'text pasted into a new document is switched',
      { languageId: 'plaintext', isUntitled: true, text: request },
      { kind: 'switch', tag: 'Work' },
    ],
  ];
  for (const [title, candidate, decision] of cases) {
    it(title, () => {
      assert.deepEqual(
        decideLanguage({ languageId: 'xml', isUntitled: false, ...candidate }, 'auto', known),
        decision,
      );
    });
  }

  it('the setting may ask or forbid', () => {
    const candidate = { languageId: 'xml', isUntitled: false, text: request };
    assert.deepEqual(decideLanguage(candidate, 'prompt', known), { kind: 'ask', tag: 'Work' });
    assert.deepEqual(decideLanguage(candidate, 'off', known), { kind: 'keep' });
  });
});

describe('the head of a request', () => {
  const heads: readonly [string, string, object | undefined][] = [
    ['at the start', '<Request><Tag>A</Tag>', { offset: 0, tag: 'A' }],
    [
      'after declaration, comment and space',
      '<?xml version="1.0"?>\n<!-- x -->\n <Request>',
      { offset: 34, tag: undefined },
    ],
    ['after a byte order mark', '\uFEFF<Request>', { offset: 1, tag: undefined }],
    ['with space around the Tag', '<Request><Tag>\n A \n</Tag>', { offset: 0, tag: 'A' }],
    ['of another root', '<RequestX>', undefined],
    ['of an empty text', '', undefined],
  ];
  for (const [title, text, head] of heads) {
    it(title, () => assert.deepEqual(readRequestHead(text), head));
  }

  it('the Tags of several jobs, each once and none of a comment', () =>
    assert.deepEqual(
      readTags(
        '<Request><!-- <Tag>Rest</Tag> --><Operation><Tag>Work</Tag></Operation><Operation><Tag> Play </Tag></Operation><Operation><Tag>Work</Tag></Operation></Request>',
      ),
      ['Work', 'Play'],
    ));
});
