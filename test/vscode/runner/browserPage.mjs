// The page that shows the editor: in a headless Chrome or Chromium of our own, or in a desktop VS Code.
import path from 'node:path';
import { chromium } from 'playwright-core';

/**
 * The size of a window, and how it moves: not at all. At the end of some animations the workbench takes the focus,
 * wherever that is by then, and a list of choices that loses it closes.
 */
export const windowOptions = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' };

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

/** How a browser is started. */
export const launchOptions = (executablePath) => ({ executablePath, headless: true, args: quietArguments });

/**
 * Makes a display language that of the editor in a page, before it opens. The editor's own words stay English, because
 * its language packs are not at hand; extensions hear of the language and show their manifests in it.
 */
export const displayIn = (page, language) =>
  page.addInitScript((name) => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => name, set: () => undefined });
  }, language);

/** Promises `{ context, page }` of a new browser; the profile lives in the folder. */
export async function openBrowserPage(executablePath, folder) {
  const context = await chromium.launchPersistentContext(path.join(folder, 'browser'), {
    ...launchOptions(executablePath),
    ...windowOptions,
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Promises `{ browser, page }` of the window of a VS Code that was started with a debugging port. */
export async function connectToWindow(port) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.locator('.monaco-workbench').count()) > 0) return { browser, page };
  }
  await browser.close();
  throw new Error('VS Code shows no window.');
}
