/**
 * Opening the files that a job made: by their plain addresses, and only where there are any.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CiClient } from '../../client/api/ciClient';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { success } from '../../client/api/result';
import type { JobServices } from '../../client/src/jobs/jobCommands';
import type { JobRecord } from '../../client/src/jobs/jobRecord';
import { openOutput } from '../../client/src/jobs/openOutput';
import { FakeUserInterface, type ScriptedAnswer } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const place = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: undefined };
const made = `<MediaResult><OutputFile><Bucket>films-1250000000</Bucket><Region>ap-chongqing</Region>
  <ObjectName>web/a b.mp4</ObjectName></OutputFile></MediaResult>`;
const url = 'https://films-1250000000.cos.ap-chongqing.myqcloud.com/web/a%20b.mp4';

function answerOf(state: string, operation: string) {
  const rawXml = `<Response><JobsDetail><JobId>j1</JobId><State>${state}</State><Operation>${operation}</Operation></JobsDetail></Response>`;
  const parsed = parseJobsResponse(rawXml);
  assert.ok(parsed.ok && parsed.value.jobs[0]);
  return { response: { ...parsed.value, rawXml, status: 200 }, job: parsed.value.jobs[0], rawXml };
}

/** The services of a command, and what the service was asked. */
function setUp(operation: string, answers: readonly ScriptedAnswer[], state = 'Success') {
  const ui = new FakeUserInterface(...answers);
  const calls: string[] = [];
  const client: CiClient = {
    describeJob: async (jobIds) => {
      calls.push(`describe ${String(jobIds)}`);
      return success(answerOf(state, operation).response);
    },
    createJob: () => assert.fail('Nothing is submitted.'),
    cancelJob: () => assert.fail('Nothing is cancelled.'),
    listJobs: () => assert.fail('Nothing is listed.'),
    dryRun: () => assert.fail('No dry run is made.'),
  };
  const services: JobServices = {
    ui,
    jobs: storeOn(memoryHistory()),
    credentials: {
      find: async () => ({ credentials: { secretId: 'id', secretKey: 'key' }, source: 'stored' }),
    },
    createClient: () => client,
    settings: {
      current: () => place,
      placesToKeep: () => ['window'],
      keep: async () => undefined,
      policy: () => ({ isProduction: false, confirms: true }),
    },
    activeDocumentUri: () => undefined,
    watcher: { watch: () => undefined },
    jobDocuments: { show: async () => assert.fail('No document is opened.') },
  };
  return { services, ui, calls };
}

function put({ jobs }: JobServices, state: string, operation: string, endpoint?: string): JobRecord {
  const { job, rawXml } = answerOf(state, operation);
  return jobs.put(job, { ...place, endpoint }, rawXml);
}

describe('the files of a job', () => {
  const outcomeOf = async (...answers: readonly ScriptedAnswer[]) => {
    const { services, ui } = setUp(made, answers);
    await openOutput(services, () => true, put(services, 'Success', made));
    return ui.performed;
  };

  it('are opened in the browser by their plain address', async () => {
    assert.deepEqual(await outcomeOf('web/a b.mp4'), [{ kind: 'openExternal', url }]);
  });

  it('have addresses to copy', async () => {
    assert.deepEqual(await outcomeOf('Copy Address'), [{ kind: 'copy', text: url }]);
  });

  it('stay where they are when the person turns away', async () => {
    assert.deepEqual(await outcomeOf(undefined), []);
  });

  it('are asked for when the job is of an earlier session', async () => {
    const history = memoryHistory();
    const earlier = storeOn(history);
    const { job, rawXml } = answerOf('Success', made);
    earlier.put(job, place, rawXml);
    await earlier.settled();
    const jobs = storeOn(history);
    await jobs.load();
    const record = jobs.find('j1');
    assert.ok(record !== undefined && record.responseXml === undefined);
    const { services, ui, calls } = setUp(made, ['web/a b.mp4']);
    await openOutput({ ...services, jobs }, () => true, record);
    assert.deepEqual([calls, ui.performed], [['describe j1'], [{ kind: 'openExternal', url }]]);
  });

  it('are none while it runs, where the answer names none, and in the sandbox', async () => {
    const { services, ui } = setUp('', []);
    await openOutput(services, () => true, put(services, 'Running', ''));
    await openOutput(services, () => true, put(services, 'Success', ''));
    await openOutput(services, () => true, put(services, 'Success', made, 'http://127.0.0.1:1'));
    assert.deepEqual(ui.heard, [
      'notice information: `j1` has not ended (Running): there is no output file yet.',
      'notice information: The response about `j1` (Success) has no output file.',
      'notice information: The sandbox processes nothing, so the output files in its response do not exist.',
    ]);
  });
});
