/**
 * Comments, CDATA sections, processing instructions, the XML declaration and document types.
 */
import { Char, isNameStart, skipName } from './characters';
import type { ParserState } from './parserState';
import { NONE, NodeFlags, NodeKind } from './xmlNodes';

/** Scans what starts with `<!` and returns the next position, or -1 when it is no markup. */
export function scanDeclaration(state: ParserState, start: number): number {
  const { text } = state;
  if (text.startsWith('<!--', start)) return scanComment(state, start);
  if (text.startsWith('<![CDATA[', start)) return scanCdata(state, start);
  if (/^<!DOCTYPE\b/i.test(text.slice(start, start + 10))) return scanDoctype(state, start);
  return -1;
}

function scanComment(state: ParserState, start: number): number {
  const { text } = state;
  const close = text.indexOf('-->', start + 4);
  const end = close < 0 ? text.length : close + 3;
  const node = state.append(NodeKind.comment, start, end);
  if (close < 0) {
    state.error('syntax-comment', start, start + 4, node, { reason: 'comment-open' });
    return end;
  }
  const dashes = text.indexOf('--', start + 4);
  if (dashes < close) state.error('syntax-comment', dashes, dashes + 2, node, { reason: 'comment-dashes' });
  else if (text.charCodeAt(close - 1) === text.charCodeAt(close) && close > start + 4) {
    state.error('syntax-comment', close - 1, close + 1, node, { reason: 'comment-dashes' });
  }
  return end;
}

function scanCdata(state: ParserState, start: number): number {
  const { text } = state;
  const close = text.indexOf(']]>', start + 9);
  const end = close < 0 ? text.length : close + 3;
  const node = state.append(NodeKind.cdata, start, end);
  if (text.slice(start + 9, close < 0 ? end : close).trim() !== '') {
    state.table.flag(node, NodeFlags.hasText);
    if (state.current !== NONE) state.table.flag(state.current, NodeFlags.hasText);
  }
  if (close < 0) state.error('syntax-cdata', start, start + 9, node, { reason: 'cdata-open' });
  else if (state.current === NONE) {
    state.error('syntax-outside-root', start, end, node, { reason: 'text-outside' });
  }
  if (state.nextCdataEnd < end) state.nextCdataEnd = state.find(']]>', end);
  return end;
}

const xmlDeclaration =
  /^<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>$/;

/** Scans what starts with `<?`. */
export function scanInstruction(state: ParserState, start: number): number {
  const { text } = state;
  const close = text.indexOf('?>', start + 2);
  const end = close < 0 ? text.length : close + 2;
  const nameEnd = isNameStart(text.charCodeAt(start + 2)) ? skipName(text, start + 2) : start + 2;
  const target = text.slice(start + 2, nameEnd);
  const isDeclaration = target.toLowerCase() === 'xml';
  const kind = isDeclaration ? NodeKind.xmlDeclaration : NodeKind.processingInstruction;
  const node = state.append(kind, start, end);
  const fault = (reason: string): void =>
    state.error('syntax-processing-instruction', start, Math.max(nameEnd, start + 2), node, { reason });
  if (close < 0) fault('instruction-open');
  else if (target === '') fault('instruction-target');
  else if (isDeclaration) {
    const first = start === 0 || (start === 1 && text.charCodeAt(0) === 0xfeff);
    if (!first || target !== 'xml') fault('declaration-place');
    else if (!xmlDeclaration.test(text.slice(start, end))) fault('declaration-form');
  } else if (nameEnd < close && !/\s/.test(text.charAt(nameEnd))) fault('instruction-target');
  return end;
}

/** Skips a document type as a whole, its internal subset included. Nothing of it is ever used. */
function scanDoctype(state: ParserState, start: number): number {
  const end = findDoctypeEnd(state.text, start + 9);
  const node = state.append(NodeKind.doctype, start, end);
  state.error('syntax-doctype', start, start + 9, node);
  return end;
}

function findDoctypeEnd(text: string, from: number): number {
  let depth = 0;
  for (let offset = from; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === Char.quotationMark || code === Char.apostrophe) {
      const close = text.indexOf(text.charAt(offset), offset + 1);
      if (close < 0) return text.length;
      offset = close;
    } else if (text.startsWith('<!--', offset)) {
      const close = text.indexOf('-->', offset + 4);
      if (close < 0) return text.length;
      offset = close + 2;
    } else if (text.charAt(offset) === '[') depth++;
    else if (text.charAt(offset) === ']') depth--;
    else if (code === Char.greaterThan && depth <= 0) return offset + 1;
  }
  return text.length;
}
