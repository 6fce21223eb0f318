/**
 * What finished jobs of the sandbox have found: as much as their request asks for, and each job of a request its own.
 * The facts are written out here, not read from the schemas.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createCiClient } from '../../client/api/ciClient';
import type { JobsDetail } from '../../client/api/jobsDetail';
import { childOf, childrenOf, textOf, type XmlValue } from '../../client/api/xmlTree';
import {
  type InProcessSandbox,
  sandboxCredentials,
  startInProcessSandbox,
} from '../support/inProcessSandbox';

let sandbox: InProcessSandbox;
before(async () => {
  sandbox = await startInProcessSandbox();
});
after(() => sandbox.close());

/** Submits a request; its jobs have ended when the answer comes. */
async function jobsOf(body: string): Promise<readonly JobsDetail[]> {
  const { url: endpoint } = sandbox;
  const client = createCiClient({ bucket: '', region: '', endpoint, credentials: sandboxCredentials });
  const answer = await client.createJob(body, { method: 'POST', path: '/jobs' });
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value.jobs;
}

async function jobOf(
  tag: string,
  operation: string,
  input = '<Object>in/a.mp4</Object>',
): Promise<JobsDetail> {
  const jobs = await jobsOf(
    `<Request><Tag>${tag}</Tag><Input>${input}</Input><Operation>${operation}</Operation></Request>`,
  );
  assert.equal(jobs.length, 1);
  return jobs[0] ?? assert.fail();
}

const output = (object: string, more = ''): string =>
  `<Output><Region>ap-chongqing</Region><Bucket>b-1250000000</Bucket><Object>${object}</Object>${more}</Output>`;
/** Each name once. */
const namesIn = (value: XmlValue | undefined): readonly string[] =>
  typeof value === 'object' ? Object.keys(value) : [];

describe('a request of several jobs', () => {
  const operations = `
    <Operation><Tag>Snapshot</Tag><Snapshot><Count>4</Count></Snapshot>${output('shot/${number}.jpg')}</Operation>
    <Operation><Tag>NoiseReduction</Tag><NoiseReduction><Format>wav</Format></NoiseReduction>${output('${jobid}.${ext}')}</Operation>
    <Operation><Tag>VideoTag</Tag><VideoTag><Scenario>Stream</Scenario></VideoTag></Operation>`;

  it('has for each operation a job of its own Tag, with its own id and results', async () => {
    const jobs = await jobsOf(
      `<Request><Input><Object>in/a.mp4</Object></Input>${operations}<QueueId>p${'1'.repeat(32)}</QueueId></Request>`,
    );
    const [, noise] = jobs;
    assert.deepEqual(
      jobs.map(({ tag, jobId, queueId, input, outputObjects, operation }) => ({
        ...{ tag, prefix: jobId[0], queueId, object: input?.object, outputObjects },
        ownTag: textOf(operation, 'Tag'),
        media: [childOf(operation, 'MediaInfo'), childOf(operation, 'MediaResult')].map(
          (value) => value !== undefined,
        ),
        found: childOf(operation, 'VideoTagResult') !== undefined,
      })),
      [
        ['Snapshot', 'j', ['shot/0.jpg', 'shot/1.jpg', 'shot/2.jpg', 'shot/3.jpg'], true, false],
        ['NoiseReduction', 's', [`${noise?.jobId}.wav`], true, false],
        ['VideoTag', 'j', [], false, true],
      ].map(([tag, prefix, outputObjects, hasMedia, found]) => ({
        ...{ tag, prefix, queueId: `p${'1'.repeat(32)}`, object: 'in/a.mp4', outputObjects },
        ...{ ownTag: tag, media: [hasMedia, hasMedia], found },
      })),
    );
    assert.equal(new Set(jobs.map(({ jobId }) => jobId)).size, 3);
  });

  it('goes by the Tag of the operation where the request has one, too', async () => {
    const jobs = await jobsOf(
      `<Request><Tag>Transcode</Tag><Input><Object>in/a.mp4</Object></Input>${operations}</Request>`,
    );
    assert.deepEqual(
      jobs.map(({ tag }) => tag),
      ['Snapshot', 'NoiseReduction', 'VideoTag'],
    );
  });

  it('goes by the Tag of the request where an operation has none', async () => {
    const jobs = await jobsOf(
      `<Request><Tag>VideoTag</Tag><Input><Object>in/a.mp4</Object></Input>${operations.replace('<Tag>VideoTag</Tag>', '')}</Request>`,
    );
    assert.deepEqual(
      jobs.map(({ tag }) => tag),
      ['Snapshot', 'NoiseReduction', 'VideoTag'],
    );
  });
});

describe('a result', () => {
  it('has the hash that was asked for', async () => {
    for (const type of ['MD5', 'SHA1', 'SHA256']) {
      const config = `<FileHashCodeConfig><Type>${type}</Type></FileHashCodeConfig>`;
      const { operation } = await jobOf('FileHashCode', config);
      assert.deepEqual(namesIn(childOf(operation, 'FileHashCodeResult')), [
        ...[type, 'FileSize', 'LastModified', 'Etag'],
      ]);
    }
  });

  it('has what was looked for in a video', async () => {
    const found = async (targets: string): Promise<readonly string[]> => {
      const { operation } = await jobOf('VideoTargetRec', targets);
      return namesIn(childOf(operation, 'VideoTargetRecResult'));
    };
    const inline = (names: readonly string[]): string =>
      `<VideoTargetRec>${names.map((name) => `<${name}>true</${name}>`).join('')}</VideoTargetRec>`;
    assert.deepEqual(
      [
        await found(inline(['Pet'])),
        await found(inline(['Body', 'Car', 'Face'])),
        await found(inline(['Plate'])),
        await found(`<TemplateId>t${'0'.repeat(33)}</TemplateId>`),
      ],
      [
        ['PetRecognition'],
        ['BodyRecognition', 'CarRecognition', 'FaceRecognition'],
        ['CarPlateRecognition'],
        ['BodyRecognition', 'PetRecognition', 'CarRecognition'],
      ],
    );
  });

  it('has as much of a speech as was asked for', async () => {
    const found = async (synthesized: string): Promise<readonly string[]> => {
      const { operation } = await jobOf(
        'SpeechRecognition',
        `<SpeechRecognition>${synthesized}</SpeechRecognition>${output('a.txt')}`,
      );
      return namesIn(childOf(operation, 'SpeechRecognitionResult'));
    };
    const general = '<EngineModelType>16k_zh</EngineModelType><ChannelNum>1</ChannelNum>';
    assert.deepEqual(
      [
        await found(`${general}<ResTextFormat>0</ResTextFormat>`),
        await found(`${general}<ResTextFormat>1</ResTextFormat>`),
        await found('<FlashAsr>true</FlashAsr><Format>mp3</Format><EngineModelType>16k_zh</EngineModelType>'),
      ],
      [
        ['AudioTime', 'Result'],
        ['AudioTime', 'Result', 'ResultDetail'],
        ['AudioTime', 'FlashResult'],
      ],
    );
  });

  it('repeats what the request says', async () => {
    const { operation } = await jobOf(
      'FileUncompress',
      `<FileUncompressConfig><PrefixReplaced>0</PrefixReplaced></FileUncompressConfig>${output('').replace('<Object></Object>', '')}`,
      '<Object>in/a.zip</Object>',
    );
    const result = childOf(operation, 'FileUncompressResult');
    assert.deepEqual(
      ['Region', 'Bucket', 'FileCount'].map((name) => textOf(result, name)),
      ['ap-chongqing', 'b-1250000000', '3'],
    );
  });

  it('stands beside what is repeated of the same element', async () => {
    const { operation } = await jobOf(
      'ExtractDigitalWatermark',
      '<ExtractDigitalWatermark><Type>Text</Type><Version>V1</Version></ExtractDigitalWatermark>',
    );
    assert.deepEqual(namesIn(childOf(operation, 'ExtractDigitalWatermark')), ['Type', 'Version', 'Message']);
  });

  it('tells in the input what a translation was told there', async () => {
    const translation = `<Translation><Lang>en</Lang><Type>txt</Type></Translation>${output('a.txt')}`;
    const { element } = await jobOf(
      'Translation',
      translation,
      '<Object>in/a.txt</Object><Lang>zh</Lang><Type>txt</Type>',
    );
    assert.deepEqual(namesIn(childOf(element, 'Input')), ['BucketId', 'Object', 'Region', 'Lang', 'Type']);
  });

  it('of a job that reads no object comes without an input', async () => {
    const [job] = await jobsOf(
      `<Request><Tag>Tts</Tag><Operation><TtsConfig><InputType>Text</InputType><Input>Welcome.</Input></TtsConfig>${output('a.mp3')}</Operation></Request>`,
    );
    assert.deepEqual([childOf(job?.element ?? '', 'Input'), job?.outputObjects], [undefined, ['a.mp3']]);
  });

  it('names covers whole and parts by what they begin with', async () => {
    const covers = await jobOf(
      'SmartCover',
      `<SmartCover><Count>2</Count></SmartCover>${output('c/a-${number}.jpg')}`,
    );
    const parts = await jobOf(
      'Segment',
      `<Segment><Format>mp4</Format><Duration>5</Duration></Segment>${output('p/a-${number}.mp4')}`,
    );
    const namesOf = ({ mediaResult }: JobsDetail) => {
      const file = childOf(mediaResult ?? '', 'OutputFile');
      const sums = childrenOf(file, 'Md5Info').map((info) => textOf(info, 'ObjectName'));
      return [textOf(file, 'ObjectPrefix'), childrenOf(file, 'ObjectName'), sums];
    };
    const whole = ['p/a-0.mp4', 'p/a-1.mp4', 'p/a-2.mp4'];
    assert.deepEqual(
      [namesOf(covers), namesOf(parts), parts.outputObjects],
      [
        [undefined, ['c/a-0.jpg', 'c/a-1.jpg'], [undefined]],
        ['p/a-', ['0.mp4', '1.mp4', '2.mp4'], whole],
        whole,
      ],
    );
  });

  it('has the state of a hidden watermark only where another job hides it', async () => {
    const watermark =
      '<DigitalWatermark><Type>Text</Type><Message>abc</Message><Version>V1</Version></DigitalWatermark>';
    const own = await jobOf('DigitalWatermark', `${watermark}${output('a.mp4')}`);
    const beside = await jobOf(
      'Transcode',
      `<TemplateId>t${'0'.repeat(33)}</TemplateId>${watermark}${output('a.mp4')}`,
    );
    assert.deepEqual(
      [own, beside].map(({ operation }) => textOf(operation, 'DigitalWatermark', 'State')),
      [undefined, 'Success'],
    );
  });
});
