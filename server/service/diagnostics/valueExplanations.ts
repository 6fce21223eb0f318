/**
 * Codes about single values.
 */
import type { CodeExplanation } from './codeExplanation';

/** By code. */
export const valueExplanations = {
  'invalid-type': {
    severity: 'error',
    title: 'The value is not of the right type.',
    meaning:
      'The value is not of the type that the element takes, for example a word where a number belongs.',
    fix: 'Write a value of the type in the message: digits for a number, `true` or `false` for a switch, a whole address for a URL.',
    example: { wrong: '<Fps>fast</Fps>', right: '<Fps>25</Fps>' },
  },
  'out-of-range': {
    severity: 'error',
    title: 'The number is outside its limits.',
    meaning: 'The number is below the smallest or above the largest that the service takes.',
    fix: 'Write a number within the limits of the message. The quick fix takes the nearest one.',
    example: { wrong: '<Fps>75</Fps>', right: '<Fps>60</Fps>' },
  },
  'not-multiple': {
    severity: 'error',
    title: 'The number is not a multiple of the given step.',
    meaning: 'The number must be divisible by another one; widths and heights of videos must be even.',
    fix: 'Write the nearest such number. The quick fix does it.',
    example: { wrong: '<Width>1281</Width>', right: '<Width>1280</Width>' },
  },
  'not-allowed': {
    severity: 'error',
    title: 'The value is not in the list.',
    meaning:
      'The element takes one of a list of values, and this is none of them. As a hint it says that the pages write the value with other upper and lower case.',
    fix: 'Write one of the listed values. Completion shows them with their meaning.',
    example: { wrong: '<Codec>H264</Codec>', right: '<Codec>H.264</Codec>' },
  },
  'too-long': {
    severity: 'error',
    title: 'The value is too long, or too short.',
    meaning:
      'The text has more characters (or bytes in UTF-8) than the service takes, or fewer than it needs.',
    fix: 'Shorten or lengthen the text. The message tells the limit and the length.',
    example: {
      wrong: `<DigitalWatermark>\n  <Message>${'mark'.repeat(20)}</Message>\n</DigitalWatermark>`,
      right: '<DigitalWatermark>\n  <Message>mark</Message>\n</DigitalWatermark>',
    },
  },
  'invalid-characters': {
    severity: 'error',
    title: 'The value holds characters that are not allowed.',
    meaning: 'The text holds a character that the service does not take here.',
    fix: 'Leave the character out, or write another one in its place.',
    example: {
      wrong: '<Operation>\n  <UserData>Übergabe</UserData>\n</Operation>',
      right: '<Operation>\n  <UserData>Uebergabe</UserData>\n</Operation>',
    },
  },
  'invalid-format': {
    severity: 'error',
    title: 'The value does not have the right shape.',
    meaning:
      'The value does not have the shape that the element needs: a region, a bucket with its APPID, a colour, an id.',
    fix: 'Write it as the message shows it. As a warning it says that the value is a stand-in of an official sample: put your own in.',
    example: { wrong: '<QueueId>default</QueueId>', right: '<QueueId>p0123456789abcdef</QueueId>' },
  },
  'unknown-placeholder': {
    severity: 'warning',
    title: 'The place does not know this `${…}`.',
    meaning:
      'Some texts may hold `${…}`, which the service replaces. It does not know this one here and would take it as it is.',
    fix: 'Write a placeholder that the message names, or remove it.',
    example: {
      wrong: '<Object>results/movie.${extension}</Object>',
      right: '<Object>results/movie.${ext}</Object>',
    },
  },
  'narrower-limit': {
    severity: 'warning',
    title: 'Outside the limit of this page, inside the limit of another official page.',
    meaning:
      'Official pages differ: the page of this job has a narrower limit than another page. The value is between the two, so the service may take it or not.',
    fix: 'Stay within the narrower limit to be safe.',
    example: { wrong: '<Gop>0</Gop>', right: '<Gop>1</Gop>' },
  },
  'deprecated-element': {
    severity: 'hint',
    title: 'The element should no longer be used.',
    tag: 'deprecated',
    meaning: 'The element still works, or only old pages have it. There is a newer one.',
    fix: 'Use what the message names.',
    example: { wrong: '<ScanMode>progressive</ScanMode>', right: '<Interlaced>false</Interlaced>' },
  },
} as const satisfies Readonly<Record<string, CodeExplanation>>;
