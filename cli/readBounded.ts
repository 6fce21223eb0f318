/**
 * Reads files and streams up to a limit: no request is that large, and some inputs never end.
 */

import { constants } from 'node:fs';
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

/**
 * The content of a file, pipe or device; a pipe may be without a writer so long. Rejects with the platform's error
 * or one of the two above.
 */
export async function readFileBounded(file: string, patienceMs = PIPE_PATIENCE_MS): Promise<Uint8Array> {
  // Opening a pipe waits for a writer, and there is no way to stop waiting.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (stats.isFile() && stats.size > LARGEST_INPUT) throw new TooLargeError();
    return await readHandle(handle, stats.isFIFO() ? patienceMs : 0);
  } finally {
    await handle.close();
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
    return Buffer.concat(this.#chunks);
  }
}
