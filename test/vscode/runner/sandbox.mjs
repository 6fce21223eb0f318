// Starts the local service that stands in for the real one, and tells how an editor is pointed at it.
import { randomBytes } from 'node:crypto';
import { startProcess } from './processes.mjs';

/** Promises `{ service, url, credentials }` of a sandbox on a free port. */
export async function startSandbox(program, { credentials = inventCredentials(), args = [] } = {}) {
  const { service, match } = await startProcess({
    name: 'The sandbox',
    command: process.execPath,
    args: [program, '--port', '0', '--exit-with-parent', ...args],
    env: {
      ...process.env,
      SANDBOX_SECRET_ID: credentials.secretId,
      SANDBOX_SECRET_KEY: credentials.secretKey,
    },
    ready: /http:\/\/127\.0\.0\.1:\d+/,
    timeoutMs: 20_000,
  });
  return { service, url: match[0], credentials };
}

function inventCredentials() {
  return {
    secretId: `AKID${randomBytes(16).toString('hex')}`,
    secretKey: randomBytes(16).toString('hex'),
  };
}

/** The settings with which the extension submits to the sandbox. */
export function sandboxSettings({ url }) {
  return {
    user: { 'ciJob.bucket': 'examplebucket-1250000000', 'ciJob.region': 'ap-chongqing' },
    machine: { 'ciJob.endpoint': url },
  };
}

/** The environment from which the extension takes the credentials when none are stored. */
export function credentialVariables({ secretId, secretKey }) {
  return { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey };
}

/** The next request goes wrong, see `sandbox/README.md`. */
export async function provokeFault({ url }, fault) {
  const response = await fetch(`${url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`The sandbox knows no fault \`${fault}\`.`);
}
