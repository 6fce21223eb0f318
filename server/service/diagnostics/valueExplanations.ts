/**
 * Codes about single values.
 */
import type { CodeExplanation } from './codeExplanation';

/** By code. */
export const valueExplanations = {
  'invalid-type': {
    severity: 'error',
    title: 'The value is not of the right type.',
    meaning: 'The value does not have the type of the element, for example a word instead of a number.',
    fix: 'Use a value of the type in the message: digits for a number, `true` or `false` for a switch, a complete address for a URL.',
    example: { wrong: '<Fps>fast</Fps>', right: '<Fps>25</Fps>' },
  },
  'out-of-range': {
    severity: 'error',
    title: 'The number is outside its limits.',
    meaning: 'The number is less than the minimum or greater than the maximum of the service.',
    fix: 'Use a number within the limits in the message. The quick fix uses the nearest one.',
    example: { wrong: '<Fps>75</Fps>', right: '<Fps>60</Fps>' },
  },
  'not-multiple': {
    severity: 'error',
    title: 'The number is not a multiple of the given step.',
    meaning: 'The number must be divisible by another one; widths and heights of videos must be even.',
    fix: 'Use the nearest such number. The quick fix does this.',
    example: { wrong: '<Width>1281</Width>', right: '<Width>1280</Width>' },
  },
  'not-allowed': {
    severity: 'error',
    title: 'The value is not in the list.',
    meaning:
      'The value must be one of a list. As a hint: the official pages write the value in different upper and lower case.',
    fix: 'Use one of the listed values. Completion shows them with their meaning.',
    example: { wrong: '<Codec>H264</Codec>', right: '<Codec>H.264</Codec>' },
  },
  'too-long': {
    severity: 'error',
    title: 'The value is too long, or too short.',
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
    meaning:
      'The value does not have the format of the element: a region, a bucket with its APPID, a color, an ID.',
    fix: 'Use the format in the message. As a warning: the value is from an official sample; replace it with your own.',
    example: { wrong: '<QueueId>default</QueueId>', right: '<QueueId>p0123456789abcdef</QueueId>' },
  },
  'unknown-placeholder': {
    severity: 'warning',
    title: 'This `${…}` is not supported here.',
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
    meaning:
      'Official pages differ: the page of this job has a narrower limit than another page. The value is between the two, so the service may or may not accept it.',
    fix: 'Stay within the narrower limit to be safe.',
    example: { wrong: '<Gop>0</Gop>', right: '<Gop>1</Gop>' },
  },
  'deprecated-element': {
    severity: 'hint',
    title: 'The element should no longer be used.',
    tag: 'deprecated',
    meaning: 'The element still works, or only old pages have it. There is a newer one.',
    fix: 'Use the element in the message.',
    example: { wrong: '<ScanMode>progressive</ScanMode>', right: '<Interlaced>false</Interlaced>' },
  },
} as const satisfies Readonly<Record<string, CodeExplanation>>;
