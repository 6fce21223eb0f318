// Opens one page in a headless Chrome or Chromium with a fresh profile.
import path from 'node:path';
import { chromium } from 'playwright-core';

export const windowSize = { width: 1280, height: 800 };

const quietArguments = [
  // Chromium refuses its sandbox to root, and containers give it little shared memory.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Promises `{ context, page }`; the profile lives in the folder. */
export async function openBrowserPage(executablePath, folder, { deviceScaleFactor = 1 } = {}) {
  const context = await chromium.launchPersistentContext(path.join(folder, 'browser'), {
    executablePath,
    headless: true,
    viewport: windowSize,
    deviceScaleFactor,
    args: quietArguments,
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}
