/**
 * What is pasted as a request, and what stays the text that it is.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { requestFromCurl } from '../../client/src/editing/paste/requestFromCurl';
import { requestFromObject } from '../../client/src/editing/paste/requestFromObject';
import { LINEAR_FACTOR, slowerThanLinear } from '../support/linearTime';

const PIECES = 5000;
const request = '<Request><Tag>Work</Tag></Request>';

describe('a cURL call', () => {
  const calls: readonly [string, string, string | undefined][] = [
    ['with a quoted body', `curl -X POST 'https://example.com/jobs' -d '${request}'`, request],
    [
      'over several lines',
      `curl --location \\\n  --header "Content-Type: application/xml" \\\n  --data-raw "${request}"`,
      request,
    ],
    ['with a body behind an equals sign', `curl --data=${request.replaceAll(/[<>]/g, '\\$&')} x`, request],
    [
      'as browsers copy it',
      `curl 'x' --data-binary $'<Request>\\n<Tag>it\\'s</Tag></Request>'`,
      "<Request>\n<Tag>it's</Tag></Request>",
    ],
    ['with quotes in the body', `curl x -d "<Request a=\\"1\\"></Request>"`, '<Request a="1"></Request>'],
    ['behind a prompt', `$ curl x -d '${request}'`, request],
    ['behind the prompt of root', `# curl x -d '${request}'`, request],
    ['behind the prompt of a machine', `me@host:~$ curl x -d '${request}'`, request],
    ['behind the prompt of a machine in brackets', `[root@VM-0-3-centos ~]# curl x -d '${request}'`, request],
    [
      'for PowerShell with quotes in the body',
      'curl.exe x -d "<Request a=`"1`" b=\\`"2\\`"></Request>"',
      '<Request a="1" b="2"></Request>',
    ],
    ['with a command in its header', `curl x -H "Date: \`date\`" -d '${request}'`, request],
    ['behind the prompt of Windows', `C:\\Users\\me>curl x -d "${request}"`, request],
    ['behind prompts on each line', `$ curl x \\\n> -H 'a: b' \\\n> -d '${request}'`, request],
    ['with a body right behind the flag', `curl x -d'${request}'`, request],
    ['with a body right behind several flags', `curl -sSd'${request}' x`, request],
    ['with several flags before the body', `curl -sd '${request}' x`, request],
    ['with the method right behind its flag', `curl -XPOST -H'Accept: d' x -d '${request}'`, request],
    ['with a quoted body behind an equals sign', `curl x --data='${request}'`, request],
    ['with a double-quoted one', `curl x --data-raw="${request}"`, request],
    ['of another place', `/usr/bin/curl x -d '${request}'`, request],
    ['with a variable before it', `LANG=C curl x -d '${request}'`, request],
    ['with a here-document', `curl x -d @- <<'EOF'\n${request}\nEOF`, request],
    [
      'with a here-document for the raw body',
      `curl x --data-binary @- <<-XML | tee a\n\t${request}\n\tXML\n`,
      request,
    ],
    [
      'as Chrome copies it on Windows',
      'curl ^"https://example.com/jobs^" ^\n  -X ^"POST^" ^\n  -H ^"content-type: application/xml^" ^\n  --data-raw ^"^<Request^>^\n\n  ^<Tag^>Work^</Tag^>^\n\n  ^<Note a=^\\^"1^\\^"^>50%^25 ^& ^\\^\\ ^^ ^$^{ext^}^</Note^>^\n\n^</Request^>^"',
      '<Request>\n  <Tag>Work</Tag>\n  <Note a="1">50%25 & \\ ^ ${ext}</Note>\n</Request>',
    ],
    [
      'as Chrome copies it on Windows, with Windows line ends',
      'curl ^"https://example.com/jobs^" ^\r\n  --data-raw ^"^<Request^>^\r\n\r\n^</Request^>^"',
      '<Request>\n</Request>',
    ],
    [
      'for the command prompt with a caret at the end of each line',
      `curl "x" ^\r\n  -d "${request}"`,
      request,
    ],
    [
      'of PowerShell',
      'Invoke-WebRequest -UseBasicParsing -Uri "x" `\n-Method "POST" `\n-Body "<Request>`n<Tag a=`"1`">$([char]24037) `$x</Tag></Request>"',
      '<Request>\n<Tag a="1">工 $x</Tag></Request>',
    ],
    [
      'of PowerShell with single quotes',
      `Invoke-RestMethod -Uri x -Body '<Request>it''s</Request>'`,
      "<Request>it's</Request>",
    ],
    ['of PowerShell without a body', 'Invoke-RestMethod -Uri x', undefined],
    ['whose file comes from elsewhere', `curl x -d @- < request.xml`, undefined],
    ['that sends something else', `curl x -d '{"a":1}'`, undefined],
    ['without a body', 'curl https://example.com', undefined],
    ['that reads a file', 'curl x -d @request.xml', undefined],
    ['that is none', `wget -d '${request}'`, undefined],
  ];
  for (const [title, call, body] of calls) {
    it(title, () => assert.equal(requestFromCurl(call), body));
  }
});

describe('an object', () => {
  const objects: readonly [string, string, string | undefined][] = [
    [
      'of JSON with a request inside',
      '{"Request": {"Tag": "Work", "Input": {"Object": "a & b"}, "Level": 1}}',
      '<Request>\n\t<Tag>Work</Tag>\n\t<Input>\n\t\t<Object>a &amp; b</Object>\n\t</Input>\n\t<Level>1</Level>\n</Request>',
    ],
    [
      'of a program, with a list',
      "const body = {\n  Tag: 'Work', // the job\n  Part: [{ Url: 'x' }, { Url: 'y' }],\n  Keep: true,\n};",
      '<Request>\n\t<Tag>Work</Tag>\n\t<Part>\n\t\t<Url>x</Url>\n\t</Part>\n\t<Part>\n\t\t<Url>y</Url>\n\t</Part>\n\t<Keep>true</Keep>\n</Request>',
    ],
    [
      'that keeps how numbers are spelled',
      '{"Tag":"Work","Rate":1.50,"Id":007}',
      '<Request>\n\t<Tag>Work</Tag>\n\t<Rate>1.50</Rate>\n\t<Id>007</Id>\n</Request>',
    ],
    [
      'of a demo, in a call of the SDK',
      "const body = COS.util.json2xml({\n  Request: {\n    Tag: 'Work',\n    Output: { Bucket: config.Bucket, Region: config.Region, Object: 'a-${ext}' },\n  },\n});",
      '<Request>\n\t<Tag>Work</Tag>\n\t<Output>\n\t\t<Bucket>{{config.Bucket}}</Bucket>\n\t\t<Region>{{config.Region}}</Region>\n\t\t<Object>a-${ext}</Object>\n\t</Output>\n</Request>',
    ],
    [
      'of a whole program',
      "function submit() {\n  const host = `${config.Bucket}.ci.${config.Region}.myqcloud.com`; // {\n  if (a) { return; }\n  cos.request({ Bucket: config.Bucket, Method: 'POST', Body: COS.util.json2xml({ Request: { Tag: 'Work' } }) }, (err) => { console.log(err); });\n}",
      '<Request>\n\t<Tag>Work</Tag>\n</Request>',
    ],
    [
      'that is awaited, with a job as its argument',
      "const { data } = await client.submit({ Tag: 'Work', Input: { Object: key } });",
      '<Request>\n\t<Tag>Work</Tag>\n\t<Input>\n\t\t<Object>{{key}}</Object>\n\t</Input>\n</Request>',
    ],
    [
      'with templates',
      '{ Tag: `Work`, Object: `media/${name}.mp4`, Text: `two\\nlines \\${ext}`, Deep: `a${`b${c}`}d` }',
      '<Request>\n\t<Tag>Work</Tag>\n\t<Object>media/{{name}}.mp4</Object>\n\t<Text>two\nlines ${ext}</Text>\n\t<Deep>a{{`b$…`}}d</Deep>\n</Request>',
    ],
    [
      'with texts that are joined',
      "{ Tag: 'Wo' + 'rk', Object: 'a/' + name + '.mp4', Sum: 1 + 2, Url: base + path }",
      '<Request>\n\t<Tag>Work</Tag>\n\t<Object>a/{{name}}.mp4</Object>\n\t<Sum>{{1 + 2}}</Sum>\n\t<Url>{{base + path}}</Url>\n</Request>',
    ],
    [
      'with expressions of many kinds',
      "{ Tag: 'Work', A: await get(1, 2), B: list[0] ?? 'x', C: on ? 'a' : 'b', D: f({ a: 1 }), E: () => { x; }, F: new Date(), G: -1.5e3, H: 0x10, I: 1_000, J: !x, K: 5 * 60 }",
      "<Request>\n\t<Tag>Work</Tag>\n\t<A>{{await get(1, 2)}}</A>\n\t<B>{{list[0] ?? 'x'}}</B>\n\t<C>{{on ? 'a' : 'b'}}</C>\n\t<D>{{f(…)}}</D>\n\t<E>{{() => …}}</E>\n\t<F>{{new Date()}}</F>\n\t<G>-1.5e3</G>\n\t<H>16</H>\n\t<I>1000</I>\n\t<J>{{!x}}</J>\n\t<K>{{5 * 60}}</K>\n</Request>",
    ],
    [
      'with a spread, a short member and what is not sent',
      "{ Tag: 'Work', ...common, Region, None: undefined, Null: null, List: [1, ...more, 'b',], }",
      '<Request>\n\t<Tag>Work</Tag>\n\t<!-- {{...common}} -->\n\t<Region>{{Region}}</Region>\n\t<List>1</List>\n\t<List>{{...more}}</List>\n\t<List>b</List>\n</Request>',
    ],
    [
      'of Python',
      "body = {\n    'Tag': 'Work',  # the job\n    'Keep': True,\n    'Gone': None,\n}",
      '<Request>\n\t<Tag>Work</Tag>\n\t<Keep>true</Keep>\n</Request>',
    ],
    [
      'with comments of the vendor in it',
      "{\n  Request: {\n    /* the Tag, { always */\n    Tag: 'Work', // it's here\n    // QueueId: '',\n  }\n}",
      '<Request>\n\t<Tag>Work</Tag>\n</Request>',
    ],
    ['whose Tag only the program knows', "{ Tag: tag, Input: { Object: 'a' } }", undefined],
    ['of a program that is no job', "x.each((tag) => { y({ Tag: 'Work', Name: 1 }); });", undefined],
    ['that is no request', '{"Name": "Work"}', undefined],
    ['with names that are none in XML', '{"Tag": "Work", "a b": 1}', undefined],
    ['that is not finished', '{"Tag": "Work"', undefined],
    ['with more behind it', '{"Tag": "Work"} x', undefined],
    ['that calls a function', '{"Tag": f()}', undefined],
    ['that is XML already', request, undefined],
  ];
  for (const [title, text, xml] of objects) {
    it(title, () => assert.equal(requestFromObject(text), xml));
  }
});

it('no text makes pasting fail', () => {
  const pieces = fc.constantFrom(
    'curl',
    ' -d ',
    "'",
    '"',
    '\\',
    '$',
    '{',
    '}',
    '[',
    ':',
    ',',
    'Tag',
    '<Request>',
    '/*',
    '`',
    '${',
    '^"',
    '...',
    '+',
    '<<A\n',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 }))), (parts) => {
      const text = parts.join('');
      requestFromCurl(`curl ${text}`);
      requestFromObject(text);
    }),
  );
  assert.equal(requestFromObject('['.repeat(100_000)), undefined);
  assert.equal(requestFromObject('{"Tag":'.repeat(100_000)), undefined);
});

describe('a text made to hurt is read in linear time', () => {
  const read = (text: string) => () => requestFromObject(text) ?? requestFromCurl(text);
  for (const piece of [
    '{a:(',
    '{a:`${',
    '`${',
    '/*',
    '{a:"',
    "'",
    '{a:1,',
    '{a:[',
    '#{',
    '`',
    '{a:{b:`x`',
    'curl ^"',
    '<<A\n',
  ]) {
    it(piece, () => {
      const slow = slowerThanLinear(read(piece.repeat(PIECES)), read(piece.repeat(LINEAR_FACTOR * PIECES)));
      assert.equal(slow, undefined);
    });
  }
});
