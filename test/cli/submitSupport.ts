/**
 * What the tests of `ci-job submit` share: one check, and answers of the service.
 */

import assert from 'node:assert/strict';
import type { Step } from '../support/fakeTransport';
import { type Run, type RunOptions, run } from './support';

/** Compares the whole run; what is left out is empty. */
export async function checkSubmit(
  argv: readonly string[],
  options: RunOptions,
  expected: Partial<Run> & { exitCode: number },
): Promise<void> {
  assert.deepEqual(await run(['submit', ...argv], options), {
    stdout: '',
    stderr: '',
    sent: [],
    sandboxArgs: [],
    ...expected,
  });
}

/** An answer about one job. */
export function job(state: string, more = ''): Step {
  return {
    body: `<Response><JobsDetail><JobId>j1</JobId><State>${state}</State>${more}</JobsDetail></Response>`,
  };
}

/** A refusal of the service. */
export function refusal(status: number, code: string): Step {
  return {
    status,
    body: `<Error><Code>${code}</Code><Message>because</Message><RequestId>r1</RequestId></Error>`,
  };
}

/** What is printed about a job that was just submitted. */
export const SUBMITTED = 'JobId:   j1\nState:   Submitted\n';
