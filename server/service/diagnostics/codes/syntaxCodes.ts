/**
 * Codes for text that is not well-formed XML.
 */
import type {
  AttributeReason,
  InstructionReason,
  ReferenceReason,
  SyntaxErrorArgs,
  TagReason,
} from '../../parser/syntaxErrorCodes';
import type { DiagnosticCodeRecord } from './codeRecord';
import { byReason, byteOrderMark, plain, quoted, template, where } from './messageParts';

const REFUSED = 'The service reads XML strictly and refuses the whole request.';

/** By code. */
export const syntaxCodes = {
  'end-tag-without-slash': {
    severity: 'error',
    title: 'A start tag is used where an end tag is expected.',
    message: template('This should be the end tag `</{0}>`: the slash is missing.', plain('name')),
    meaning: `A start tag is used where the end tag of the same element is expected. ${REFUSED} The samples of some official pages have this mistake.`,
    fix: 'Add the slash. The quick fix and `ci-job check --fix` do this.',
    example: {
      wrong: '<CallBackFormat>JSON<CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'end-tag-missing': {
    severity: 'error',
    title: 'An element is not closed.',
    message: template('{0} is not closed: `</{1}>` is missing.', quoted('name'), plain('name')),
    meaning: `An element is opened, but not closed. ${REFUSED}`,
    fix: 'Add the end tag. The quick fix uses the indentation to find the end of the element.',
    example: {
      wrong: '<Input>\n  <Object>media/movie.mp4\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'end-tag-mismatch': {
    severity: 'error',
    title: 'An end tag has no matching start tag.',
    message: where(
      'expected',
      template('Expected `</{0}>` here, not `</{1}>`.', plain('expected'), plain('name')),
      template('`</{0}>` has no matching start tag.', plain('name')),
    ),
    meaning: `An end tag does not have the name of the element that is open here, or no element is open. ${REFUSED} Names are case-sensitive.`,
    fix: 'Correct the name of the end tag, or remove the tag.',
    example: {
      wrong: '<Input>\n  <Object>media/movie.mp4</Objekt>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'syntax-error': {
    severity: 'error',
    title: 'A tag is incomplete or has unexpected content.',
    message: byReason<TagReason>({
      'unfinished-tag': template('The start tag of {0} is incomplete: a `>` is missing.', quoted('name')),
      'unfinished-end-tag': template('This end tag is incomplete: a `>` is missing.'),
      'damaged-end-tag': template('This should be the end tag `</{0}>`.', plain('name')),
      'stray-end-tag': template('This is not a valid end tag, and the correct one follows: remove it.'),
      'tag-space': template('A tag starts with its name: remove the space.'),
      'tag-name': template('This tag has no name.'),
      'unknown-declaration': template(
        'After `<!` comes a comment, `<!--…-->`, or a CDATA section, `<![CDATA[…]]>`.',
      ),
      'end-tag-junk': template('An end tag contains only its name.'),
      'lone-less-than': template('A lone `<` is not allowed: write `&lt;`.'),
    }),
    meaning: `A tag is incomplete or has unexpected content, or a text contains \`<\`. ${REFUSED}`,
    fix: 'Add the missing `>` at the end of the tag. In a text, write `&lt;` for `<`.',
    example: {
      wrong: '<Input>\n  <Object>media/movie.mp4</Object\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'syntax-attribute': {
    severity: 'error',
    title: 'An attribute is not well formed.',
    message: byReason<AttributeReason>({
      'attribute-value': template('An attribute needs a value: name="value".'),
      'attribute-quotes': template('The value of an attribute must be in quotes: name="value".'),
      'attribute-less-than': template('The value of an attribute must not contain `<`: write `&lt;`.'),
      'attribute-space': template('A space is missing before this attribute.'),
      'attribute-name': template('This does not belong in a start tag.'),
      'attribute-repeated': template('The attribute {0} occurs twice.', quoted('name')),
    }),
    meaning: `An attribute has no value or no quotes, or occurs twice. ${REFUSED} Requests have no attributes at all.`,
    fix: 'Remove the attribute.',
    example: {
      wrong: '<CallBackFormat type=json>JSON</CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'syntax-reference': {
    severity: 'error',
    title: 'An `&` does not start a valid reference.',
    message: byReason<ReferenceReason>({
      'lone-ampersand': template('A lone `&` is not allowed: write `&amp;`.'),
      'mistyped-reference': template('This should be {0}.', quoted('name')),
      'unterminated-reference': template('{0} has no end: a `;` is missing.', quoted('name')),
      'unknown-entity': template(
        '{0} is unknown: XML has only `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`.',
        quoted('name'),
      ),
      'illegal-reference': template('{0} represents a character that XML does not allow.', quoted('name')),
    }),
    meaning: `In XML an \`&\` starts a reference such as \`&amp;\`; this one is not valid. ${REFUSED} URLs with a query are the usual place.`,
    fix: 'Replace `&` with `&amp;`. The quick fix does this.',
    example: {
      wrong: '<CallBack>https://callback.example.com/?a=1&b=2</CallBack>',
      right: '<CallBack>https://callback.example.com/?a=1&amp;b=2</CallBack>',
    },
  },
  'syntax-character': {
    severity: 'error',
    title: 'A character is not allowed in XML.',
    message: byReason<SyntaxErrorArgs['syntax-character']['reason'] | 'byte-order-mark'>({
      'illegal-character': template('The character {0} is not allowed in XML: remove it.', plain('code')),
      'byte-order-mark': byteOrderMark,
      'cdata-end': template('`]]>` is not allowed in text: write `]]&gt;`.'),
    }),
    meaning: `A character is not allowed in XML (most control characters are not), or a text contains \`]]>\`. ${REFUSED}`,
    fix: 'Remove the character. Write `]]&gt;` for `]]>`.',
    example: {
      wrong: '<CallBackFormat>JSON]]></CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'syntax-comment': {
    severity: 'error',
    title: 'A comment is not well formed.',
    message: byReason<SyntaxErrorArgs['syntax-comment']['reason']>({
      'comment-open': template('This comment is not closed: `-->` is missing.'),
      'comment-dashes': template('A comment must not contain `--` or end with `--->`.'),
    }),
    meaning: `A comment has no end or contains \`--\`. ${REFUSED}`,
    fix: 'End the comment with `-->` and keep `--` out of it.',
    example: {
      wrong: '<!-- first -- second -->\n<CallBackFormat>JSON</CallBackFormat>',
      right: '<!-- first, second -->\n<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'syntax-cdata': {
    severity: 'error',
    title: 'A CDATA section is not well formed.',
    message: byReason<SyntaxErrorArgs['syntax-cdata']['reason']>({
      'cdata-open': template('This CDATA section is not closed: `]]>` is missing.'),
    }),
    meaning: `A CDATA section has no end, so everything after it is text. ${REFUSED}`,
    fix: 'End the section with `]]>`.',
    example: {
      wrong: '<CallBackFormat><![CDATA[JSON</CallBackFormat>',
      right: '<CallBackFormat><![CDATA[JSON]]></CallBackFormat>',
    },
  },
  'syntax-processing-instruction': {
    severity: 'error',
    title: 'A processing instruction or the XML declaration is not well formed.',
    message: byReason<InstructionReason>({
      'instruction-open': template('This is not closed: `?>` is missing.'),
      'instruction-target': template('A processing instruction starts with a name, as in `<?name …?>`.'),
      'declaration-place': template(
        'The XML declaration must be at the very start of the document, written `<?xml`.',
      ),
      'declaration-form': template(
        'The XML declaration must look like `<?xml version="1.0" encoding="UTF-8"?>`.',
      ),
    }),
    meaning: `A processing instruction (\`<?name …?>\`) has no name or no end, or the XML declaration is not at the very start of the document. ${REFUSED}`,
    fix: 'Put `<?xml version="1.0" encoding="UTF-8"?>` at the beginning or leave it out; end it with `?>`.',
    example: {
      wrong: '\n<?xml version="1.0" encoding="UTF-8"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
      right: '<?xml version="1.0" encoding="UTF-8"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'wrong-encoding': {
    severity: 'error',
    title: 'The XML declaration has an encoding other than UTF-8.',
    message: template('A request is sent as UTF-8, so its declaration must not be {0}.', quoted('encoding')),
    meaning:
      'A request is sent as UTF-8, whatever the encoding of the file. With another encoding in the declaration, the service misreads or refuses it.',
    fix: 'Declare `UTF-8`, as the quick fix does, or remove the declaration.',
    example: {
      wrong: '<?xml version="1.0" encoding="GBK"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
      right: '<?xml version="1.0" encoding="UTF-8"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'syntax-doctype': {
    severity: 'error',
    title: 'CI requests must not have a document type declaration.',
    message: template('CI requests have no document type declaration: remove it.'),
    meaning: 'Requests have no document type declaration, and entities of one are never replaced.',
    fix: 'Remove the declaration.',
    example: {
      wrong: '<!DOCTYPE Request>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'syntax-outside-root': {
    severity: 'error',
    title: 'There is content outside the root element.',
    message: byReason<SyntaxErrorArgs['syntax-outside-root']['reason']>({
      'text-outside': template('No text is allowed outside the root element.'),
      'second-root': template('A document has only one root element.'),
    }),
    meaning: `There is text or a second element outside \`Request\`. ${REFUSED}`,
    fix: 'Remove it, or move it into `Request`. One document is one request.',
    example: {
      wrong: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>\nend',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
} as const satisfies Readonly<Record<string, DiagnosticCodeRecord>>;
