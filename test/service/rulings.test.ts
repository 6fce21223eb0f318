/**
 * What official samples and SDKs send is never an error, and what is no job is not checked as one: requests of our
 * own that have each such form, with everything that is said about them.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { checkDiagnostics, fixesOf, onlyMessage } from '../support/checkDiagnostics';
import { languageService } from '../support/schemaSet';

const INPUT = '<Input><Object>a.mp4</Object></Input>';
const OUTPUT =
  '<Output><Region>ap-chongqing</Region><Bucket>films-1250000000</Bucket><Object>b.mp4</Object></Output>';
const VIDEO = '<Container><Format>mp4</Format></Container><Video><Codec>H.264</Codec></Video>';
const TEMPLATE = '<TemplateId>t01</TemplateId>';

/** A job of the Tag with other parts. */
const job = (
  tag: string,
  { input = INPUT, operation = `${TEMPLATE}${OUTPUT}`, rest = '' }: Readonly<Record<string, string>> = {},
): string => `<Request><Tag>${tag}</Tag>${input}<Operation>${operation}</Operation>${rest}</Request>`;

const transcode = (inner: string, rest = ''): string =>
  job('Transcode', { operation: `<Transcode>${inner}</Transcode>${rest}${OUTPUT}` });

const mark = (inner: string): string =>
  `<RemoveWatermark><Dx>1</Dx><Dy>1</Dy><Width>8</Width><Height>8</Height>${inner}</RemoveWatermark>`;

describe('what official samples and SDKs send', () => {
  const cases: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
    'the bucket beside the input': [
      job('MediaInfo', {
        input:
          '<Input><Object>a.mp4</Object><Bucket>b-1</Bucket><Region>ap-beijing</Region><BucketId>b-1</BucketId></Input>',
        operation: '',
      }),
      [
        'hint ignored-when «<Bucket>b-1</Bucket>»',
        'hint ignored-when «<Region>ap-beijing</Region>»',
        'hint ignored-when «<BucketId>b-1</BucketId>»',
      ],
    ],
    'several watermarks to remove, each for a time': [
      transcode(
        VIDEO,
        `${mark('<StartTime>0</StartTime><EndTime>5.5</EndTime>')}${mark('<StartTime>6</StartTime>')}${mark('')}${mark('')}`,
      ),
      [],
    ],
    'AdjDarMethod rescale': [
      transcode(`${VIDEO}<TransConfig><AdjDarMethod>rescale</AdjDarMethod></TransConfig>`),
      ['warning not-allowed «rescale»'],
    ],
    'AdjDarMethod crop': [
      transcode(`${VIDEO}<TransConfig><AdjDarMethod>crop</AdjDarMethod></TransConfig>`),
      ['warning narrower-limit «crop»'],
    ],
    'parameters that hold only a container': [
      transcode('<Container><Format>mp4</Format></Container>'),
      ['warning required-or «Transcode»'],
    ],
    'four channels of an idle-time job': [
      transcode(
        `${VIDEO}<Audio><Codec>aac</Codec><Channels>4</Channels></Audio>`,
        '<FreeTranscode>true</FreeTranscode>',
      ),
      ['warning not-allowed «4»'],
    ],
    'UserData and JobLevel inside of Output': [
      job('Transcode', {
        operation: `${TEMPLATE}${OUTPUT.replace('</Output>', '<UserData>me</UserData><JobLevel>0</JobLevel></Output>')}`,
      }),
      ['warning misplaced-element «UserData»', 'warning misplaced-element «JobLevel»'],
    ],
    'no Gop between key frames': [
      transcode(VIDEO.replace('</Video>', '<Gop>0</Gop></Video>')),
      ['warning narrower-limit «0»'],
    ],
  };
  for (const [name, [text, expected]] of Object.entries(cases)) {
    it(name, () => checkDiagnostics(text, expected));
  }

  it('says which bucket counts', () =>
    assert.equal(
      onlyMessage(
        job('MediaInfo', { input: INPUT.replace('</Input>', '<Bucket>b-1</Bucket></Input>'), operation: '' }),
      ),
      '`Bucket` has no effect here. The bucket of the address that the request is sent to applies.',
    ));

  it('an element in another wrong place is still an error', () =>
    checkDiagnostics(transcode(VIDEO.replace('</Container>', '<UserData>me</UserData></Container>')), [
      'error misplaced-element «UserData»',
    ]));

  it('every Tag knows the seven kinds of queues', () => {
    const kinds = [
      'Transcoding',
      'SpeedTranscoding',
      'Speeching',
      'PicProcess',
      'AIProcess',
      'DocProcess',
      'FileProcess',
    ];
    for (const tag of languageService().getTags()) {
      const withQueue = (kind: string): string =>
        `<Request><Tag>${tag}</Tag><QueueType>${kind}</QueueType></Request>`;
      const said = (kind: string): readonly string[] => queueRemarks(withQueue(kind));
      for (const kind of kinds) assert.deepEqual(said(kind), [], `${tag} ${kind}`);
      assert.deepEqual(said('FastTranscoding'), ['2 not-allowed'], tag);
    }
  });
});

function queueRemarks(text: string): string[] {
  const document = TextDocument.create('file:///a.xml', 'ci-job', 1, text);
  const service = languageService();
  return service
    .doValidation(document, service.parseRequestDocument(document))
    .filter(({ range }) => /Transc|Speech|Process/.test(document.getText(range)))
    .map(({ severity, code }) => `${severity} ${code}`);
}

describe('a Tag', () => {
  it('that the service has is known, with a schema or without', () => {
    const tags = [
      'DNA',
      'ImageOCR',
      'GeneratePlayList',
      'ImageLicenseRec',
      'FileHashCode',
      'FileUncompress',
      'FileCompress',
    ];
    for (const tag of tags) {
      const text = `<Request><Tag>${tag}</Tag></Request>`;
      const document = TextDocument.create('file:///a.xml', 'ci-job', 1, text);
      const service = languageService();
      const codes = service
        .doValidation(document, service.parseRequestDocument(document))
        .map(({ code }) => code);
      assert.ok(!codes.includes('unknown-tag'), tag);
    }
  });

  it('that nobody knows is a warning', () => {
    for (const tag of ['Transmogrify', 'VideoRemaster2027', 'X']) {
      checkDiagnostics(`<Request><Tag>${tag}</Tag><Any/></Request>`, [`warning unknown-tag «${tag}»`]);
    }
  });

  it('that is nearly a known one is an error, and the fix names it', () => {
    const meant: Readonly<Record<string, string>> = {
      Trancode: 'Transcode',
      transcode: 'Transcode',
      MediaInof: 'MediaInfo',
      Concatt: 'Concat',
      DN: 'DNA',
      FileHashCod: 'FileHashCode',
    };
    for (const [tag, right] of Object.entries(meant)) {
      const text = `<Request><Tag>${tag}</Tag></Request>`;
      const document = TextDocument.create('file:///a.xml', 'ci-job', 1, text);
      const service = languageService();
      const [first] = service
        .doValidation(document, service.parseRequestDocument(document))
        .filter(({ code }) => code === 'unknown-tag');
      assert.equal(first?.severity, 1, tag);
      const preferred = fixesOf(text).filter(
        ({ isPreferred, title }) => isPreferred && title.startsWith('Change'),
      );
      assert.deepEqual(
        preferred.map(({ title }) => title),
        [`Change to \`${right}\``],
      );
    }
  });

  it('that is far from all others, or short, is no misspelt one', () => {
    for (const tag of ['Foo', 'Tag', 'Transcoders2']) {
      checkDiagnostics(`<Request><Tag>${tag}</Tag></Request>`, [`warning unknown-tag «${tag}»`]);
    }
  });

  it('that belongs elsewhere is told with its place, and never taken for another', () => {
    const places: Readonly<Record<string, string>> = {
      DocProcess:
        '`DocProcess` is not the Tag of a job. It is sent with `POST /doc_jobs`, not with `POST /jobs`.',
      DocWatermark:
        '`DocWatermark` is not the Tag of a job. It is sent with `POST /doc_jobs`, not with `POST /jobs`.',
      DocAIGCMetadata:
        '`DocAIGCMetadata` is not the Tag of a job. It is sent with `POST /doc_jobs`, not with `POST /jobs`.',
      TranscodePro:
        '`TranscodePro` is not the Tag of a job. It is a kind of template: the job has the Tag `Transcode` and names the template in `TemplateId`.',
      HighSpeedHd:
        '`HighSpeedHd` is not the Tag of a job. It is a kind of template: the job has the Tag `Transcode` and names the template in `TemplateId`.',
      StreamPackConfig: '`StreamPackConfig` is not the Tag of a job. It is a node of workflows.',
    };
    for (const [tag, message] of Object.entries(places)) {
      const text = `<Request><Tag>${tag}</Tag></Request>`;
      checkDiagnostics(text, [`warning unknown-tag «${tag}»`]);
      assert.equal(onlyMessage(text), message);
      assert.deepEqual(
        fixesOf(text).filter(({ title }) => title.startsWith('Change')),
        [],
      );
    }
  });
});

describe('Tags inside of operations', () => {
  let count = 0;
  // Results of one key overwrite each other, which is a warning of its own.
  const output = (): string => OUTPUT.replace('b.mp4', `${++count}.mp4`);
  const own = (tag: string, more = `${TEMPLATE}${output()}`): string =>
    `<Operation><Tag>${tag}</Tag>${more}</Operation>`;
  const several = (...parts: readonly string[]): string => `<Request>${INPUT}${parts.join('')}</Request>`;

  it('may stand beside that of the request', () =>
    checkDiagnostics(several('<Tag>Transcode</Tag>', own('Transcode')), []));
  it('may stand alone', () => checkDiagnostics(several(own('Transcode')), []));
  it('go before that of the request, which then has no effect', () => {
    const text = several('<Tag>Concat</Tag>', own('Transcode'));
    checkDiagnostics(text, ['hint ignored-when «<Tag>Concat</Tag>»']);
    assert.equal(onlyMessage(text), 'This `Tag` has no effect: those inside `Operation` apply.');
  });
  it('are checked each where all jobs are of one kind', () =>
    checkDiagnostics(several(own('Transcode'), own('Transcode', `${output()}<JobLevel>9</JobLevel>`)), [
      'error required-or «Operation»',
      'error not-allowed «9»',
    ]));
  it('are checked each where jobs are of several kinds, too', () =>
    checkDiagnostics(several(own('Transcode'), own('Snapshot', '<Any/>')), [
      'error missing-element «Operation»',
      'error required-or «Operation»',
      'warning unknown-element «Any»',
    ]));
  it('are not needed by jobs that have that of the request', () =>
    checkDiagnostics(
      several(
        '<Tag>Transcode</Tag>',
        `<Operation>${TEMPLATE}${output()}</Operation>`,
        `<Operation>${TEMPLATE}${output()}</Operation>`,
      ),
      [],
    ));
  it('are needed by each job without one of the request', () =>
    checkDiagnostics(several(own('Transcode'), '<Operation><TemplateId>t01</TemplateId></Operation>'), [
      'error missing-tag «Operation»',
    ]));
  it('are six at most', () => {
    const jobs = (length: number, tag: (index: number) => string): string =>
      several(...Array.from({ length }, (_, index) => own(tag(index))));
    checkDiagnostics(
      jobs(6, () => 'Transcode'),
      [],
    );
    checkDiagnostics(
      jobs(7, () => 'Transcode'),
      ['error repeated-element «Operation»'],
    );
    const mixed = (index: number): string => (index % 2 === 0 ? 'Transcode' : 'Concat');
    checkDiagnostics(jobs(6, mixed), []);
    checkDiagnostics(jobs(8, mixed), [
      'error repeated-element «Operation»',
      'error repeated-element «Operation»',
    ]);
  });
  it('are doubted where no page lists them for several jobs', () =>
    checkDiagnostics(several(own('Transcode'), own('VideoEnhance')), [
      'warning unsupported-tag «VideoEnhance»',
    ]));
  it('may be misspelt, too', () =>
    checkDiagnostics(several(own('Transcode'), own('Trancode')), ['error unknown-tag «Trancode»']));
});

describe('another request of the service', () => {
  const others: Readonly<Record<string, string>> = {
    'a template':
      '<Request><Tag>Transcode</Tag><Name>small</Name><Container><Format>mp4</Format></Container><Video/></Request>',
    'a template of a kind that is no job': '<Request><Tag>HighSpeedHd</Tag><Name>fast</Name></Request>',
    'a template with its own block':
      '<Request><Name>joined</Name><Tag>Concat</Tag><ConcatTemplate/></Request>',
    'a batch':
      '<Request><Name>all</Name><Type>Job</Type><Input><Prefix>in/</Prefix></Input><Operation><Tag>Transcode</Tag><JobParam><TemplateId>t01</TemplateId></JobParam></Operation></Request>',
    'a batch of workflows':
      '<Request><Name>all</Name><Input><Object>a.mp4</Object></Input><Operation><WorkflowIds>w01</WorkflowIds></Operation></Request>',
    'a workflow': '<Request><MediaWorkflow><Name>flow</Name></MediaWorkflow></Request>',
    'a queue':
      '<Request><Name>queue</Name><State>Active</State><NotifyConfig><State>Off</State></NotifyConfig></Request>',
  };
  for (const [name, text] of Object.entries(others)) {
    it(`is not checked as a job: ${name}`, () => {
      checkDiagnostics(text, ['information not-a-job «Request»']);
      const service = languageService();
      const request = service.parseRequestDocument(TextDocument.create('file:///a.xml', 'ci-job', 1, text));
      assert.equal(service.getJobOperation(request), undefined);
    });
  }

  it('is told which one it is', () =>
    assert.equal(
      onlyMessage(others['a template'] ?? ''),
      'This is the body of a template, which is sent with `POST /template`, not a job: only the XML is checked.',
    ));
  it('is still XML', () =>
    checkDiagnostics('<Request><Tag>Transcode</Tag><Name>small<Name></Request>', [
      'information not-a-job «Request»',
      'error end-tag-without-slash «<Name>»',
    ]));
  it('is a job all the same with what jobs have', () =>
    checkDiagnostics(job('MediaInfo', { operation: '', rest: '<Name>a</Name>' }), [
      'warning unknown-element «Name»',
    ]));
});

describe('how a job without a schema is sent', () => {
  const operationOf = (text: string): unknown => {
    const service = languageService();
    return service.getJobOperation(
      service.parseRequestDocument(TextDocument.create('file:///a.xml', 'ci-job', 1, text)),
    );
  };
  const plain = { method: 'POST', path: '/jobs', input: 'a.mp4' };
  const output = { region: 'ap-chongqing', bucket: 'films-1250000000', object: 'b.mp4' };

  it('says that nothing is known of an unknown Tag', () =>
    assert.deepEqual(operationOf(job('Transmogrify')), {
      ...plain,
      tag: 'Transmogrify',
      action: 'ci:CreateMediaJobs',
      output,
      unchecked: 'tag',
    }));
  it('is no way for names that belong elsewhere', () =>
    assert.equal(operationOf(job('DocProcess')), undefined));
  it('says nothing of what is checked', () =>
    assert.deepEqual(operationOf(job('Transcode')), {
      ...plain,
      tag: 'Transcode',
      action: 'ci:CreateMediaJobs',
      output,
    }));
});
