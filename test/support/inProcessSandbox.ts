/**
 * A sandbox inside the test's own process, with a clock and a pace of the test's choice.
 */
import { FaultQueue, parseFault } from '../../sandbox/faults';
import { JobRegistry } from '../../sandbox/jobRegistry';
import { createRequestReader } from '../../sandbox/requestReader';
import { startSandboxServer } from '../../sandbox/sandboxServer';
import type { SchemaSet } from '../../server/service/languageServiceTypes';
import { schemaSet } from './schemaSet';

/** The credentials that it accepts. The key is a canary: no text that people see may hold it. */
export const sandboxCredentials = {
  secretId: 'AKIDEXAMPLECANARY000000000000000000',
  secretKey: 'exampleCanaryKey0000000000000000',
  securityToken: 'exampleCanaryToken00000000000000',
};

/** A request that it takes. */
export const sandboxRequest =
  '<Request><Tag>MediaInfo</Tag><Input><Object>films/a.mp4</Object></Input></Request>';

/** How it is started. */
export interface InProcessOptions {
  /** Milliseconds that a job waits and runs. */
  readonly pace?: { readonly waiting: number; readonly running: number };
  readonly now?: () => number;
  /** Whether web pages may call. */
  readonly cors?: boolean;
  /** What requests are checked with; the product's own by default. */
  readonly schemaSet?: SchemaSet;
  /** Actions that the account may not do. */
  readonly denied?: readonly string[];
}

/** A sandbox that is running. */
export interface InProcessSandbox {
  readonly url: string;
  readonly close: () => Promise<void>;
  /** The next request goes wrong. */
  provoke(fault: string): void;
  /** `METHOD path status` of what was received, since the last question. */
  received(): Promise<readonly string[]>;
}

/** Starts one. */
export async function startInProcessSandbox({
  pace = { waiting: 0, running: 0 },
  now = Date.now,
  cors = false,
  schemaSet: rules = schemaSet(),
  denied = [],
}: InProcessOptions = {}): Promise<InProcessSandbox> {
  const faults = new FaultQueue();
  let ids = 0;
  let seen = 0;
  const { url, close } = await startSandboxServer({
    port: 0,
    account: sandboxCredentials,
    faults,
    cors,
    registry: new JobRegistry(pace, now),
    schemaSet: rules,
    denied,
    readRequest: createRequestReader(rules),
    now,
    newId: () => String(++ids),
  });
  return {
    url,
    close,
    provoke(fault) {
      const parsed = parseFault(fault);
      if (parsed === undefined) throw new Error(`No fault: ${fault}`);
      faults.add(parsed);
    },
    async received() {
      const response = await fetch(`${url}/sandbox/requests`);
      const all: { method: string; path: string; status: number }[] = JSON.parse(await response.text());
      const fresh = all.slice(seen).map(({ method, path, status }) => `${method} ${path} ${status}`);
      seen = all.length;
      return fresh;
    },
  };
}
