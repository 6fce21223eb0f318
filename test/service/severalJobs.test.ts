/**
 * Requests of several jobs: whatever is inside of a job follows its own Tag, on every surface.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, checkDiagnostics, diagnosticsOf, mendingFixesOf } from '../support/checkDiagnostics';
import { accepted, offered } from '../support/completed';
import { marked } from '../support/marked';
import { schemaSet } from '../support/schemaSet';

const output = (key: string): string =>
  `<Output><Region>ap-chongqing</Region><Bucket>films-1250000000</Bucket><Object>${key}</Object></Output>`;
const operation = (tag: string, content: string): string =>
  `<Operation><Tag>${tag}</Tag>${content}</Operation>`;
const several = (...parts: readonly string[]): string =>
  `<Request><Input><Object>in.mp4</Object></Input>${parts.join('')}</Request>`;

const pictures =
  '<Snapshot><Mode>Interval</Mode><Start>0</Start><TimeInterval>5</TimeInterval><Count>3</Count></Snapshot>';
const transcode = operation('Transcode', `<TemplateId>t01</TemplateId>${output('out.mp4')}`);
const snapshot = operation('Snapshot', `${pictures}${output('shot-${number}.jpg')}`);
const animation = operation('Animation', `<TemplateId>t02</TemplateId>${output('out.gif')}`);
const three = several(transcode, snapshot, animation);

const labels = (text: string): string =>
  offered(text)
    .items.map(({ label }) => label)
    .join(' ');

describe('three jobs of three kinds', () => {
  it('are fine as they are', () => checkDiagnostics(three, []));

  it('are checked each by its own Tag: structure, values and rules', () =>
    checkDiagnostics(
      several(
        operation('Transcode', `<Transcode><Video><Codec>VP7</Codec></Video></Transcode>${output('1')}`),
        operation('Snapshot', `${pictures.replace('<Count>3', '<Count>0')}${output('2.jpg')}`),
        operation('Animation', `<Snapshot/><JobLevel>9</JobLevel>${output('3.gif')}`),
      ),
      [
        'error missing-element «Transcode»',
        'error not-allowed «VP7»',
        'error out-of-range «0»',
        'error required-or «Operation»',
        'warning unknown-element «Snapshot»',
        'error not-allowed «9»',
      ],
    ));

  it('have limits that depend on their own choice alone', () => {
    const video =
      '<Container><Format>mp4</Format></Container><Video><Codec>H.264</Codec><Bitrate>20</Bitrate></Video>';
    const job = (more: string, key: string): string =>
      operation('Transcode', `<Transcode>${video}</Transcode>${more}${output(key)}`);
    checkDiagnostics(several(job('<FreeTranscode>true</FreeTranscode>', '1'), job('', '2'), snapshot), [
      'error out-of-range «20»',
      'warning narrower-limit «20»',
    ]);
  });

  it('have rules about what stands beside them that are asked job by job', () => {
    const joined = (bucket: string, key: string): string => {
      const url = (name: string): string =>
        `<ConcatFragment><Url>https://${bucket}-125.cos.ap-beijing.myqcloud.com/${name}.mp4</Url></ConcatFragment>`;
      const container = '<Container><Format>mp4</Format></Container>';
      return operation(
        'Concat',
        `<ConcatTemplate>${url('a')}${url('b')}${container}</ConcatTemplate>${output(key)}`,
      );
    };
    // All sources of one job must be in one bucket; those of two jobs need not.
    checkDiagnostics(several(joined('one', '1.mp4'), joined('two', '2.mp4'), snapshot), []);
    checkDiagnostics(
      several(joined('one', '1.mp4').replace('one-125', 'two-125'), joined('two', '2.mp4'), snapshot),
      ['warning same-match «https://one-125.cos.ap-beijing.myqcloud.com/b.mp4»'],
    );
  });

  it('share their input: what any of them needs must be there, what any of them knows may', () => {
    const translation = operation(
      'Translation',
      `<Translation><Lang>en</Lang><Type>docx</Type></Translation>${output('out.docx')}`,
    );
    const input = '<Input><Object>in.docx</Object><Lang>zh</Lang><Type>docx</Type></Input>';
    const both = several(translation, transcode);
    checkDiagnostics(both, [
      'error missing-element «Input»',
      'error missing-element «Input»',
      'warning unsupported-tag «Translation»',
    ]);
    checkDiagnostics(both.replace(/<Input>.*<\/Input>/, input), ['warning unsupported-tag «Translation»']);
    checkDiagnostics(several(transcode, snapshot).replace(/<Input>.*<\/Input>/, ''), [
      'error missing-element «Request»',
    ]);
    const speech = operation(
      'Tts',
      `<TtsConfig><InputType>Text</InputType><Input>Hello</Input></TtsConfig>${output('1.mp3')}`,
    );
    // A job that needs no input makes nothing of that of another one.
    checkDiagnostics(several(speech, transcode), []);
  });

  it('tell what is said of all of them once', () =>
    checkDiagnostics(several(transcode, snapshot, animation, '<CallBackType>TDMQ</CallBackType>'), [
      'error required-when «Request»',
    ]));

  it('must not write to one key', () => {
    const text = several(transcode, animation.replace('out.gif', 'out.mp4'));
    checkDiagnostics(text, ['warning repeated-value «out.mp4»']);
    assert.equal(
      diagnosticsOf(text)[0]?.message,
      "Another `Object` has the value `out.mp4` already. Jobs that write to one key overwrite each other's results.",
    );
    checkDiagnostics(text.replace('films-1250000000', 'other-1250000000'), []);
    checkDiagnostics(
      text.replaceAll('out.mp4', ['out-', 'jobid', '.mp4'].join('${').replace('jobid${', 'jobid}')),
      [],
    );
  });
});

describe('a Tag of one job', () => {
  const cases: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
    'that is not there': [
      several(transcode, snapshot.replace('<Tag>Snapshot</Tag>', ''), animation),
      ['error missing-tag «Operation»'],
    ],
    'that is empty': [
      several(transcode, snapshot.replace('Snapshot</Tag>', '</Tag>')),
      ['error missing-tag «Tag»'],
    ],
    'that nobody knows': [
      several(transcode, operation('Nightmare', '<Any/>'), animation.replace('>t02<', '><')),
      ['warning unknown-tag «Nightmare»', 'error required-or «Operation»'],
    ],
    'that is misspelt': [
      several(transcode, operation('Snapshoot', pictures)),
      ['error unknown-tag «Snapshoot»'],
    ],
    'in another letter case': [
      several(transcode, snapshot.replace('>Snapshot</Tag>', '>snapshot</Tag>')),
      ['error unknown-tag «snapshot»'],
    ],
    'whose element is misspelt': [
      several(transcode, snapshot.replaceAll('Tag>', 'Tga>')),
      ['error unknown-element «Tga»'],
    ],
    'that belongs elsewhere': [
      several(transcode, operation('DocProcess', '')),
      ['warning unknown-tag «DocProcess»'],
    ],
    'that comes last': [
      several(
        transcode,
        snapshot
          .replace('<Tag>Snapshot</Tag>', '')
          .replace('</Operation>', '<Tag>Snapshot</Tag></Operation>'),
      ),
      [],
    ],
    'that is there twice': [
      several(transcode.replace('</Tag>', '</Tag><Tag>Snapshot</Tag>'), animation),
      ['error repeated-element «Tag»'],
    ],
    'beside one in a comment': [
      several('<!-- first -->', transcode.replace('<Tag>', '<!-- <Tag>Concat</Tag> --><Tag>'), snapshot),
      [],
    ],
    'in a CDATA section': [
      several(transcode, snapshot.replace('>Snapshot</Tag>', '><![CDATA[Snapshot]]></Tag>')),
      [],
    ],
    'that the request has for it': [
      several('<Tag>Transcode</Tag>', transcode.replace('<Tag>Transcode</Tag>', ''), snapshot),
      [],
    ],
    'that the request has for none': [
      several('<Tag>Concat</Tag>', transcode, snapshot),
      ['hint ignored-when «<Tag>Concat</Tag>»'],
    ],
    'that no page lists beside others': [
      several(
        transcode,
        operation('ImageInspect', '<ImageInspect><AutoProcess>false</AutoProcess></ImageInspect>'),
      ),
      ['warning unsupported-tag «ImageInspect»'],
    ],
    'of a seventh job': [
      several(...['1', '2', '3', '4', '5'].map((key) => transcode.replace('out', key)), snapshot, animation),
      ['error repeated-element «Operation»'],
    ],
    'of no job at all': [several('<Operation/>', '<Operation/>'), ['error missing-tag «Request»']],
    'behind a job that nothing closes': [
      several(transcode.replace('</Operation>', ''), snapshot, animation),
      ['error end-tag-missing «Operation»'],
    ],
  };
  for (const [name, [text, expected]] of Object.entries(cases)) {
    it(name, () => checkDiagnostics(text, expected));
  }
});

describe('a fix in one of several jobs leaves the others alone', () => {
  const fixed = (text: string): string[] => mendingFixesOf(text).map((fix) => applyAction(text, fix));

  it('inserts the Tag that fits the job', () => {
    const text = several(transcode, `<Operation>\n  ${pictures}\n</Operation>`);
    assert.deepEqual(fixed(text), [text.replace(/(<Operation>)(\n)/, '$1\n  <Tag>Snapshot</Tag>$2')]);
  });
  it('corrects a Tag', () => {
    const text = three.replace('>Snapshot</Tag>', '>Snapshoot</Tag>');
    assert.deepEqual(fixed(text), [three]);
  });
  it('renames the element of a Tag', () => {
    const text = three.replace('<Tag>Snapshot</Tag>', '<Tga>Snapshot</Tga>');
    assert.deepEqual(fixed(text), [three]);
  });
  it('moves an element inside of its job, and none from beside the jobs into one', () => {
    const text = several(
      transcode,
      snapshot.replace('</Snapshot>', '</Snapshot><Fps>25</Fps>'),
      '<JobLevel>1</JobLevel>',
    );
    assert.deepEqual(
      mendingFixesOf(text).map(({ title }) => title),
      [
        'Move `Fps` into `Snapshot`',
        'Remove `Fps`',
        'Remove `JobLevel`',
        'Fix all: The element belongs under another parent',
      ],
    );
  });
  it('inserts what a job lacks into that job', () => {
    const text = several(
      transcode,
      '<Operation>\n  <Tag>Animation</Tag>\n  <TemplateId>t02</TemplateId>\n</Operation>',
    );
    const [first] = fixed(text);
    assert.equal(
      first,
      text.replace(
        '</TemplateId>\n</Operation>',
        '</TemplateId>\n  <Output>\n    <Region>ap-chongqing</Region>\n    <Bucket>examplebucket-1250000000</Bucket>\n    <Object>results/movie.${ext}</Object>\n  </Output>\n</Operation>',
      ),
    );
  });
  it('inserts what a rule of the root asks of a job into that job', () => {
    const live = operation('VideoTargetRec', '<VideoTargetRec><Car>true</Car></VideoTargetRec>');
    const text = `<Request><Input><Url>https://example.com/a</Url><SourceType>LiveStream</SourceType></Input>${snapshot}${live}</Request>`;
    const [first = ''] = fixed(text);
    assert.ok(first.startsWith(text.slice(0, text.indexOf('<Operation><Tag>VideoTargetRec'))), first);
    assert.match(first.slice(text.indexOf('<Tag>VideoTargetRec')), /<Output>/);
  });
  it('removes the job that is too many', () => {
    const six = several(...['1', '2', '3', '4', '5', '6'].map((key) => transcode.replace('out', key)));
    assert.deepEqual(fixed(six.replace('</Request>', `${animation}</Request>`)), [six]);
  });
  it('orders the elements of the request without parting a job from its place', () => {
    const text = `<Request>\n${snapshot}${transcode}<Input><Object>in.mp4</Object></Input></Request>`;
    const { service, document, request } = marked(text);
    const at = document.positionAt(3);
    const actions = service.doCodeActions(document, { start: at, end: at }, { diagnostics: [] }, request);
    const order = actions.find(({ title }) => title.startsWith('Order'));
    assert.ok(order);
    assert.equal(
      applyAction(text, order),
      `<Request><Input><Object>in.mp4</Object></Input>\n${snapshot}${transcode}</Request>`,
    );
  });
});

describe('completion in a request of several jobs', () => {
  const tags = [...schemaSet().tags.keys()].join(' ');
  const beside =
    'CallBack CallBackFormat CallBackType CallBackMqConfig CallBackKafkaConfig QueueId QueueType';
  const cases: Readonly<Record<string, readonly [text: string, expected: string]>> = {
    'another job beside the jobs': [three.replace('</Request>', '|</Request>'), `Operation ${beside}`],
    'no job beyond the sixth': [
      several(transcode, transcode, transcode, snapshot, snapshot, animation, '|'),
      beside,
    ],
    'the Tag in a job without one': [several(transcode, '<Operation>|</Operation>'), 'Tag'],
    'the Tag behind a `<`': [several(transcode, '<Operation>\n\t<|\n</Operation>'), 'Tag'],
    'the Tags in that of a job': [several(transcode, '<Operation><Tag>|</Tag></Operation>'), tags],
    'the elements of its Tag in a job': [
      three.replace('<Tag>Snapshot</Tag>', '<Tag>Snapshot</Tag>|'),
      'TemplateId UserData JobLevel',
    ],
    'the elements inside of those': [
      three.replace('<Count>3</Count>', '<|'),
      'Count Width Height CIParam IsCheckCount IsCheckBlack SnapshotOutMode Fps',
    ],
    'the elements of its Tag in a job that is not closed yet': [
      `<Request><Operation><Tag>Animation</Tag>|\n${transcode}</Request>`,
      'TemplateId Animation Output UserData JobLevel </Operation>',
    ],
    'what any of the jobs knows of what they share': [
      several(operation('Translation', ''), snapshot).replace('<Object>in.mp4</Object>', '|'),
      'Object Lang Type Url BasicType Vod CosHeaders',
    ],
  };
  for (const [name, [text, expected]] of Object.entries(cases)) {
    it(`offers ${name}`, () => assert.equal(labels(text), expected));
  }

  it('offers a Tag of its own beside that of the request where there are several jobs', () => {
    const jobs = (count: number): string =>
      `<Request><Tag>MediaInfo</Tag>${'<Operation>\n|</Operation>'.repeat(count).replace('|', '')}</Request>`;
    assert.equal(labels(jobs(2)), 'Tag UserData JobLevel');
  });

  it('writes three jobs from nothing', () => {
    let text = accepted('|', 'Request of several jobs');
    const start = '<Request>\n\t<Operation>\n\t\t<Tag>Animation</Tag>\n\t\t|\n\t</Operation>\n</Request>';
    assert.equal(text, start);
    assert.equal(accepted('<Request>\n\t|\n</Request>', 'Operation'), start);
    text = accepted(text, 'TemplateId').replace('|', '');
    text = text.replace('\n</Request>', '\n\t|\n</Request>');
    text = accepted(text, 'Operation').replace(
      '\t\t<Tag>Animation</Tag>\n\t\t|',
      '\t\t<Tag>Snapshot</Tag>\n\t\t|',
    );
    text = accepted(text, 'Output').replace('|', '');
    text = accepted(text.replace('\n</Request>', '\n\t|\n</Request>'), 'Input');
    assert.deepEqual(
      text.match(/<(?:Operation|Tag|TemplateId|Output|Input)>/g)?.join(''),
      '<Operation><Tag><TemplateId><Operation><Tag><Output><Input>',
    );
  });
});

describe('each of several jobs', () => {
  const { service, document, request } = marked(three);
  const place = (words: string) => document.positionAt(three.indexOf(words) + 1);

  it('is explained on its Tag, with what it reads and writes', () => {
    const said = (words: string): string => {
      const hover = service.doHover(document, place(words), request);
      return typeof hover?.contents === 'object' && 'value' in hover.contents
        ? (hover.contents.value.split('\n')[0] ?? '')
        : '';
    };
    assert.deepEqual(['Transcode</Tag>', 'Snapshot</Tag>', 'Animation</Tag>'].map(said), [
      'Transcodes `in.mp4` with the template `t01` into `films-1250000000/out.mp4`.',
      'Takes pictures of `in.mp4` as `Interval 3` into `films-1250000000/shot-${number}.jpg`.',
      'Makes an animated image of `in.mp4` with the template `t02` into `films-1250000000/out.gif`.',
    ]);
  });

  it('leads to its own pages', () => {
    const pages = service
      .findDocumentLinks(document, request)
      .map(({ tooltip, range }) => [document.getText(range), tooltip]);
    assert.deepEqual(
      pages.filter(([, tooltip]) => tooltip?.startsWith('Open the vendor page')),
      ['Transcode', 'Snapshot', 'Animation'].map((tag) => [tag, `Open the vendor page of ${tag}`]),
    );
    assert.deepEqual(
      ['Count>3', 'TemplateId>t02', 'Object>in', 'Animation</Tag>'].map((words) =>
        service.findReference(document, place(words), request),
      ),
      [
        { page: 'Snapshot', anchor: 'operationsnapshotcount' },
        { page: 'Animation', anchor: 'operationtemplateid' },
        { page: 'Transcode', anchor: 'inputobject' },
        { page: 'Animation', anchor: 'animation' },
      ],
    );
  });

  it('is a symbol of its own, and told apart in the outline', () => {
    assert.deepEqual(
      service.findJobSymbols(document, '', request).map(({ name }) => name),
      ['Transcode in.mp4 → out.mp4', 'Snapshot in.mp4 → shot-${number}.jpg', 'Animation in.mp4 → out.gif'],
    );
    assert.deepEqual(
      service
        .findDocumentSymbols(document, request)[0]
        ?.children?.map(({ name, detail }) => `${name} ${detail}`),
      ['Input in.mp4', 'Operation Transcode', 'Operation Snapshot', 'Operation Animation'],
    );
  });

  it('has the hints of its own Tag', () => {
    const range = { start: document.positionAt(0), end: document.positionAt(three.length) };
    assert.deepEqual(
      service
        .getInlayHints(document, range, request)
        .map(({ label, position }) => [
          document.getText({ start: document.positionAt(document.offsetAt(position) - 10), end: position }),
          label,
        ]),
      [
        ['Operation>', 'JobLevel: 0'],
        ['Operation>', 'JobLevel: 0'],
        ['<Snapshot>', 'SnapshotOutMode: OnlySnapshot'],
        ['e><Start>0', 's'],
        ['Interval>5', 's'],
        ['Operation>', 'JobLevel: 0'],
      ],
    );
  });

  it('is named before it is sent', () => {
    const out = (object: string) => ({ region: 'ap-chongqing', bucket: 'films-1250000000', object });
    const first = { tag: 'Transcode', output: out('out.mp4') };
    assert.deepEqual(service.getJobOperation(request), {
      ...first,
      method: 'POST',
      path: '/jobs',
      action: 'ci:CreateMediaJobs',
      input: 'in.mp4',
      jobs: [
        first,
        { tag: 'Snapshot', output: out('shot-${number}.jpg') },
        { tag: 'Animation', output: out('out.gif') },
      ],
    });
  });

  it('is drawn where the cursor is', () => {
    const sized = (tag: string, width: number): string =>
      operation(tag, `<${tag}><Video><Width>${width}</Width><Height>200</Height></Video></${tag}>`);
    const text = several(sized('Transcode', 640), sized('Animation', 320), transcode);
    const drawn = marked(text);
    const layoutAt = (words?: string): unknown => {
      const position = words === undefined ? [] : [drawn.document.positionAt(text.indexOf(words))];
      const layout = drawn.service.getJobLayout(drawn.document, drawn.request, ...position);
      return [layout?.job, layout?.result?.width];
    };
    assert.deepEqual(layoutAt(), [{ tag: 'Transcode', number: 1 }, 640]);
    assert.deepEqual(layoutAt('Object'), [{ tag: 'Transcode', number: 1 }, 640]);
    assert.deepEqual(layoutAt('640'), [{ tag: 'Transcode', number: 1 }, 640]);
    assert.deepEqual(layoutAt('320'), [{ tag: 'Animation', number: 2 }, 320]);
    assert.deepEqual(layoutAt('t01'), [{ tag: 'Transcode', number: 3 }, undefined]);
  });
});

describe('how several jobs are sent', () => {
  const operationOf = (text: string) => {
    const { service, request } = marked(text);
    return service.getJobOperation(request);
  };

  it('is as their Tag says where they have one', () => {
    const hash = (key: string): string => operation('FileHashCode', `<UserData>${key}</UserData>`);
    assert.equal(operationOf(several(hash('1'), hash('2')))?.action, 'ci:CreateFileProcessJobs');
    const { path, action } = operationOf(several(hash('1'), transcode)) ?? {};
    assert.deepEqual([path, action], ['/jobs', 'ci:CreateMediaJobs']);
  });
  it('is not known while one has no Tag', () =>
    assert.equal(operationOf(several(transcode, '<Operation/>')), undefined));
  it('names what none of them can undo', () => {
    const inspect = operation(
      'ImageInspect',
      '<ImageInspect><AutoProcess>true</AutoProcess><ProcessType>DeleteObject</ProcessType></ImageInspect>',
    );
    assert.equal(operationOf(several(transcode, inspect))?.cautions?.length, 1);
    assert.equal(operationOf(several(transcode, snapshot))?.cautions, undefined);
  });
});
