/**
 * Reads files and streams up to a limit: no request is that large, and some inputs never end.
 */

import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The largest input in bytes. Requests are a few kilobytes. */
export const LARGEST_INPUT = 8 * 1024 * 1024;
/** The same for people. */
export const LARGEST_INPUT_MB = LARGEST_INPUT / (1024 * 1024);

/** There is more than `LARGEST_INPUT`. */
export class TooLargeError extends Error {}

/** A pipe that nobody has opened for writing. */
export class SilentPipeError extends Error {}

/** How long a pipe may be without a writer, and how often that is looked at. */
const PIPE_PATIENCE_MS = 10_000;
const PIPE_PAUSE_MS = 20;

const CHUNK = 64 * 1024;

/** Opening a pipe waits for a writer, and there is no way to stop waiting. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The content of a file, pipe or device; a pipe may be without a writer so long. Rejects with the platform's error
 * or one of the two above.
 */
export async function readFileBounded(file: string, patienceMs = PIPE_PATIENCE_MS): Promise<Uint8Array> {
  const content = statSync(file).isFile() ? readRegularFile(file) : undefined;
  if (content !== undefined) return content;
  const handle = await open(file, READ_WITHOUT_WAITING);
  try {
    const stats = await handle.stat();
    return await readHandle(handle, stats.isFIFO() ? patienceMs : 0);
  } finally {
    await handle.close();
  }
}

/**
 * The content of a file that does not make anybody wait: for thousands of small files the thread pool takes several
 * times as long as reading. Undefined where the file has become something else since it was looked at.
 */
function readRegularFile(file: string): Uint8Array | undefined {
  const descriptor = openSync(file, READ_WITHOUT_WAITING);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return undefined;
    if (stats.size > LARGEST_INPUT) throw new TooLargeError();
    const chunks = new Chunks();
    // One byte more than there should be, so that one call shows the end, too.
    let chunk = Buffer.allocUnsafe(stats.size + 1);
    for (;;) {
      const length = readSync(descriptor, chunk, 0, chunk.length, null);
      chunks.add(chunk.subarray(0, length));
      // Files of the system claim to be empty.
      if (length === 0 || (length === stats.size && chunk.length > length)) return chunks.join();
      chunk = Buffer.allocUnsafe(CHUNK);
    }
  } finally {
    closeSync(descriptor);
  }
}

async function readHandle(handle: FileHandle, patienceMs: number): Promise<Uint8Array> {
  const chunks = new Chunks();
  let patience = Math.ceil(patienceMs / PIPE_PAUSE_MS);
  for (;;) {
    const chunk = await readChunk(handle);
    if (chunk !== undefined && chunk.length > 0) {
      chunks.add(chunk);
      patience = 0;
    } else if (chunk === undefined) {
      // Somebody has opened the pipe and writes nothing yet.
      patience = 0;
      await sleep(PIPE_PAUSE_MS);
    } else if (patience === 0) {
      return chunks.join();
    } else {
      patience -= 1;
      if (patience === 0) throw new SilentPipeError();
      await sleep(PIPE_PAUSE_MS);
    }
  }
}

/** Undefined where there is nothing to read yet. */
async function readChunk(handle: FileHandle): Promise<Uint8Array | undefined> {
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** The whole of a stream. Rejects with the stream's error or a `TooLargeError`. */
export async function readStreamBounded(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks = new Chunks();
  for await (const chunk of stream) chunks.add(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return chunks.join();
}

class Chunks {
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size > LARGEST_INPUT) throw new TooLargeError();
  }

  join(): Uint8Array {
    const [only = new Uint8Array(), ...others] = this.#chunks;
    return others.length === 0 ? only : Buffer.concat(this.#chunks);
  }
}
