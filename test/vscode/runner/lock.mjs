// A lock between processes: a file that holds the owner's process id, made atomically.
// A lock whose owner is gone is taken over, so a killed run never blocks the next one.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 250;

/** Runs the task while holding the lock file; `onWait` is told once whom it waits for. */
export async function withLock(file, onWait, task) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!tryLock(file)) {
    const owner = readOwner(file);
    if (owner !== undefined && !isRunning(owner)) {
      removeStale(file, owner);
      continue;
    }
    if (!told && owner !== undefined) {
      told = true;
      onWait(owner);
    }
    await delay(pollMs);
  }
  try {
    return await task();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

// Written beside and linked into place, so that nobody ever reads a lock without its owner.
function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function readOwner(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

// Moved away first: of several waiting processes only one can move it, and only that one removes it.
function removeStale(file, owner) {
  const grave = `${file}.stale-${process.pid}`;
  try {
    fs.renameSync(file, grave);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return;
  }
  // Another process may have taken the lock between the look and the move: give it back.
  if (readOwner(grave) !== owner) fs.renameSync(grave, file);
  else fs.rmSync(grave, { force: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
