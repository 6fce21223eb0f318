/**
 * What `describe` prints of the results of a job.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatResults } from '../../cli/reporters/resultReporter';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { languageService } from '../support/schemaSet';

const service = languageService();

function printed(tag: string, operation: string, mostRows = 10): readonly string[] {
  const answer = parseJobsResponse(
    `<Response><JobsDetail><JobId>j1</JobId><Tag>${tag}</Tag><Operation>${operation}</Operation></JobsDetail></Response>`,
  );
  const [job] = answer.ok ? answer.value.jobs : [];
  assert.ok(job !== undefined);
  return formatResults(job, { getLanguageService: () => service }, mostRows).split('\n');
}

describe('the results of a job on a terminal', () => {
  it('are tables in columns, wide characters and all', () => {
    const song = (name: string, inlier: string): string =>
      `<SongList><SongName>${name}</SongName><SingerName>B</SingerName><Inlier>${inlier}</Inlier></SongList>`;
    assert.deepEqual(
      printed(
        'SoundHound',
        `<SoundHoundResult>${song('海浪', '9')}${song('A', '10')}${song('C', '1')}</SoundHoundResult>`,
        2,
      ),
      [
        'Songs (3):',
        '  SongName  SingerName  Inlier',
        '  海浪      B           9',
        '  A         B           10',
        '  … and 1 more',
        '',
      ],
    );
  });

  it('are values, and texts of several lines below their names', () => {
    assert.deepEqual(
      printed(
        'SpeechRecognition',
        '<SpeechRecognitionResult><AudioTime>3</AudioTime><Result>a\nb\nc</Result></SpeechRecognitionResult>',
        2,
      ),
      ['Text:', '  AudioTime: 3 s', '  Result:', '    a', '    b', '    … and 1 more', ''],
    );
  });

  it('hold no escape sequence', () => {
    const hash = '<FileHashCodeResult><MD5>a&#x1b;[2Jb</MD5></FileHashCodeResult>';
    const text = printed('FileHashCode', hash).join('\n');
    assert.match(text, /MD5: a/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('are nothing where the Tag has none', () => {
    assert.deepEqual(printed('Animation', '<Output><Object>a.gif</Object></Output>'), ['']);
  });
});
