/**
 * The files of a job and their addresses.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jobOutputs, objectUrl } from '../../client/api/jobOutputs';
import { parseJobsResponse } from '../../client/api/jobsDetail';

const md5 = '0123456789abcdef0123456789abcdef';

function outputsIn(operation: string) {
  const parsed = parseJobsResponse(
    `<Response><JobsDetail><JobId>j1</JobId><Operation>${operation}</Operation></JobsDetail></Response>`,
  );
  assert.ok(parsed.ok);
  return parsed.value.jobs.flatMap(jobOutputs);
}

describe('the files of a job', () => {
  it('are named with their prefix, their bucket and their sum', () => {
    const file = `<OutputFile><Bucket>films-1250000000</Bucket><Region>ap-chongqing</Region>
      <ObjectPrefix>web/</ObjectPrefix><ObjectName>a.m3u8</ObjectName><ObjectName>a 0.ts</ObjectName>
      <Md5Info><ObjectName>a 0.ts</ObjectName><Md5>${md5}</Md5></Md5Info></OutputFile>`;
    assert.deepEqual(outputsIn(`<MediaResult>${file}</MediaResult>`), [
      { bucket: 'films-1250000000', region: 'ap-chongqing', object: 'web/a.m3u8', md5: undefined },
      { bucket: 'films-1250000000', region: 'ap-chongqing', object: 'web/a 0.ts', md5 },
    ]);
  });

  it('are in the bucket of the request when the answer names none', () => {
    const requested =
      '<Output><Bucket>b-1</Bucket><Region>ap-seoul</Region><Object>o.${ext}</Object></Output>';
    const made = '<MediaResult><OutputFile><ObjectName>o.mp4</ObjectName></OutputFile></MediaResult>';
    assert.deepEqual(outputsIn(`${requested}${made}`), [
      { bucket: 'b-1', region: 'ap-seoul', object: 'o.mp4', md5: undefined },
    ]);
  });

  it('are also the sheets of small pictures', () => {
    const sprites = `<SpriteOutputFile><Bucket>s-1</Bucket><Region>ap-seoul</Region><ObjectPrefix>sheet/</ObjectPrefix>
      <ObjectName>0.jpg</ObjectName><ObjectName>1.jpg</ObjectName>
      <Md5Info><ObjectName>sheet/1.jpg</ObjectName><Md5>${md5}</Md5></Md5Info></SpriteOutputFile>`;
    const file = `<OutputFile><Bucket>b-1</Bucket><Region>ap-x</Region><ObjectPrefix>shot/a-</ObjectPrefix><ObjectName>0.png</ObjectName>${sprites}</OutputFile>`;
    assert.deepEqual(outputsIn(`<MediaResult>${file}</MediaResult>`), [
      { bucket: 'b-1', region: 'ap-x', object: 'shot/a-0.png', md5: undefined },
      { bucket: 's-1', region: 'ap-seoul', object: 'sheet/0.jpg', md5: undefined },
      { bucket: 's-1', region: 'ap-seoul', object: 'sheet/1.jpg', md5 },
    ]);
    const only = `<MediaResult><OutputFile>${sprites}</OutputFile></MediaResult>`;
    assert.deepEqual(
      outputsIn(only).map(({ object }) => object),
      ['sheet/0.jpg', 'sheet/1.jpg'],
    );
  });

  it('are named whole where the prefix is empty or the name repeats it', () => {
    const namesIn = (file: string) =>
      outputsIn(`<MediaResult><OutputFile>${file}</OutputFile></MediaResult>`).map(({ object, md5: sum }) => [
        object,
        sum,
      ]);
    const sum = (name: string) => `<Md5Info><ObjectName>${name}</ObjectName><Md5>${md5}</Md5></Md5Info>`;
    assert.deepEqual(namesIn(`<ObjectPrefix/><ObjectName>web/a.mp4</ObjectName>${sum('web/a.mp4')}`), [
      ['web/a.mp4', md5],
    ]);
    // Names are parts, their sums name the whole.
    assert.deepEqual(
      namesIn(`<ObjectPrefix>web/a-</ObjectPrefix><ObjectName>0.ts</ObjectName>${sum('web/a-0.ts')}`),
      [['web/a-0.ts', md5]],
    );
    assert.deepEqual(
      namesIn(`<ObjectPrefix>web/</ObjectPrefix><ObjectName>web/a.mp4</ObjectName>${sum('web/a.mp4')}`),
      [['web/a.mp4', md5]],
    );
  });

  it('are none while nothing is made', () => {
    assert.deepEqual(outputsIn(''), []);
    assert.deepEqual(outputsIn('<MediaResult/>'), []);
    assert.deepEqual(outputsIn('<MediaResult><OutputFile><ObjectName/></OutputFile></MediaResult>'), []);
  });
});

describe('the address of a file', () => {
  const at = (object: string, bucket = 'films-1250000000', region = 'ap-chongqing') =>
    objectUrl({ object, bucket, region, md5: undefined });

  it('is the plain https one, with every character of the name', () => {
    const host = 'https://films-1250000000.cos.ap-chongqing.myqcloud.com';
    assert.equal(at('web/film.mp4'), `${host}/web/film.mp4`);
    assert.equal(at('/web/a b+c?d#e&f%20.mp4'), `${host}/web/a%20b%2Bc%3Fd%23e%26f%2520.mp4`);
    assert.equal(at('电影/港口.mp4'), `${host}/%E7%94%B5%E5%BD%B1/%E6%B8%AF%E5%8F%A3.mp4`);
  });

  it('leads nowhere else, whatever the answer says', () => {
    for (const [bucket, region] of [
      ['evil.example.com/x-1', 'ap-chongqing'],
      ['films-1250000000', 'ap-chongqing.evil.example.com'],
      ['films-1250000000', '@evil.example.com/'],
      ['', 'ap-chongqing'],
      ['films-1250000000', ''],
    ] as const) {
      assert.equal(at('o.mp4', bucket, region), undefined);
    }
    assert.equal(at(''), undefined);
  });
});
