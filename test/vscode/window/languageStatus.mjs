// The language status: the braces in the status bar.
import assert from 'node:assert/strict';

/** Without white space: how the parts of a line are set apart differs by version. */
const squeeze = (text) => text.replaceAll(/\s+/g, '');

/** Tests by title; each gets a window of its own. */
export const languageStatusTests = {
  'the language status names the job, the age of its facts, its problems and where it goes': {
    file: 'mistakes.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.waitFor('.codelens-decoration:has-text("5 errors, 1 warning")');
      await user.openLanguageStatus();
      await user.waitFor('.hover-language-status:has-text("facts as of")');
      const lines = await user.page.locator('.hover-language-status .element').allInnerTexts();
      assert.deepEqual(
        lines.map(squeeze),
        [
          '5 errors, 1 warning Show Problems',
          'Transcode facts as of 2026-01-12 Vendor Page',
          'CI sandbox: examplebucket-1250000000, ap-chongqing Switch Profile',
        ].map(squeeze),
      );
      await user.page.locator('.hover-language-status >> text=Switch Profile').click();
      await user.waitFor('.quick-input-widget .monaco-list-row:has-text("No profile")');
    },
  },

  'other XML has no line of ours in the language status': {
    file: 'ordinary.xml',
    async run({ user }) {
      // The extension has looked at the document when it has looked at one that was opened later.
      await user.openFile('mediainfo.cijob.xml');
      await user.waitForExtension();
      await user.page.locator('.tab:has-text("ordinary.xml")').click();
      await user.waitFor('.statusbar-item:has-text("XML")');
      await user.waitFor('.codelens-decoration:has-text("Submit")', 'hidden');
      // The editor may have a line of its own there.
      await user.waitFor('#status\\.languageStatus[aria-label*="CI "]', 'hidden');
      await user.waitFor('.statusbar-item:has-text("CI sandbox")', 'hidden');
    },
  },
};
