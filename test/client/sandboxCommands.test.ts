/**
 * The sandbox of a window: where jobs go while it runs, and that nothing is sent to its address once it has ended.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJobsResponse } from '../../client/api/jobsDetail';
import { SandboxCommands } from '../../client/src/sandbox/sandboxCommands';
import { FakeUserInterface } from '../support/fakeUserInterface';
import { memoryHistory, storeOn } from '../support/memoryHistory';

const origin = 'http://127.0.0.1:9';
const credentials = { secretId: 'AKIDEXAMPLEbox', secretKey: 'box' };
const place = { bucket: 'films-1250000000', region: 'ap-chongqing' };

/** A window with a job at the service, one in its sandbox and one in another sandbox, all watched. */
function setUp() {
  const ui = new FakeUserInterface();
  const done: string[] = [];
  const jobs = storeOn(memoryHistory());
  for (const [jobId, endpoint] of [
    ['service', undefined],
    ['box', `${origin}/`],
    ['other', 'http://127.0.0.1:8'],
  ] as const) {
    const parsed = parseJobsResponse(
      `<Response><JobsDetail><JobId>${jobId}</JobId><State>Running</State></JobsDetail></Response>`,
    );
    assert.ok(parsed.ok && parsed.value.jobs[0] !== undefined);
    jobs.put(parsed.value.jobs[0], { ...place, endpoint }, '');
  }
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let current: string | undefined;
  const commands = new SandboxCommands({
    ui,
    jobs,
    log: { error: (message) => void done.push(`log ${message}`) },
    settings: {
      sandbox: () => current,
      useSandbox: (address) => {
        current = address;
        done.push(`jobs go to ${address ?? 'where the settings say'}`);
      },
    },
    credentials: {
      useForSandbox: (scope, key) => void done.push(`${key?.secretId ?? 'no key'} for ${scope}`),
    },
    watcher: { forget: (jobId) => void done.push(`forget ${jobId}`) },
    startSandbox: async () => ({ origin, credentials, ended, stop: end }),
  });
  return { ui, done, commands, end };
}

const afterwards = [
  'jobs go to where the settings say',
  `no key for ${origin}`,
  // Whatever listens there next is none of ours.
  'forget box',
];

describe('the sandbox of a window', () => {
  it('is used until it is stopped', async () => {
    const { commands, done, ui } = setUp();
    await commands.start();
    assert.deepEqual(done.splice(0), [`AKIDEXAMPLEbox for ${origin}`, `jobs go to ${origin}`]);
    await commands.stop();
    assert.deepEqual(done, afterwards);
    assert.equal(
      ui.heard.at(-1),
      'notice information: The sandbox is stopped. Jobs are submitted as set in the settings.',
    );
  });

  it('is missed when it ends by itself', async () => {
    const { commands, done, ui, end } = setUp();
    await commands.start();
    done.splice(0);
    end();
    await new Promise<void>((resolve) => setImmediate(resolve));
    assert.deepEqual(done, afterwards);
    assert.equal(
      ui.heard.at(-1),
      'notice warning: The sandbox has stopped. Jobs of this window are submitted as set in the settings.',
    );
  });
});
