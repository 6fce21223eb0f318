// What is about the whole workspace rather than one document.
import assert from 'node:assert/strict';

/** Tests by title; each gets a window of its own. */
export const workspaceTests = {
  'checking all requests shows the problems of files that are not open, and leaves other XML alone': {
    file: 'mediainfo.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Check All Requests');
      assert.match(await person.readNotification('Checked'), /^Checked 8 requests: 6 errors, 1 warning\.$/);
      await person.runCommand('View: Focus Problems');
      await person.waitFor('.markers-panel .monaco-list-row:has-text("mistakes.cijob.xml")');
      assert.doesNotMatch(await person.textOf('.markers-panel .monaco-list-rows'), /ordinary\.xml/);
    },
  },
};
