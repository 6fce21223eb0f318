// Child processes: run one to its end, or keep one running and stop it with all its children.
import { spawn } from 'node:child_process';
import { deadline } from './deadline.mjs';

const running = new Set();

/** Runs a command to its end and promises what it printed; rejects with its last words otherwise. */
export function run(command, args, { hint, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', (error) => reject(new Error(words(error.message))));
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(words(`exit ${code}\n${(errors || output).trim().slice(-3000)}`)));
    });
    const words = (why) =>
      [`\`${[command, ...args].join(' ')}\` failed: ${why}`, hint].filter(Boolean).join('\n');
  });
}

/**
 * Starts a process in its own group and promises it with the match of `ready` in its output;
 * without `ready` as soon as it runs. `name` is how messages call it.
 */
export async function startProcess({ name, command, args, ready, timeoutMs = 20_000, ...options }) {
  // Standard input stays open until this process ends, however it ends: children may watch it.
  const child = spawn(command, args, { stdio: 'pipe', detached: true, ...options });
  const service = { name, child, output: '', exited: undefined };
  service.exited = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  running.add(service);
  const isReady = new Promise((resolve, reject) => {
    const onData = (chunk) => {
      service.output += chunk;
      const match = ready?.exec(service.output);
      if (match) resolve(match);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('error', reject);
    if (ready === undefined) child.once('spawn', () => resolve(undefined));
    service.exited.then((code) => reject(new Error(`${name} ended (${code}) before it was ready.`)));
  });
  try {
    return { service, match: await deadline(isReady, timeoutMs, `${name} was not ready`) };
  } catch (error) {
    await stopProcess(service);
    throw new Error(`${error.message}\n${service.output.trim().slice(-3000)}`);
  }
}

/** Ends a process and its children: asks, and after five seconds insists. */
export async function stopProcess(service) {
  if (!running.delete(service)) return;
  signalGroup(service, 'SIGTERM');
  try {
    await deadline(service.exited, 5000, service.name);
  } catch {
    // It did not listen; the signal below can not be refused.
  }
  signalGroup(service, 'SIGKILL');
}

/** Kills a process and its children at once, and promises that they are gone. */
export async function killProcess(service) {
  if (!running.delete(service)) return;
  signalGroup(service, 'SIGKILL');
  await deadline(service.exited, 5000, service.name);
}

/** Ends all processes that are still running. */
export async function stopAll() {
  await Promise.all([...running].map(stopProcess));
}

/** Kills what is still running, at once; for the last moment of this process. */
export function killAll() {
  for (const service of running) signalGroup(service, 'SIGKILL');
  running.clear();
}

function signalGroup({ child }, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
