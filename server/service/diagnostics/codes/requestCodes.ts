/**
 * Codes about the job and about which elements belong where.
 */

import { quoteAll } from '../../schema/words';
import type { DiagnosticCodeRecord } from './codeRecord';
import { plain, quoted, template, where, withGuess } from './messageParts';

/** By code. */
export const requestCodes = {
  'unknown-tag': {
    severity: 'error',
    title: '`Tag` is not a known job type.',
    message: where(
      'elsewhere',
      (problem, language) =>
        language.sentences(
          language.t('{0} is not the Tag of a job.', quoted('tag')(problem, language)),
          problem.args.elsewhere ?? '',
        ),
      (problem, language) =>
        language.sentences(
          withGuess(template('{0} is not a known job type.', quoted('tag')))(problem, language),
          language.t('Completion lists the known job types.'),
        ),
    ),
    meaning:
      'The value of `Tag` selects the job type, and this one is unknown. Names are case-sensitive. A name similar to a known one is an error; any other name is a warning, because new job types are added to the service, and the request may be submitted.',
    fix: 'Use one of the Tags that completion or `ci-job new --list` lists. If the name belongs to another kind of request, the message says which.',
    example: {
      wrong: '<Request>\n  <Tag>MediaInfos</Tag>\n</Request>',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'missing-tag': {
    severity: 'error',
    title: '`Tag` is missing or empty.',
    message: where(
      'empty',
      template('`Tag` is empty: it must be a job type.'),
      template('{0} needs a `Tag` element with the job type.', quoted('parent')),
    ),
    meaning: 'Without a `Tag` the job type is unknown, so nothing else can be checked.',
    fix: 'Add a `Tag` with the job type. The quick fix inserts one.',
    example: {
      wrong: '<Request>\n  <Input>\n    <Object>media/movie.mp4</Object>\n  </Input>\n</Request>',
      right:
        '<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>media/movie.mp4</Object>\n  </Input>\n</Request>',
    },
  },
  'unsupported-tag': {
    severity: 'warning',
    title: 'The Tag is not documented in requests with several jobs, or its elements are not described here.',
    message: where(
      'together',
      template('No official page allows {0} together with other jobs in one request.', quoted('tag')),
      template(
        '{0} is supported by the service, but its elements are not described here yet: only the XML is checked.',
        quoted('tag'),
      ),
    ),
    meaning:
      'A request may have up to six jobs, an `Operation` each. The official pages list the Tags that may be combined; the behavior for other Tags is not documented. A Tag of the service whose elements are not described here has this code as well, as an information: only its XML is checked.',
    fix: 'Send the job in a separate request, or test whether the service accepts them together.',
    example: {
      wrong:
        '<Request>\n  <Operation>\n    <Tag>ImageOCR</Tag>\n  </Operation>\n  <Operation>\n    <Tag>MediaInfo</Tag>\n  </Operation>\n</Request>',
      right: '<Request>\n  <Operation>\n    <Tag>MediaInfo</Tag>\n  </Operation>\n</Request>',
    },
  },
  'not-a-job': {
    severity: 'information',
    title: 'The document is another request of the service, not a job.',
    message: template('This is {0}, not a job: only the XML is checked.', plain('request')),
    meaning:
      'The root is `Request`, but the elements inside are those of a template, a batch, a workflow or a queue. Such requests go to other addresses; only their XML is checked.',
    fix: 'Nothing needs to be done. If the request is a job, remove the elements that no job has, for example `Name`.',
    example: {
      wrong: '<Request>\n  <Tag>Transcode</Tag>\n  <Name>small</Name>\n</Request>',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'unknown-element': {
    severity: 'warning',
    title: 'The element is unknown here.',
    message: where(
      'root',
      template('The root element must be {0}, not {1}.', quoted('root'), quoted('name')),
      (problem, language) =>
        language.sentences(
          withGuess(template('{0} is unknown in {1}.', quoted('name'), quoted('parent')))(problem, language),
          problem.args.needed === undefined ? '' : language.t('Something required is missing without it.'),
        ),
    ),
    meaning:
      'No official page lists this element here. The service ignores unknown elements, so a misspelled element silently has no effect. If a required element is missing as a result, this is an error.',
    fix: 'Correct the spelling (the quick fix offers the nearest name) or remove the element. If the element is new in the service, lower the severity of this code.',
    example: {
      wrong: '<Input>\n  <Objcet>media/movie.mp4</Objcet>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'misplaced-element': {
    severity: 'error',
    title: 'The element belongs under another parent.',
    message: where(
      'leaf',
      template('{0} contains a value, so it cannot contain {1}.', quoted('parent'), quoted('name')),
      template(
        '{0} does not belong in {1}, but in {2}.',
        quoted('name'),
        quoted('parent'),
        ({ args }, language) => language.or(quoteAll((args.parents ?? '').split('\n'))),
      ),
    ),
    meaning: 'The element exists, but under another parent, so the service does not find it here.',
    fix: 'Move it to the parent in the message. The quick fix does this.',
    example: {
      wrong: '<JobLevel>1</JobLevel>',
      right: '<Operation>\n  <JobLevel>1</JobLevel>\n</Operation>',
    },
  },
  'missing-element': {
    severity: 'error',
    title: 'A required element is missing or empty.',
    message: where(
      'parent',
      template('{0} needs {1}.', quoted('parent'), quoted('element')),
      where(
        'empty',
        template('{0} is required and must not be empty.', quoted('element')),
        template('The document has no {0} element.', quoted('element')),
      ),
    ),
    meaning: 'A required element is missing or empty. The service refuses the request.',
    fix: 'Add the element. The quick fix inserts it together with its own required elements.',
    example: {
      wrong: '<Input>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'repeated-element': {
    severity: 'error',
    title: 'The element occurs too often.',
    message: (problem, language) => {
      const most = problem.declaration?.maxOccurs ?? Number(problem.args.most ?? 1);
      const name = quoted('name')(problem, language);
      return most === 1
        ? language.t('{0} may occur only once here.', name)
        : language.t('{0} may occur at most {1} times here.', name, most);
    },
    meaning: 'The element occurs more often than allowed. Which one applies is not documented.',
    fix: 'Keep one, or as many as the message allows.',
    example: {
      wrong: '<CallBackFormat>JSON</CallBackFormat>\n<CallBackFormat>XML</CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'unexpected-text': {
    severity: 'error',
    title: 'Text where only elements are allowed.',
    message: template('{0} contains elements, not text.', quoted('parent')),
    meaning: 'There is text where only elements are allowed; often an enclosing element is missing.',
    fix: 'Put the text into the element that it belongs to, or remove it.',
    example: {
      wrong: '<Input>\n  media/movie.mp4\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'unexpected-attribute': {
    severity: 'warning',
    title: 'Requests have no attributes.',
    message: template('Requests have no attributes: {0} is ignored.', quoted('name')),
    meaning: 'Requests have no attributes: the service ignores them.',
    fix: 'Remove the attribute. Its value may belong in an element.',
    example: {
      wrong: '<Input type="file">\n  <Object>media/movie.mp4</Object>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
} as const satisfies Readonly<Record<string, DiagnosticCodeRecord>>;
