// What is about the whole workspace rather than one document.
import assert from 'node:assert/strict';
import fs from 'node:fs';

/** Tests by title; each gets a window of its own. */
export const workspaceTests = {
  'a request in a window without a folder is checked and may be submitted': {
    file: 'mediainfo.cijob.xml',
    alone: true,
    async run({ person }) {
      await person.waitForExtension();
      assert.doesNotMatch(await person.textOf('.window-title, .command-center'), /samples/);
      await person.goToEndOf('<UserData>');
      // With an end tag it would depend on the typist's speed whether the editor has written one already.
      await person.type('<Fps/>');
      await person.waitFor('.codelens-decoration:has-text("1 warning")');
      await person.runCommand('CI Job: Submit');
      assert.match(await person.readDialog(), /^Submit this MediaInfo job\?/);
      await person.dismissDialog();
    },
  },

  'checking all requests shows the problems of files that are not open, and leaves other XML alone': {
    file: 'mediainfo.cijob.xml',
    async run({ person, workspace }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Check All Requests');
      // Besides files with our names, `detected.xml` is a request by its content.
      const requests = fs.readdirSync(workspace).filter((name) => name.endsWith('.cijob.xml')).length + 1;
      assert.equal(
        await person.readNotification('Checked'),
        `Checked ${requests} requests: 6 errors, 1 warning.`,
      );
      await person.runCommand('View: Focus Problems');
      await person.waitFor('.markers-panel .monaco-list-row:has-text("mistakes.cijob.xml")');
      assert.doesNotMatch(await person.textOf('.markers-panel .monaco-list-rows'), /ordinary\.xml/);
    },
  },
};
