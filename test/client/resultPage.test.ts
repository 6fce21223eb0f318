/**
 * The page with the tables of a result: what stands where, and that nothing of an answer becomes markup.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readXml, textOf } from '../../client/api/xmlTree';
import { escapeHtml, resultPage } from '../../client/src/jobs/resultPage';
import { slowerThanLinear } from '../support/linearTime';

const evil = '</td><script>alert(1)</script>"\'&amp;<img src=x onerror=y>';

describe('the page of a result', () => {
  it('has a heading, the values and a table with headers for each column', () => {
    const page = resultPage({
      tag: 'SoundHound',
      jobId: 's1',
      nonce: 'n',
      sections: [
        { title: 'Score', values: [{ label: 'Total', value: '7' }], columns: [], rows: [], rowCount: 0 },
        { title: 'Songs', values: [], columns: ['Name', 'Singer'], rows: [['A', 'B']], rowCount: 3 },
      ],
    });
    const body = page.slice(page.indexOf('<body>'));
    assert.equal(
      body.replaceAll('\n', ''),
      '<body><h1 dir="auto">SoundHound: s1</h1>' +
        '<section><h2>Score</h2><dl><dt>Total</dt><dd dir="auto">7</dd></dl></section>' +
        '<section><h2>Songs (3)</h2><table aria-label="Songs (3)">' +
        '<thead><tr><th scope="col">Name</th><th scope="col">Singer</th></tr></thead>' +
        '<tbody><tr><td dir="auto">A</td><td dir="auto">B</td></tr></tbody></table>' +
        '<p>… and 2 more, in the response.</p></section></body></html>',
    );
    assert.match(page, /content="default-src 'none'; style-src 'nonce-n'"/);
  });

  it('shows whatever the service says as text', () => {
    const page = resultPage({
      tag: evil,
      jobId: evil,
      nonce: 'n',
      sections: [
        { title: evil, values: [{ label: evil, value: evil }], columns: [evil], rows: [[evil]], rowCount: 9 },
      ],
    });
    assert.doesNotMatch(page, /<(?:script|img)/);
    // It is well formed, so no text has ended an element.
    const main = page.slice(page.indexOf('<body>'), page.indexOf('</body>') + '</body>'.length);
    const root = readXml(main.replaceAll('&#39;', "'"));
    assert.ok(root.ok);
    assert.equal(textOf(root.value.value, 'section', 'dl', 'dd'), evil);
    assert.equal(textOf(root.value.value, 'section', 'table', 'tbody', 'tr', 'td'), evil);
  });

  it('makes what nobody sees visible', () => {
    assert.equal(escapeHtml('a\u0000\u001b\u202eb\nc\td'), 'a\uFFFD\uFFFD\uFFFDb\nc\td');
  });

  it('takes a time that grows as the result does', () => {
    const pageOf = (count: number) => () => {
      const rows = Array.from({ length: count }, () => [evil, evil]);
      resultPage({
        tag: 'T',
        jobId: 'j',
        nonce: 'n',
        sections: [{ title: 'T', values: [], columns: ['a', 'b'], rows, rowCount: count }],
      });
    };
    assert.equal(slowerThanLinear(pageOf(1000), pageOf(8000)), undefined);
  });
});
