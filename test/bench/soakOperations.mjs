// What a soak does to a document: one random change, or one random question about a random place.

/** Random numbers from 0 to 1 that are the same ones for the same seed (mulberry32). */
export function randomGenerator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = [
  '1',
  'x',
  '<',
  '>',
  '/',
  '</',
  '&',
  '&amp;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '"',
  ' a="b"',
  '\n',
  '\r\n',
  '\r',
  '\u0000',
  '\ud800',
  '中',
  '\u{1F600}',
  '\ufeff',
  '<Video>',
  '</Video>',
  '<Tag>Concat</Tag>',
  '<Operation>',
  '<Video><Codec>H.264</Codec></Video>',
  '<Unknown>1</Unknown>',
  '<Input><Object>a.mp4</Object></Input>',
  '<!-- ci-job-disable-next-line unknown-element -->',
  '<!DOCTYPE a>',
  '<?xml version="1.0"?>',
];

const pick = (list, random) => list[Math.floor(random() * list.length)];

/** A random change and the text after it. A document that has grown too much becomes what it was. */
export function randomEdit({ text, original }, random) {
  if (text.length > 3 * original.length + 2000 || random() < 0.01) {
    return { text: original, change: { text: original } };
  }
  const start = Math.floor(random() * (text.length + 1));
  const end = Math.min(text.length, start + (random() < 0.5 ? 0 : Math.floor(random() ** 3 * 60)));
  const [from, to] = [startOfPair(text, start), startOfPair(text, end)];
  const inserted = random() < 0.2 ? '' : pick(pieces, random);
  return {
    text: text.slice(0, from) + inserted + text.slice(to),
    change: { range: { start: positionOf(text, from), end: positionOf(text, to) }, text: inserted },
  };
}

/** A place between the halves of a line end is none that an editor has. */
function startOfPair(text, offset) {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}

function positionOf(text, offset) {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1).length };
}

const options = { tabSize: 2, insertSpaces: true };
const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

const questions = {
  'textDocument/diagnostic': () => ({}),
  'textDocument/completion': (position) => ({ position }),
  'textDocument/hover': (position) => ({ position }),
  'textDocument/codeAction': (position) => ({
    range: { start: position, end: position },
    context: { diagnostics: [] },
  }),
  'textDocument/documentSymbol': () => ({}),
  'textDocument/documentHighlight': (position) => ({ position }),
  'textDocument/prepareRename': (position) => ({ position }),
  'textDocument/rename': (position) => ({ position, newName: 'New' }),
  'textDocument/documentLink': () => ({}),
  'textDocument/documentColor': () => ({}),
  'textDocument/inlayHint': () => ({ range: whole }),
  'textDocument/foldingRange': () => ({}),
  'textDocument/selectionRange': (position) => ({ positions: [position] }),
  'textDocument/linkedEditingRange': (position) => ({ position }),
  'textDocument/formatting': () => ({ options }),
  'textDocument/rangeFormatting': (position) => ({ range: { start: whole.start, end: position }, options }),
  'ciJob/tagComplete': (position) => ({ position }),
};

/** A random question about a random place of the document. */
export function randomQuestion({ uri, text }, random) {
  const method = pick(Object.keys(questions), random);
  const position = positionOf(text, Math.floor(random() * (text.length + 1)));
  return { method, params: { textDocument: { uri }, ...questions[method](position) } };
}
