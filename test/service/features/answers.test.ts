/**
 * Responses of the service beyond single jobs, and answers as JSON: recognized, explained, never reported.
 * `«…»` marks what is pointed at, which is also the range of the hover.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent } from 'vscode-languageserver-types';
import { diagnosticsOf, summarize } from '../../support/checkDiagnostics';
import { readMarkedText } from '../../support/markedText';
import { languageService } from '../../support/schemaSet';

/** The hover at the mark, whose range it must have; undefined where there is none. */
function hoverAt(marked: string): string | undefined {
  const service = languageService();
  const { text, spans } = readMarkedText(marked);
  const [span] = spans;
  assert.ok(span);
  const document = TextDocument.create('file:///callback', 'ci-job', 1, text);
  const position = document.positionAt(Math.floor((span.start + span.end) / 2));
  const hover = service.doHover(document, position, service.parseRequestDocument(document));
  if (hover === undefined) return undefined;
  const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
  assert.deepEqual(hover.range, range);
  assert.ok(MarkupContent.is(hover.contents));
  return hover.contents.value;
}

const kindOf = (text: string): string => {
  const service = languageService();
  return service.getDocumentKind(
    service.parseRequestDocument(TextDocument.create('file:///a', 'ci-job', 1, text)),
  );
};

const workflow = (inner: string): string =>
  `<Response><EventName>WorkflowFinish</EventName><WorkflowExecution>${inner}</WorkflowExecution></Response>`;

const answers: Readonly<Record<string, string>> = {
  'a job that has ended':
    '<?xml version="1.0" encoding="UTF-8"?>\n<Response><EventName>TaskFinish</EventName><JobsDetail><JobId>j1</JobId><State>Success</State></JobsDetail></Response>',
  'a workflow that has ended': workflow('<RunId>i1</RunId><Tasks><Type>Snapshot</Type></Tasks>'),
  queues: '<Response><TotalCount>1</TotalCount><QueueList><QueueId>p1</QueueId></QueueList></Response>',
  buckets: '<Response><MediaBucketList><BucketId>films-1250000000</BucketId></MediaBucketList></Response>',
  templates:
    '<Response><TemplateList><TemplateId>t1</TemplateId><Name>small</Name></TemplateList></Response>',
  'a template that was made': '<Response><Template><TemplateId>t1</TemplateId></Template></Response>',
  'a callback whose end tag lacks its slash':
    '<Response><EventName>TaskFinish<EventName><JobsDetail><JobId>j1</JobId></JobsDetail></Response>',
  'JSON with one job': '{"EventName":"TaskFinish","JobsDetail":{"JobId":"j1","State":"Success"}}',
  'JSON with several jobs':
    '{\n  "EventName": "TaskFinish",\n  "JobsDetail": [{"JobId": "j1"}, {"JobId": "j2"}]\n}',
  'JSON with its root': '{"Response":{"EventName":"TaskFinish","JobsDetail":{}}}',
  'JSON of a workflow': '\uFEFF { "EventName": "WorkflowFinish", "WorkflowExecution": {"RunId": "i1"} }',
  'JSON with markup in it': '{"JobsDetail":{"Message":"<Request> & <Tag>","UserData":"a<b"}}',
  'JSON that was cut off': '{"EventName":"TaskFinish","JobsDetail":{"JobId":"j1","Opera',
  'JSON with a comma too many': '{"JobsDetail":{"JobId":"j1",},}',
  'a refusal as JSON': '{"Error":{"Code":"AccessDenied","Message":"no"}}',
};

describe('an answer of the service', () => {
  for (const [name, text] of Object.entries(answers)) {
    it(`is recognized and never reported: ${name}`, () => {
      assert.equal(kindOf(text), 'answer');
      assert.deepEqual(summarize(text, diagnosticsOf(text)), []);
    });
  }

  it('is no other text', () => {
    assert.equal(kindOf('{"Code":"a","Message":"b"}'), 'other');
    assert.equal(kindOf('{"editor.tabSize": 2}'), 'other');
    assert.equal(kindOf('[{"JobsDetail":{}}]'), 'other');
    assert.equal(kindOf('"JobsDetail": {}'), 'other');
    assert.equal(kindOf('{"note":"JobsDetail"}'), 'other');
    assert.equal(kindOf('<Response><Novelty/></Response>'), 'other');
    assert.equal(kindOf('<Request><Tag>Transcode</Tag></Request>'), 'job');
    assert.equal(kindOf('<Request><Tag>Transcode</Tag><Name>a</Name></Request>'), 'otherRequest');
  });

  it('is not found in a hostile text for long', () => {
    for (const text of [
      '{'.repeat(200_000),
      `{"a":${'"JobsDetail",'.repeat(50_000)}`,
      `{"${'\\'.repeat(300_000)}`,
    ]) {
      assert.equal(kindOf(text), 'other');
    }
  });
});

describe('what an answer as XML says', () => {
  it('of a run of a workflow', () => {
    assert.match(
      hoverAt('<Response><EventName>«WorkflowFinish»</EventName></Response>') ?? '',
      /^`WorkflowFinish`: A run of a workflow has ended/,
    );
    assert.match(
      hoverAt(workflow('<Tasks><«ResultInfo»></ResultInfo></Tasks>')) ?? '',
      /The files that the job has written\./,
    );
  });
  it('of queues, templates and buckets', () => {
    assert.match(
      hoverAt('<Response><QueueList><State>«Paused»</State></QueueList></Response>') ?? '',
      /^`Paused`: Jobs wait until the queue is resumed\./,
    );
    assert.match(
      hoverAt('<Response><TemplateList><«TemplateId»>t1</TemplateId></TemplateList></Response>') ?? '',
      /which a job names in `TemplateId`/,
    );
    assert.match(
      hoverAt('<Response><«MediaBucketList»/></Response>') ?? '',
      /media processing is switched on for/,
    );
  });
});

describe('what an answer as JSON says', () => {
  const job = (inner: string): string =>
    `{"EventName":"TaskFinish","JobsDetail":[{${inner},"Tag":"Transcode"}]}`;

  it('of a name', () => assert.match(hoverAt('{"«JobsDetail»": {}}') ?? '', /^\*\*JobsDetail\*\*/));
  it('of a state', () =>
    assert.match(hoverAt(job('"State":"«Success»"')) ?? '', /^`Success`: The job has ended well/));
  it('of a number', () =>
    assert.match(hoverAt('{"JobsDetail":{"Progress":«42»}}') ?? '', /How much of the job is done/));
  it('of what the request said', () => {
    assert.match(hoverAt(job('"Operation":{"Transcode":{"Video":{"«Crf»":"23"}}}')) ?? '', /^\*\*Crf\*\*/);
    assert.match(
      hoverAt(job('"Operation":{"MediaResult":{"«OutputFile»":{}}}')) ?? '',
      /^\*\*OutputFile\*\*/,
    );
  });
  it('of an error', () =>
    assert.match(hoverAt('{"JobsDetail":{"State":"Failed","Code":"«AccessDenied»"}}') ?? '', /AccessDenied/));
  it('inside of its root and of lists', () => {
    assert.match(
      hoverAt('{"Response":{"JobsDetail":[{"JobId":"a"},{"«JobId»":"b"}]}}') ?? '',
      /^\*\*JobId\*\*/,
    );
    assert.match(
      hoverAt('{"WorkflowExecution":{"Tasks":[{"ResultInfo":{"ObjectInfo":[{"«ObjectName»":"a"}]}}]}}') ?? '',
      /The key of the file\./,
    );
  });
  it('where the text is cut off', () =>
    assert.match(hoverAt('{"JobsDetail":{"State":"«Failed»","Operation":{"Tran') ?? '', /^`Failed`/));
  it('with escapes before it', () =>
    assert.match(
      hoverAt('{"JobsDetail":{"Message":"a \\"quoted\\" {","State":"«Running»"}}') ?? '',
      /^`Running`/,
    ));
  it('nothing of what nobody describes, and nothing between words', () => {
    assert.equal(hoverAt('{"JobsDetail":{"«Novelty»":"1"}}'), undefined);
    assert.equal(hoverAt('{"JobsDetail":«  »{}}'), undefined);
    assert.equal(hoverAt('{"JobsDetail":{}, "note":{"«State»":"Success"}}'), undefined);
  });
});
