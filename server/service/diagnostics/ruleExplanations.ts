/**
 * Codes for rules between fields. Each rule itself is explained by the message and by the reference.
 */
import type { CodeExplanation } from './codeExplanation';

/** By code. */
export const ruleExplanations = {
  'required-or': {
    severity: 'error',
    title: 'At least one of several elements is needed.',
    meaning: 'At least one of several elements must be there, otherwise the job would have nothing to do.',
    fix: 'Write one of the elements that the message names.',
    example: {
      wrong: '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n</Transcode>',
      right:
        '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n  <Video>\n    <Codec>H.264</Codec>\n  </Video>\n</Transcode>',
    },
  },
  'required-xor': {
    severity: 'error',
    title: 'Exactly one of several elements is needed.',
    meaning: 'Exactly one of several elements must be there: none is too few, two contradict each other.',
    fix: 'Keep one of the elements that the message names.',
  },
  'dependent-required': {
    severity: 'error',
    title: 'An element needs another one beside it.',
    meaning: 'An element is there that means nothing without another one.',
    fix: 'Write the other element too, or remove this one.',
    example: {
      wrong: '<AIGCMetadata>\n  <Label>1</Label>\n</AIGCMetadata>',
      right:
        '<AIGCMetadata>\n  <Label>1</Label>\n  <ContentProducer>studio</ContentProducer>\n  <ProduceID>42</ProduceID>\n</AIGCMetadata>',
    },
  },
  'dependent-excluded': {
    severity: 'error',
    title: 'Two elements exclude each other.',
    meaning: 'Two elements exclude each other.',
    fix: 'Keep one of the two.',
    example: {
      wrong: '<Roi>face</Roi>\n<Interlaced>true</Interlaced>',
      right: '<Roi>face</Roi>',
    },
  },
  'required-when': {
    severity: 'error',
    title: 'The element is needed here.',
    meaning: 'The value of one element makes another one necessary.',
    fix: 'Write the element that the message names, or change the value that asks for it.',
    example: {
      wrong: '<CallBackType>TDMQ</CallBackType>',
      right:
        '<CallBackType>TDMQ</CallBackType>\n<CallBackMqConfig>\n  <MqRegion>bj</MqRegion>\n  <MqMode>Queue</MqMode>\n  <MqName>finished-jobs</MqName>\n</CallBackMqConfig>',
    },
  },
  'excluded-when': {
    severity: 'error',
    title: 'The element is not possible here.',
    meaning: 'What stands elsewhere in the request makes this element impossible.',
    fix: 'Remove the element, or change what excludes it; the message names it.',
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
    meaning:
      'The element has no effect, because another one wins, is absent or switches it off; or because only responses have it.',
    fix: 'Remove the element to keep the request honest, or change what makes it useless.',
    example: { wrong: '<Crf>23</Crf>\n<Bitrate>1500</Bitrate>', right: '<Crf>23</Crf>' },
  },
  'values-when': {
    severity: 'error',
    title: 'The value does not go with another value.',
    meaning: 'The value is one that the element can have, but not beside the value of another element.',
    fix: 'Write one of the values in the message, or change the other element.',
    example: {
      wrong:
        '<Transcode>\n  <Container>\n    <Format>flv</Format>\n  </Container>\n  <Video>\n    <Codec>AV1</Codec>\n  </Video>\n</Transcode>',
      right:
        '<Transcode>\n  <Container>\n    <Format>mp4</Format>\n  </Container>\n  <Video>\n    <Codec>AV1</Codec>\n  </Video>\n</Transcode>',
    },
  },
  'same-match': {
    severity: 'warning',
    title: 'Values that must have a part in common differ in it.',
    meaning:
      'Values that belong together differ in a part that must be the same, such as the bucket in the addresses of one job.',
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
    meaning: 'Several settings are possible alone and contradict each other together.',
    fix: 'Change one of the settings that the message names.',
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
    meaning:
      'A number is too large or too small compared with another value of the request, for example an end before its start.',
    fix: 'Change one of the two values that the message names.',
    example: {
      wrong:
        '<ConcatTemplate>\n  <ConcatFragment>\n    <Url>https://example.com/a.mp4</Url>\n    <StartTime>9</StartTime>\n    <EndTime>3</EndTime>\n  </ConcatFragment>\n</ConcatTemplate>',
      right:
        '<ConcatTemplate>\n  <ConcatFragment>\n    <Url>https://example.com/a.mp4</Url>\n    <StartTime>3</StartTime>\n    <EndTime>9</EndTime>\n  </ConcatFragment>\n</ConcatTemplate>',
    },
  },
  'missing-placeholder': {
    severity: 'error',
    title: 'The value needs a `${…}`, or several results get one name.',
    meaning:
      'The job makes several results. Without a placeholder in their key they have one name, and each overwrites the one before it or the job is refused.',
    fix: 'Write the placeholder of the message into the key; the quick fix puts it before the extension.',
  },
  'wrong-extension': {
    severity: 'warning',
    title: 'The file is not of a kind that the job reads or writes.',
    meaning:
      'The extension of a key or an address tells of a kind of file that the job does not read, or does not write.',
    fix: 'Name a file of the right kind, or change the format that the message names.',
  },
  'repeated-value': {
    severity: 'warning',
    title: 'Values that must differ are the same.',
    meaning:
      'Two values are the same that must differ: of two results with one key only the last one is left.',
    fix: 'Change one of the two values.',
  },
  irreversible: {
    severity: 'warning',
    title: 'The job does something that cannot be undone.',
    meaning:
      'The job deletes or overwrites something, and there is no way back. The same is asked again before it is submitted.',
    fix: 'Make sure that this is what you want, and try it with a copy. A suppression comment silences the warning, not the question.',
  },
} as const satisfies Readonly<Record<string, CodeExplanation>>;
