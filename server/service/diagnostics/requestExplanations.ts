/**
 * Codes about the job and about which elements stand where.
 */
import type { CodeExplanation } from './codeExplanation';

/** By code. */
export const requestExplanations = {
  'unknown-tag': {
    severity: 'error',
    title: '`Tag` names no known job.',
    meaning:
      'The text of `Tag` chooses the job, and no job that is known here has this name. Upper and lower case matter. It is an error where the name is nearly that of a known job; another name is a warning, because the service gets new jobs, and the request may be submitted.',
    fix: 'Write one of the Tags that completion lists, or `ci-job new --list`. A name that belongs to another kind of request is told with its place.',
    example: {
      wrong: '<Request>\n  <Tag>MediaInfos</Tag>\n</Request>',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'missing-tag': {
    severity: 'error',
    title: '`Tag` is absent or empty.',
    meaning: 'Without a `Tag` nobody knows which job is meant, so nothing else can be checked either.',
    fix: 'Write a `Tag` with the name of the job. The quick fix inserts one.',
    example: {
      wrong: '<Request>\n  <Input>\n    <Object>media/movie.mp4</Object>\n  </Input>\n</Request>',
      right:
        '<Request>\n  <Tag>MediaInfo</Tag>\n  <Input>\n    <Object>media/movie.mp4</Object>\n  </Input>\n</Request>',
    },
  },
  'unsupported-tag': {
    severity: 'warning',
    title: 'No page lists the Tag beside other jobs, or it is not described here.',
    meaning:
      'A request may carry up to six jobs, an `Operation` each. The pages list the Tags that may stand there beside others; nobody says what the service does with another one. A Tag of the service whose elements are not described here is named with this code as well, as an information: only its XML is checked.',
    fix: 'Send the job in a request of its own, or try whether the service takes them together.',
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
    fix: 'Nothing needs to be done. If a job is meant, remove what no job has, for example `Name`.',
    example: {
      wrong: '<Request>\n  <Tag>Transcode</Tag>\n  <Name>small</Name>\n</Request>',
      right: '<Request>\n  <Tag>MediaInfo</Tag>\n</Request>',
    },
  },
  'unknown-element': {
    severity: 'warning',
    title: 'The element is not known here.',
    meaning:
      'No page that we know lists this element here. The service ignores what it does not know, so a misspelt element silently has no effect. Where something required is missing because of that, it is an error.',
    fix: 'Correct the spelling (the quick fix knows the nearest name) or remove the element. Where the service has learned something new, lower the severity of this code.',
    example: {
      wrong: '<Input>\n  <Objcet>media/movie.mp4</Objcet>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'misplaced-element': {
    severity: 'error',
    title: 'The element belongs under another parent.',
    meaning: 'The element exists, but under another parent, so that the service does not find it here.',
    fix: 'Move it to where the message says. The quick fix does it.',
    example: {
      wrong: '<JobLevel>1</JobLevel>',
      right: '<Operation>\n  <JobLevel>1</JobLevel>\n</Operation>',
    },
  },
  'missing-element': {
    severity: 'error',
    title: 'A required element is absent or empty.',
    meaning: 'A required element is absent, or it is there and empty. The service refuses the request.',
    fix: 'Write the element. The quick fix inserts it together with what it needs itself.',
    example: {
      wrong: '<Input>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
  'repeated-element': {
    severity: 'error',
    title: 'The element occurs too often.',
    meaning: 'The element occurs more often than allowed. Which one would count is not documented.',
    fix: 'Keep one, or as many as the message allows.',
    example: {
      wrong: '<CallBackFormat>JSON</CallBackFormat>\n<CallBackFormat>XML</CallBackFormat>',
      right: '<CallBackFormat>JSON</CallBackFormat>',
    },
  },
  'unexpected-text': {
    severity: 'error',
    title: 'Text where only elements belong.',
    meaning: 'Text stands where only elements belong; often an element around it was forgotten.',
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
    fix: 'Remove the attribute. What it says may belong into an element.',
    example: {
      wrong: '<Input type="file">\n  <Object>media/movie.mp4</Object>\n</Input>',
      right: '<Input>\n  <Object>media/movie.mp4</Object>\n</Input>',
    },
  },
} as const satisfies Readonly<Record<string, CodeExplanation>>;
