// The first part: parse and validate in this process, against the parsers that people know.
import { createRequire } from 'node:module';
import { fromMiddle, makeDocuments, sizes } from './documents.mjs';
import { toJsonSchema } from './jsonSchema.mjs';
import { interleave } from './rounds.mjs';

const peers = createRequire(import.meta.url);

/** The lower bound: every character looked at once. */
function characterLoop(text) {
  let sum = 0;
  for (let offset = 0; offset < text.length; offset++) sum = (sum + text.charCodeAt(offset)) | 0;
  return sum;
}

function ourCases({ service, open }, xml) {
  const full = open(xml);
  const validate = (document) => service.doValidation(document, service.parseRequestDocument(document));
  return [
    { name: 'ours: parse', run: () => service.parseRequestDocument(full) },
    { name: 'ours: parse + validate', run: () => validate(open(xml)) },
  ];
}

/** `text` with something else from `start` to `end`. A flat copy, as an editor's document would be read. */
function withInstead(text, { start, end }, piece) {
  return Buffer.from(text.slice(0, start) + piece + text.slice(end), 'latin1').toString('latin1');
}

/** Our own answer to one of two pieces of text that takes the place of the other: the parsed request before helps. */
function editCase({ service, open }, xml, { name, start, end, pieces }) {
  const documents = pieces.map((piece) => open(withInstead(xml, { start, end }, piece)));
  let turn = 0;
  let request = service.parseRequestDocument(documents[0]);
  service.doValidation(documents[0], request);
  const run = () => {
    const [before, now] = [pieces[turn], pieces[1 - turn]];
    turn = 1 - turn;
    const change = { start, oldEnd: start + before.length, newEnd: start + now.length };
    request = service.parseRequestDocument(documents[turn], { request, change });
    return service.doValidation(documents[turn], request);
  };
  return { name: `ours: ${name}, to diagnostics`, run };
}

/** Changes in a value, and between two elements of a long list. What is typed moves all that follows. */
function editCases(product, xml) {
  const end = fromMiddle(xml, '</FragmentIndex>');
  const start = end - 1;
  const digit = xml[start];
  const sibling = fromMiddle(xml, '<ConcatFragment>');
  const between = { start: sibling, end: sibling };
  const endTag = '</ConcatFragment>';
  const element = xml.slice(sibling, xml.indexOf(endTag, sibling) + endTag.length);
  return [
    { name: 'one character', start, end, pieces: ['1', '2'] },
    { name: 'one typed character', start, end, pieces: [digit, `${digit}1`] },
    { name: 'white space between siblings', ...between, pieces: ['', ' '] },
    { name: 'a new element between siblings', ...between, pieces: ['', `${element}\n`] },
  ].map((edit) => editCase(product, xml, edit));
}

/** Without handlers it would skip most of its work. */
function countWithSaxes(SaxesParser, xml) {
  let count = 0;
  const parser = new SaxesParser({ position: true });
  parser.on('opentag', () => count++);
  parser.on('text', () => count++);
  parser.write(xml).close();
  return count;
}

/** Parsers that take seconds for a megabyte are not asked for ten. */
const SLOW_MOST = 2_000_000;

function xmlCases(xml) {
  const { XMLParser, XMLValidator } = peers('fast-xml-parser');
  const { SaxesParser } = peers('saxes');
  const { parse } = peers('@xml-tools/parser');
  const { buildAst } = peers('@xml-tools/ast');
  const { checkConstraints } = peers('@xml-tools/constraints');
  const xmlTools = {
    name: '@xml-tools: parser, ast, constraints',
    run: () => {
      const { cst, tokenVector } = parse(xml);
      return checkConstraints(buildAst(cst, tokenVector));
    },
  };
  return [
    { name: 'fast-xml-parser: XMLParser', run: () => new XMLParser().parse(xml) },
    { name: 'fast-xml-parser: XMLValidator', run: () => XMLValidator.validate(xml) },
    { name: 'saxes', run: () => countWithSaxes(SaxesParser, xml) },
    ...(xml.length > SLOW_MOST ? [] : [xmlTools]),
  ];
}

function jsonCases({ schemaSet }, { json, jsonOfSameSize }) {
  const { getLanguageService, TextDocument } = peers('vscode-json-languageservice');
  const service = getLanguageService({});
  const schema = toJsonSchema(schemaSet.tags.get('Concat'));
  const run = () => {
    const document = TextDocument.create('file:///bench.json', 'json', 1, json);
    return service.doValidation(document, service.parseJSONDocument(document), {}, schema);
  };
  return [
    { name: 'vscode-json-languageservice: parse + doValidation', run },
    { name: 'JSON.parse of as many bytes', run: () => JSON.parse(jsonOfSameSize) },
  ];
}

/** Medians in milliseconds: by size, then by case. */
export async function measureInProcess(product, { budget, mostBytes }) {
  const results = {};
  for (const { name, bytes } of sizes.filter((size) => size.bytes <= mostBytes)) {
    for (const isBroken of [false, true]) {
      const documents = makeDocuments(bytes, isBroken);
      const cases = [
        ...ourCases(product, documents.xml),
        ...editCases(product, documents.xml),
        ...xmlCases(documents.xml),
        ...jsonCases(product, documents),
        { name: 'character loop', run: () => characterLoop(documents.xml) },
      ];
      const key = isBroken ? `${name}, errors` : name;
      results[key] = await interleave(cases, { budget, mostRounds: 30 });
      process.stderr.write(`measured ${key}\n`);
    }
  }
  return results;
}
