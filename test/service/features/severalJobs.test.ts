/**
 * Requests of several jobs in the features of an editor: each job is written, explained and drawn by its own Tag.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accepted, offered } from '../../support/completed';
import { marked } from '../../support/marked';
import { schemaSet } from '../../support/schemaSet';
import { animation, operation, several, snapshot, three, transcode } from '../../support/severalJobs';

const labels = (text: string): string =>
  offered(text)
    .items.map(({ label }) => label)
    .join(' ');

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
