// A small LSP client over stdio: enough to time what an editor would wait for.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

/** Splits the stream into messages; chunks are joined once a message is whole, so big ones stay cheap. */
function readMessages(stream, take) {
  let chunks = [];
  let length = 0;
  let wanted = -1;
  const next = () => {
    const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    chunks = [all];
    if (wanted < 0) {
      const headerEnd = all.indexOf('\r\n\r\n');
      if (headerEnd < 0) return false;
      wanted =
        headerEnd + 4 + Number(/Content-Length: (\d+)/i.exec(all.toString('latin1', 0, headerEnd))?.[1]);
    }
    if (length < wanted) return false;
    const bodyStart = all.indexOf('\r\n\r\n') + 4;
    const body = all.toString('utf8', bodyStart, wanted);
    chunks = [all.subarray(wanted)];
    length -= wanted;
    wanted = -1;
    take(JSON.parse(body));
    return true;
  };
  stream.on('data', (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    while (length >= Math.max(wanted, 1) && next());
  });
}

/** Answers what servers ask of editors: nothing is configured, everything may be registered. */
function answerTo({ method, params }) {
  return method === 'workspace/configuration' ? params.items.map(() => null) : null;
}

/** Starts a server and answers how to talk to it. */
export function startServer(command) {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  const diagnosticWaiters = [];
  let lastId = 0;
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  readMessages(child.stdout, (message) => {
    if (message.method !== undefined && message.id !== undefined) {
      send({ id: message.id, result: answerTo(message) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      for (const resolve of diagnosticWaiters.splice(0)) resolve(message.params);
    } else if (message.id !== undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });
  return {
    child,
    notify: (method, params) => send({ method, params }),
    request: (method, params) =>
      new Promise((resolve) => {
        waiting.set(++lastId, resolve);
        send({ id: lastId, method, params });
      }),
    nextDiagnostics: () => new Promise((resolve) => diagnosticWaiters.push(resolve)),
  };
}

/** Resident memory in MB, where the system says it. */
export function residentMemory({ pid }) {
  const status = readProc(pid, 'status');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1024;
}

/** Processor time in milliseconds, where the system says it. */
export function processorTime({ pid }) {
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  // Fields 14 and 15 of `proc(5)`, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function readProc(pid, file) {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
