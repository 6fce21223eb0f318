// The extension in a web extension host: a worker of the page, as in an editor that has no machine behind it.
// The package whose target is `web`: its manifest leaves the editor no other place to run it.
import assert from 'node:assert/strict';
import { typingTests } from './typing.mjs';

async function setCredentials(user, { secretId, secretKey }) {
  await user.runCommand('CI Job: Set Credentials');
  await user.answerInput('SecretId', secretId);
  await user.answerInput('SecretKey', secretKey);
  await user.answerInput('Token of temporary credentials', '');
  await user.readNotification('The credentials AKID');
}

/** Puts the cursor into the name of the element's start tag. */
async function goToName(user, name) {
  await user.goToEndOf(`<${name}>`);
  // The first press goes to the text of the line.
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await user.press(key);
}

/** Waits until the element's line starts with so many spaces. */
const waitForIndent = (user, name, spaces) =>
  user.page.waitForFunction(
    (start) =>
      [...document.querySelectorAll('.view-line')].some(({ textContent }) => {
        // The editor shows spaces that do not break.
        const text = (textContent ?? '').replaceAll('\u00a0', ' ');
        return text.startsWith(start);
      }),
    `${' '.repeat(spaces)}<${name}>`,
    { timeout: 20_000 },
  );

/** Tests by title; each gets a window of its own. The sandbox lets pages in. */
export const browserHostTests = {
  ...typingTests,

  'in the browser the extension runs in the page, and says so in a bug report': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Copy Diagnostics');
      await user.readNotification('The diagnostics were copied');
      await user.page.context().grantPermissions(['clipboard-read']);
      const report = await user.page.evaluate(() => navigator.clipboard.readText());
      assert.match(report, /^- Platform: web extension host$/m);
    },
  },

  'in the browser mistakes are underlined, explained and fixed': {
    file: 'mistakes.cijob.xml',
    async run({ user }) {
      await user.waitFor('.squiggly-error');
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readDialog(), /has 5 errors\. It was not submitted\./);
      await user.dismissDialog();
      await goToName(user, 'Heigth');
      await user.press('Control+.');
      await user.waitFor('.action-widget .monaco-list-row.focused:has-text("Height")');
      await user.press('Enter');
      await user.waitFor('.view-line:has-text("<Height>720</Height>")');
    },
  },

  'in the browser an element is explained, and the document is formatted': {
    file: 'transcode.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await goToName(user, 'Samplerate');
      await user.runCommand('Show or Focus Hover');
      await user.waitFor('.monaco-hover:has-text("Hz")');
      await user.goToEndOf('<JobLevel>');
      await user.press('Home');
      await user.type('      ');
      await waitForIndent(user, 'JobLevel', 10);
      await user.runCommand('Format Document');
      await waitForIndent(user, 'JobLevel', 4);
    },
  },

  'in the browser a job is submitted, followed to its end, and remembered by the next window': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions, sandbox }) {
      await user.waitForExtension();
      await setCredentials(user, sandbox.credentials);
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readDialog(), /Submit this MediaInfo job\?/);
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<State>Success</State>');
      assert.doesNotMatch(await user.readNotification(': Success'), /\(/);
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
      await user.page.reload();
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await user.waitFor('.monaco-list-row[aria-label^="MediaInfo, Success"]');
    },
  },

  'in the browser no sandbox is started, and the message says how to have one': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Start Sandbox');
      assert.match(
        await user.readNotification('The sandbox could not be started.'),
        /A browser cannot start programs\. Start the sandbox in a terminal with 'ci-job sandbox --cors/,
      );
    },
  },
};

/** Tests by title; each gets a window of its own. The sandbox lets no page in. */
export const closedServiceTests = {
  'in the browser a service that lets no page in is told from nothing, and both reasons are named': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions, sandbox }) {
      await user.waitForExtension();
      await setCredentials(user, sandbox.credentials);
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      const told = await user.readNotification('that this page can read');
      assert.match(told, /Either the network failed, or .*web pages.*\(CORS\)/);
      assert.match(told, /command line 'ci-job/);
      assert.deepEqual(await submissions(), []);
    },
  },
};
