/**
 * Completion at a marked cursor: the whole list, and what accepting an item makes of the text.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { diagnosticCodes } from '../../../server/service/diagnostics/diagnosticCodes';
import { getLanguageService } from '../../../server/service/languageService';
import { getServerCapabilities } from '../../../server/src/serverCapabilities';
import { accepted, offered } from '../../support/completed';
import { marked } from '../../support/marked';
import { schemaSet } from '../../support/schemaSet';

/** The labels at the cursor, in the order in which they are shown. */
function labels(text: string): string {
  return offered(text)
    .items.map(({ label }) => label)
    .join(' ');
}

/** What a list shows beside its labels. */
function details(text: string): string[] {
  return offered(text).items.map(({ label, detail }) => `${label}: ${detail}`);
}

const transcode = (operation: string): string =>
  `<Request><Tag>Transcode</Tag><Operation>${operation}</Operation></Request>`;
const video = (content: string, container = 'mp4'): string =>
  transcode(
    `<Transcode><Container><Format>${container}</Format></Container><Video>${content}</Video></Transcode>`,
  );

const jobs = [...schemaSet().tags.values()];
const wholeRequests = [
  'Request',
  'Request of several jobs',
  ...jobs.flatMap(({ tag, snippets }) => snippets.map(({ name }) => `${tag} ${name}`)),
].join(' ');
const tags = jobs.map(({ tag }) => tag).join(' ');
const afterTag =
  'Input Operation CallBack CallBackFormat CallBackType CallBackMqConfig CallBackKafkaConfig QueueId QueueType';
const inMediaInfo =
  'Input Operation CallBack CallBackFormat CallBackType CallBackMqConfig CallBackKafkaConfig QueueId QueueType';

describe('completion offers', () => {
  for (const [name, text, expected] of [
    ['whole requests in an empty document', '|', wholeRequests],
    ['whole requests behind the XML declaration', '<?xml version="1.0"?>\n|', wholeRequests],
    ['whole requests after a `<`', '<|', wholeRequests],
    ['whole requests in the middle of the root name', '<Re|', wholeRequests],
    ['the Tag first of all, or one of several jobs', '<Request>|</Request>', 'Tag Operation'],
    ['the same after a `<`', '<Request>\n\t<|\n</Request>', 'Tag Operation'],
    ['Tags in an empty Tag', '<Request><Tag>|</Tag></Request>', tags],
    ['Tags in the middle of one', '<Request><Tag>Tr|ans</Tag></Request>', tags],
    ['Tags in a Tag that nothing closes', '<Request><Tag>|', tags],
    ['what is missing, the needed first', '<Request><Tag>Transcode</Tag>|</Request>', afterTag],
    ['the same in the middle of a name', '<Request><Tag>Transcode</Tag><Op|</Request>', afterTag],
    ['the same for a bare word', '<Request><Tag>Transcode</Tag>\nOp|\n</Request>', afterTag],
    ['the end tag too where it is missing', '<Request><Tag>Transcode</Tag>\n<|', `${afterTag} </Request>`],
    ['only the end tag after `</`', '<Request><Tag>Transcode</Tag></|', '/Request'],
    ['only the innermost end tag', '<Request><Tag>Transcode</Tag><Input></|\n</Request>', '/Input'],
    ['only the end tag behind a value', video('<Fps>25<|'), '</Fps>'],
    [
      'no second element where one is allowed',
      '<Request><Tag>MediaInfo</Tag><Input/>|</Request>',
      inMediaInfo.replace('Input ', ''),
    ],
    [
      'the element itself where its name is changed',
      '<Request><Tag>MediaInfo</Tag><Inp|ut><Object>a</Object></Input></Request>',
      inMediaInfo,
    ],
    [
      'nothing that a rule excludes',
      video('<Codec>H.265</Codec><Crf>20</Crf>|'),
      'Width Height Fps Gop Remove Bufsize Maxrate Pixfmt LongShortMode Rotate Roi ColorParam StdExtInfo HlsTsTime DashSegment ScanMode',
    ],
    ['only the values that go with the container', video('<Codec>|</Codec>', 'webm'), 'AV1 VP8 VP9'],
    [
      'values in the middle of one',
      transcode('<Transcode><Container><Format>m|p4</Format></Container></Transcode>'),
      'mp4 hls flv mp3 flac m4a mkv ts avi mov dash webm aac amr adts wav',
    ],
    [
      'only the sample rates that go with codec and container',
      transcode(
        '<Transcode><Container><Format>flv</Format></Container><Audio><Codec>mp3</Codec><Samplerate>|</Samplerate></Audio></Transcode>',
      ),
      '44100 22050',
    ],
    ['both values of a switch', video('<Remove>|</Remove>'), 'true false'],
    ['values in an element that nothing closes', transcode('<Transcode><Video><Remove>|\n'), 'true false'],
    ['wildcards after `$`', transcode('<Output><Object>a.$|</Object></Output>'), '${ext} ${jobid}'],
    ['wildcards after `${`', transcode('<Output><Object>a.${|</Object></Output>'), '${ext} ${jobid}'],
    [
      'wildcards in the middle of one',
      transcode('<Output><Object>a.${e|xt}</Object></Output>'),
      '${ext} ${jobid}',
    ],
    ['nothing in a comment', '<Request><Tag>Transcode</Tag><!-- <| --></Request>', ''],
    ['nothing in CDATA', '<Request><Tag>Transcode</Tag><![CDATA[<|]]></Request>', ''],
    ['nothing in an attribute', '<Request a="|"/>', ''],
    ['nothing in an attribute that is not finished', '<Request a="<|', ''],
    ['no end tag in an attribute that is not finished', '<Request a="x>|', ''],
    ['no end tag where it stands already', '<a></|</a>', ''],
    ['no end tag inside of one that stands there', '<a><|/a>', ''],
    ['no end tag before one that an editor closed', '<a></|></a>', ''],
    ['no end tag in the name of the right one', '<a></|a>', ''],
    ['no end tag behind the name of the right one', '<a><b>1</b></a|>', ''],
    ['no end tag of an element that is closed further down', '<a>\n</|\n<b/>\n</a>', ''],
    ['the end tag that is not there', '<a><b></|</a>', '/b'],
    ['the end tag in a wrong one', '<a></|b>', '/a'],
    ['the end tag where another one has taken that which stands there', '<a><a></|</a>', '/a'],
    ['the same without `</`', '<a><a>|</a>', '</a>'],
    ['nothing behind the root', '<Request></Request>\n|', ''],
    [
      'nothing in an element that nobody knows',
      '<Request><Tag>Transcode</Tag><Unknown>|</Unknown></Request>',
      '',
    ],
    ['nothing in other XML', '<project><|</project>', ''],
    ['nothing in a job without a schema', '<Request><Tag>Daydream</Tag><|</Request>', ''],
    [
      'what is missing in spite of broken neighbours',
      '<Request><Tag>MediaInfo</Tag><Input><Object>a<Object></Inptu>\n<|</Request>',
      inMediaInfo.replace('Input ', ''),
    ],
  ] as const) {
    it(name, () => assert.equal(labels(text), expected));
  }

  it('values with unit, default and what they mean', () => {
    assert.deepEqual(details(video('<Fps>|</Fps>')), ['25: fps · example']);
    assert.deepEqual(details(video('<Remove>|</Remove>')), ['true: undefined', 'false: default']);
    assert.deepEqual(details(video('<Bitrate>|</Bitrate>')), ['1000: kbps · example']);
  });

  it('items that no letter accepts: a `/`, a dot or a digit goes on with the word', () => {
    for (const text of ['|', '<Request><Tag>|</Tag></Request>', video('|'), video('<Codec>|</Codec>')])
      for (const { label, commitCharacters } of offered(text).items)
        assert.equal(commitCharacters, undefined, label);
    assert.equal(getServerCapabilities({}).completionProvider?.allCommitCharacters, undefined);
  });

  it('elements that are found by their Chinese name too', () => {
    const find = (text: string): string | undefined =>
      offered(text).items.find(({ label }) => label === 'Bitrate')?.filterText;
    assert.equal(find(video('|')), 'Bitrate 码率');
    assert.equal(find(video('<|')), '<Bitrate 码率');
    assert.equal(find(video('<码率|')), '<Bitrate 码率');
    assert.equal(find(video('<Bi|trate>1</Bitrate>')), 'Bitrate 码率');
  });
});

describe('taking an item', () => {
  for (const [name, text, label, expected] of [
    [
      'puts a whole request into an empty document',
      '|',
      'MediaInfo of a file',
      '<Request>\n\t<Tag>MediaInfo</Tag>\n\t<Input>\n\t\t<Object>media/movie.mp4</Object>\n\t</Input>\n\t<Operation>\n\t\t<UserData>my-reference</UserData>\n\t\t<JobLevel>0</JobLevel>\n\t</Operation>\n</Request>|',
    ],
    [
      'opens the required children',
      '<Request>\n\t<Tag>Transcode</Tag>\n\t|\n</Request>',
      'Input',
      '<Request>\n\t<Tag>Transcode</Tag>\n\t<Input>\n\t\t<Object>media/movie.mp4</Object>\n\t</Input>|\n</Request>',
    ],
    [
      'replaces the `<` and the letters',
      '<Request>\n\t<Tag>Transcode</Tag>\n\t<Inp|\n</Request>',
      'Input',
      '<Request>\n\t<Tag>Transcode</Tag>\n\t<Input>\n\t\t<Object>media/movie.mp4</Object>\n\t</Input>|\n</Request>',
    ],
    [
      'replaces the `>` that an editor added',
      '<Request>\n\t<Tag>Transcode</Tag>\n\t<Que|>\n</Request>',
      'QueueType',
      '<Request>\n\t<Tag>Transcode</Tag>\n\t<QueueType>SpeedTranscoding</QueueType>|\n</Request>',
    ],
    [
      'stays on the line where a `<` was typed',
      video('<Crf>20</Crf><Fp|'),
      'Fps',
      video('<Crf>20</Crf><Fps>25</Fps>|'),
    ],
    [
      'changes both names of an element',
      '<Request><Tag>MediaInfo</Tag><I|nptu><Object>a</Object></Inptu></Request>',
      'Input',
      '<Request><Tag>MediaInfo</Tag><Input|><Object>a</Object></Inptu></Request>',
    ],
    [
      'replaces the whole value',
      transcode('<Transcode><Container><Format>m|p4</Format></Container></Transcode>'),
      'hls',
      transcode('<Transcode><Container><Format>hls|</Format></Container></Transcode>'),
    ],
    [
      'replaces the whole Tag',
      '<Request><Tag>Tr|ans</Tag></Request>',
      'Transcode',
      '<Request><Tag>Transcode|</Tag></Request>',
    ],
    [
      'completes a wildcard inside a value',
      transcode('<Output><Object>a-${j|.mp4</Object></Output>'),
      '${jobid}',
      transcode('<Output><Object>a-${jobid}|.mp4</Object></Output>'),
    ],
    [
      'replaces a wildcard',
      transcode('<Output><Object>${e|xt}</Object></Output>'),
      '${jobid}',
      transcode('<Output><Object>${jobid}|</Object></Output>'),
    ],
    [
      'finishes an end tag',
      '<Request><Input></In|</Request>',
      '/Input',
      '<Request><Input></Input>|</Request>',
    ],
    ['closes a value', video('<Fps>25<|'), '</Fps>', video('<Fps>25</Fps>|')],
    [
      'closes below the start tag',
      '  <Request>\n    <Input>\n        <|\n',
      '</Input>',
      '  <Request>\n    <Input>\n    </Input>|\n',
    ],
    ['closes below it without a `<`', '\t<Request>\n|', '</Request>', '\t<Request>\n\t</Request>|'],
    [
      'closes below it for a word',
      '<Request>\n\t<Input>\n\t\t<Object>a</Object>\n\t\tInp|\n</Request>',
      '</Input>',
      '<Request>\n\t<Input>\n\t\t<Object>a</Object>\n\t</Input>|\n</Request>',
    ],
    [
      'finishes an end tag below the start tag',
      '<Request>\r\n  <Input>\r\n      </|\r\n</Request>',
      '/Input',
      '<Request>\r\n  <Input>\r\n  </Input>|\r\n</Request>',
    ],
    [
      'finishes an end tag below the start tag where an editor added the `>`',
      '\uFEFF<Request>\n    </Re|>',
      '/Request',
      '\uFEFF<Request>\n</Request>|',
    ],
    [
      'leaves an end tag behind something else there',
      '<Request>\n    <Input/> <|',
      '</Request>',
      '<Request>\n    <Input/> </Request>|',
    ],
    [
      'leaves an end tag behind text, which holds the white space',
      transcode('<UserData>a\n   </|'),
      '/UserData',
      transcode('<UserData>a\n   </UserData>|'),
    ],
    [
      'closes the inner one of namesakes',
      '<Request><Request>|</Request>',
      '</Request>',
      '<Request><Request></Request>|</Request>',
    ],
  ] as const) {
    it(name, () => assert.equal(accepted(text, label), expected));
  }
});

describe('a client that lets people insert or replace', () => {
  const service = getLanguageService({ schemaSet: schemaSet(), clientCapabilities: { insertReplace: true } });
  const editOf = (text: string): unknown => {
    const { document, position, request } = marked(text, service);
    const textEdit = service.doComplete(document, position, request).items[0]?.textEdit;
    assert.ok(textEdit);
    return 'insert' in textEdit
      ? [document.getText(textEdit.insert), document.getText(textEdit.replace)]
      : document.getText(textEdit.range);
  };

  it('gets both ranges in a value', () => {
    assert.deepEqual(editOf('<Request><Tag>Tr|ans</Tag></Request>'), ['Tr', 'Trans']);
    assert.deepEqual(editOf(video('<Codec>H|.2</Codec>')), ['H', 'H.2']);
  });

  it('gets one in a name, which stays whole', () => {
    assert.equal(
      editOf('<Request><Tag>MediaInfo</Tag><Inp|ut><Object>a</Object></Input></Request>'),
      'Input',
    );
    assert.equal(editOf('<Request><Tag>MediaInfo</Tag><Inp|</Request>'), '<Inp');
  });
});

describe('what is said about an element', () => {
  const said = (markdown: boolean): readonly unknown[] => {
    const service = getLanguageService({ schemaSet: schemaSet(), clientCapabilities: { markdown } });
    const { document, position, request } = marked('<Request><Tag>Concat</Tag>|</Request>', service);
    return service.doComplete(document, position, request).items.map(({ documentation }) => documentation);
  };

  it('is in the form that this client can show, whoever asked before', () => {
    const kinds = [true, false, true].map((markdown) =>
      said(markdown).map((each) => (MarkupContent.is(each) ? each.kind : each)),
    );
    assert.notEqual(kinds[0]?.length, 0);
    const expected = ['markdown', 'plaintext', 'markdown'];
    assert.deepEqual(
      kinds.map((each) => [...new Set(each)]),
      expected.map((kind) => [kind]),
    );
  });

  it('is the same each time, and may be changed by who asked', () => {
    const [first] = said(true);
    const words = structuredClone(first);
    assert.ok(MarkupContent.is(first));
    first.value = 'something else';
    assert.deepEqual(said(true)[0], words);
  });
});

describe('in a comment', () => {
  const request = (comment: string, line = ''): string =>
    `<Request>\n<Tag>MediaInfo</Tag>\n${comment}\n${line}\n<Input><Object>a</Object></Input>\n</Request>`;

  for (const comment of ['<!--|-->', '<!-- | -->', '<!-- ci| -->', '<!-- ci-job-dis|able -->', '<!-- ci|']) {
    it(`the words that suppress are offered: ${comment}`, () =>
      assert.equal(labels(request(comment)), 'ci-job-disable-next-line ci-job-disable'));
  }

  for (const comment of [
    '<!-- see| -->',
    '<!-- see ci| -->',
    '<!-- ci-job-disable unknown-tag: be| -->',
    '<!--\n x|-->',
  ]) {
    it(`nothing is offered: ${comment}`, () => assert.equal(labels(request(comment)), ''));
  }

  it('codes are offered, those that occur there first', () => {
    const list = labels(request('<!-- ci-job-disable-next-line | -->', '<Novelty/> text')).split(' ');
    assert.deepEqual(list.slice(0, 3), ['unknown-element', 'unexpected-text', 'wrong-encoding']);
    const others = /^(?:syntax-|end-tag-|unused-suppression$|too-many-problems$)/;
    assert.deepEqual(
      [...list].sort(),
      Object.keys(diagnosticCodes)
        .filter((code) => !others.test(code))
        .sort(),
    );
  });

  it('codes that are there already are not offered', () => {
    const list = labels(request('<!-- ci-job-disable unknown-element, | -->', '<Novelty/> text')).split(' ');
    assert.equal(list[0], 'unexpected-text');
    assert.equal(list.includes('unknown-element'), false);
  });

  it('a code replaces the one at the cursor', () => {
    assert.equal(
      accepted(request('<!-- ci-job-disable unkn|own-tag -->'), 'unknown-element'),
      request('<!-- ci-job-disable unknown-element| -->'),
    );
    assert.equal(
      accepted(request('<!-- ci-job-disable un|-->'), 'unknown-element'),
      request('<!-- ci-job-disable unknown-element|-->'),
    );
  });
});
