/**
 * Fixes that make a document well formed again.
 */

import { at, contentSpan, NONE, nameOf, type XmlDocument } from '../parser/xmlNodes';
import { textSpan } from '../parser/xmlText';
import { quote } from '../schema/words';
import { indentAt } from '../util/lines';
import { removeSpan } from './elementEdits';
import {
  AS_END_TAG,
  type FixEdit,
  type FixProvider,
  placeIn,
  type QuickFix,
  title,
  WITH_TEXT,
} from './quickFix';

/** `<Name>` → `</Name>`. */
export const insertSlash: FixProvider = (_request, { start }) => [
  {
    title: title('Insert the missing slash'),
    replacements: [{ start: start + 1, end: start + 1, newText: '/' }],
    preferred: true,
    safe: true,
  },
];

/** Closes an element after its value, or on a line of its own after its last child. */
export const closeElement: FixProvider = ({ xml }, { node }) => {
  if (node === NONE) return [];
  const name = nameOf(xml, node);
  return [
    {
      title: title('Close {0} with {1}', quote(name), quote(`</${name}>`)),
      replacements: [closingReplacement(xml, node)],
      preferred: true,
      safe: true,
    },
  ];
};

function closingReplacement(xml: XmlDocument, node: number): FixEdit {
  const endTag = `</${nameOf(xml, node)}>`;
  const place = placeIn(xml, node, AS_END_TAG);
  const content = contentSpan(xml, node);
  const value = textSpan(xml, node);
  const inner = xml.text.slice(content.start, content.end);
  if (!inner.includes('<')) {
    const offset = value.end > value.start ? value.end : content.start;
    return { start: offset, end: offset, newText: endTag, place };
  }
  const offset = content.start + inner.trimEnd().length;
  const eol = xml.text.includes('\r\n') ? '\r\n' : '\n';
  const oneLine = !inner.includes('\n');
  const newText = oneLine ? endTag : `${eol}${indentAt(xml.text, at(xml.start, node))}${endTag}`;
  return { start: offset, end: offset, newText, place };
}

/** Renames the end tag to what is open, or removes one that closes nothing. */
export const mendEndTag: FixProvider = ({ xml }, { start, end, args }) => {
  if (args.expected !== undefined) {
    return [
      {
        title: title('Change to {0}', quote(`</${args.expected}>`)),
        replacements: [{ start, end, newText: args.expected }],
        preferred: true,
        safe: true,
      },
    ];
  }
  const from = xml.text.lastIndexOf('</', start);
  const close = xml.text.indexOf('>', end - 1);
  if (from < 0 || close < 0) return [];
  return [
    {
      title: title('Remove this end tag'),
      replacements: [removeSpan(xml.text, from, close + 1)],
      preferred: true,
    },
  ];
};

/** `&` → `&amp;`, or the `;` that a known reference lacks. */
export const escapeAmpersand: FixProvider = ({ xml }, { node, start, end, args }) => {
  if (xml.text[start] !== '&') return [];
  const escaping: QuickFix = {
    title: title('Write `&amp;` for `&`'),
    replacements: [{ start, end: start + 1, newText: '&amp;' }],
  };
  if (args.reason !== 'unterminated-reference') return [{ ...escaping, preferred: true, safe: true }];
  const ending: QuickFix = {
    title: title('Insert the missing `;`'),
    replacements: [{ start: end, end, newText: ';', place: placeIn(xml, node, WITH_TEXT) }],
    preferred: true,
  };
  return [ending, escaping];
};

/** Removes all of what the problem underlines the start of. */
export const removeProblemSpan: FixProvider = ({ xml }, { node, start, end }) => {
  const replacement = removeSpan(xml.text, start, node === NONE ? end : at(xml.end, node));
  return [{ title: title('Remove it'), replacements: [replacement], preferred: true }];
};
