/**
 * Reading XML answers into the uniform tree, and refusing what is none.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { childOf, childrenOf, readXml, textOf, type XmlValue } from '../../client/api/xmlTree';

function checkTree(xml: string, value: XmlValue): void {
  assert.deepEqual(readXml(xml), { ok: true, value: { name: 'R', value } });
}

function checkRefused(text: string, error: string | RegExp): void {
  const result = readXml(text);
  assert.ok(!result.ok, 'was read');
  if (typeof error === 'string') {
    assert.equal(result.error, error);
  } else {
    assert.match(result.error, error);
  }
}

describe('readXml', () => {
  it('keeps every child in a list, and text as text', () => {
    checkTree('<R><a>1</a><b><c>x</c><c>y</c></b><a>007</a></R>', {
      a: ['1', '007'],
      b: [{ c: ['x', 'y'] }],
    });
  });

  it('keeps numbers, booleans and white space in leaves as they are written', () => {
    checkTree('<R><a>1e3</a><b>0x10</b><c>true</c><d> x\n</d><e>1.50</e></R>', {
      a: ['1e3'],
      b: ['0x10'],
      c: ['true'],
      d: [' x\n'],
      e: ['1.50'],
    });
  });

  it('reads empty elements as empty text', () => {
    checkTree('<R><a/><b></b><c> </c></R>', { a: [''], b: [''], c: [' '] });
    checkTree('<R/>', '');
  });

  it('leaves out declaration, comments, processing instructions, attributes and a byte order mark', () => {
    checkTree(
      '\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- x --><R v="1"><?p q?><a w="2">x<!-- y -->z</a></R>',
      {
        a: ['xz'],
      },
    );
  });

  it('decodes references once, and those of XML only', () => {
    checkTree(
      '<R>&lt;&gt;&amp;&apos;&quot;&#65;&#x1F600;&amp;lt;&#0;&#xD800;&nbsp;&AMP;</R>',
      '<>&\'"A😀&lt;\uFFFD\uFFFD&nbsp;&AMP;',
    );
  });

  it('takes CDATA literally, in its place', () => {
    checkTree('<R><a>x &lt;<![CDATA[<b>&amp;</b>]]> y</a></R>', { a: ['x <<b>&amp;</b> y'] });
  });

  it('refuses every DOCTYPE, so that no entity can be declared', () => {
    const message = 'it has a DOCTYPE, which this client does not accept';
    checkRefused('<!DOCTYPE R [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><R>&b;</R>', message);
    checkRefused('<!DOCTYPE R SYSTEM "file:///etc/passwd"><R/>', message);
    checkRefused('<?xml version="1.0"?><!-- <x> --><!doctype R><R/>', message);
    checkRefused('<R><!DOCTYPE R></R>', message);
  });

  it('takes the word DOCTYPE in a comment and in CDATA', () => {
    checkTree('<R><!-- <!DOCTYPE x> --><a><![CDATA[<!DOCTYPE x>]]></a></R>', { a: ['<!DOCTYPE x>'] });
  });

  it('says what came instead of XML', () => {
    checkRefused('', 'it is empty');
    checkRefused(' \n ', 'it is empty');
    checkRefused('<!DOCTYPE html><html><body>Sign in</body></html>', /^it is a web page/);
    checkRefused('<html lang="en"><br></html>', /^it is a web page/);
    checkRefused('{"Response":{}}', 'it is JSON, not XML');
    checkRefused('[1]', 'it is JSON, not XML');
    checkRefused('Bad Gateway', 'it is plain text, not XML');
    checkRefused('<!-- nothing -->', /^it is not well-formed XML/);
    checkRefused('<R/><R/>', 'it has more than one root element');
  });

  it('refuses XML that is cut off or broken', () => {
    checkRefused('<R><a>1</a><b>2', /^it is not well-formed XML \(line 1: /);
    checkRefused('<R>\n<a>1</b>\n</R>', /^it is not well-formed XML \(line 2: /);
    checkRefused('<R><a></R>', /^it is not well-formed XML/);
    checkRefused(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, /^the XML cannot be read/);
  });

  it('never throws and never hangs, whatever arrives', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'R',
      '<R>',
      '</R>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      '&amp;',
      '<?',
      '?>',
      '<!DOCTYPE',
      '"',
      '=',
      ' ',
      '\n',
      '__proto__',
      '\0',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const result = readXml(pieces.join(''));
        assert.equal(typeof result.ok, 'boolean');
      }),
      { numRuns: 2000 },
    );
  });

  it('reads no name into the prototype of anything', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const result = readXml(`<R><${name}><polluted>1</polluted></${name}></R>`);
      assert.equal(typeof result.ok, 'boolean');
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    }
  });
});

describe('reading the tree', () => {
  const tree: XmlValue = { a: [{ b: [' x ', 'y'] }, { b: ['z'] }], blank: [' '], empty: [''] };

  it('finds the first along a path', () => {
    assert.deepEqual(childOf(tree, 'a', 'b'), ' x ');
    assert.deepEqual(childOf(tree), tree);
    assert.equal(childOf(tree, 'a', 'c'), undefined);
    assert.equal(childOf(tree, 'blank', 'b'), undefined);
    assert.equal(childOf(undefined, 'a'), undefined);
  });

  it('finds all of one name', () => {
    assert.deepEqual(childrenOf(tree, 'a'), tree.a);
    assert.deepEqual(childrenOf('text', 'a'), []);
    assert.deepEqual(childrenOf(tree, 'toString'), []);
    assert.deepEqual(childrenOf('text', 'length'), []);
  });

  it('trims text and knows no blank text', () => {
    assert.equal(textOf(tree, 'a', 'b'), 'x');
    assert.equal(textOf(tree, 'blank'), undefined);
    assert.equal(textOf(tree, 'empty'), undefined);
    assert.equal(textOf(tree, 'a'), undefined);
  });
});
