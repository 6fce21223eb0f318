// Pasting what people copy elsewhere, and copying for elsewhere.
import assert from 'node:assert/strict';

const call = `curl -X POST 'https://example.com/jobs' \\
  --data '<Request>
  <Tag>MediaInfo</Tag>
  <Input><Object>films/dawn.mp4</Object></Input>
</Request>'`;

/** Tests by title; each gets a window of its own. */
export const pastingTests = {
  'a pasted cURL call becomes the request that it sends; undo takes it back': {
    file: 'empty.cijob.xml',
    async run({ user }) {
      await user.waitFor('.squiggly-error');
      await user.page.locator('.view-lines').first().click();
      await user.paste(call);
      await user.waitFor('.view-line:has-text("<Request>")');
      await user.waitFor('.view-line:has-text("curl")', 'hidden');
      await user.waitFor('.squiggly-error', 'hidden');
      await user.press('Control+z');
      await user.waitFor('.view-line:has-text("<Request>")', 'hidden');
    },
  },

  'a pasted object of a program becomes a request': {
    file: 'empty.cijob.xml',
    async run({ user }) {
      await user.waitFor('.squiggly-error');
      await user.page.locator('.view-lines').first().click();
      await user.paste("{ Request: { Tag: 'MediaInfo', Input: { Object: 'films/dawn.mp4' } } }");
      await user.waitFor('.view-line:has-text("<Object>films/dawn.mp4</Object>")');
      await user.waitFor('.squiggly-error', 'hidden');
    },
  },

  'a request is copied as a program for the official SDK, without credentials': {
    file: 'transcode.cijob.xml',
    async run({ user, sandbox, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Copy as cos-nodejs-sdk Code');
      await user.readNotification('was copied as a program for cos-nodejs-sdk-v5');
      const program = await user.readClipboard();
      assert.match(program, /Url: 'http:\/\/127\.0\.0\.1:\d+\/jobs',\n {4}Key: 'jobs',/);
      assert.match(program, /<Object>web\/harbour-at-dawn\.\\\$\{ext\}<\/Object>/);
      for (const secret of Object.values(sandbox.credentials)) assert.ok(!program.includes(secret));
      assert.deepEqual(await submissions(), []);
    },
  },
};
