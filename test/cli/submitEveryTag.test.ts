/**
 * `ci-job submit --wait` against the sandbox: the sample of every Tag is submitted, watched where its job lives, and its
 * end is reported.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { defaultNetworkSettings } from '../../client/api/node/networkSettings';
import { createNodeTransport } from '../../client/api/node/nodeTransport';
import {
  type InProcessSandbox,
  sandboxCredentials,
  startInProcessSandbox,
} from '../support/inProcessSandbox';
import { languageService, schemaSet } from '../support/schemaSet';
import { runWithFiles } from './support';

/** The moment at which runs begin. */
const START_MS = 1_700_000_000_000;

let sandbox: InProcessSandbox;
before(async () => {
  sandbox = await startInProcessSandbox({ now: () => START_MS });
});
after(() => sandbox.close());

const transport = createNodeTransport({
  settings: () => ({ ...defaultNetworkSettings, trustsSystem: false }),
  environment: {},
});
const env = {
  TENCENTCLOUD_SECRET_ID: sandboxCredentials.secretId,
  TENCENTCLOUD_SECRET_KEY: sandboxCredentials.secretKey,
};

describe('submit --wait', () => {
  const checker = languageService();
  for (const [tag] of schemaSet().tags) {
    it(`follows the sample of ${tag} to its end`, async () => {
      const sample = fs.readFileSync(`samples/${tag.toLowerCase()}.cijob.xml`, 'utf8');
      const { exitCode, stdout, stderr } = await runWithFiles(
        ['submit', 'sample.xml', '--wait', '--json', '--endpoint', sandbox.url],
        { 'sample.xml': sample },
        { transport, env, checker },
      );
      assert.equal(exitCode, 0, stderr);
      const { jobs } = JSON.parse(stdout);
      assert.deepEqual(
        jobs.map((job: { readonly tag: string; readonly state: string }) => [job.tag, job.state]),
        [[tag, 'Success']],
      );
    });
  }
});
