/**
 * Values as the world writes them elsewhere: the URL of an object where its key belongs, a colour as web pages
 * write it. Each is a warning that knows what is meant, and what is meant becomes the fix.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  applyAction,
  diagnosticsOf,
  onlyMessage,
  repairFixesOf,
  summarize,
} from '../support/checkDiagnostics';

const BUCKET = 'films-1250000000';
const COS = `https://${BUCKET}.cos.ap-chongqing.myqcloud.com`;

const request = ({ input = 'a.mp4', output = 'b.mp4', bucket = BUCKET }): string =>
  `<Request><Tag>Transcode</Tag><Input><Object>${input}</Object></Input><Operation><TemplateId>t01</TemplateId>` +
  `<Output><Region>ap-chongqing</Region><Bucket>${bucket}</Bucket><Object>${output}</Object></Output></Operation></Request>`;

type Services = Parameters<typeof request>[0];

/** Asserts the one warning and its one fix; `!` marks a preferred one, undefined that there is none. */
function checkForm(before: Services, after: Services | undefined, preferred: '!' | '' = '!'): void {
  const text = request(before);
  const codes = diagnosticsOf(text).map(({ code, severity }) => `${severity} ${code}`);
  assert.deepEqual(codes, ['2 invalid-format'], text);
  const fixes = repairFixesOf(text);
  const actual = fixes.map((fix) => ({
    after: applyAction(text, fix),
    preferred: fix.isPreferred === true ? '!' : '',
  }));
  assert.deepEqual(actual, after === undefined ? [] : [{ after: request(after), preferred }]);
}

describe('the URL of an object where its key belongs', () => {
  const key = { input: 'media/a.mp4' };
  const urls = [
    `${COS}/media/a.mp4`,
    `${COS}/media/a.mp4?q-sign-algorithm=sha1&amp;q-ak=AKIDexample&amp;q-signature=0`,
    `${COS}/media/a.mp4#t=5`,
    `${COS}:443/media/a.mp4`,
    `HTTPS://${BUCKET}.COS.ap-chongqing.myqcloud.com/media/a.mp4`,
    `http://${BUCKET}.cos.ap-chongqing.myqcloud.com/media/a.mp4`,
    `//${BUCKET}.cos.ap-chongqing.myqcloud.com/media/a.mp4`,
    `${BUCKET}.cos.ap-chongqing.myqcloud.com/media/a.mp4`,
    `https://${BUCKET}.cos-internal.ap-chongqing.tencentcos.cn/media/a.mp4`,
    `https://${BUCKET}.cos.accelerate.myqcloud.com/media/a.mp4`,
    `https://${BUCKET}.cos-website.ap-chongqing.myqcloud.com/media/a.mp4`,
    `https://${BUCKET}.ci.ap-chongqing.myqcloud.com/media/a.mp4`,
    `https://${BUCKET}.file.myqcloud.com/media/a.mp4`,
    `https://cos.ap-chongqing.myqcloud.com/${BUCKET}/media/a.mp4`,
    `cos://${BUCKET}/media/a.mp4`,
    `COS://${BUCKET}/media/a.mp4`,
    `cosn://${BUCKET}/media/a.mp4`,
    `<![CDATA[${COS}/media/a.mp4?a=1&b=2]]>`,
  ];
  for (const url of urls) it(`takes the key of ${url}`, () => checkForm({ input: url }, key));

  it('knows the key where bucket and key stand behind another scheme or another host, and does not press it', () => {
    for (const url of [
      'https://media.example.com/media/a.mp4?v=2',
      's3://films/media/a.mp4',
      'oss://films/media/a.mp4',
    ]) {
      checkForm({ input: url }, key, '');
    }
  });

  it('decodes the key and escapes it for XML', () => {
    const keys: readonly [string, string][] = [
      ['%E7%94%B5%E5%BD%B1/%E4%B8%80.mp4', '电影/一.mp4'],
      ['a%20b+c.mp4', 'a b+c.mp4'],
      ['Q%26A%3Cb%3E.mp4', 'Q&amp;A&lt;b>.mp4'],
      ['a%5D%5D%3Eb.mp4', 'a]]&gt;b.mp4'],
      ['100%25.mp4', '100%.mp4'],
      // Nothing is encoded where a `%` stands for itself.
      ['100%.mp4', '100%.mp4'],
      ['a%3Fb%23c.mp4', 'a?b#c.mp4'],
      ['out/$%7Bx%7D.mp4', 'out/${x}.mp4'],
    ];
    for (const [encoded, expected] of keys) checkForm({ input: `${COS}/${encoded}` }, { input: expected });
  });

  it('decodes nothing that command line tools do not encode', () =>
    checkForm({ input: `cos://${BUCKET}/a%20b?.mp4` }, { input: 'a%20b?.mp4' }));

  it('has no fix where no key can be told, or none that may stand there', () => {
    const urls = [
      COS,
      `${COS}/`,
      `${COS}/?sign=1`,
      `cos://${BUCKET}`,
      `${COS}//a.mp4`,
      `${COS}/a%00b.mp4`,
      `${COS}/a%0Ab.mp4`,
      `${COS}/%20a.mp4`,
      `${COS}/${'a'.repeat(851)}`,
      'file:///home/me/a.mp4',
    ];
    for (const input of urls) checkForm({ input }, undefined);
  });

  it('presses the fix of an output only while nothing is lost by it', () => {
    checkForm({ output: `${COS}/out/a.mp4` }, { output: 'out/a.mp4' });
    checkForm({ output: `${COS}/out/a.\${ext}` }, { output: 'out/a.${ext}' });
    const other = { output: `${COS}/out/a.mp4`, bucket: 'results-1250000000' };
    checkForm(other, { ...other, output: 'out/a.mp4' }, '');
  });

  it('leaves keys alone that only hold such letters', () => {
    for (const input of [
      'archive/https://media.example.com/a.mp4',
      'http/a.mp4',
      'https:a.mp4',
      'c://a.mp4',
      `copies/${BUCKET}.cos.ap-chongqing.myqcloud.com/a.mp4`,
      'films.cos.myqcloud.com.mp4',
      'cos:/a.mp4',
    ]) {
      assert.deepEqual(summarize(request({ input }), diagnosticsOf(request({ input }))), [], input);
    }
  });

  it('still refuses a key that starts with a slash', () =>
    assert.deepEqual(summarize('', diagnosticsOf(request({ input: '//media/a.mp4' }))).length, 1));

  it('says what it is', () =>
    assert.equal(
      onlyMessage(request({ input: `${COS}/a.mp4` })),
      '`Object` must be an object key, which does not start with `/` or `\\`, but ' +
        `\`${COS}/a.mp4\` is a URL, and its host is not used.`,
    ));
});

describe('a colour as web pages write it', () => {
  const colour = (value: string): string =>
    request({}).replace(
      '<Output>',
      '<Watermark><Type>Text</Type><Pos>Center</Pos><LocMode>Absolute</LocMode><Text><Text>a</Text><FontSize>24</FontSize>' +
        `<FontType>arial.ttf</FontType><FontColor>${value}</FontColor><Transparency>80</Transparency></Text></Watermark><Output>`,
    );

  it('is a warning with its fix', () => {
    const text = colour('#1a2B3c');
    assert.deepEqual(summarize(text, diagnosticsOf(text)), ['warning invalid-format «#1a2B3c»']);
    const [fix] = repairFixesOf(text);
    assert.ok(fix?.isPreferred);
    assert.equal(applyAction(text, fix), colour('0x1a2B3c'));
  });

  it('stays an error where it is no colour there either', () => {
    const text = colour('#12345');
    assert.deepEqual(summarize(text, diagnosticsOf(text)), ['error invalid-format «#12345»']);
  });
});
