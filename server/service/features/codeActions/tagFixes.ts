/**
 * Fixes of end tags whose markup is damaged or not finished, and of spaces in tags.
 */
import type { RequestDocument } from '../../binding/requestDocument';
import type { Problem } from '../../diagnostics/problem';
import { skipSpace } from '../../parser/characters';
import { at, NONE, NodeFlags, nameOf } from '../../parser/xmlNodes';
import { quote } from '../../schema/words';
import { type FixEdit, type FixProvider, mayEndHere, type QuickFix, title } from './quickFix';

/** Fixes what is clear of the markup of a tag. */
export const fixTag: FixProvider = (request, problem) =>
  tagFixes[problem.args.reason ?? '']?.(request, problem) ?? [];

const tagFixes: Readonly<Record<string, FixProvider>> = {
  'damaged-end-tag': writeEndTag,
  'unfinished-end-tag': finishEndTag,
  'stray-end-tag': removeStrayTag,
  'tag-space': removeTagSpace,
  'end-tag-junk': removeInvisible,
  'lone-less-than': escapeLessThan,
};

function writeEndTag(...[{ xml }, { node, start, end, args }]: Parameters<FixProvider>): QuickFix[] {
  const endTag = `</${args.name ?? ''}>`;
  return [changeTag({ start, end, newText: endTag }, endTag, mayEndHere(xml, node, end))];
}

/** `</Wid` at the end of its line: the rest of the name and the `>`. Any other name is a guess. */
function finishEndTag(...[{ xml }, problem]: Parameters<FixProvider>): QuickFix[] {
  const { start, end, args } = problem;
  const { name } = args;
  const written = xml.text.slice(start + 2, end).trim();
  if (name === undefined) return written === '' ? removeStrayTag({ xml }, problem) : [];
  if (!name.startsWith(written) || !/^[ \t]*(?:[\r\n<]|$)/.test(xml.text.slice(end, end + 80))) return [];
  const endTag = `</${name}>`;
  return [changeTag({ start, end, newText: endTag }, endTag, written !== '')];
}

function changeTag(replacement: FixEdit, endTag: string, safe: boolean): QuickFix {
  const words = title('Change to {0}', quote(endTag));
  return { title: words, replacements: [replacement], preferred: true, ...(safe ? { safe } : {}) };
}

/** Removes what is left of an end tag right before the sound one. */
function removeStrayTag(...[{ xml }, { start, end }]: StrayTag): QuickFix[] {
  const isBeforeEndTag = xml.text.startsWith('</', skipSpace(xml.text, end));
  if (!isBeforeEndTag) return [];
  const replacements = [{ start, end, newText: '' }];
  return [{ title: title('Remove this end tag'), replacements, preferred: true, safe: true }];
}

type StrayTag = readonly [Pick<RequestDocument, 'xml'>, Pick<Problem, 'start' | 'end'>];

/** `< Width>` and `</ Width>` lose their space. */
function removeTagSpace(...[{ xml }, { start, end }]: Parameters<FixProvider>): QuickFix[] {
  const from = xml.text[start] === '<' ? start + 1 : start;
  const replacements = [{ start: from, end, newText: '' }];
  return [{ title: title('Remove the space'), replacements, preferred: true, safe: true }];
}

/** Characters that nobody sees, behind the name of an end tag; any others may be of use. */
function removeInvisible(...[{ xml }, { start, end }]: Parameters<FixProvider>): QuickFix[] {
  if (!/^[\s\p{Cf}]+$/u.test(xml.text.slice(start, end))) return [];
  return [
    { title: title('Remove it'), replacements: [{ start, end, newText: '' }], preferred: true, safe: true },
  ];
}

/** A `<` of the text; one right before an end tag is left over from typing it. */
function escapeLessThan(...[{ xml }, { node, start, end }]: Parameters<FixProvider>): QuickFix[] {
  if (node !== NONE && xml.text.startsWith(`</${nameOf(xml, node)}>`, end)) {
    return [
      { title: title('Remove it'), replacements: [{ start, end, newText: '' }], preferred: true, safe: true },
    ];
  }
  // Elsewhere it rather starts a tag that is not typed yet.
  const { hasText, hasElements } = NodeFlags;
  const isText = (at(xml.flags, node) & (hasText | hasElements)) === hasText;
  const isInText = isText && /\S/.test(xml.text.slice(end, end + 2));
  const replacements = [{ start, end, newText: '&lt;' }];
  return isInText ? [{ title: title('Replace `<` with `&lt;`'), replacements, preferred: true }] : [];
}
