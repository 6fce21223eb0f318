/**
 * Codes for rules between fields. Each rule itself is explained by the message and by the reference.
 */

import { describeRule } from '../../constraints/index';
import type { DiagnosticCodeRecord } from './codeRecord';
import {
  because,
  cautionSentences,
  owner,
  plain,
  quoted,
  type Render,
  template,
  where,
} from './messageParts';

const theRule: Render = ({ constraint }, language) =>
  constraint === undefined ? '' : describeRule(constraint.rule, language);

/** The rule preceded by what the document says now. */
const withRule =
  (now: Render): Render =>
  (problem, language) =>
    language.sentences(now(problem, language), theRule(problem, language));

const ignoredByRule = withRule(template('{0} has no effect, because {1}.', owner, plain('condition')));

/** By code. */
export const ruleCodes = {
  'required-or': {
    severity: 'error',
    title: 'At least one of several elements is required.',
    message: withRule(template('{0} needs at least one of {1}.', owner, plain('elements'))),
    meaning: 'At least one of several elements must be present, otherwise the job has nothing to do.',
    fix: 'Add one of the elements in the message.',
    example: {
      wrong: '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n</Transcode>',
      right:
        '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n  <Video>\n    <Codec>H.264</Codec>\n  </Video>\n</Transcode>',
    },
  },
  'required-xor': {
    severity: 'error',
    title: 'Exactly one of several elements is required.',
    message: withRule(template('Exactly one of {0} is required.', plain('elements'))),
    meaning: 'Exactly one of several elements must be present: none is too few, two contradict each other.',
    fix: 'Keep one of the elements in the message.',
  },
  'dependent-required': {
    severity: 'error',
    title: 'An element requires another one.',
    message: withRule(template('{0} also needs {1}.', owner, plain('elements'))),
    meaning: 'An element has no meaning without another one.',
    fix: 'Add the other element too, or remove this one.',
    example: {
      wrong: '<AIGCMetadata>\n  <Label>1</Label>\n</AIGCMetadata>',
      right:
        '<AIGCMetadata>\n  <Label>1</Label>\n  <ContentProducer>studio</ContentProducer>\n  <ProduceID>42</ProduceID>\n</AIGCMetadata>',
    },
  },
  'dependent-excluded': {
    severity: 'error',
    title: 'Two elements cannot be used together.',
    message: withRule(template('{0} cannot be used together with {1}.', owner, quoted('other'))),
    meaning: 'Two elements cannot be used together.',
    fix: 'Keep one of the two.',
    example: {
      wrong: '<Roi>face</Roi>\n<Interlaced>true</Interlaced>',
      right: '<Roi>face</Roi>',
    },
  },
  'required-when': {
    severity: 'error',
    title: 'The element is required here.',
    message: withRule(template('{0} is required here, because {1}.', quoted('element'), plain('condition'))),
    meaning: 'The value of one element requires another element.',
    fix: 'Add the element in the message, or change the value that requires it.',
    example: {
      wrong: '<CallBackType>TDMQ</CallBackType>',
      right:
        '<CallBackType>TDMQ</CallBackType>\n<CallBackMqConfig>\n  <MqRegion>bj</MqRegion>\n  <MqMode>Queue</MqMode>\n  <MqName>finished-jobs</MqName>\n</CallBackMqConfig>',
    },
  },
  'excluded-when': {
    severity: 'error',
    title: 'The element is not allowed here.',
    message: withRule(template('{0} is not allowed here, because {1}.', owner, plain('condition'))),
    meaning: 'Other content of the request excludes this element.',
    fix: 'Remove the element, or change what excludes it, which is in the message.',
    example: {
      wrong:
        '<Transcode>\n  <Container>\n    <Format>mp3</Format>\n  </Container>\n  <Video>\n    <Codec>H.264</Codec>\n  </Video>\n  <Audio>\n    <Codec>mp3</Codec>\n  </Audio>\n</Transcode>',
      right:
        '<Transcode>\n  <Container>\n    <Format>mp3</Format>\n  </Container>\n  <Audio>\n    <Codec>mp3</Codec>\n  </Audio>\n</Transcode>',
    },
  },
  'ignored-when': {
    severity: 'hint',
    title: 'The service ignores this element.',
    tag: 'unnecessary',
    message: where(
      'responseOnly',
      template('{0} is set by the service and occurs only in responses: remove it.', owner),
      where(
        'jobs',
        template('This `Tag` has no effect: those inside {0} apply.', quoted('parent')),
        where('noEffect', template('{0} has no effect here. {1}', owner, plain('noEffect')), ignoredByRule),
      ),
    ),
    meaning:
      'The element has no effect, because another one takes precedence, is missing or disables it; or because only responses have it.',
    fix: 'Remove the element, which is misleading, or change what disables it.',
    example: { wrong: '<Crf>23</Crf>\n<Bitrate>1500</Bitrate>', right: '<Crf>23</Crf>' },
  },
  'values-when': {
    severity: 'error',
    title: 'The value is not compatible with another value.',
    // Without the rule: it is the whole table, of which this is the row that counts.
    message: (problem, language) =>
      (problem.args.list === ''
        ? template('{0} is not allowed, because {1}.', owner, plain('condition'))
        : template(
            '{0} must be {1}, because {2}, but is {3}.',
            owner,
            plain('values'),
            plain('condition'),
            quoted('value'),
          ))(problem, language),
    meaning: 'The element can have this value, but not together with the value of another element.',
    fix: 'Use one of the values in the message, or change the other element.',
    example: {
      wrong:
        '<Transcode>\n  <Container>\n    <Format>flv</Format>\n  </Container>\n  <Video>\n    <Codec>AV1</Codec>\n  </Video>\n</Transcode>',
      right:
        '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n  <Video>\n    <Codec>AV1</Codec>\n  </Video>\n</Transcode>',
    },
  },
  'same-match': {
    severity: 'warning',
    title: 'Values that must share a part differ in it.',
    message: withRule(
      template('{0} has {1}, but an earlier one has {2}.', owner, quoted('value'), quoted('expected')),
    ),
    meaning:
      'Related values differ in a part that must be the same, such as the bucket in the URLs of one job.',
    fix: 'Copy the media to one bucket, or correct the address.',
    example: {
      wrong:
        '<VideoSynthesis>\n  <SpliceInfo>\n    <Url>https://one-1250000000.cos.ap-chongqing.myqcloud.com/a.mp4</Url>\n  </SpliceInfo>\n  <SpliceInfo>\n    <Url>https://two-1250000000.cos.ap-chongqing.myqcloud.com/b.mp4</Url>\n  </SpliceInfo>\n</VideoSynthesis>',
      right:
        '<VideoSynthesis>\n  <SpliceInfo>\n    <Url>https://one-1250000000.cos.ap-chongqing.myqcloud.com/a.mp4</Url>\n  </SpliceInfo>\n  <SpliceInfo>\n    <Url>https://one-1250000000.cos.ap-chongqing.myqcloud.com/b.mp4</Url>\n  </SpliceInfo>\n</VideoSynthesis>',
    },
  },
  'not-all': {
    severity: 'error',
    title: 'Several settings contradict each other.',
    message: withRule(template('These contradict each other: {0}.', plain('conditions'))),
    meaning: 'Several settings are allowed separately, but contradict each other together.',
    fix: 'Change one of the settings in the message.',
    example: {
      wrong:
        '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n  <Video>\n    <Remove>true</Remove>\n  </Video>\n  <Audio>\n    <Remove>true</Remove>\n  </Audio>\n</Transcode>',
      right:
        '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n  <Video>\n    <Codec>H.264</Codec>\n  </Video>\n  <Audio>\n    <Remove>true</Remove>\n  </Audio>\n</Transcode>',
    },
  },
  compare: {
    severity: 'error',
    title: 'A value is wrong compared with another one.',
    message: withRule(template('{0} must be {1}, but is {2}.', owner, plain('limit'), quoted('value'))),
    meaning:
      'A number is too large or too small compared with another value of the request, for example an end before its start.',
    fix: 'Change one of the two values in the message.',
    example: {
      wrong:
        '<ConcatTemplate>\n  <ConcatFragment>\n    <Url>https://example.com/a.mp4</Url>\n    <StartTime>9</StartTime>\n    <EndTime>3</EndTime>\n  </ConcatFragment>\n</ConcatTemplate>',
      right:
        '<ConcatTemplate>\n  <ConcatFragment>\n    <Url>https://example.com/a.mp4</Url>\n    <StartTime>3</StartTime>\n    <EndTime>9</EndTime>\n  </ConcatFragment>\n</ConcatTemplate>',
    },
  },
  'missing-placeholder': {
    severity: 'error',
    title: 'The value needs a `${…}`, or several output files get the same name.',
    message: because(
      template('{0} must contain {1}.', owner, plain('placeholders')),
      template('{0} must contain {1}, because {2}.', owner, plain('placeholders'), plain('condition')),
    ),
    meaning:
      'The job creates several output files. Without a placeholder in their key they have the same name, and each overwrites the previous one or the job is refused.',
    fix: 'Add the placeholder in the message to the key; the quick fix inserts it before the extension.',
  },
  'wrong-extension': {
    severity: 'warning',
    title: 'The job does not read or write files of this type.',
    message: where(
      'list',
      because(
        template('{0} must end with {1}; {2} does not.', owner, plain('extensions'), quoted('value')),
        template(
          '{0} must end with {1}, because {2}; {3} does not.',
          owner,
          plain('extensions'),
          plain('condition'),
          quoted('value'),
        ),
      ),
      because(
        template('{0} must not end with {1}.', owner, plain('extensions')),
        template('{0} must not end with {1}, because {2}.', owner, plain('extensions'), plain('condition')),
      ),
    ),
    meaning: 'The extension of a key or a URL belongs to a file type that the job does not read or write.',
    fix: 'Use a file of the right type, or change the format in the message.',
  },
  'repeated-value': {
    severity: 'warning',
    title: 'Values that must differ are the same.',
    message: withRule(template('Another {0} already has the value {1}.', owner, quoted('value'))),
    meaning:
      'Two values that must differ are the same: of two output files with the same key only the last one is kept.',
    fix: 'Change one of the two values.',
  },
  irreversible: {
    severity: 'warning',
    title: 'The job does something that cannot be undone.',
    message: (problem, language) => cautionSentences(theRule(problem, language), language),
    meaning:
      'The job deletes or overwrites something, which cannot be undone. You are asked again before it is submitted.',
    fix: 'Make sure that this is what you want, and try it with a copy. A suppression comment hides the warning, not the question.',
  },
} as const satisfies Readonly<Record<string, DiagnosticCodeRecord>>;
