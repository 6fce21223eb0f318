// The extension in a web extension host: a worker of the page, as in an editor that has no machine behind it.
// The package whose target is `web`: its manifest leaves the editor no other place to run it.
import assert from 'node:assert/strict';
import { typingTests } from './typing.mjs';

async function setCredentials(person, { secretId, secretKey }) {
  await person.runCommand('CI Job: Set Credentials');
  await person.answerInput('SecretId', secretId);
  await person.answerInput('SecretKey', secretKey);
  await person.answerInput('Token of temporary credentials', '');
  await person.readNotification('The credentials AKID');
}

/** Puts the cursor into the name of the element's start tag. */
async function goToName(person, name) {
  await person.goToEndOf(`<${name}>`);
  // The first press goes to the text of the line.
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await person.press(key);
}

/** Waits until the element's line starts with so many spaces. */
const waitForIndent = (person, name, spaces) =>
  person.page.waitForFunction(
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
    async run({ person }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Copy Diagnostics');
      await person.readNotification('The diagnostics were copied');
      await person.page.context().grantPermissions(['clipboard-read']);
      const report = await person.page.evaluate(() => navigator.clipboard.readText());
      assert.match(report, /^- Platform: web extension host$/m);
    },
  },

  'in the browser mistakes are underlined, explained and fixed': {
    file: 'mistakes.cijob.xml',
    async run({ person }) {
      await person.waitFor('.squiggly-error');
      await person.runCommand('CI Job: Submit');
      assert.match(await person.readDialog(), /has 5 errors\. It was not submitted\./);
      await person.dismissDialog();
      await goToName(person, 'Heigth');
      await person.press('Control+.');
      await person.waitFor('.action-widget .monaco-list-row.focused:has-text("Height")');
      await person.press('Enter');
      await person.waitFor('.view-line:has-text("<Height>720</Height>")');
    },
  },

  'in the browser an element is explained, and the document is formatted': {
    file: 'transcode.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await goToName(person, 'Samplerate');
      await person.runCommand('Show or Focus Hover');
      await person.waitFor('.monaco-hover:has-text("Hz")');
      await person.goToEndOf('<JobLevel>');
      await person.press('Home');
      await person.type('      ');
      await waitForIndent(person, 'JobLevel', 10);
      await person.runCommand('Format Document');
      await waitForIndent(person, 'JobLevel', 4);
    },
  },

  'in the browser a job is submitted, followed to its end, and remembered by the next window': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions, sandbox }) {
      await person.waitForExtension();
      await setCredentials(person, sandbox.credentials);
      await person.runCommand('CI Job: Submit');
      assert.match(await person.readDialog(), /Submit this MediaInfo job\?/);
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<State>Success</State>');
      assert.doesNotMatch(await person.readNotification(': Success'), /\(/);
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
      await person.page.reload();
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await person.waitFor('.monaco-list-row[aria-label^="MediaInfo, Success"]');
    },
  },

  'in the browser no sandbox is started, and the message says how to have one': {
    file: 'mediainfo.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Start Sandbox');
      assert.match(
        await person.readNotification('The sandbox could not be started.'),
        /A browser cannot start programs\. Start the sandbox in a terminal with 'ci-job sandbox --cors/,
      );
    },
  },
};

/** Tests by title; each gets a window of its own. The sandbox lets no page in. */
export const closedServiceTests = {
  'in the browser a service that lets no page in is told from nothing, and both reasons are named': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions, sandbox }) {
      await person.waitForExtension();
      await setCredentials(person, sandbox.credentials);
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      const told = await person.readNotification('that this page can read');
      assert.match(told, /Either the network failed, or .*web pages.*\(CORS\)/);
      assert.match(told, /command line 'ci-job/);
      assert.deepEqual(await submissions(), []);
    },
  },
};
