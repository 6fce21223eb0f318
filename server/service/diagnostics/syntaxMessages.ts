/**
 * What the parser stumbled over, in words, by its reason.
 */
import { plain, quoted, type Render, says } from './messageParts';

const syntaxReasons: Readonly<Record<string, Render>> = {
  'unfinished-tag': says('The start tag of {0} is incomplete: a `>` is missing.', quoted('name')),
  'unfinished-end-tag': says('This end tag is incomplete: a `>` is missing.'),
  'damaged-end-tag': says('This should be the end tag `</{0}>`.', plain('name')),
  'stray-end-tag': says('This is not a valid end tag, and the correct one follows: remove it.'),
  'tag-space': says('A tag starts with its name: remove the space.'),
  'tag-name': says('This tag has no name.'),
  'unknown-declaration': says('After `<!` comes a comment, `<!--…-->`, or a CDATA section, `<![CDATA[…]]>`.'),
  'end-tag-junk': says('An end tag contains only its name.'),
  'lone-less-than': says('A lone `<` is not allowed: write `&lt;`.'),
  'attribute-value': says('An attribute needs a value: name="value".'),
  'attribute-quotes': says('The value of an attribute must be in quotes: name="value".'),
  'attribute-less-than': says('The value of an attribute must not contain `<`: write `&lt;`.'),
  'attribute-space': says('A space is missing before this attribute.'),
  'attribute-name': says('This does not belong in a start tag.'),
  'attribute-repeated': says('The attribute {0} occurs twice.', quoted('name')),
  'lone-ampersand': says('A lone `&` is not allowed: write `&amp;`.'),
  'mistyped-reference': says('This should be {0}.', quoted('name')),
  'unterminated-reference': says('{0} has no end: a `;` is missing.', quoted('name')),
  'unknown-entity': says(
    '{0} is unknown: XML has only `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`.',
    quoted('name'),
  ),
  'illegal-reference': says('{0} represents a character that XML does not allow.', quoted('name')),
  'illegal-character': says('The character {0} is not allowed in XML: remove it.', plain('code')),
  'byte-order-mark': says(
    'A byte order mark is allowed only at the very start: remove this one, which is invisible.',
  ),
  'cdata-end': says('`]]>` is not allowed in text: write `]]&gt;`.'),
  'comment-open': says('This comment is not closed: `-->` is missing.'),
  'comment-dashes': says('A comment must not contain `--` or end with `--->`.'),
  'cdata-open': says('This CDATA section is not closed: `]]>` is missing.'),
  'instruction-open': says('This is not closed: `?>` is missing.'),
  'instruction-target': says('A processing instruction starts with a name, as in `<?name …?>`.'),
  'declaration-place': says(
    'The XML declaration must be at the very start of the document, written `<?xml`.',
  ),
  'declaration-form': says('The XML declaration must look like `<?xml version="1.0" encoding="UTF-8"?>`.'),
  'text-outside': says('No text is allowed outside the root element.'),
  'second-root': says('A document has only one root element.'),
};

/** The words for the reason of a problem, else the fallback. */
export function syntaxMessage(fallback: Render): Render {
  return (problem, language) => (syntaxReasons[problem.args.reason ?? ''] ?? fallback)(problem, language);
}
