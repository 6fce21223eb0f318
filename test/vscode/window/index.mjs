// The suites that run in a window without test hooks, by name: their tests, how the server and the sandbox
// are started, and whether the extension is the package of editors in a browser (`inBrowser`).
import { browserHostTests, closedServiceTests } from './browserHost.mjs';
import { chineseTests } from './chinese.mjs';
import { prepareCompanyNetwork } from './companyNetwork.mjs';
import { editingTests } from './editing.mjs';
import { firstStepsTests } from './firstSteps.mjs';
import { fixingTests } from './fixing.mjs';
import { interruptionTests } from './interruption.mjs';
import { jobDetailsTests } from './jobDetails.mjs';
import { jobsTests } from './jobs.mjs';
import { languageStatusTests } from './languageStatus.mjs';
import { leakTests } from './leaks.mjs';
import { pastingTests } from './pasting.mjs';
import { previewTests } from './preview.mjs';
import { proxyTests } from './proxy.mjs';
import { referenceTests } from './reference.mjs';
import { restrictedModeTests } from './restrictedMode.mjs';
import { severalJobsTests } from './severalJobs.mjs';
import { submitTests } from './submit.mjs';
import { submittedTests, typingTests } from './typing.mjs';
import { workspaceTests } from './workspace.mjs';

export const windowSuites = {
  window: {
    tests: {
      ...typingTests,
      ...submittedTests,
      ...editingTests,
      ...submitTests,
      ...severalJobsTests,
      ...jobsTests,
      ...jobDetailsTests,
      ...pastingTests,
      ...fixingTests,
      ...languageStatusTests,
      ...workspaceTests,
      ...interruptionTests,
      ...previewTests,
      ...firstStepsTests,
      ...referenceTests,
      ...chineseTests,
    },
    args: ['--disable-workspace-trust'],
  },
  'company-window': {
    tests: { ...proxyTests, ...leakTests },
    // The editor writes down all that it can: nothing secret may be among it.
    args: ['--disable-workspace-trust', '--log', 'trace'],
    prepare: prepareCompanyNetwork,
  },
  'browser-window': {
    tests: browserHostTests,
    args: ['--disable-workspace-trust'],
    inBrowser: true,
    sandboxArgs: ['--cors'],
  },
  'browser-window-closed-service': {
    tests: closedServiceTests,
    args: ['--disable-workspace-trust'],
    inBrowser: true,
  },
  'restricted-window': { tests: restrictedModeTests, args: [] },
};
