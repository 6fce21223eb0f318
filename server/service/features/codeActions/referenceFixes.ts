/**
 * Fixes of an `&` that starts no reference of XML.
 */
import type { Problem } from '../../diagnostics/problem';
import { narrow } from '../../parser/characterData';
import { at, NONE, NodeFlags, type NodeId, NodeKind, type XmlDocument } from '../../parser/xmlNodes';
import { quote } from '../../schema/words';
import { type FixProvider, placeIn, type QuickFix, title, WITH_TEXT } from './quickFix';

/** As much of a text as shows what an `&` is. */
const LONGEST_NAME = 80;

/** The reference that was meant, the `;` that one lacks, or `&amp;` for an `&` of the text. */
export const fixReference: FixProvider = (request, problem) => {
  const fixes = fixesOf(request, problem);
  return isRestOfStartTag(request.xml, problem.node) ? fixes.map(withQuestion) : fixes;
};

/** Text directly behind a start tag without a `>` may as well be what is left of the tag. */
function isRestOfStartTag(xml: XmlDocument, node: NodeId): boolean {
  const element = node - 1;
  return at(xml.parent, node) === element && (at(xml.flags, element) & NodeFlags.startTagOpen) !== 0;
}

/** The same fix, applied only by whoever chooses it. */
function withQuestion({ title, replacements }: QuickFix): QuickFix {
  return { title, replacements };
}

const fixesOf: FixProvider = ({ xml }, problem) => {
  const { node, start, end, args } = problem;
  if (xml.text[start] !== '&') return [];
  // Outside of the root element no text is right, however it is written.
  if (xml.kind[node] === NodeKind.text && at(xml.parent, node) === NONE) return [];
  const escaping: QuickFix = {
    title: title('Replace `&` with `&amp;`'),
    replacements: [{ start, end: start + 1, newText: '&amp;' }],
  };
  if (args.reason === 'mistyped-reference') return [correctSpelling(xml.text, problem), escaping];
  if (args.reason === 'unterminated-reference') {
    const place = placeIn(xml, node, WITH_TEXT);
    const ending: QuickFix = {
      title: title('Insert the missing `;`'),
      replacements: [{ start: end, end, newText: ';', place }],
      // What stands there may be meant as the `;`.
      preferred: !/[:,.\uff1a\uff0c\u3001\u3002]/.test(xml.text.charAt(end)),
    };
    return [ending, escaping];
  }
  const isText = args.reason === 'lone-ampersand' && isPartOfText(xml.text, start);
  return [{ ...escaping, ...(isText ? { preferred: true, safe: true } : {}) }];
};

/** `&amp；` → `&amp;`. One with a space in it may be two things. */
function correctSpelling(text: string, { start, end, args }: Problem): QuickFix {
  const { name = '' } = args;
  const isOneWord = !/\s/.test(text.slice(start, end));
  return {
    title: title('Change to {0}', quote(name)),
    replacements: [{ start, end, newText: name }],
    preferred: true,
    ...(isOneWord ? { safe: true } : {}),
  };
}

/** Whether the `&` is a character of the text, and not the start of a reference that went wrong. */
function isPartOfText(text: string, offset: number): boolean {
  const after = narrow(text.slice(offset + 1, offset + LONGEST_NAME));
  if (/^[\w.-]+=/.test(after)) return true;
  return !/^ *(?:amp|lt|gt|quot|apos|nbsp|#)|^\w+ *;/i.test(after);
}
