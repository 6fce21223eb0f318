/**
 * Every `syntax-…` code, from the smallest text that has it: what is underlined, and what people read.
 * The texts are responses, because these have no schema: all there is to report is their XML.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { type DiagnosticCode, diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import { diagnosticsOf, documentOf } from '../../support/checkDiagnostics';
import { readMarkedText } from '../../support/markedText';

/** A text whose only mistake is marked, and the sentence about it. */
type SyntaxCase = readonly [marked: string, message: string];

const knownEntities = '`&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`';

const cases: Partial<Record<DiagnosticCode, readonly SyntaxCase[]>> = {
  'syntax-error': [
    ['<«Response»', 'The start tag of `Response` is incomplete: a `>` is missing.'],
    ['<Response><«A»<B/></Response>', 'The start tag of `A` is incomplete: a `>` is missing.'],
    ['<Response><A>1«</A»</Response>', 'This end tag is incomplete: a `>` is missing.'],
    ['<Response><A>1</A «b»></Response>', 'An end tag contains only its name.'],
    ['<Response>«< »A>1</A></Response>', 'A tag starts with its name: remove the space.'],
    ['<Response><A>1</« »A></Response>', 'A tag starts with its name: remove the space.'],
    ['<Response>«<>»</Response>', 'This tag has no name.'],
    ['<Response>a «<» b</Response>', 'A lone `<` is not allowed: write `&lt;`.'],
    ['«<»', 'A lone `<` is not allowed: write `&lt;`.'],
    [
      '<Response>«<!ELEMENT A>»</Response>',
      'After `<!` comes a comment, `<!--…-->`, or a CDATA section, `<![CDATA[…]]>`.',
    ],
  ],
  'syntax-attribute': [
    ['<Response><A «b»/></Response>', 'An attribute needs a value: name="value".'],
    ['<Response><A «b=»/></Response>', 'An attribute needs a value: name="value".'],
    ['<Response><A b=«1»/></Response>', 'The value of an attribute must be in quotes: name="value".'],
    ['<Response><A «b="1»/></Response>', 'The value of an attribute must be in quotes: name="value".'],
    ['<Response><A b="«<»"/></Response>', 'The value of an attribute must not contain `<`: write `&lt;`.'],
    ['<Response><A b="1"«c»="2"/></Response>', 'A space is missing before this attribute.'],
    ['<Response><A b="1" «b»="2"/></Response>', 'The attribute `b` occurs twice.'],
    ['<Response><A «?»/></Response>', 'This does not belong in a start tag.'],
    ['<Response><A«/» ></Response>', 'This does not belong in a start tag.'],
  ],
  'syntax-reference': [
    ['<Response>a «&» b</Response>', 'A lone `&` is not allowed: write `&amp;`.'],
    ['<Response>a=1«&»b=2</Response>', 'A lone `&` is not allowed: write `&amp;`.'],
    ['<Response>gt=1«&»lt=2</Response>', 'A lone `&` is not allowed: write `&amp;`.'],
    ['<Response>«&»</Response>', 'A lone `&` is not allowed: write `&amp;`.'],
    ['<Response>«&amp»</Response>', '`&amp` has no end: a `;` is missing.'],
    ['<Response>«&#65» B</Response>', '`&#65` has no end: a `;` is missing.'],
    ['<Response>«&nbsp;»</Response>', `\`&nbsp;\` is unknown: XML has only ${knownEntities}.`],
    ['<Response a="«&b;»"/>', `\`&b;\` is unknown: XML has only ${knownEntities}.`],
    ['<Response>«&#0;»</Response>', '`&#0;` represents a character that XML does not allow.'],
    ['<Response>«&#x110000;»</Response>', '`&#x110000;` represents a character that XML does not allow.'],
  ],
  'syntax-character': [
    ['<Response>a«\u0000\u0001»b</Response>', 'The character U+0000 is not allowed in XML: remove it.'],
    ['<Response>a«\uD800»b</Response>', 'The character U+D800 is not allowed in XML: remove it.'],
    ['<Response><!--«\uFFFE»--></Response>', 'The character U+FFFE is not allowed in XML: remove it.'],
    ['<Response>a«]]>»b</Response>', '`]]>` is not allowed in text: write `]]&gt;`.'],
  ],
  'syntax-comment': [
    ['<Response>«<!--» a</Response>', 'This comment is not closed: `-->` is missing.'],
    ['<Response>«<!--» a\n<B/>\n</Response>', 'This comment is not closed: `-->` is missing.'],
    ['<Response>«<!--» a\n<!-- b -->\n</Response>', 'This comment is not closed: `-->` is missing.'],
    ['<Response><!-- a «--» b --></Response>', 'A comment must not contain `--` or end with `--->`.'],
    ['<Response><!-- a «--»-></Response>', 'A comment must not contain `--` or end with `--->`.'],
  ],
  'syntax-cdata': [
    ['<Response>«<![CDATA[» a</Response>', 'This CDATA section is not closed: `]]>` is missing.'],
    [
      '<Response><A>«<![CDATA[» a</A>\n<B/></Response>',
      'This CDATA section is not closed: `]]>` is missing.',
    ],
  ],
  'syntax-processing-instruction': [
    ['<Response>«<?a»</Response>', 'This is not closed: `?>` is missing.'],
    ['<Response>«<?»?></Response>', 'A processing instruction starts with a name, as in `<?name …?>`.'],
    [
      '<Response/>\n«<?xml» version="1.0"?>',
      'The XML declaration must be at the very start of the document, written `<?xml`.',
    ],
    [
      '«<?XML» version="1.0"?><Response/>',
      'The XML declaration must be at the very start of the document, written `<?xml`.',
    ],
    [
      '«<?xml» encoding="UTF-8"?><Response/>',
      'The XML declaration must look like `<?xml version="1.0" encoding="UTF-8"?>`.',
    ],
  ],
  'syntax-doctype': [
    ['«<!DOCTYPE» Response><Response/>', 'CI requests have no document type declaration: remove it.'],
    [
      '«<!doctype» Response [<!ENTITY a "]>">]><Response/>',
      'CI requests have no document type declaration: remove it.',
    ],
    [
      '<Response>\n«<!DOCTYPE» Response [\n</Response>',
      'CI requests have no document type declaration: remove it.',
    ],
  ],
  'syntax-outside-root': [
    ['«text»<Response/>', 'No text is allowed outside the root element.'],
    ['<Response/>\n«some text» \nmore', 'No text is allowed outside the root element.'],
    ['<Response/>«<![CDATA[»a]]>', 'No text is allowed outside the root element.'],
    ['<Response/><«B»/><C/>text', 'A document has only one root element.'],
  ],
};

/** The one diagnostic that a case expects: all of it. */
function diagnosticOf(code: string, marked: string, message: string): Diagnostic {
  const { text, spans } = readMarkedText(marked);
  const document = documentOf(text);
  const [span] = spans;
  assert.ok(span !== undefined && spans.length === 1, `one mark belongs into ${marked}`);
  return {
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    severity: DiagnosticSeverity.Error,
    code,
    source: 'ci-job',
    message,
  };
}

it('has a text for each code of the syntax', () => {
  const codes = Object.keys(diagnosticCodes).filter((code) => code.startsWith('syntax-'));
  assert.deepEqual(Object.keys(cases).sort(), codes.sort());
});

for (const [code, ofCode] of Object.entries(cases)) {
  describe(code, () => {
    for (const [marked, message] of ofCode) {
      it(`is reported in ${JSON.stringify(marked)}`, () =>
        assert.deepEqual(diagnosticsOf(readMarkedText(marked).text), [diagnosticOf(code, marked, message)]));
    }
  });
}
