// The list of jobs as a user sees it.
import assert from 'node:assert/strict';

const openList = (user) => user.runCommand('Focus on Jobs View');

/** Tests by title; each gets a window of its own. */
export const jobsTests = {
  'the list of jobs follows a job to its end, and Enter opens its answer': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<JobId>');
      await openList(user);
      const row = '.monaco-list-row[aria-label^="MediaInfo, Success"]';
      await user.waitFor(row);
      await user.page.locator(row).first().click();
      await user.waitForLineBeside('<State>Success</State>');
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },

  'a request whose answer was lost stays in the list as that, and is not sent again': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions, provokeFault }) {
      await user.waitForExtension();
      await provokeFault('cut-after@POST');
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      await user.readNotification('It is unknown whether the job was submitted.');
      await openList(user);
      await user.waitFor('.monaco-list-row[aria-label^="MediaInfo, outcome unknown"]');
      assert.equal((await submissions()).length, 1);
    },
  },
};
