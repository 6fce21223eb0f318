/**
 * The parser: one pass over the text, always a tree, never a failure.
 * The loop stays small because it runs for every piece of markup; everything odd lives elsewhere.
 */
import { addText, checkCharacters } from './characterData';
import { Char, isNameStart } from './characters';
import { scanDeclaration, scanInstruction } from './markup';
import { ParserState } from './parserState';
import { scanEndTag, scanStartTag } from './tags';
import { type NameTable, NONE, type XmlDocument } from './xmlNodes';

/** Parses any text. Names of the seed keep their ids. */
export function parseXmlDocument(text: string, seed: NameTable): XmlDocument {
  const state = new ParserState(text, seed);
  let position = 0;
  let textStart = 0;
  while (position < text.length) {
    const tag = state.find('<', position);
    if (tag >= text.length) break;
    const next = scanMarkup(state, tag, textStart);
    if (next < 0) {
      // A `<` that starts nothing is text, and an error.
      state.error('syntax-tag', tag, tag + 1, NONE, { reason: 'lone-less-than' });
      position = tag + 1;
    } else {
      position = next;
      textStart = next;
    }
  }
  addText(state, textStart, text.length);
  state.closeImplicitly(0, text.trimEnd().length);
  checkCharacters(state);
  return finish(state);
}

/** Takes the text before the `<` and the markup at it; -1 when there is none. */
function scanMarkup(state: ParserState, tag: number, textStart: number): number {
  const { text } = state;
  const code = text.charCodeAt(tag + 1);
  if (isNameStart(code)) {
    if (tag > textStart) addText(state, textStart, tag);
    return scanStartTag(state, tag);
  }
  if (code === Char.slash) {
    if (tag > textStart) addText(state, textStart, tag);
    return scanEndTag(state, tag);
  }
  if (code !== Char.exclamation && code !== Char.question) return -1;
  if (code === Char.exclamation && !/^<!(?:--|\[CDATA\[|DOCTYPE)/i.test(text.slice(tag, tag + 9))) return -1;
  if (tag > textStart) addText(state, textStart, tag);
  return code === Char.question ? scanInstruction(state, tag) : scanDeclaration(state, tag);
}

function finish(state: ParserState): XmlDocument {
  const { table } = state;
  return {
    text: state.text,
    nodeCount: table.nodeCount,
    kind: table.kind,
    flags: table.flags,
    nameId: table.nameId,
    parent: table.parent,
    firstChild: table.firstChild,
    nextSibling: table.nextSibling,
    start: table.start,
    end: table.end,
    nameEnd: table.nameEnd,
    startTagEnd: table.startTagEnd,
    endTagStart: table.endTagStart,
    names: state.interner.names,
    syntaxErrors: state.errors.sort((left, right) => left.start - right.start || left.end - right.end),
    root: state.root,
  };
}
