/**
 * Codes about the job and about which elements stand where.
 */
import type { CodeExplanation } from './codeExplanation';

/** By code. */
export const requestExplanations = {
  'unknown-tag': {
    severity: 'error',
    title: '`Tag` is not a known job type.',
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
    meaning: 'Requests have no attributes: the service ignores them.',
    fix: 'Remove the attribute. Its value may belong in an element.',
    example: {
      wrong: '<Input type="file">\n  <Object>media/movie.mp4</Object>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
} as const satisfies Readonly<Record<string, CodeExplanation>>;
