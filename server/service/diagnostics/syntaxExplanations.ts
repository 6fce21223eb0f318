/**
 * Codes for text that is not well-formed XML.
 */
import type { CodeExplanation } from './codeExplanation';

const REFUSED = 'The service reads XML strictly and refuses the whole request.';

/** By code. */
export const syntaxExplanations = {
  'end-tag-without-slash': {
    severity: 'error',
    title: 'A start tag stands where the end tag was meant.',
    meaning: `A start tag stands where the end tag of the same element was meant. ${REFUSED} The samples of some official pages have this mistake.`,
    fix: 'Write the slash. The quick fix and `ci-job check --fix` do it.',
    example: {
      wrong: '<CallBackFormat>JSON<CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'end-tag-missing': {
    severity: 'error',
    title: 'An element is never closed.',
    meaning: `An element is opened and never closed. ${REFUSED}`,
    fix: 'Write the end tag. The quick fix puts it where the layout says that the element ends.',
    example: {
      wrong: '<Input>\n  <Object>media/movie.mp4\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'end-tag-mismatch': {
    severity: 'error',
    title: 'An end tag closes no open element.',
    meaning: `An end tag has another name than the element that is open here, or nothing is open. ${REFUSED} Names are compared letter by letter, upper and lower case too.`,
    fix: 'Correct the name of the end tag, or remove the tag.',
    example: {
      wrong: '<Input>\n  <Object>media/movie.mp4</Objekt>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'syntax-error': {
    severity: 'error',
    title: 'A tag is not finished or holds something that does not belong there.',
    meaning: `A tag is not finished, holds something that does not belong into a tag, or a \`<\` stands in a text. ${REFUSED}`,
    fix: 'Finish the tag with `>`. In a text, write `&lt;` for `<`.',
    example: {
      wrong: '<Input>\n  <Object>media/movie.mp4</Object\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'syntax-attribute': {
    severity: 'error',
    title: 'An attribute is not well formed.',
    meaning: `An attribute has no value, no quotes, or stands there twice. ${REFUSED} Requests have no attributes at all.`,
    fix: 'Remove the attribute.',
    example: {
      wrong: '<CallBackFormat type=json>JSON</CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'syntax-reference': {
    severity: 'error',
    title: 'An `&` does not start a known reference.',
    meaning: `In XML an \`&\` starts a reference such as \`&amp;\`; this one starts none that XML knows. ${REFUSED} Addresses with a query are the usual place.`,
    fix: 'Write `&amp;` for `&`. The quick fix does it.',
    example: {
      wrong: '<CallBack>https://callback.example.com/?a=1&b=2</CallBack>',
      right: '<CallBack>https://callback.example.com/?a=1&amp;b=2</CallBack>',
    },
  },
  'syntax-character': {
    severity: 'error',
    title: 'A character is not allowed in XML.',
    meaning: `A character is not allowed in XML (most control characters are not), or \`]]>\` stands in a text. ${REFUSED}`,
    fix: 'Remove the character. Write `]]&gt;` for `]]>`.',
    example: {
      wrong: '<CallBackFormat>JSON]]></CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'syntax-comment': {
    severity: 'error',
    title: 'A comment is not well formed.',
    meaning: `A comment has no end, or holds \`--\`. ${REFUSED}`,
    fix: 'End the comment with `-->` and keep `--` out of it.',
    example: {
      wrong: '<!-- first -- second -->\n<CallBackFormat>JSON</CallBackFormat>',
      right: '<!-- first, second -->\n<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'syntax-cdata': {
    severity: 'error',
    title: 'A CDATA section is not well formed.',
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
    meaning: `A processing instruction (\`<?name …?>\`) has no name or no end, or the XML declaration is not the very first thing of the document. ${REFUSED}`,
    fix: 'Put `<?xml version="1.0" encoding="UTF-8"?>` at the beginning or leave it out; end it with `?>`.',
    example: {
      wrong: '\n<?xml version="1.0" encoding="UTF-8"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
      right: '<?xml version="1.0" encoding="UTF-8"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'wrong-encoding': {
    severity: 'error',
    title: 'The XML declaration names another encoding than UTF-8.',
    meaning:
      'A request is sent as UTF-8, whatever the file was saved as. A declaration that names another encoding makes the service misread it, or refuse it.',
    fix: 'Write `UTF-8`, which the quick fix does, or leave the declaration out.',
    example: {
      wrong: '<?xml version="1.0" encoding="GBK"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
      right: '<?xml version="1.0" encoding="UTF-8"?>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'syntax-doctype': {
    severity: 'error',
    title: 'CI requests have no document type declaration.',
    meaning: 'Requests have no document type declaration, and entities of one are never replaced.',
    fix: 'Remove the declaration.',
    example: {
      wrong: '<!DOCTYPE Request>\n<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'syntax-outside-root': {
    severity: 'error',
    title: 'Something stands outside of the root element.',
    meaning: `Text or a second element stands outside of \`Request\`. ${REFUSED}`,
    fix: 'Remove it, or move it into `Request`. One document is one request.',
    example: {
      wrong: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>\nend',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
} as const satisfies Readonly<Record<string, CodeExplanation>>;
