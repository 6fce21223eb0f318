// In Restricted Mode: everything about editing works, submitting does not.
import assert from 'node:assert/strict';

/** Tests by title; each gets a window of its own. */
export const restrictedModeTests = {
  'submitting is refused in an untrusted workspace, and nothing is sent': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.waitFor('.statusbar-item:has-text("Restricted Mode")');
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readNotification('only from trusted workspaces'), /Editing works here/);
      assert.deepEqual(await submissions(), []);
    },
  },
};
