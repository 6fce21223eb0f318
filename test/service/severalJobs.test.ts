/**
 * Requests of several jobs: whatever is inside of a job is checked and fixed by its own Tag.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyAction, checkDiagnostics, diagnosticsOf, repairFixesOf } from '../support/checkDiagnostics';
import { marked } from '../support/marked';
import {
  animation,
  operation,
  output,
  pictures,
  several,
  snapshot,
  three,
  transcode,
} from '../support/severalJobs';

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
      "Another `Object` already has the value `out.mp4`. Jobs that write to one key overwrite each other's results.",
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
  const fixed = (text: string): string[] => repairFixesOf(text).map((fix) => applyAction(text, fix));

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
      repairFixesOf(text).map(({ title }) => title),
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
