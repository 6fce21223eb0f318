/**
 * Random XML for property tests: documents that are well formed, the same ones damaged, and a soup of markup.
 */
import fc from 'fast-check';

/**
 * The same documents in each run, so that a failure is there again; other ones and more with
 * `FUZZ_SEED=5 FUZZ_RUNS=100000 node test/run.mjs parser`.
 */
export function fuzzing(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  const { FUZZ_SEED = '1', FUZZ_RUNS } = process.env;
  return { seed: Number(FUZZ_SEED), numRuns: Number(FUZZ_RUNS ?? numRuns) };
}

/** Pieces in a row, between none and `maxLength`. */
function joined(pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''));
}

// Few names, so that elements of one name stand in each other and beside each other.
const names = ['A', 'a', 'B', 'Request', 'Width', 'Widths', '_x-1.y', 'n:A', 'é中', '\u{20000}'] as const;
const name = fc.constantFrom(...names);
const space = fc.constantFrom('', '', '', ' ', '\n  ', '\t', '\r\n');

const referencePieces = ['&amp;', '&lt;', '&quot;', '&#65;', '&#x1F600;', '&#32;'] as const;
const plainPieces = [
  'a',
  'b',
  '1',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '中',
  '\u{1F600}',
  '=',
  '/',
  '?',
  '!',
] as const;

const text = joined([...plainPieces, ...referencePieces, '>', ']', ']]', '"', "'", '--', '?>'], 6).map(
  // The next piece of the content may be a text that starts with `>`.
  (pieces) => pieces.replaceAll(']]>', ']]&gt;').replace(/\]$/, '].'),
);
const cdata = joined([...plainPieces, '<', '&', '>', ']', ']]', '<B>', '</A>', '&x;', '--'], 5).map(
  (pieces) => `<![CDATA[${pieces.replaceAll(']]>', ']] >')}]]>`,
);
const comment = joined([...plainPieces, '<', '&', '>', ']]>', '<B>', '</A>', '-a', '?>'], 5).map(
  (pieces) => `<!--${pieces}-->`,
);
const instruction = fc
  .tuple(fc.constantFrom('p', 'xml-stylesheet', 'é'), joined(['a', '<', '&', '>', '"', '-->', '<A>'], 4))
  .map(([target, body]) => `<?${target}${body === '' ? '' : ` ${body}`}?>`);

const attribute = fc
  .tuple(space, fc.constantFrom('"', "'"), joined([...plainPieces, ...referencePieces, '>', ']]>'], 3))
  .map(([gap, quote, value]) => `${gap}=${gap}${quote}${value}${quote}`);
const attributes = fc
  .array(fc.tuple(fc.constantFrom('k', 'kind', 'x:y'), attribute), { maxLength: 2 })
  .map((pairs) => pairs.map(([key, value], index) => ` ${key}${index}${value}`).join(''));

interface Grammar {
  readonly element: string;
  readonly content: string;
}

const { element } = fc.letrec<Grammar>((tie) => ({
  element: fc
    .tuple(name, fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: attributes }))
    .chain(([tag, inside]) =>
      fc.oneof(
        space.map((gap) => `<${tag}${inside}${gap}/>`),
        fc
          .tuple(space, tie('content'), space)
          .map(([gap, content, endGap]) => `<${tag}${inside}${gap}>${content}</${tag}${endGap}>`),
      ),
    ),
  content: fc
    .array(
      fc.oneof(
        { maxDepth: 4, depthIdentifier: 'content' },
        text,
        { weight: 3, arbitrary: tie('element') },
        cdata,
        comment,
        instruction,
      ),
      { maxLength: 5, depthIdentifier: 'content' },
    )
    .map((parts) => parts.join('')),
}));

const declaration = fc.constantFrom(
  '',
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='UTF-8'?>\n",
  '\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>',
  '\uFEFF',
);
const aside = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', ' ', '\n', '\r\n') },
  { weight: 1, arbitrary: fc.oneof(comment, instruction) },
);

/** A well-formed document without a document type. */
export const wellFormedXml: fc.Arbitrary<string> = fc
  .tuple(declaration, aside, element, aside)
  .map((parts) => parts.join(''));

/** What people, and those who mean harm, put where it does not belong. */
const fragments = [
  ...['<', '>', '/', '&', ';', '"', "'", '=', '-', '--', '?', '!', ']', ']]>', '[', ' ', '\n', '#', 'x', 'A'],
  ...[
    '<A>',
    '</A>',
    '<A',
    '</A',
    '<A/>',
    '< A>',
    '</ A>',
    '<>',
    '</>',
    '<a>1<a>',
    'A k="1"',
    ' k="1"',
    ' k=1',
  ],
  ...['<!--', '-->', '<!-', '<![CDATA[', '<!', '<?', '?>', '<?xml version="1.0"?>', '<?xml ', '<?p', '<1'],
  ...['&amp;', '&amp', '&x;', '&#0;', '&#x;', '&#1114112;', '&#xD800;', '&#65', '&;', '&#', '&#X41;'],
  ...[
    '\u0000',
    '\u0008',
    '\u007F',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\uFFFE',
    '\uFFFF',
    '\uD800',
    '\uDC00',
    'é',
  ],
] as const;

interface Damage {
  readonly kind: 'insert' | 'remove' | 'repeat' | 'cut';
  readonly at: number;
  readonly length: number;
  readonly fragment: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'remove', 'remove', 'repeat', 'cut'),
  at: fc.nat(1_000_000),
  length: fc.integer({ min: 1, max: 6 }),
  fragment: fc.constantFrom(...fragments),
});

function damaged(xml: string, { kind, at, length, fragment }: Damage): string {
  const start = at % (xml.length + 1);
  const end = Math.min(start + length, xml.length);
  if (kind === 'insert') return xml.slice(0, start) + fragment + xml.slice(start);
  if (kind === 'remove') return xml.slice(0, start) + xml.slice(end);
  if (kind === 'repeat') return xml.slice(0, end) + xml.slice(start);
  return xml.slice(0, start);
}

/** A well-formed document with one to three things done to it, which may happen to do no harm. */
export const damagedXml: fc.Arbitrary<string> = fc
  .tuple(wellFormedXml, fc.array(damage, { minLength: 1, maxLength: 3 }))
  .map(([xml, damages]) => damages.reduce(damaged, xml));

/** Markup in no order at all. */
export const markupSoup: fc.Arbitrary<string> = joined(fragments, 30);
