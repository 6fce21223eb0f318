// The part about jobs: ten, then a thousand are watched to their ends, against a sandbox in a process of its own.
// Time passes faster for the watcher and for the jobs alike; what is counted and measured is this process's work.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './product.mjs';

/** So many seconds pass in one. */
const speed = 10;
/** A job waits 1.25 and works 5 seconds, which are 12 and 50 to the watcher. */
const sandboxSpeed = 0.4;
const gatherMs = 100;

const credentials = {
  secretId: 'AKIDSANDBOXDEMO000000000000000000000',
  secretKey: 'sandboxDemoSecretKey00000000000000',
};

const entry = `
  export { createCiClient } from './client/api/ciClient';
  export { parseJobsResponse } from './client/api/jobsDetail';
  export { defaultNetworkSettings } from './client/api/node/networkSettings';
  export { createNodeTransport } from './client/api/node/nodeTransport';
  export { JobStore } from './client/src/jobs/jobStore';
  export { jobRow } from './client/src/jobs/jobTree';
  export { JobWatcher } from './client/src/jobs/jobWatcher';
  export { MAX_DESCRIBE_IDS } from './client/api/serviceFacts';
  export { createHistoryFolder } from './client/src/node/historyFolder';
`;

async function loadClient() {
  const outfile = path.join(root, 'out', 'bench', 'client.mjs');
  await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

async function startSandbox() {
  const program = path.join(root, 'out', 'sandbox.js');
  const child = spawn(
    process.execPath,
    [program, '--port', '0', '--speed', String(sandboxSpeed), '--exit-with-parent'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, stop: () => child.kill() };
  }
  throw new Error('The sandbox did not start.');
}

/** Follows the jobs to their ends, with the list drawn as the editor would; promises what was written. */
async function watchAll(product, { target, jobIds, folder }) {
  const startMs = Date.now();
  const now = () => startMs + (Date.now() - startMs) * speed;
  const kept = product.createHistoryFolder(folder);
  const written = { times: 0, bytes: 0 };
  const history = {
    ...kept,
    write(id, record) {
      written.times += 1;
      written.bytes += Buffer.byteLength(JSON.stringify(record));
      return kept.write(id, record);
    },
  };
  const reportFailure = (error) => {
    throw error;
  };
  const store = new product.JobStore({ history, now, newId: () => 'none', reportFailure });
  const { createCiClient, createNodeTransport, defaultNetworkSettings } = product;
  const transport = createNodeTransport({ settings: () => defaultNetworkSettings, environment: {} });
  const client = createCiClient({ ...target, credentials, transport });
  let gathering;
  store.onDidChangeList(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      for (const row of store.list()) product.jobRow(row, now(), true);
    }, gatherMs);
  });
  const after = (ms, run) => {
    const timer = setTimeout(run, ms / speed);
    return { dispose: () => clearTimeout(timer) };
  };
  await new Promise((resolve, reject) => {
    let ended = 0;
    const watcher = new product.JobWatcher({
      store,
      clock: { now, after },
      random: Math.random,
      clientFor: async () => client,
      ended(records) {
        ended += records.length;
        if (ended >= jobIds.length) resolve();
      },
      onAbandoned: (ids, error) => reject(new Error(`${ids.length} jobs were given up: ${error?.kind}`)),
      broke: reject,
    });
    for (const jobId of jobIds) watcher.watch(jobId, target);
  });
  await store.settled();
  clearTimeout(gathering);
  return written;
}

/** What watching costs, by the number of jobs. Times are milliseconds. */
export async function measureWatching() {
  const product = await loadClient();
  const results = {};
  // What happens for the first time is slow: it is not counted.
  await measure(product, 10);
  for (const jobCount of [10, 1000]) results[jobCount] = await measure(product, jobCount);
  return results;
}

async function measure(product, jobCount) {
  const sandbox = await startSandbox();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ci-job-bench-'));
  try {
    const target = { bucket: 'films-1250000000', region: 'ap-chongqing', endpoint: sandbox.url };
    const made = await fetch(`${sandbox.url}/sandbox/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: String(jobCount),
    });
    const { jobIds } = await made.json();
    const stalls = monitorEventLoopDelay({ resolution: 1 });
    const before = process.cpuUsage();
    stalls.enable();
    const written = await watchAll(product, { target, jobIds, folder });
    stalls.disable();
    const { user, system } = process.cpuUsage(before);
    const received = await (await fetch(`${sandbox.url}/sandbox/requests`)).json();
    const looks = received.reduce((sum, { path: where }) => sum + where.split(',').length, 0);
    return {
      looks,
      requests: received.length,
      fewestRequests: Math.ceil(looks / product.MAX_DESCRIBE_IDS),
      cpu: (user + system) / 1000,
      stall: stalls.percentile(99) / 1e6,
      writes: written.times,
      writtenKilobytes: written.bytes / 1000,
    };
  } finally {
    sandbox.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
