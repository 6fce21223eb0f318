// The suites that run in a window without test hooks, by name: their tests, the person's settings,
// and how the server and the sandbox are started.
import { browserHostTests, closedServiceTests, inBrowserHost } from './browserHost.mjs';
import { jobsTests } from './jobs.mjs';
import { pastingTests } from './pasting.mjs';
import { restrictedModeTests } from './restrictedMode.mjs';
import { submitTests } from './submit.mjs';
import { typingTests } from './typing.mjs';
import { workspaceTests } from './workspace.mjs';

export const windowSuites = {
  window: {
    tests: { ...typingTests, ...submitTests, ...jobsTests, ...pastingTests, ...workspaceTests },
    args: ['--disable-workspace-trust'],
  },
  'browser-window': {
    tests: browserHostTests,
    args: ['--disable-workspace-trust'],
    user: inBrowserHost,
    sandboxArgs: ['--cors'],
  },
  'browser-window-closed-service': {
    tests: closedServiceTests,
    args: ['--disable-workspace-trust'],
    user: inBrowserHost,
  },
  'restricted-window': { tests: restrictedModeTests, args: [] },
};
