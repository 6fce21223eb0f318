/**
 * Texts made to be slow: four times as long is at most about four times the work.
 * Work is counted, not timed, so that a busy machine changes nothing.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseXml } from '../../support/treeOutline';
import { countWork } from '../../support/workCounter';

const many = (piece: string) => (times: number) => piece.repeat(times);
/** A start, then many pieces, then an end. */
const within = (start: string, piece: string, end: string) => (times: number) =>
  start + piece.repeat(times) + end;

/** Texts by how often their piece is repeated. */
const texts: Readonly<Record<string, (times: number) => string>> = {
  'open elements': many('<a>'),
  'open elements on lines': many('<a>\n'),
  'open elements of two names': many('<a><b>'),
  'nested and closed': (times) => '<a>'.repeat(times) + '</a>'.repeat(times),
  'nested and closed by one end tag': (times) => `<r>${'<a>'.repeat(times)}</r>`,
  'nested deeper and deeper': (times) =>
    Array.from({ length: Math.ceil(Math.sqrt(times)) }, (_, depth) => `\n${' '.repeat(depth)}<a>`).join(''),
  'leaves that are never closed': within('<r>', '\n  <a>1', '\n</r>'),
  'containers that are never closed': within('<r>', '\n  <a>\n    <b>1</b>', '\n</r>'),
  'start tags for end tags': within('<r>', '<a>1<a>', '</r>'),
  'start tags for end tags, wrongly': within('<r>', '<a>1<a>', '</a></r>'),
  'stray end tags': within('<r><name>', '</other>', '</r>'),
  'stray end tags on lines': within('<r>\n<name>', '\n  </other>', '\n</r>'),
  'end tags of an ancestor': (times) => `<r>\n${' <b>\n'.repeat(times)}${'</r>\n'.repeat(times)}`,
  'end tags of unknown names': (times) =>
    `<r>${Array.from({ length: times }, (_, index) => `<a>\n</n${index}>`).join('')}</r>`,
  'unknown names': (times) =>
    `<r>${Array.from({ length: times }, (_, index) => `<n${index}/>`).join('')}</r>`,
  'a long line, then stray end tags': (times) =>
    `<r>\n<name>${'x'.repeat(times)}${'\n  </other>'.repeat(times)}\n</name></r>`,
  'a wide indentation, then stray end tags': (times) =>
    `<r>\n${' '.repeat(times)}<name>${'\n</other>'.repeat(times)}\n</name></r>`,
  'a wide indentation, then namesakes': (times) =>
    `<r>\n<c>\n${' '.repeat(times)}<x/>${'\n<c><y/></c>'.repeat(times)}\n</c></r>`,
  'long names': (times) => `<${'a'.repeat(times)}>${`</${'a'.repeat(40)}b>`.repeat(times / 10)}`,
  'names that are never finished': many('<a '),
  'end tags that are never finished': within('<r>', '</a ', '</r>'),
  'lone less-than signs': many('<'),
  'less-than signs in text': many('a < b '),
  'spaced names': many('< a'),
  'nameless tags': many('<>'),
  'lone ampersands': within('<r>', '&', '</r>'),
  'unfinished references': within('<r>', '&amp', '</r>'),
  'unfinished numbers': within('<r>', '&#1', '</r>'),
  'ends of CDATA': within('<r>', ']]>', '</r>'),
  brackets: within('<r>', ']', '</r>'),
  'control characters': within('<r>', '\u0000a', '</r>'),
  'open comments': many('<!--'),
  'open comments on lines': within('<r>', '\n<!-- a', '\n</r>'),
  'open comments and end tags': within('<r>', '<a><!--</a>', '</r>'),
  'dashes in a comment': within('<r><!--', '-- ', '--></r>'),
  'open CDATA sections': many('<![CDATA['),
  'open CDATA sections on lines': within('<r>', '\n<![CDATA[ a', '\n</r>'),
  'open instructions': many('<?a '),
  'open instructions on lines': within('<r>', '\n<?a', '\n</r>'),
  'unknown declarations': many('<!a'),
  'document types': many('<!DOCTYPE a>'),
  'open document types': many('<!DOCTYPE a ['),
  'document types cut by a tag': many('<!DOCTYPE a <b>'),
  'quotes in a document type': within('<!DOCTYPE a [', `"'`, ']>'),
  'attributes without quotes': within('<a ', 'b=1 ', '/>'),
  'attributes of one name': within('<a ', 'b="1" ', '/>'),
  'attributes with an open quote': many('<a b="'),
  'attributes with an open quote on lines': many('<a b="\n'),
  'attributes with either quote open': many(`<a b="<a c='`),
  'attributes with either quote open, finished': many(`<a b="><a c='>\n`),
  'junk in a tag': within('<a', ' ?', '/>'),
  'text outside of the root': many('<a/>text\n'),
  roots: many('<a/>'),
  'white space': within('<a>', ' ', '</a>'),
  'white space in tags': within('<a', ' ', '></a>'),
};

describe('work grows no faster than the text', () => {
  for (const [what, textOf] of Object.entries(texts)) {
    it(`with ${what}`, () => {
      const [short = 0, long = 0] = [300, 1200].map((times) => {
        const text = textOf(times);
        return countWork(() => parseXml(text)) / text.length;
      });
      assert.ok(
        long < 1.5 * short,
        `${short.toFixed(1)} and ${long.toFixed(1)} characters read for each one`,
      );
    });
  }
});
