/**
 * The message of each problem: what is wrong, what is allowed, in one or two plain sentences.
 * Rendered last and only here, so that another language is another table.
 */
import { describeRule } from '../constraints/index';
import { limitPhrase } from '../schema/limitPhrase';
import { joinList, quote, quoteList } from '../schema/words';
import type { DiagnosticCode } from './diagnosticCodes';
import type { Problem } from './problem';

type Render = (problem: Problem) => string;

/** The message of a problem. */
export function messageOf(problem: Problem): string {
  return messages[problem.code](problem);
}

const arg = (problem: Problem, name: string): string => problem.args[name] ?? '';
const quoted = (problem: Problem, name: string): string => quote(arg(problem, name));
const owner = (problem: Problem): string => quote(problem.declaration?.name ?? 'The value');

/** "`Fps` must be …". */
function mustBe(problem: Problem): string {
  const { declaration } = problem;
  if (declaration === undefined) return 'The value is not allowed.';
  return `${owner(problem)} must be ${limitPhrase(declaration.builtin, declaration.facets, declaration.unit)}`;
}

const limitMessage: Render = (problem) => `${mustBe(problem)}; ${quoted(problem, 'value')} is not.`;

const ruleMessage: Render = ({ constraint }) =>
  constraint === undefined ? '' : describeRule(constraint.rule);

/** The rule preceded by what the document says now. */
const withRule =
  (now: Render): Render =>
  (problem) =>
    `${now(problem)} ${ruleMessage(problem)}`.trim();

/** What the parser stumbled over, by its reason. */
const syntaxReasons: Readonly<Record<string, Render>> = {
  'unfinished-tag': (problem) =>
    `The start tag of ${quoted(problem, 'name')} is not finished: a \`>\` is missing.`,
  'unfinished-end-tag': () => 'This end tag is not finished: a `>` is missing.',
  'tag-space': () => 'A tag starts with its name: remove the space.',
  'tag-name': () => 'This tag has no name.',
  'unknown-declaration': () => 'After `<!` comes a comment, `<!--…-->`, or a CDATA section, `<![CDATA[…]]>`.',
  'end-tag-junk': () => 'An end tag holds nothing but its name.',
  'lone-less-than': () => 'A lone `<` is not allowed: write `&lt;`.',
  'attribute-value': () => 'An attribute needs a value: name="value".',
  'attribute-quotes': () => 'The value of an attribute must stand in quotes: name="value".',
  'attribute-less-than': () => 'The value of an attribute must not hold `<`: write `&lt;`.',
  'attribute-space': () => 'A space is missing before this attribute.',
  'attribute-name': () => 'This does not belong in a start tag.',
  'attribute-repeated': (problem) => `The attribute ${quoted(problem, 'name')} is there twice.`,
  'lone-ampersand': () => 'A lone `&` is not allowed: write `&amp;`.',
  'unterminated-reference': (problem) => `${quoted(problem, 'name')} has no end: a \`;\` is missing.`,
  'unknown-entity': (problem) =>
    `${quoted(problem, 'name')} is unknown: XML has only \`&amp;\`, \`&lt;\`, \`&gt;\`, \`&quot;\` and \`&apos;\`.`,
  'illegal-reference': (problem) =>
    `${quoted(problem, 'name')} stands for a character that XML does not allow.`,
  'illegal-character': (problem) => `The character ${arg(problem, 'code')} is not allowed in XML: remove it.`,
  'cdata-end': () => '`]]>` is not allowed in text: write `]]&gt;`.',
  'comment-open': () => 'This comment is never closed: `-->` is missing.',
  'comment-dashes': () => 'A comment must not hold `--` or end with `--->`.',
  'cdata-open': () => 'This CDATA section is never closed: `]]>` is missing.',
  'instruction-open': () => 'This is never closed: `?>` is missing.',
  'instruction-target': () => 'A processing instruction starts with a name, as in `<?name …?>`.',
  'declaration-place': () =>
    'The XML declaration must be the very first thing in the document, written `<?xml`.',
  'declaration-form': () => 'The XML declaration must look like `<?xml version="1.0" encoding="UTF-8"?>`.',
  'text-outside': () => 'Text must not stand outside of the root element.',
  'second-root': () => 'A document has only one root element.',
};

const syntaxMessage =
  (fallback: string): Render =>
  (problem) =>
    syntaxReasons[problem.args.reason ?? '']?.(problem) ?? fallback;

const messages: Readonly<Record<DiagnosticCode, Render>> = {
  'end-tag-without-slash': (problem) =>
    `This should be the end tag \`</${arg(problem, 'name')}>\`: the slash is missing.`,
  'end-tag-missing': (problem) =>
    `${quoted(problem, 'name')} is never closed: \`</${arg(problem, 'name')}>\` is missing.`,
  'end-tag-mismatch': (problem) =>
    problem.args.expected === undefined
      ? `\`</${arg(problem, 'name')}>\` closes nothing: no such element is open here.`
      : `Expected \`</${problem.args.expected}>\` here, not \`</${arg(problem, 'name')}>\`.`,
  'syntax-error': syntaxMessage('This tag is not complete: a `>` is missing.'),
  'syntax-attribute': syntaxMessage('This attribute is not well formed: write name="value".'),
  'syntax-reference': syntaxMessage('A lone `&` is not allowed: write `&amp;`.'),
  'syntax-character': syntaxMessage('This character is not allowed in XML.'),
  'syntax-comment': syntaxMessage('This comment is not well formed: it ends with `-->` and holds no `--`.'),
  'syntax-cdata': syntaxMessage('This CDATA section has no end: `]]>` is missing.'),
  'syntax-processing-instruction': syntaxMessage('This processing instruction is not well formed.'),
  'syntax-doctype': syntaxMessage('CI requests have no document type declaration: remove it.'),
  'syntax-outside-root': syntaxMessage('Nothing may stand outside of the root element.'),
  'unknown-tag': (problem) =>
    `${quoted(problem, 'tag')} is no known job.${didYouMean(problem)} Completion lists the known ones.`,
  'missing-tag': (problem) =>
    problem.args.empty === undefined
      ? 'The request needs a `Tag` element that names the job.'
      : '`Tag` is empty: it must name the job.',
  'unsupported-tag': (problem) =>
    problem.args.several === undefined
      ? `The service knows ${quoted(problem, 'tag')}, this extension does not know its elements yet: only the XML is checked.`
      : 'This request holds several jobs, each `Operation` with a `Tag` of its own: only the XML is checked.',
  'unknown-element': (problem) =>
    problem.args.root === undefined
      ? `${quoted(problem, 'name')} is not known in ${quoted(problem, 'parent')}.${didYouMean(problem)}`
      : `The root element must be ${quoted(problem, 'root')}, not ${quoted(problem, 'name')}.`,
  'misplaced-element': (problem) =>
    problem.args.leaf === undefined
      ? `${quoted(problem, 'name')} does not belong in ${quoted(problem, 'parent')}, but in ${quoteList(arg(problem, 'parents').split('\n'))}.`
      : `${quoted(problem, 'parent')} holds a value, so it cannot hold ${quoted(problem, 'name')}.`,
  'missing-element': (problem) =>
    problem.args.parent === undefined
      ? problem.args.empty === undefined
        ? `The document has no ${quoted(problem, 'element')} element.`
        : `${quoted(problem, 'element')} is required and must not be empty.`
      : `${quoted(problem, 'parent')} needs ${quoted(problem, 'element')}.`,
  'repeated-element': (problem) => {
    const most = problem.declaration?.maxOccurs ?? 1;
    return `${quoted(problem, 'name')} may occur ${most === 1 ? 'only once' : `at most ${most} times`} here.`;
  },
  'unexpected-text': (problem) => `${quoted(problem, 'parent')} holds elements, not text.`,
  'unexpected-attribute': (problem) => `Requests have no attributes: ${quoted(problem, 'name')} is ignored.`,
  'invalid-type': limitMessage,
  'out-of-range': limitMessage,
  'not-multiple': limitMessage,
  'not-allowed': (problem) =>
    problem.args.canonical === undefined
      ? notListed(problem)
      : `The pages spell this value ${quoted(problem, 'canonical')}.`,
  'too-long': (problem) =>
    `${owner(problem)} may have ${arg(problem, 'limit')}; this one has ${arg(problem, 'actual')}.`,
  'invalid-characters': (problem) =>
    `${owner(problem)} may hold only ${arg(problem, 'documentation')}; ${quoted(problem, 'character')} is not allowed.`,
  'invalid-format': (problem) =>
    problem.args.sample === undefined
      ? `${owner(problem)} must be ${arg(problem, 'documentation')}; ${quoted(problem, 'value')} is not.`
      : `${quoted(problem, 'value')} is a stand-in of the vendor's samples: ${owner(problem)} must be ${arg(problem, 'documentation')}.`,
  'unknown-placeholder': (problem) =>
    `${quoted(problem, 'placeholder')} is not replaced here.${knownPlaceholders(problem)}`,
  'narrower-limit': narrowerLimit,
  'deprecated-element': (problem) => problem.declaration?.deprecated ?? '',
  'required-or': withRule(
    (problem) => `${owner(problem)} needs at least one of ${arg(problem, 'elements')}.`,
  ),
  'required-xor': withRule((problem) => `Exactly one of ${arg(problem, 'elements')} is needed.`),
  'dependent-required': withRule((problem) => `${owner(problem)} also needs ${arg(problem, 'elements')}.`),
  'dependent-excluded': withRule(
    (problem) => `${owner(problem)} cannot stand beside ${quoted(problem, 'other')}.`,
  ),
  'required-when': withRule(
    (problem) => `${quoted(problem, 'element')} is needed here, because ${arg(problem, 'condition')}.`,
  ),
  'excluded-when': withRule(
    (problem) => `${owner(problem)} is not possible here, because ${arg(problem, 'condition')}.`,
  ),
  'ignored-when': (problem) =>
    problem.args.responseOnly === undefined
      ? withRule((p) => `${owner(p)} has no effect, because ${arg(p, 'condition')}.`)(problem)
      : `${owner(problem)} is set by the service and stands in responses only: remove it.`,
  // Without the rule: it is the whole table, of which this is the row that counts.
  'values-when': (problem) =>
    arg(problem, 'list') === ''
      ? `${owner(problem)} is not possible, because ${arg(problem, 'condition')}.`
      : `${owner(problem)} must be ${arg(problem, 'values')}, because ${arg(problem, 'condition')}; ${quoted(problem, 'value')} is not.`,
  'same-match': withRule(
    (problem) =>
      `${owner(problem)} has ${quoted(problem, 'value')} where an earlier one has ${quoted(problem, 'expected')}.`,
  ),
  'not-all': withRule((problem) => `These contradict each other: ${arg(problem, 'conditions')}.`),
  compare: withRule(
    (problem) => `${owner(problem)} must be ${arg(problem, 'limit')}; ${quoted(problem, 'value')} is not.`,
  ),
  'unused-suppression': (problem) => {
    if (problem.args.code === undefined) return 'This comment names no code, so it suppresses nothing.';
    if (problem.args.unsuppressible !== undefined) {
      return `${quoted(problem, 'code')} cannot be suppressed: mend it instead.`;
    }
    return problem.args.unknown === undefined
      ? `${quoted(problem, 'code')} does not occur here: nothing is suppressed.`
      : `${quoted(problem, 'code')} is no code of this extension.${didYouMean(problem)}`;
  },
  'too-many-problems': (problem) =>
    `${arg(problem, 'count')} more problems are not shown. Mend some of those above first.`,
};

function didYouMean(problem: Problem): string {
  return problem.args.closest === undefined ? '' : ` Did you mean ${quoted(problem, 'closest')}?`;
}

/** An open list only knows what we know of. */
function notListed(problem: Problem): string {
  const { declaration } = problem;
  if (declaration === undefined || declaration.facets.enumeration !== undefined) return limitMessage(problem);
  return `${quoted(problem, 'value')} is no ${owner(problem)} that the pages list. Check the spelling.`;
}

function knownPlaceholders(problem: Problem): string {
  const known = problem.declaration?.facets.placeholders ?? [];
  return known.length === 0
    ? ''
    : ` ${quoteList(
        known.map((listed) => listed.value),
        'and',
      )} are.`;
}

function narrowerLimit(problem: Problem): string {
  const { declaration } = problem;
  if (declaration?.wider === undefined) return limitMessage(problem);
  const { builtin, unit } = declaration;
  const own = limitPhrase(builtin, declaration.facets, unit);
  const wider = limitPhrase(builtin, declaration.wider, unit);
  const limits = joinList(
    [`this job's page asks for ${own}`, `another official page allows ${wider}`],
    'and',
  );
  return `${quoted(problem, 'value')} may be refused: ${limits.replace(' and another', ', another')}.`;
}
