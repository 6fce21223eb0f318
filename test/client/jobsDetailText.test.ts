/**
 * The document about a job: a summary for people at the top, the whole answer below.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readXml } from '../../client/api/xmlTree';
import { jobsDetailText } from '../../client/src/jobs/jobsDetailText';
import { HEAD_ROWS } from '../../client/src/jobs/resultLines';
import { languageService } from '../support/schemaSet';

const jobOf = (content: string): string =>
  `<Response><JobsDetail><JobId>j1</JobId><Tag>Work</Tag>${content}</JobsDetail></Response>`;

/** The lines of the summary; the rest must be the answer and nothing else. */
function summaryOf(xml: string): string[] {
  const text = jobsDetailText(xml);
  const [, comment = '', rest = ''] =
    /^(?:<\?xml[^>]*\?>\s*)?<!--\n([\s\S]*?)\n-->\n([\s\S]*)$/.exec(text) ?? [];
  assert.ok(rest.startsWith('<Response>'), text);
  assert.deepEqual(readXml(text), readXml(xml));
  return comment.split('\n').map((line) => line.replace(/^ {2}/, ''));
}

const mediaInfo = `<MediaInfo>
  <Format><Bitrate>834.736000</Bitrate><Duration>13.654000</Duration><FormatLongName>QuickTime / MOV</FormatLongName>
    <FormatName>mov,mp4</FormatName><Size>1424687</Size></Format>
  <Stream>
    <Audio><Bitrate>104.047000</Bitrate><ChannelLayout>stereo</ChannelLayout><Channel>2</Channel><CodecName>aac</CodecName>
      <Duration>13.653311</Duration><Index>1</Index><Language>und</Language><SampleRate>44100</SampleRate></Audio>
    <Audio><CodecName>aac</CodecName><Index>2</Index><Channel>6</Channel><Language>fra</Language></Audio>
    <Subtitle/>
    <Video><AvgFps>30000/1001</AvgFps><Bitrate>763.774000</Bitrate><CodecName>h264</CodecName><Duration>3725</Duration>
      <Height>960</Height><Width>544</Width><Index>0</Index><Profile>High</Profile><Rotation>90.000000</Rotation></Video>
  </Stream></MediaInfo>`;
const mediaLines = [
  '  File: QuickTime / MOV, 13.654 s, 1.4247 MB, 834.74 kbit/s',
  '  Video 0: h264 High, 544 × 960 px, rotated by 90°, 29.97 fps, 763.77',
  'kbit/s, 1 h 2 min 5 s',
  '  Audio 1: aac, 44100 Hz, stereo, 104.05 kbit/s, 13.653 s',
  '  Audio 2: aac, 6 channels, language fra',
];

describe('the document about a job', () => {
  it('says at its top how far the job is, what was found and what was made', () => {
    const file = `<MediaResult><OutputFile><Bucket>b-1</Bucket><Region>ap-seoul</Region><ObjectName>o.mp4</ObjectName>
      <Md5Info><ObjectName>o.mp4</ObjectName><Md5>00ff</Md5></Md5Info></OutputFile></MediaResult>`;
    const times = `<CreationTime>2022-06-30T18:45:14+0800</CreationTime><StartTime>2022-06-30T18:45:15+0800</StartTime>
      <EndTime>-</EndTime>`;
    assert.deepEqual(
      summaryOf(
        jobOf(
          `<State>Success</State><Progress>100</Progress>${times}<Operation>${mediaInfo}${file}</Operation>`,
        ),
      ),
      [
        'Work: Success, 100%',
        'j1',
        'created 2022-06-30T18:45:14+0800',
        'started 2022-06-30T18:45:15+0800',
        ...mediaLines,
        '  Output: o.mp4',
        '  Bucket and region: b-1, ap-seoul',
        '  MD5: 00ff',
      ],
    );
  });

  it('says why it failed and what to do', () => {
    const failed = '<State>Failed</State><Code>ResourceNotFound</Code><Message>no such key</Message>';
    assert.deepEqual(summaryOf(jobOf(failed)), [
      'Work: Failed',
      'j1',
      'ResourceNotFound: no such key',
      'The service could not read the input file. Check that `Input/Object`',
      'exists in this bucket, that its name is exactly the same, and that the',
      'role `CI_QCSRole` may read it.',
    ]);
    assert.deepEqual(summaryOf(jobOf('<State>Failed</State>')), [
      'Work: Failed',
      'j1',
      'The service returned no reason.',
    ]);
  });

  it('takes the bit rates of enhancement jobs for bit/s where size and duration are not told', () => {
    const bits = (tag: string, video: string) =>
      summaryOf(
        jobOf(
          `<State>Success</State><Operation><MediaInfo><Format><Bitrate>1031968</Bitrate></Format><Stream><Video>${video}</Video></Stream></MediaInfo></Operation>`,
        ).replace('Work', tag),
      ).join('\n');
    assert.match(bits('VideoEnhance', ''), /File: 1032 kbit\/s/);
    assert.match(bits('Transcode', '<Fps>50/1</Fps><Bitrate>903000</Bitrate>'), /50 fps, 903 kbit\/s/);
    assert.match(bits('Transcode', '<Fps>50.000000</Fps>'), /File: 1031968 kbit\/s/);
  });

  it('tells what to do about a service that is off', () => {
    const message = "media bucket unbinded, bucket's host is unavailable";
    const lines = summaryOf(jobOf(`<State>Failed</State><Code>Whatever</Code><Message>${message}</Message>`));
    assert.match(lines.join(' '), /Media processing is not enabled for this bucket\./);
  });

  it('takes bit/s for bit/s where size and duration of the file say so', () => {
    const bits = mediaInfo.replace('834.736000', '834736').replace('763.774000', '763774');
    const lines = summaryOf(jobOf(`<State>Success</State><Operation>${bits}</Operation>`));
    assert.deepEqual(lines.slice(2, 5), mediaLines.slice(0, 3));
  });

  it('stays XML whatever the service says, and keeps a declaration first', () => {
    const hostile =
      '<State>Failed</State><Code>x</Code><Message>--&gt;&lt;evil/&gt;\n--- a &amp; b -</Message>';
    const declared = `<?xml version="1.0"?>\n${jobOf(hostile)}`;
    assert.deepEqual(summaryOf(declared), ['Work: Failed', 'j1', 'x: - -><evil/> - - - a & b -']);
    assert.ok(jobsDetailText(declared).startsWith('<?xml version="1.0"?>\n<!--\n'));
  });

  it('has a summary of each job of an answer, and none where there is no job', () => {
    const two = `<Response><JobsDetail><JobId>j1</JobId><State>Running</State></JobsDetail><JobsDetail><JobId>j2</JobId></JobsDetail></Response>`;
    assert.deepEqual(summaryOf(two), ['Job: Running', 'j1', '', 'Job: no state', 'j2']);
    assert.equal(jobsDetailText('<Response/>'), '<Response/>\n');
    assert.equal(jobsDetailText(''), '\n');
  });
});

describe('what a job has found', () => {
  const service = languageService();
  const textOfAnswer = (tag: string, operation: string): string => {
    const xml = `<Response><JobsDetail><JobId>a1</JobId><Tag>${tag}</Tag><State>Success</State><Operation>${operation}</Operation></JobsDetail></Response>`;
    const text = jobsDetailText(xml, (job) => service.getResults(tag, job.operation, HEAD_ROWS));
    // Nothing of the answer is lost, and nothing of it ends the comment.
    assert.deepEqual(readXml(text), readXml(xml));
    return text;
  };
  const headOf = (text: string): readonly string[] =>
    text.slice('<!--\n'.length, text.indexOf('\n-->')).split('\n');

  it('stands below the state of the job', () => {
    const songs = '<SongList><SongName>A -- B</SongName><SingerName/><Inlier>9</Inlier></SongList>';
    assert.deepEqual(
      headOf(textOfAnswer('SoundHound', `<SoundHoundResult>${songs.repeat(22)}</SoundHoundResult>`)),
      [
        '  SoundHound: Success',
        '  a1',
        '    Songs (22): SongName, Inlier',
        ...Array.from({ length: 20 }, () => '      A - - B, 9'),
        '      … and 2 more',
      ],
    );
  });

  it('is a text on lines of its own, the first of them', () => {
    const lines = Array.from({ length: 40_000 }, (_none, index) => `[${index}] text`).join('\n');
    const head = headOf(
      textOfAnswer('Translation', `<AITranslateResult><Result>${lines}</Result></AITranslateResult>`),
    );
    assert.deepEqual(
      [head.slice(2, 6), head.slice(-2)],
      [
        ['    Translated text:', '      Result:', '        [0] text', '        [1] text'],
        ['        [19] text', '        … and 39980 more'],
      ],
    );
  });

  it('never changes the answer below, whatever the service found', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', '-', '>', '<!--', '-->', '\n', '\u2028', '`', '[x](y)', '汉', '\u001b', ' '),
    });
    const escaped = value.map((text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u001b', '&#x1b;'),
    );
    const song = fc
      .tuple(escaped, escaped)
      .map(
        ([name, singer]) =>
          `<SongList><SongName>${name}</SongName><SingerName>${singer}</SingerName></SongList>`,
      );
    const odd = escaped.map((text) => `<SongList>${text}</SongList>`);
    fc.assert(
      fc.property(fc.array(fc.oneof(song, odd), { maxLength: 30 }), (songs) => {
        textOfAnswer('SoundHound', `<SoundHoundResult>${songs.join('')}</SoundHoundResult>`);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('keeps no control character, and no direction of writing', () => {
    const head = headOf(
      textOfAnswer(
        'SoundHound',
        '<SoundHoundResult><SongList><SongName>a&#x1b;[2J&#x202e;b&#x85;c --&gt; &lt;x/&gt;</SongName></SongList></SoundHoundResult>',
      ),
    );
    assert.deepEqual(head.at(-1), '      a [2J b c - -> <x/>');
  });
});
