/**
 * The message of each problem: what is wrong, what is allowed, in one or two plain sentences.
 * Rendered last and only here, in the language of the schema set.
 */

import type { Language } from '../../../l10n/language';
import { describeRule } from '../constraints/index';
import { lengthPhrase, limitPhrase } from '../schema/limitPhrase';
import { quoteAll } from '../schema/words';
import type { DiagnosticCode } from './diagnosticCodes';
import { owner, plain, quoted, type Render, says } from './messageParts';
import type { Problem } from './problem';
import { syntaxMessage } from './syntaxMessages';

/** The message of a problem. */
export function messageOf(problem: Problem, language: Language): string {
  return messages[problem.code](problem, language);
}

/** One message where the problem has that word, another one where it has not. */
const where =
  (name: string, present: Render, absent: Render): Render =>
  (problem, language) =>
    (problem.args[name] === undefined ? absent : present)(problem, language);

/** "a whole number from 1 to 60", what the value must be. */
const limit: Render = ({ declaration }, language) =>
  declaration === undefined
    ? ''
    : limitPhrase(declaration.builtin, declaration.facets, declaration.unit, language);

const limitMessage = says('{0} must be {1}, but is {2}.', owner, limit, quoted('value'));

const theRule: Render = ({ constraint }, language) =>
  constraint === undefined ? '' : describeRule(constraint.rule, language);

/** The rule preceded by what the document says now. */
const withRule =
  (now: Render): Render =>
  (problem, language) =>
    language.sentences(now(problem, language), theRule(problem, language));

/** The note of a rule preceded by what the document says now, with or without a reason. */
const because = (always: Render, withReason: Render): Render => {
  const now = where('condition', withReason, always);
  return (problem, language) =>
    language.sentences(now(problem, language), problem.constraint?.rule.note ?? '');
};

/** A sentence, and the nearest known name where there is one. */
const withGuess = (sentence: Render): Render =>
  where(
    'closest',
    (problem, language) =>
      language.sentences(
        sentence(problem, language),
        language.t('Did you mean {0}?', quoted('closest')(problem, language)),
      ),
    sentence,
  );

const ignoredByRule = withRule(says('{0} has no effect, because {1}.', owner, plain('condition')));

const messages: Readonly<Record<DiagnosticCode, Render>> = {
  'end-tag-without-slash': says('This should be the end tag `</{0}>`: the slash is missing.', plain('name')),
  'end-tag-missing': says('{0} is not closed: `</{1}>` is missing.', quoted('name'), plain('name')),
  'end-tag-mismatch': where(
    'expected',
    says('Expected `</{0}>` here, not `</{1}>`.', plain('expected'), plain('name')),
    says('`</{0}>` has no matching start tag.', plain('name')),
  ),
  'syntax-error': syntaxMessage(says('This tag is incomplete: a `>` is missing.')),
  'syntax-attribute': syntaxMessage(says('This attribute is not well formed: write name="value".')),
  'syntax-reference': syntaxMessage(says('A lone `&` is not allowed: write `&amp;`.')),
  'syntax-character': syntaxMessage(says('This character is not allowed in XML.')),
  'syntax-comment': syntaxMessage(
    says('This comment is not well formed: it must end with `-->` and must not contain `--`.'),
  ),
  'syntax-cdata': syntaxMessage(says('This CDATA section has no end: `]]>` is missing.')),
  'syntax-processing-instruction': syntaxMessage(says('This processing instruction is not well formed.')),
  'wrong-encoding': says(
    'A request is sent as UTF-8, so its declaration must not be {0}.',
    quoted('encoding'),
  ),
  'syntax-doctype': syntaxMessage(says('CI requests have no document type declaration: remove it.')),
  'syntax-outside-root': syntaxMessage(says('No content is allowed outside the root element.')),
  'unknown-tag': where(
    'elsewhere',
    (problem, language) =>
      language.sentences(
        language.t('{0} is not the Tag of a job.', quoted('tag')(problem, language)),
        problem.args.elsewhere ?? '',
      ),
    (problem, language) =>
      language.sentences(
        withGuess(says('{0} is not a known job type.', quoted('tag')))(problem, language),
        language.t('Completion lists the known job types.'),
      ),
  ),
  'missing-tag': where(
    'empty',
    says('`Tag` is empty: it must be a job type.'),
    says('{0} needs a `Tag` element with the job type.', quoted('parent')),
  ),
  'not-a-job': says('This is {0}, not a job: only the XML is checked.', plain('request')),
  'unsupported-tag': where(
    'together',
    says('No official page allows {0} together with other jobs in one request.', quoted('tag')),
    says(
      '{0} is supported by the service, but its elements are not described here yet: only the XML is checked.',
      quoted('tag'),
    ),
  ),
  'unknown-element': where(
    'root',
    says('The root element must be {0}, not {1}.', quoted('root'), quoted('name')),
    (problem, language) =>
      language.sentences(
        withGuess(says('{0} is unknown in {1}.', quoted('name'), quoted('parent')))(problem, language),
        problem.args.needed === undefined ? '' : language.t('Something required is missing without it.'),
      ),
  ),
  'misplaced-element': where(
    'leaf',
    says('{0} contains a value, so it cannot contain {1}.', quoted('parent'), quoted('name')),
    says('{0} does not belong in {1}, but in {2}.', quoted('name'), quoted('parent'), ({ args }, language) =>
      language.or(quoteAll((args.parents ?? '').split('\n'))),
    ),
  ),
  'missing-element': where(
    'parent',
    says('{0} needs {1}.', quoted('parent'), quoted('element')),
    where(
      'empty',
      says('{0} is required and must not be empty.', quoted('element')),
      says('The document has no {0} element.', quoted('element')),
    ),
  ),
  'repeated-element': (problem, language) => {
    const most = problem.declaration?.maxOccurs ?? Number(problem.args.most ?? 1);
    const name = quoted('name')(problem, language);
    return most === 1
      ? language.t('{0} may occur only once here.', name)
      : language.t('{0} may occur at most {1} times here.', name, most);
  },
  'unexpected-text': says('{0} contains elements, not text.', quoted('parent')),
  'unexpected-attribute': says('Requests have no attributes: {0} is ignored.', quoted('name')),
  'invalid-type': limitMessage,
  'out-of-range': limitMessage,
  'not-multiple': limitMessage,
  'not-allowed': where(
    'canonical',
    says('The official spelling of this value is {0}.', quoted('canonical')),
    notListed,
  ),
  'too-long': where(
    'phrase',
    because(
      says('{0} may have {1}, but has {2}.', owner, plain('phrase'), plain('actual')),
      says(
        '{0} may have {1}, because {2}, but has {3}.',
        owner,
        plain('phrase'),
        plain('condition'),
        plain('actual'),
      ),
    ),
    says('{0} may have {1}, but has {2}.', owner, brokenLength, plain('actual')),
  ),
  'invalid-characters': syntaxMessage(
    says('{0} may contain only {1}; {2} is not allowed.', owner, plain('documentation'), quoted('character')),
  ),
  'invalid-format': where(
    'sample',
    says(
      '{0} is a sample value of the official pages: {1} must be {2}.',
      quoted('value'),
      owner,
      plain('documentation'),
    ),
    where(
      'form',
      says('{0} must be {1}, but {2} is {3}.', owner, plain('documentation'), quoted('value'), plain('form')),
      says('{0} must be {1}, but is {2}.', owner, plain('documentation'), quoted('value')),
    ),
  ),
  'unknown-placeholder': (problem, language) =>
    language.sentences(
      language.t('{0} is not replaced here.', quoted('placeholder')(problem, language)),
      knownPlaceholders(problem, language),
    ),
  'narrower-limit': narrowerLimit,
  'deprecated-element': ({ declaration }) => declaration?.deprecated ?? '',
  'required-or': withRule(says('{0} needs at least one of {1}.', owner, plain('elements'))),
  'required-xor': withRule(says('Exactly one of {0} is required.', plain('elements'))),
  'dependent-required': withRule(says('{0} also needs {1}.', owner, plain('elements'))),
  'dependent-excluded': withRule(says('{0} cannot be used together with {1}.', owner, quoted('other'))),
  'required-when': withRule(
    says('{0} is required here, because {1}.', quoted('element'), plain('condition')),
  ),
  'excluded-when': withRule(says('{0} is not allowed here, because {1}.', owner, plain('condition'))),
  'ignored-when': where(
    'responseOnly',
    says('{0} is set by the service and occurs only in responses: remove it.', owner),
    where(
      'jobs',
      says('This `Tag` has no effect: those inside {0} apply.', quoted('parent')),
      where('noEffect', says('{0} has no effect here. {1}', owner, plain('noEffect')), ignoredByRule),
    ),
  ),
  // Without the rule: it is the whole table, of which this is the row that counts.
  'values-when': (problem, language) =>
    (problem.args.list === ''
      ? says('{0} is not allowed, because {1}.', owner, plain('condition'))
      : says(
          '{0} must be {1}, because {2}, but is {3}.',
          owner,
          plain('values'),
          plain('condition'),
          quoted('value'),
        ))(problem, language),
  'same-match': withRule(
    says('{0} has {1}, but an earlier one has {2}.', owner, quoted('value'), quoted('expected')),
  ),
  'not-all': withRule(says('These contradict each other: {0}.', plain('conditions'))),
  compare: withRule(says('{0} must be {1}, but is {2}.', owner, plain('limit'), quoted('value'))),
  'missing-placeholder': because(
    says('{0} must contain {1}.', owner, plain('placeholders')),
    says('{0} must contain {1}, because {2}.', owner, plain('placeholders'), plain('condition')),
  ),
  'wrong-extension': where(
    'list',
    because(
      says('{0} must end with {1}; {2} does not.', owner, plain('extensions'), quoted('value')),
      says(
        '{0} must end with {1}, because {2}; {3} does not.',
        owner,
        plain('extensions'),
        plain('condition'),
        quoted('value'),
      ),
    ),
    because(
      says('{0} must not end with {1}.', owner, plain('extensions')),
      says('{0} must not end with {1}, because {2}.', owner, plain('extensions'), plain('condition')),
    ),
  ),
  'repeated-value': withRule(says('Another {0} already has the value {1}.', owner, quoted('value'))),
  irreversible: (problem, language) => cautionSentences(theRule(problem, language), language),
  'unused-suppression': where(
    'code',
    where(
      'unsuppressible',
      says('{0} cannot be suppressed: fix it instead.', quoted('code')),
      where(
        'unknown',
        withGuess(says('{0} is not a diagnostic code.', quoted('code'))),
        says('{0} does not occur here: nothing is suppressed.', quoted('code')),
      ),
    ),
    says('This comment has no diagnostic code, so it suppresses nothing.'),
  ),
  'too-many-problems': says(
    '{0} more problems are not shown. Fix some of those above first.',
    plain('count'),
  ),
};

/** What cannot be undone, as the diagnostic and the question before submitting say it. */
export function cautionSentences(note: string, language: Language): string {
  return language.sentences(note, language.t('This cannot be undone.'));
}

/** Of the limits of a length, the one that the value breaks. */
function brokenLength({ declaration, args }: Problem, language: Language): string {
  const { minLength, maxLength, maxBytes } = declaration?.facets ?? {};
  if (args.limit === 'minLength') return lengthPhrase({ minLength }, language);
  return lengthPhrase(args.limit === 'maxLength' ? { maxLength } : { maxBytes }, language);
}

/** An open list only knows what we know of. */
function notListed(problem: Problem, language: Language): string {
  const { declaration } = problem;
  const isOpen = declaration !== undefined && declaration.facets.enumeration === undefined;
  const openList = says('{0} is not a documented {1}. Check the spelling.', quoted('value'), owner);
  return (isOpen ? openList : limitMessage)(problem, language);
}

function knownPlaceholders({ declaration }: Problem, language: Language): string {
  const known = (declaration?.facets.placeholders ?? []).map(({ value }) => value);
  if (known.length === 0) return '';
  const names = language.and(quoteAll(known));
  return known.length === 1 ? language.t('{0} is.', names) : language.t('{0} are.', names);
}

function narrowerLimit(problem: Problem, language: Language): string {
  const { declaration } = problem;
  if (declaration?.wider === undefined) return limitMessage(problem, language);
  const { builtin, unit, wider } = declaration;
  return language.t(
    "{0} may be refused: this job's page requires {1}, another official page allows {2}.",
    quoted('value')(problem, language),
    limit(problem, language),
    limitPhrase(builtin, wider, unit, language),
  );
}
