// The suites that run in a window without test hooks, by name: their tests and how the server is started.
import { jobDetailsTests } from './jobDetails.mjs';
import { jobsTests } from './jobs.mjs';
import { pastingTests } from './pasting.mjs';
import { restrictedModeTests } from './restrictedMode.mjs';
import { submitTests } from './submit.mjs';
import { typingTests } from './typing.mjs';
import { workspaceTests } from './workspace.mjs';

export const windowSuites = {
  window: {
    tests: {
      ...typingTests,
      ...submitTests,
      ...jobsTests,
      ...jobDetailsTests,
      ...pastingTests,
      ...workspaceTests,
    },
    args: ['--disable-workspace-trust'],
  },
  'restricted-window': { tests: restrictedModeTests, args: [] },
};
