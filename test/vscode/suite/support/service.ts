/**
 * The sandbox that stands in for the service, seen from a test: what it received, what it shall do wrong.
 */
import * as vscode from 'vscode';

/** One request that the sandbox has answered. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** The address that the runner gave to the extension. */
export function sandboxUrl(): string {
  const url = vscode.workspace.getConfiguration('ciJob').inspect<string>('endpoint')?.globalValue;
  if (!url) throw new Error('The runner should have set `ciJob.endpoint`.');
  return url;
}

/** The jobs that were sent, in order; looks that follow a job are left out. */
export async function submissions(): Promise<readonly ReceivedRequest[]> {
  const response = await fetch(`${sandboxUrl()}/sandbox/requests`);
  const received: unknown = await response.json();
  if (!Array.isArray(received)) throw new Error('The sandbox answered something else than a list.');
  return received.filter(isReceivedRequest).filter(({ method }) => method === 'POST');
}

/** Makes the next request go wrong. */
export async function provokeFault(fault: string): Promise<void> {
  const response = await fetch(`${sandboxUrl()}/sandbox/faults`, { method: 'POST', body: fault });
  if (!response.ok) throw new Error(`The sandbox knows no fault \`${fault}\`.`);
}

function isReceivedRequest(value: unknown): value is ReceivedRequest {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}
