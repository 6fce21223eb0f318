/**
 * The parser: any text becomes a tree and a list of syntax errors. It never fails and never recurses.
 */
import { type CopyCodeUnits, copyCodeUnits } from './codeUnits';
import { ParserState } from './parserState';
import { closeAtEnd } from './recovery';
import type { NameTable, XmlDocument } from './xmlNodes';
import { scanDocument } from './xmlScanner';

/** Parses any text. Names of the seed keep their ids. */
export function parseXmlDocument(
  text: string,
  nameSeed: NameTable,
  copy: CopyCodeUnits = copyCodeUnits,
): XmlDocument {
  const state = scan(text, nameSeed, true, copy);
  if (state.slashGuesses === 0 || state.errors.count === state.slashGuesses) return finish(state);
  // `<a>x<a><b/></a></a>` looks like forgotten slashes: a reading in which every tag fits is the right one.
  const literal = scan(text, nameSeed, false, copy);
  return finish(literal.errors.hasWrongEnds ? state : literal);
}

function scan(text: string, nameSeed: NameTable, guessesSlashes: boolean, copy: CopyCodeUnits): ParserState {
  const state = new ParserState(text, nameSeed, guessesSlashes, copy);
  scanDocument(state);
  closeAtEnd(state);
  return state;
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
    names: state.names.names,
    syntaxErrors: state.errors.sorted(),
    root: state.root,
    mayHaveComments: state.hasComments,
  };
}
