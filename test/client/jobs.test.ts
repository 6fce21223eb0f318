/**
 * Jobs as the extension remembers, follows and shows them.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import type { Target } from '../../client/src/account/target';
import { displayXml } from '../../client/src/jobs/displayXml';
import { describeState, submittedMessage } from '../../client/src/jobs/jobMessages';
import { entryId } from '../../client/src/jobs/jobRecord';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

function answer(jobId: string, state: string, more = '') {
  const rawXml = `<Response><JobsDetail><Tag>Work</Tag><JobId>${jobId}</JobId><State>${state}</State>${more}</JobsDetail></Response>`;
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok);
  const [job] = parsed.value.jobs;
  assert.ok(job);
  return { job };
}

describe('the job store', () => {
  it('keeps jobs newest first, and what was last said about each', () => {
    const store = storeOn(memoryHistory());
    const heard: string[] = [];
    store.onDidChange(({ jobId, state }) => heard.push(`${jobId} ${state}`));
    store.put(answer('j1', 'Submitted').job, target, 'one');
    store.put(answer('j2', 'Submitted').job, target, 'two');
    store.put(answer('j1', 'Success').job, target, 'three');
    assert.deepEqual(heard, ['j1 Submitted', 'j2 Submitted', 'j1 Success']);
    assert.deepEqual(
      store.jobs().map(({ jobId, state, isDone, responseXml }) => [jobId, state, isDone, responseXml]),
      [
        ['j2', 'Submitted', false, 'two'],
        ['j1', 'Success', true, 'three'],
      ],
    );
  });

  it('survives a reload without what a person would not want on the disk', async () => {
    const history = memoryHistory();
    const store = storeOn(history);
    store.put(answer('j1', 'Running', '<Message>secret film</Message>').job, target, '<xml/>', '<Request/>');
    await store.settled();
    assert.deepEqual(await history.read(), [
      {
        version: 1,
        kind: 'job',
        tag: 'Work',
        state: 'Running',
        bucket: target.bucket,
        region: target.region,
        sinceMs: 5,
        jobId: 'j1',
        isDone: false,
      },
    ]);
    const next = storeOn(history);
    await next.load();
    assert.deepEqual(next.list(), [
      {
        kind: 'job',
        jobId: 'j1',
        tag: 'Work',
        state: 'Running',
        isDone: false,
        progress: undefined,
        code: undefined,
        message: undefined,
        target,
        sinceMs: 5,
        responseXml: undefined,
        requestXml: undefined,
      },
    ]);
  });

  it('survives whatever another version has written', async () => {
    const store = storeOn(
      memoryHistory(null, 7, 'x', {}, [], { jobId: 'j', state: 1 }, { kind: 'submission' }),
    );
    await store.load();
    assert.deepEqual(store.list(), []);
  });

  it('is bounded; what has ended goes first, from the disk too', async () => {
    const history = memoryHistory();
    const store = storeOn(history);
    store.put(answer('running', 'Running').job, target, '');
    for (let number = 0; number < 1100; number++) {
      store.put(answer(`j${number}`, 'Success').job, target, '');
    }
    await store.settled();
    const ids = store.jobs().map(({ jobId }) => jobId);
    assert.deepEqual([ids.length, ids[0], ids.at(-1), ids.at(-2)], [1000, 'j1099', 'running', 'j101']);
    assert.equal(history.records.size, 1000);
  });

  it('shows what another window has written, removed and seen end', async () => {
    const history = memoryHistory();
    const [here, there] = [storeOn(history), storeOn(history)];
    here.put(answer('j1', 'Running').job, target, 'mine');
    here.put(answer('j2', 'Running').job, target, 'mine');
    await here.settled();
    await there.load();
    there.put(answer('j1', 'Success').job, target, 'theirs');
    there.remove('j2');
    there.put(answer('j3', 'Submitted').job, target, 'theirs');
    await there.settled();
    await here.load();
    assert.deepEqual(
      here.jobs().map(({ jobId, state, isDone, responseXml }) => [jobId, state, isDone, responseXml]),
      [
        ['j3', 'Submitted', false, undefined],
        ['j1', 'Success', true, 'mine'],
      ],
    );
  });
});

it('what is about to be sent does not wait for the records of jobs', async () => {
  const written: string[] = [];
  const never = new Promise<void>(() => undefined);
  const history = {
    ...memoryHistory(),
    write: (id: string) => {
      written.push(id);
      return id.startsWith('j') ? never : Promise.resolve();
    },
  };
  const store = storeOn(history);
  store.put(answer('j1', 'Running').job, target, '');
  store.put(answer('j1', 'Success').job, target, '');
  await store.beginSubmission({ name: 'a', tag: 'Work', target, input: undefined, requestXml: '' });
  assert.deepEqual(written, ['j1', 's1']);
});

it('a request is not forgotten before its job is written down', async () => {
  const done: string[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const store = storeOn({
    ...memoryHistory(),
    write: async (id) => {
      if (id === 'j1') await slow;
      done.push(`write ${id}`);
    },
    remove: async (id) => void done.push(`remove ${id}`),
  });
  const id = await store.beginSubmission({
    name: 'a',
    tag: 'Work',
    target,
    input: undefined,
    requestXml: '',
  });
  store.put(answer('j1', 'Submitted').job, target, '');
  store.endSubmission(id, 'settled');
  finish();
  await store.settled();
  assert.deepEqual(done, ['write s1', 'write j1', 'remove s1']);
});

describe('a request on its way', () => {
  const submission = { name: 'a.cijob.xml', tag: 'Work', target, input: 'in.mp4', requestXml: '<Request/>' };

  it('is written down before it is sent, and is of unknown outcome after a reload', async () => {
    const history = memoryHistory();
    const id = await storeOn(history).beginSubmission(submission);
    const next = storeOn(history);
    await next.load();
    assert.deepEqual(next.list(), [
      {
        kind: 'submission',
        id,
        name: 'a.cijob.xml',
        tag: 'Work',
        state: 'unknown',
        target,
        sinceMs: 5,
        input: undefined,
        requestXml: undefined,
      },
    ]);
  });

  it('of another window is gone here too when that has its answer', async () => {
    const history = memoryHistory();
    const [here, there] = [storeOn(history), storeOn(history)];
    const id = await there.beginSubmission(submission);
    await here.load();
    assert.deepEqual(
      here.list().map((entry) => [entryId(entry), entry.state]),
      [[id, 'unknown']],
    );
    there.endSubmission(id, 'settled');
    await there.settled();
    await here.load();
    assert.deepEqual(here.list(), []);
  });

  it('is gone when it has an answer, and stays when it has none', async () => {
    const history = memoryHistory();
    const store = storeOn(history);
    const [first, second] = [
      await store.beginSubmission(submission),
      await store.beginSubmission(submission),
    ];
    store.endSubmission(first, 'settled');
    store.endSubmission(second, 'unknown');
    await store.settled();
    assert.deepEqual(store.list(), [
      { kind: 'submission', id: second, state: 'unknown', sinceMs: 5, ...submission },
    ]);
    assert.deepEqual([...history.records.keys()], [second]);
  });

  it('is not forgotten with the list while it is sent', async () => {
    const store = storeOn(memoryHistory());
    const id = await store.beginSubmission(submission);
    store.put(answer('j1', 'Success').job, target, '');
    store.clear();
    assert.deepEqual(store.list().map(entryId), [id]);
  });
});

describe('words about jobs', () => {
  const record = storeOn(memoryHistory()).put(
    answer('j1', 'Failed', '<Progress>40</Progress><Code>BadInput</Code><Message>No such film.</Message>')
      .job,
    target,
    '',
  );

  it('name state, code and message', () => {
    assert.equal(describeState(record), 'Failed (BadInput: No such film)');
    assert.equal(submittedMessage([record], 0), 'Submitted job `j1`: Failed (BadInput: No such film).');
  });

  it('say what to do when the service names no job', () => {
    assert.match(submittedMessage([], 0), /look for the job in the console before you submit again/);
  });
});

describe('the answer as a document', () => {
  const shown: readonly [string, string, string][] = [
    [
      'gets a line per element',
      '<?xml version="1.0"?><Response><JobsDetail><JobId>j1</JobId><Message/><A></A></JobsDetail></Response>',
      '<?xml version="1.0"?>\n<Response>\n  <JobsDetail>\n    <JobId>j1</JobId>\n    <Message/>\n    <A></A>\n  </JobsDetail>\n</Response>\n',
    ],
    ['stays as it is where it has lines', '<A>\n <B/>\n</A>', '<A>\n <B/>\n</A>'],
    ['keeps every character of a value', '<A><B> x &lt; y </B></A>', '<A>\n  <B> x &lt; y </B>\n</A>\n'],
    ['keeps text that is no XML', 'upstream error', 'upstream error\n'],
  ];
  for (const [title, xml, expected] of shown) {
    it(title, () => assert.equal(displayXml(xml), expected));
  }
});
