/**
 * Fixes that make a document well formed again.
 */

import { readTextTail } from '../../parser/damagedEndTags';
import {
  at,
  childElements,
  contentSpan,
  NONE,
  NodeFlags,
  type NodeId,
  NodeKind,
  nameOf,
  type Span,
  type XmlDocument,
} from '../../parser/xmlNodes';
import { textSpan } from '../../parser/xmlText';
import { quote } from '../../schema/words';
import { closestOf } from '../../util/editDistance';
import { indentAt } from '../../util/lines';
import { removeSpan } from './elementEdits';
import { AS_END_TAG, type FixEdit, type FixProvider, mayEndHere, placeIn, title } from './quickFix';

/** `<Name>` → `</Name>`. */
export const insertSlash: FixProvider = ({ xml }, { node, start, end, args }) => {
  const { name = '' } = args;
  const isSure = mayEndHere(xml, node, end);
  const tag = xml.text.slice(start, end);
  const isPlain = tag === `<${name}>` || tag === `<${name}`;
  const replacement = isPlain
    ? { start: start + 1, end: start + 1, newText: '/' }
    : { start, end, newText: `</${name}>` };
  return [
    {
      title: title('Insert the missing slash'),
      replacements: [replacement],
      ...(isSure ? { preferred: true, safe: true } : {}),
    },
  ];
};

/** Closes an element after its value, or on a line of its own after its last child. */
export const closeElement: FixProvider = ({ xml }, { node }) => {
  if (node === NONE) return [];
  const name = nameOf(xml, node);
  const { edit, isSure: isClear } = closing(xml, node);
  const isSure = isClear && !mayBeAnotherMistake(xml, node);
  return [
    {
      title: title('Close {0} with {1}', quote(name), quote(`</${name}>`)),
      replacements: [edit],
      ...(isSure ? { preferred: true, safe: true } : {}),
    },
  ];
};

/** A namesake in an unclosed element may be its end tag, or a start tag too many; full-width characters make odd names. */
function mayBeAnotherMistake(xml: XmlDocument, node: NodeId): boolean {
  const name = nameOf(xml, node);
  if (/[\u3000-\u303f\uff00-\uffef]/.test(name)) return true;
  for (let outer = at(xml.parent, node); outer !== NONE; outer = at(xml.parent, outer)) {
    if ((at(xml.flags, outer) & NodeFlags.startTagOpen) !== 0) return true;
  }
  const near = [at(xml.parent, node), ...childElements(xml, node)];
  return near.some((other) => other !== NONE && nameOf(xml, other).toLowerCase() === name.toLowerCase());
}

interface Closing {
  readonly edit: FixEdit;
  /** False where the text holds something that may be meant as the end tag. */
  readonly isSure: boolean;
}

function closing(xml: XmlDocument, node: NodeId): Closing {
  const { text } = xml;
  const content = contentSpan(xml, node);
  if (!text.slice(content.start, content.end).includes('<')) return closingOfLeaf(xml, node, content);
  for (const child of textChildren(xml, node)) {
    const start = at(xml.start, child);
    const tail = readTextTail(text, start, at(xml.end, child), nameOf(xml, node));
    if (tail.kind === 'endTag' && text.slice(start, tail.start).trim() === '')
      return instead(xml, node, tail);
    if (tail.kind !== 'text') return { edit: closingBehind(xml, node, content), isSure: false };
  }
  const isLeaf = (at(xml.flags, node) & NodeFlags.hasElements) === 0;
  return { edit: closingBehind(xml, node, content), isSure: !isLeaf };
}

function textChildren(xml: XmlDocument, node: NodeId): NodeId[] {
  const found: NodeId[] = [];
  for (let child = at(xml.firstChild, node); child !== NONE; child = at(xml.nextSibling, child)) {
    if (xml.kind[child] === NodeKind.text) found.push(child);
  }
  return found;
}

/** The damaged end tag becomes a sound one. */
function instead(xml: XmlDocument, node: NodeId, { start, end }: Span): Closing {
  return { edit: { start, end, newText: `</${nameOf(xml, node)}>` }, isSure: true };
}

function closingOfLeaf(xml: XmlDocument, node: NodeId, content: Span): Closing {
  const value = textSpan(xml, node);
  const tail = readTextTail(xml.text, content.start, content.end, nameOf(xml, node));
  if (tail.kind === 'endTag') return instead(xml, node, tail);
  const offset = value.end > value.start ? value.end : content.start;
  const newText = `</${nameOf(xml, node)}>`;
  const edit = { start: offset, end: offset, newText, place: placeIn(xml, node, AS_END_TAG) };
  return { edit, isSure: tail.kind === 'text' };
}

function closingBehind(xml: XmlDocument, node: NodeId, content: Span): FixEdit {
  const { text } = xml;
  const inner = text.slice(content.start, content.end);
  const endTag = `</${nameOf(xml, node)}>`;
  const offset = content.start + inner.trimEnd().length;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const oneLine = !inner.includes('\n');
  const newText = oneLine ? endTag : `${eol}${indentAt(text, at(xml.start, node))}${endTag}`;
  return { start: offset, end: offset, newText, place: placeIn(xml, node, AS_END_TAG) };
}

/** Renames the end tag to what is open, or removes one that closes nothing. */
export const fixEndTag: FixProvider = ({ xml }, { node, start, end, args }) => {
  const { name = '', expected } = args;
  if (expected !== undefined) {
    // `<Width>720</Height>`: either name may be the wrong one.
    const isNear = name === '' || closestOf(name, [expected]) !== undefined;
    const isSure = isNear && mayEndHere(xml, node, end + 1);
    return [
      {
        title: title('Change to {0}', quote(`</${expected}>`)),
        replacements: [{ start, end, newText: expected }],
        ...(isSure ? { preferred: true, safe: true } : {}),
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
      // `</>` right before the end tag.
      ...(name === '' && xml.text.startsWith('</', close + 1) ? { safe: true } : {}),
    },
  ];
};

/** Removes all of what the problem underlines the start of. */
export const removeProblemSpan: FixProvider = ({ xml }, { node, start, end }) => {
  const replacement = removeSpan(xml.text, start, node === NONE ? end : at(xml.end, node));
  return [{ title: title('Remove it'), replacements: [replacement], preferred: true }];
};
