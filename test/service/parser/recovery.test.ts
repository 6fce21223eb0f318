/**
 * Broken texts read the way a person would: which tree they are, and which single mistake is reported.
 * Tables of marked text (what is underlined, in order), the codes, and the whole tree.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DiagnosticCode } from '../../../server/service/diagnostics/diagnosticCodes';

import { diagnosticsOf, documentOf } from '../../support/checkDiagnostics';
import { readMarkedText } from '../../support/markedText';
import { outline, parseXml } from '../../support/treeOutline';

type RecoveryCase = readonly [
  behavior: string,
  marked: string,
  codes: DiagnosticCode | readonly DiagnosticCode[],
  tree: string,
];

/** The lines of a response. */
function lines(...inside: readonly string[]): string {
  return ['<Response>', ...inside, '</Response>'].join('\n');
}

function check(cases: readonly RecoveryCase[]): void {
  for (const [behavior, marked, codes, tree] of cases) {
    it(behavior, () => {
      const { text, spans } = readMarkedText(marked);
      const document = documentOf(text);
      const found = diagnosticsOf(text).map(({ code, range }) => ({
        code,
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
      }));
      const expected = [codes].flat();
      assert.deepEqual(
        found,
        spans.map((span, index) => ({ code: expected[index] ?? expected[0], ...span })),
      );
      assert.equal(outline(parseXml(text)), tree);
    });
  }
}

describe('an element that is never closed', () => {
  check([
    [
      'as a leaf on its line swallows no sibling',
      lines('  <«A»>1', '  <B>2</B>'),
      'end-tag-missing',
      'Response(A=1 B=2)',
    ],
    [
      'as a leaf swallows no sibling on the same line',
      '<Response><«A»>1<B>2</B><C/></Response>',
      'end-tag-missing',
      'Response(A=1 B=2 C)',
    ],
    [
      'is told for each one',
      lines('  <«A»>1', '  <«B»>2', '  <C>3</C>'),
      'end-tag-missing',
      'Response(A=1 B=2 C=3)',
    ],
    [
      'is told again for a second one of the same name',
      '<Response><«A»>1<A>2</A></Response>',
      'end-tag-missing',
      'Response(A=1 A=2)',
    ],
    [
      'as an empty leaf swallows no sibling below it',
      lines('  <«A»>', '  <B>2</B>'),
      'end-tag-missing',
      'Response(A B=2)',
    ],
    [
      'as the last leaf of a container ends with its text',
      lines('  <C>', '    <«A»>1', '  </C>', '  <B>2</B>'),
      'end-tag-missing',
      'Response(C(A=1) B=2)',
    ],
    [
      'as a container ends where the indentation ends',
      lines('  <«C»>', '    <A>1</A>', '  <B>2</B>'),
      'end-tag-missing',
      'Response(C(A=1) B=2)',
    ],
    [
      'as two containers ends both',
      lines('  <«C»>', '    <«D»>', '      <A>1</A>', '  <B>2</B>'),
      'end-tag-missing',
      'Response(C(D(A=1)) B=2)',
    ],
    ['as the root keeps what is in it', '<«Response»>\n  <A>1</A>\n', 'end-tag-missing', 'Response(A=1)'],
  ]);
});

describe('an end tag that closes nothing', () => {
  check([
    [
      'closes what it misspells',
      lines('  <Width>1</«Widht»>', '  <B/>'),
      'end-tag-mismatch',
      'Response(Width=1 B)',
    ],
    [
      'closes what it writes in another letter case',
      '<Response><Width>1</«width»><B/></Response>',
      'end-tag-mismatch',
      'Response(Width=1 B)',
    ],
    [
      'closes the leaf on its line, whatever its name is',
      '<Response><Width>1</«Other»><B/></Response>',
      'end-tag-mismatch',
      'Response(Width=1 B)',
    ],
    [
      'closes the innermost element when it has no name',
      '<Response><A>1</«»><B/></Response>',
      'end-tag-mismatch',
      'Response(A=1 B)',
    ],
    [
      'closes a container that it misspells',
      lines('  <Video>', '    <A>1</A>', '  </«Vidoe»>', '  <B/>'),
      'end-tag-mismatch',
      'Response(Video(A=1) B)',
    ],
    [
      'closes the container that it stands below, not the one it names',
      lines('  <Video>', '    <A>1</A>', '  </«Response»>', '  <B/>'),
      'end-tag-mismatch',
      'Response(Video(A=1) B)',
    ],
    [
      'is ignored when nothing of the kind is open',
      '<Response><A>1</A></«Nothing»><B/></Response>',
      'end-tag-mismatch',
      'Response(A=1 B)',
    ],
    [
      'is ignored when it is there twice',
      '<Response><A>1</A></«A»><B/></Response>',
      'end-tag-mismatch',
      'Response(A=1 B)',
    ],
    ['is ignored behind the root', '<Response/></«Response»>', 'end-tag-mismatch', 'Response'],
  ]);
});

describe('an end tag without its slash', () => {
  check([
    ['ends its leaf', '<Response><A>1«<A>»<B>2</B></Response>', 'end-tag-without-slash', 'Response(A=1 B=2)'],
    [
      'ends a leaf deep inside of containers',
      lines('  <C>', '    <D>', '      <A>1«<A>»', '    </D>', '    <E>2</E>', '  </C>'),
      'end-tag-without-slash',
      'Response(C(D(A=1) E=2))',
    ],
    [
      'ends a container that it stands below',
      lines('  <C>', '    <A>1</A>', '  «<C>»', '  <B>2</B>'),
      'end-tag-without-slash',
      'Response(C(A=1) B=2)',
    ],
    [
      'is told on each level',
      lines('  <C>', '    <D>', '      <A>1«<A>»', '    «<D>»', '    <E>2</E>', '  «<C>»'),
      'end-tag-without-slash',
      'Response(C(D(A=1) E=2))',
    ],
    [
      'ends the leaf, not the container of the same name',
      lines('  <Object>', '    <Object>1«<Object>»', '    <E>2</E>', '  </Object>'),
      'end-tag-without-slash',
      'Response(Object(Object=1 E=2))',
    ],
    [
      'is the start tag that it is, where that makes a text without a mistake',
      '<Response><a>x<a><b/></a></a></Response>',
      [],
      'Response(a=x(a(b)))',
    ],
    [
      'is the start tag that it is, whatever else is wrong',
      '<Response>«&»<a>x<a><b/></a></a></Response>',
      'syntax-reference',
      'Response=&(a=x(a(b)))',
    ],
  ]);
});

describe('a tag without its `>`', () => {
  check([
    ['keeps what follows', lines('  <«A»', '  <B>2</B>'), 'syntax-error', 'Response(A B=2)'],
    ['keeps its value', lines('  <«A» 1</A>', '  <B>2</B>'), 'syntax-error', 'Response(A=1 B=2)'],
    ['ends its element', lines('  <A>1«</A»', '  <B>2</B>'), 'syntax-error', 'Response(A=1 B=2)'],
    [
      'ends the element that it names half',
      '<Response><Width>1«</Wid»<B/></Response>',
      'syntax-error',
      'Response(Width=1 B)',
    ],
  ]);
});

describe('a stray `<`', () => {
  check([
    [
      'is a part of its text',
      '<Response><A>1 «<» 2</A><B/></Response>',
      'syntax-error',
      'Response(A=1 < 2 B)',
    ],
    [
      'before a tag takes nothing of it',
      '<Response><A>1</A>«<»<B>2</B></Response>',
      'syntax-error',
      'Response(A=1 B=2)',
    ],
    [
      'before an end tag takes nothing of it',
      '<Response><A>1«<»</A><B/></Response>',
      'syntax-error',
      'Response(A=1 B)',
    ],
    ['on its line', lines('  <A>1</A>', '  «<»', '  <B/>'), 'syntax-error', 'Response(A=1 B)'],
  ]);
});

describe('what is never closed', () => {
  check([
    [
      'ends, as a comment, before the next line of markup',
      lines('  «<!--» a', '  <A>1</A>'),
      'syntax-comment',
      'Response(comment A=1)',
    ],
    [
      'ends, as a comment, before the next comment',
      lines('  <A>1</A> «<!--» a', '  <!-- b -->', '  <B/>'),
      'syntax-comment',
      'Response(A=1 comment comment B)',
    ],
    [
      'is closed, as a comment, right behind a `<!`',
      lines('  <!-- a <!-->', '  <A>1</A>', '  <!-- b -->'),
      [],
      'Response(comment A=1 comment)',
    ],
    [
      'ends, as a comment, before the end tag around it',
      lines('  <A>«<!--» a</A>', '  <B/>'),
      'syntax-comment',
      'Response(A(comment) B)',
    ],
    [
      'ends, as a CDATA section, before the end tag around it',
      lines('  <A>«<![CDATA[»a</A>', '  <B>2</B>'),
      'syntax-cdata',
      'Response(A=a B=2)',
    ],
    [
      'ends, as a CDATA section, before the next line of markup',
      lines('  «<![CDATA[»a', '  <B>2</B>'),
      'syntax-cdata',
      'Response=a(B=2)',
    ],
    [
      'ends, as a processing instruction, before the next line of markup',
      lines('  «<?a»', '  <B>2</B>'),
      'syntax-processing-instruction',
      'Response(instruction B=2)',
    ],
  ]);
});

describe('entities of a document type', () => {
  const codes = ['syntax-doctype', 'syntax-reference'] as const;
  check([
    [
      'are never expanded',
      '«<!DOCTYPE» R [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><Response>«&c;»</Response>',
      codes,
      'doctype Response=&c;',
    ],
    [
      'are never read from a file',
      '«<!DOCTYPE» R [<!ENTITY a SYSTEM "file:///etc/hostname">]><Response>«&a;»</Response>',
      codes,
      'doctype Response=&a;',
    ],
    [
      'cannot change what XML itself defines',
      '«<!DOCTYPE» R [<!ENTITY lt "b">]><Response>&lt;</Response>',
      codes,
      'doctype Response=<',
    ],
  ]);
});
