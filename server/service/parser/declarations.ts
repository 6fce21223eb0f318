/**
 * Comments, CDATA sections, processing instructions, the XML declaration and document types.
 * One that is never closed must not swallow the document: it ends where the next line of markup starts.
 */
import { checkCharacters, ownerOf } from './characterData';
import { Char, isNameStart, isSpace, skipName, skipSpace, trimEnd } from './characters';
import type { ParserState } from './parserState';
import type { InstructionReason } from './syntaxErrorCodes';
import { NONE, NodeFlags, NodeKind } from './xmlNodes';

const CDATA_START = '<![CDATA[';
const DOCTYPE_START = '<!DOCTYPE';

/** Scans what starts with `<!` and returns the next position. */
export function scanDeclaration(state: ParserState, start: number): number {
  const { text } = state;
  if (text.startsWith('<!--', start)) return scanComment(state, start);
  if (text.startsWith(CDATA_START, start)) return scanCdata(state, start);
  if (text.slice(start, start + DOCTYPE_START.length).toUpperCase() === DOCTYPE_START) {
    return scanDoctype(state, start);
  }
  return skipUnknown(state, start);
}

/** `<!ELEMENT …>`, or a comment or CDATA section that is just being typed: up to its `>`, on its line. */
function skipUnknown(state: ParserState, start: number): number {
  const { text } = state;
  let end = start + 2;
  while (end < text.length && !/[\n<>]/.test(text.charAt(end))) end++;
  if (end === text.length) state.isCutOff = true;
  if (text.charAt(end) === '>') end++;
  else end = trimEnd(text, start + 2, end);
  checkCharacters(state, start, end, ownerOf(state));
  state.errors.add('syntax-error', start, end, ownerOf(state), { reason: 'unknown-declaration' });
  return end;
}

function scanComment(state: ParserState, start: number): number {
  const inner = start + 4;
  const close = state.find('-->', inner);
  // A comment inside of a comment: the first one was never closed. `<!-->` ends one.
  const isOpen = close === state.text.length || state.find('<!--', inner) + 4 <= close;
  const end = isOpen ? endOfUnclosed(state, inner) : close + 3;
  const node = state.append(NodeKind.comment, start, end);
  state.hasComments = true;
  checkCharacters(state, start, end, node);
  if (isOpen) {
    state.errors.add('syntax-comment', start, inner, node, { reason: 'comment-open' });
    return end;
  }
  const dashes = state.find('--', inner);
  if (dashes < close) {
    state.errors.add('syntax-comment', dashes, dashes + 2, node, { reason: 'comment-dashes' });
  }
  return end;
}

function scanCdata(state: ParserState, start: number): number {
  const { text, table } = state;
  const inner = start + CDATA_START.length;
  const close = state.find(']]>', inner);
  const isOpen = close === text.length;
  const innerEnd = isOpen ? endOfUnclosed(state, inner) : close;
  const end = isOpen ? innerEnd : close + 3;
  const node = state.append(NodeKind.cdata, start, end);
  checkCharacters(state, inner, innerEnd, node);
  if (skipSpace(text, inner) < innerEnd) {
    table.flag(node, NodeFlags.hasText);
    if (state.current !== NONE) table.flag(state.current, NodeFlags.hasText);
  }
  if (isOpen) state.errors.add('syntax-cdata', start, inner, node, { reason: 'cdata-open' });
  if (state.current === NONE) state.reportOutside(start, inner, node, 'text-outside');
  return end;
}

/**
 * Where something ends that is never closed: before the end tag of its element on the same line,
 * before the next line that starts with `<`, or with the text.
 */
function endOfUnclosed(state: ParserState, from: number): number {
  const { text, current } = state;
  let lineEnd = state.find('\n', from);
  if (current !== NONE) {
    const own = text.slice(from, lineEnd).indexOf(`</${state.nameOf(current)}`);
    if (own >= 0) return trimEnd(text, from, from + own);
  }
  while (lineEnd < text.length) {
    const next = skipSpace(text, lineEnd);
    if (text.charCodeAt(next) === Char.lessThan) return trimEnd(text, from, lineEnd);
    lineEnd = state.find('\n', next);
  }
  state.isCutOff = true;
  return text.length;
}

const xmlDeclaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>$/;

/** Scans what starts with `<?`. */
export function scanInstruction(state: ParserState, start: number): number {
  const { text } = state;
  const targetStart = start + 2;
  const targetEnd = isNameStart(text.charCodeAt(targetStart)) ? skipName(text, targetStart) : targetStart;
  const close = state.find('?>', targetStart);
  const isOpen = close === text.length;
  const end = isOpen ? endOfUnclosed(state, targetEnd) : close + 2;
  const target = text.slice(targetStart, targetEnd);
  const isDeclaration = target.toLowerCase() === 'xml';
  const kind = isDeclaration ? NodeKind.xmlDeclaration : NodeKind.processingInstruction;
  const node = state.append(kind, start, end);
  checkCharacters(state, start, end, node);
  const reason = isOpen ? 'instruction-open' : faultOf(text, start, target, end);
  if (reason !== undefined) {
    state.errors.add('syntax-processing-instruction', start, targetEnd, node, { reason });
  }
  return end;
}

function faultOf(text: string, start: number, target: string, end: number): InstructionReason | undefined {
  const targetEnd = start + 2 + target.length;
  if (target === '') return 'instruction-target';
  if (target.toLowerCase() !== 'xml') {
    return targetEnd < end - 2 && !isSpace(text.charCodeAt(targetEnd)) ? 'instruction-target' : undefined;
  }
  const isFirst = start === 0 || (start === 1 && text.charCodeAt(0) === Char.byteOrderMark);
  if (!isFirst || target !== 'xml') return 'declaration-place';
  return xmlDeclaration.test(text.slice(start, end)) ? undefined : 'declaration-form';
}

/** Skips a document type as a whole, its internal subset included. Nothing of it is ever used. */
function scanDoctype(state: ParserState, start: number): number {
  const nameEnd = start + DOCTYPE_START.length;
  const end = findDoctypeEnd(state, nameEnd);
  const node = state.append(NodeKind.doctype, start, end);
  checkCharacters(state, start, end, node);
  state.errors.add('syntax-doctype', start, nameEnd, node, {});
  return end;
}

function findDoctypeEnd(state: ParserState, from: number): number {
  const { text } = state;
  let isInSubset = false;
  let offset = from;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === Char.greaterThan && !isInSubset) return offset + 1;
    if (code === Char.lessThan && !isInSubset) return trimEnd(text, from, offset);
    if (code === Char.leftBracket) isInSubset = true;
    else if (code === Char.rightBracket) isInSubset = false;
    offset = skipDoctypePart(state, offset, code);
  }
  state.isCutOff = true;
  return text.length;
}

/** One past a quoted literal, a comment, a processing instruction, or the character itself. */
function skipDoctypePart(state: ParserState, offset: number, code: number): number {
  const { text } = state;
  if (code === Char.quotationMark) return state.find('"', offset + 1) + 1;
  if (code === Char.apostrophe) return state.find("'", offset + 1) + 1;
  if (code !== Char.lessThan) return offset + 1;
  if (text.startsWith('<!--', offset)) return state.find('-->', offset + 4) + 3;
  if (text.startsWith('<?', offset)) return state.find('?>', offset + 2) + 2;
  return offset + 1;
}
