/**
 * Reads files and streams up to a limit: no request is that large, and some inputs never end.
 */

import { closeSync, constants, fstatSync, openSync, read, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

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
  const descriptor = openSync(file, READ_WITHOUT_WAITING);
  try {
    const chunks = new Chunks();
    // For thousands of small files the thread pool takes several times as long as reading.
    if (readNow(descriptor, chunks)) return chunks.join();
    const mayHaveWriter = chunks.isEmpty && fstatSync(descriptor).isFIFO();
    return await readLater(descriptor, chunks, mayHaveWriter ? patienceMs : 0);
  } finally {
    closeSync(descriptor);
  }
}

/** What is read here is copied at once, and reading waits for nobody. */
const scratch = Buffer.allocUnsafeSlow(CHUNK);

/** Adds all that is there to read. False where that is not everything, or nobody knows: nothing but files has an end. */
function readNow(descriptor: number, chunks: Chunks): boolean {
  for (;;) {
    const length = readAvailable(descriptor);
    if (length === undefined) return false;
    if (length === 0) return !chunks.isEmpty || fstatSync(descriptor).isFile();
    chunks.add(Buffer.from(scratch.subarray(0, length)));
  }
}

/** Undefined where there is nothing to read yet. */
function readAvailable(descriptor: number): number | undefined {
  try {
    return readSync(descriptor, scratch, 0, CHUNK, null);
  } catch (error) {
    if (isWaiting(error)) return undefined;
    throw error;
  }
}

async function readLater(descriptor: number, chunks: Chunks, patienceMs: number): Promise<Uint8Array> {
  let patience = Math.ceil(patienceMs / PIPE_PAUSE_MS);
  for (;;) {
    const chunk = await readChunk(descriptor);
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

const readFromDescriptor = promisify(read);

/** Undefined where there is nothing to read yet. */
async function readChunk(descriptor: number): Promise<Uint8Array | undefined> {
  try {
    const { buffer, bytesRead } = await readFromDescriptor(
      descriptor,
      Buffer.allocUnsafe(CHUNK),
      0,
      CHUNK,
      null,
    );
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (isWaiting(error)) return undefined;
    throw error;
  }
}

function isWaiting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
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

  get isEmpty(): boolean {
    return this.#size === 0;
  }

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
