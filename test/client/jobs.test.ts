/**
 * Jobs as the extension remembers, follows and shows them.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import type { CiError } from '../../client/api/ciError';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { failure, success } from '../../client/api/result';
import { displayXml } from '../../client/src/jobs/displayXml';
import { describeState, submittedMessage } from '../../client/src/jobs/jobMessages';
import { type JobMemory, JobStore } from '../../client/src/jobs/jobStore';
import { JobWatcher } from '../../client/src/jobs/jobWatcher';
import type { Target } from '../../client/src/target';

const target: Target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };

function answer(jobId: string, state: string, more = '') {
  const rawXml = `<Response><JobsDetail><Tag>Work</Tag><JobId>${jobId}</JobId><State>${state}</State>${more}</JobsDetail></Response>`;
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok);
  const [job] = parsed.value.jobs;
  assert.ok(job);
  return { job, response: { ...parsed.value, rawXml, status: 200 } };
}

/** A memory that outlives stores, as the editor's does. */
function memory(content?: unknown): JobMemory & { content: unknown } {
  return {
    content,
    get() {
      return this.content;
    },
    async update(_key, value) {
      this.content = JSON.parse(JSON.stringify(value));
    },
  };
}

function storeOn(kept: JobMemory): JobStore {
  return new JobStore(
    kept,
    () => 5,
    (error) => assert.fail(String(error)),
  );
}

describe('the job store', () => {
  test('keeps jobs newest first, and what was last said about each', () => {
    const store = storeOn(memory());
    const heard: string[] = [];
    store.onDidChange(({ jobId, state }) => heard.push(`${jobId} ${state}`));
    store.put(answer('j1', 'Submitted').job, target, 'one');
    store.put(answer('j2', 'Submitted').job, target, 'two');
    store.put(answer('j1', 'Success').job, target, 'three');
    assert.deepEqual(heard, ['j1 Submitted', 'j2 Submitted', 'j1 Success']);
    assert.deepEqual(
      store.list().map(({ jobId, state, isDone, responseXml }) => [jobId, state, isDone, responseXml]),
      [
        ['j2', 'Submitted', false, 'two'],
        ['j1', 'Success', true, 'three'],
      ],
    );
  });

  test('survives a reload without what a person would not want on the disk', () => {
    const kept = memory();
    storeOn(kept).put(answer('j1', 'Running', '<Message>secret film</Message>').job, target, '<xml/>');
    assert.deepEqual(kept.content, [
      {
        jobId: 'j1',
        tag: 'Work',
        state: 'Running',
        isDone: false,
        bucket: target.bucket,
        region: target.region,
        sinceMs: 5,
      },
    ]);
    assert.deepEqual(storeOn(kept).list(), [
      {
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
      },
    ]);
  });

  test('survives whatever another version has written', () => {
    for (const content of [undefined, null, 7, 'x', {}, [null, 1, {}, { jobId: 'j', state: 1 }, []]]) {
      assert.deepEqual(storeOn(memory(content)).list(), []);
    }
  });

  test('is bounded', () => {
    const store = storeOn(memory());
    for (let number = 0; number < 150; number++) store.put(answer(`j${number}`, 'Success').job, target, '');
    assert.equal(store.list().length, 100);
    assert.equal(store.list()[0]?.jobId, 'j149');
  });
});

describe('the watcher', () => {
  function clientThat(...states: readonly (string | CiError)[]): { client: CiClient; calls: () => number } {
    let calls = 0;
    const unused = (): never => assert.fail('Watching only describes.');
    const client: CiClient = {
      describeJob: async () => {
        const state = states[Math.min(calls++, states.length - 1)];
        return typeof state === 'string'
          ? success(answer('j1', state).response)
          : failure(state ?? assert.fail());
      },
      createJob: unused,
      listJobs: unused,
      cancelJob: unused,
      dryRun: unused,
    };
    return { client, calls: () => calls };
  }

  async function watch(client: CiClient, times = 1) {
    const store = storeOn(memory());
    const told: string[] = [];
    let settle = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const tell = (words: string): void => {
      told.push(words);
      settle();
    };
    const watcher = new JobWatcher({
      store,
      sleep: async () => undefined,
      ended: ({ jobId, state }) => tell(`${jobId} ended: ${state}`),
      gaveUp: (jobId, { kind }) => tell(`${jobId} given up: ${kind}`),
      broke: (jobId, error) => tell(`${jobId} broke: ${String(error)}`),
    });
    for (let time = 0; time < times; time++) watcher.watch('j1', target, client);
    await over;
    return { store, told };
  }

  test('follows a job to its end and tells of it once, however often it is asked to watch', async () => {
    const { client, calls } = clientThat('Submitted', 'Running', 'Running', 'Success');
    const { store, told } = await watch(client, 3);
    assert.deepEqual(told, ['j1 ended: Success']);
    assert.equal(store.find('j1')?.state, 'Success');
    assert.equal(calls(), 4);
  });

  test('gives up on an error that will not pass', async () => {
    const refusal: CiError = {
      kind: 'http',
      status: 403,
      code: 'AccessDenied',
      message: '',
      requestId: undefined,
    };
    assert.deepEqual((await watch(clientThat(refusal).client)).told, ['j1 given up: http']);
  });
});

describe('words about jobs', () => {
  const record = storeOn(memory()).put(
    answer('j1', 'Failed', '<Progress>40</Progress><Code>BadInput</Code><Message>No such film.</Message>')
      .job,
    target,
    '',
  );

  test('name state, code and message', () => {
    assert.equal(describeState(record), 'State Failed, Code BadInput, Message “No such film.”');
    assert.equal(
      submittedMessage([record], 0),
      'Submitted job `j1`: State Failed, Code BadInput, Message “No such film.”.',
    );
  });

  test('say what to do when the service names no job', () => {
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
    test(title, () => assert.equal(displayXml(xml), expected));
  }
});
