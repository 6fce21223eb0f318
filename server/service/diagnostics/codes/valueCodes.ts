/**
 * Codes about single values.
 */

import type { Language } from '../../../../l10n/language';
import { lengthPhrase, limitPhrase } from '../../schema/limitPhrase';
import { quoteAll } from '../../schema/words';
import type { Problem } from '../problem';
import type { DiagnosticCodeRecord } from './codeRecord';
import { because, byteOrderMark, owner, plain, quoted, type Render, template, where } from './messageParts';

/** "a whole number from 1 to 60", what the value must be. */
const limit: Render = ({ declaration }, language) =>
  declaration === undefined
    ? ''
    : limitPhrase(declaration.builtin, declaration.facets, declaration.unit, language);

const limitMessage = template('{0} must be {1}, but is {2}.', owner, limit, quoted('value'));

/** By code. */
export const valueCodes = {
  'invalid-type': {
    severity: 'error',
    title: 'The value is not of the right type.',
    message: limitMessage,
    meaning: 'The value does not have the type of the element, for example a word instead of a number.',
    fix: 'Use a value of the type in the message: digits for a number, `true` or `false` for a switch, a complete address for a URL.',
    example: { wrong: '<Fps>fast</Fps>', right: '<Fps>25</Fps>' },
  },
  'out-of-range': {
    severity: 'error',
    title: 'The number is outside its limits.',
    message: limitMessage,
    meaning: 'The number is less than the minimum or greater than the maximum of the service.',
    fix: 'Use a number within the limits in the message. The quick fix uses the nearest one.',
    example: { wrong: '<Fps>75</Fps>', right: '<Fps>60</Fps>' },
  },
  'not-multiple': {
    severity: 'error',
    title: 'The number is not a multiple of the given step.',
    message: limitMessage,
    meaning: 'The number must be divisible by another one; widths and heights of videos must be even.',
    fix: 'Use the nearest such number. The quick fix does this.',
    example: { wrong: '<Width>1281</Width>', right: '<Width>1280</Width>' },
  },
  'not-allowed': {
    severity: 'error',
    title: 'The value is not in the list.',
    message: where(
      'canonical',
      template('The official spelling of this value is {0}.', quoted('canonical')),
      notListed,
    ),
    meaning:
      'The value must be one of a list. As a hint: the official pages write the value in different upper and lower case.',
    fix: 'Use one of the listed values. Completion shows them with their meaning.',
    example: { wrong: '<Codec>H264</Codec>', right: '<Codec>H.264</Codec>' },
  },
  'too-long': {
    severity: 'error',
    title: 'The value is too long, or too short.',
    message: where(
      'phrase',
      because(
        template('{0} may have {1}, but has {2}.', owner, plain('phrase'), plain('actual')),
        template(
          '{0} may have {1}, because {2}, but has {3}.',
          owner,
          plain('phrase'),
          plain('condition'),
          plain('actual'),
        ),
      ),
      template('{0} may have {1}, but has {2}.', owner, brokenLength, plain('actual')),
    ),
    meaning:
      'The text has more characters (or bytes in UTF-8) than the service accepts, or fewer than it requires.',
    fix: 'Shorten or lengthen the text. The limit and the length are in the message.',
    example: {
      wrong: `<DigitalWatermark>\n  <Message>${'mark'.repeat(20)}</Message>\n</DigitalWatermark>`,
      right: '<DigitalWatermark>\n  <Message>mark</Message>\n</DigitalWatermark>',
    },
  },
  'invalid-characters': {
    severity: 'error',
    title: 'The value contains characters that are not allowed.',
    message: where(
      'reason',
      byteOrderMark,
      template(
        '{0} may contain only {1}; {2} is not allowed.',
        owner,
        plain('documentation'),
        quoted('character'),
      ),
    ),
    meaning: 'The text contains a character that the service does not accept here.',
    fix: 'Remove or replace the character.',
    example: {
      wrong: '<Operation>\n  <UserData>Übergabe</UserData>\n</Operation>',
      right: '<Operation>\n  <UserData>Uebergabe</UserData>\n</Operation>',
    },
  },
  'invalid-format': {
    severity: 'error',
    title: 'The value does not have the right format.',
    message: where(
      'sample',
      template(
        '{0} is a sample value of the official pages: {1} must be {2}.',
        quoted('value'),
        owner,
        plain('documentation'),
      ),
      where(
        'form',
        template(
          '{0} must be {1}, but {2} is {3}.',
          owner,
          plain('documentation'),
          quoted('value'),
          plain('form'),
        ),
        template('{0} must be {1}, but is {2}.', owner, plain('documentation'), quoted('value')),
      ),
    ),
    meaning:
      'The value does not have the format of the element: a region, a bucket with its APPID, a color, an ID.',
    fix: 'Use the format in the message. As a warning: the value is from an official sample; replace it with your own.',
    example: { wrong: '<QueueId>default</QueueId>', right: '<QueueId>p0123456789abcdef</QueueId>' },
  },
  'unknown-placeholder': {
    severity: 'warning',
    title: 'This `${…}` is not supported here.',
    message: (problem, language) =>
      language.sentences(
        language.t('{0} is not replaced here.', quoted('placeholder')(problem, language)),
        knownPlaceholders(problem, language),
      ),
    meaning:
      'Some texts may contain `${…}`, which the service replaces. This one is not supported here and is used literally.',
    fix: 'Use a placeholder in the message, or remove it.',
    example: {
      wrong: '<Object>results/movie.${extension}</Object>',
      right: '<Object>results/movie.${ext}</Object>',
    },
  },
  'narrower-limit': {
    severity: 'warning',
    title: 'Outside the limit of the page of this job, but within the limit of another official page.',
    message: narrowerLimit,
    meaning:
      'Official pages differ: the page of this job has a narrower limit than another page. The value is between the two, so the service may or may not accept it.',
    fix: 'Stay within the narrower limit to be safe.',
    example: { wrong: '<Gop>0</Gop>', right: '<Gop>1</Gop>' },
  },
  'deprecated-element': {
    severity: 'hint',
    title: 'The element should no longer be used.',
    tag: 'deprecated',
    message: ({ declaration }) => declaration?.deprecated ?? '',
    meaning: 'The element still works, or only old pages have it. There is a newer one.',
    fix: 'Use the element in the message.',
    example: { wrong: '<ScanMode>progressive</ScanMode>', right: '<Interlaced>false</Interlaced>' },
  },
} as const satisfies Readonly<Record<string, DiagnosticCodeRecord>>;

/** Of the limits of a length, the one that the value breaks. */
function brokenLength({ declaration, args }: Problem, language: Language): string {
  const { minLength, maxLength, maxBytes } = declaration?.facets ?? {};
  if (args.limit === 'minLength') return lengthPhrase({ minLength }, language);
  return lengthPhrase(args.limit === 'maxLength' ? { maxLength } : { maxBytes }, language);
}

/** An open list has only the documented values. */
function notListed(problem: Problem, language: Language): string {
  const { declaration } = problem;
  const isOpen = declaration !== undefined && declaration.facets.enumeration === undefined;
  const openList = template('{0} is not a documented {1}. Check the spelling.', quoted('value'), owner);
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
