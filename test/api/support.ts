/**
 * What the tests of the API client share: an invented account, a clock, and answers of the service.
 */

import { type CiClient, type CiClientOptions, createCiClient } from '../../client/api/ciClient';
import type { Result } from '../../client/api/result';
import { type FakeTransport, fakeTransport, type Step } from '../support/fakeTransport';

/** The moment at which all tests happen: Tue, 14 Nov 2023 22:13:20 GMT. */
export const NOW_MS = 1_700_000_000_000;

/** An invented account. */
export const ACCOUNT = {
  bucket: 'films-1250000001',
  region: 'ap-chongqing',
  credentials: {
    secretId: 'AKIDtestEXAMPLEtestEXAMPLEtestEX0001',
    secretKey: 'testSecretKey000000000000000001',
  },
} as const;

/** How every Tag is submitted today. */
export const OPERATION = { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' } as const;

/** A client of the invented account whose transport follows a script. */
export function scriptedClient(
  steps: readonly Step[],
  options: Partial<CiClientOptions> = {},
): FakeTransport & { readonly client: CiClient } {
  const fake = fakeTransport(...steps);
  const client = createCiClient({ ...ACCOUNT, now: () => NOW_MS, transport: fake.transport, ...options });
  return { ...fake, client };
}

/** An answer with one job. */
export function jobXml(state: string, more = ''): string {
  return `<Response><JobsDetail><JobId>j1</JobId><State>${state}</State>${more}</JobsDetail></Response>`;
}

/** The service's error form. */
export function errorXml(code: string, message: string): string {
  return `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>r-body</RequestId><TraceId>t1</TraceId></Error>`;
}

/** The error of a result that must be one. */
export function unwrapError<E>(result: Result<unknown, E>): E {
  if (result.ok) {
    throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
  }
  return result.error;
}

/** The value of a result that must be one. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) {
    throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  }
  return result.value;
}
