// What is about the whole workspace rather than one document.
import assert from 'node:assert/strict';
import fs from 'node:fs';

/** Tests by title; each gets a window of its own. */
export const workspaceTests = {
  'a request in a window without a folder is checked and may be submitted': {
    file: 'mediainfo.cijob.xml',
    alone: true,
    async run({ user }) {
      await user.waitForExtension();
      assert.doesNotMatch(await user.textOf('.window-title, .command-center'), /samples/);
      await user.goToEndOf('<UserData>');
      // With an end tag it would depend on the typist's speed whether the editor has written one already.
      await user.type('<Fps/>');
      await user.waitFor('.codelens-decoration:has-text("1 warning")');
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readDialog(), /^Submit this MediaInfo job\?/);
      await user.dismissDialog();
    },
  },

  'checking all requests shows the problems of files that are not open, and leaves other XML alone': {
    file: 'mediainfo.cijob.xml',
    async run({ user, workspace }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Check All Requests');
      // Besides files with our names, `detected.xml` is a request by its content.
      const requests = fs.readdirSync(workspace).filter((name) => name.endsWith('.cijob.xml')).length + 1;
      assert.equal(
        await user.readNotification('Checked'),
        `Checked ${requests} requests: 6 errors, 1 warning.`,
      );
      await user.runCommand('View: Focus Problems');
      await user.waitFor('.markers-panel .monaco-list-row:has-text("mistakes.cijob.xml")');
      assert.doesNotMatch(await user.textOf('.markers-panel .monaco-list-rows'), /ordinary\.xml/);
    },
  },
};
