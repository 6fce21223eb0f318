// What a user does with a job beyond watching it: reads why it was refused, works through the list by keyboard, comes back.
import assert from 'node:assert/strict';
import { until } from '../runner/deadline.mjs';

const rowOf = (label) => `.pane-body .monaco-list-row[aria-label^="${label}"]`;

/** Submits the request of the active editor and waits until its job is in the list as done. */
async function submitToTheEnd(user, count) {
  await user.goToEndOf('<Request>');
  await user.runCommand('CI Job: Submit');
  await user.answerDialog('Submit');
  await user.runCommand('Focus on Jobs View');
  await user.waitFor(rowOf(`Success, ${count} entr`));
}

/** The ids of the jobs in the list, from top to bottom. */
async function jobIdsOf({ page }) {
  const rows = await page.locator(rowOf('MediaInfo, Success')).all();
  const labels = await Promise.all(rows.map((row) => row.getAttribute('aria-label')));
  return labels.map((label) => label?.split(', ').at(-1));
}

/** Waits until the clipboard holds the text. */
async function waitForClipboard({ page }, text) {
  await page.waitForFunction(async (expected) => (await navigator.clipboard.readText()) === expected, text);
}

/** Goes through the list with the arrow keys, from its top, until the row with the text has the focus. */
async function focusRow(user, text) {
  await user.runCommand('Focus on Jobs View');
  await user.waitFor('.pane-body .monaco-list:focus-within');
  const focused = user.page.locator('.pane-body .monaco-list-row.focused').first();
  await goTo(user, ['Home', 'ArrowDown'], async () =>
    (await focused.getAttribute('aria-label'))?.includes(text),
  );
}

/** Chooses an entry of the menu of the focused row, by keys. */
async function chooseFromMenu(user, label) {
  await user.press('Shift+F10');
  await user.waitFor('.monaco-menu .action-item');
  const focused = user.page.locator('.monaco-menu .action-item.focused').first();
  await goTo(user, ['ArrowDown'], async () => (await focused.textContent())?.includes(label));
  await user.press('Enter');
}

/** Presses the keys, the last one again and again, until it is there: each press is given time to show. */
async function goTo(user, keys, isThere) {
  for (let step = 0; step < 12; step++) {
    await user.press(keys[Math.min(step, keys.length - 1)]);
    if (await isTrueSoon(isThere)) return;
  }
  assert.fail(`${keys.at(-1)} does not lead there.`);
}

async function isTrueSoon(isThere) {
  return until(() => isThere().catch(() => false), 'Not there', 400).then(
    () => true,
    () => false,
  );
}

/** Puts the cursor behind the value of the element whose line holds the text. */
async function goToValueEnd(user, name) {
  await user.goToEndOf(`<${name}>`);
  for (let step = 0; step < `</${name}>`.length; step++) await user.press('ArrowLeft');
}

/** Tests by title; each gets a window of its own. */
export const jobDetailsTests = {
  'what the service says about an element stays on it until it is edited': {
    file: 'transcode.cijob.xml',
    async run({ user, submissions }) {
      const diagnostic = '.markers-panel .monaco-list-row:has-text("The service found a mistake")';
      await user.waitForExtension();
      await goToValueEnd(user, 'Width');
      for (let step = 0; step < '1280'.length; step++) await user.press('Shift+ArrowLeft');
      await user.type('97');
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit Anyway');
      await user.answerDialog('Submit');
      await user.readNotification('The job was not submitted.');
      await user.runCommand('Problems: Focus on Problems View');
      await user.waitFor(`${diagnostic}:has-text("Ln 16")`);
      await user.goToEndOf('<Tag>');
      await user.press('Enter');
      await user.waitFor(`${diagnostic}:has-text("Ln 17")`);
      await goToValueEnd(user, 'Width');
      await user.type('4');
      await user.waitFor(diagnostic, 'hidden');
      assert.deepEqual(await submissions(), ['POST /jobs 400']);
    },
  },

  'what a job has found is shown as tables, from the list of jobs': {
    file: 'speechrecognition.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await submitToTheEnd(user, 1);
      await focusRow(user, 'SpeechRecognition');
      await chooseFromMenu(user, 'Show Result as Table');
      const page = user.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await page.locator('table[aria-label="Sentences (2)"]').waitFor({ timeout: 20_000 });
      assert.deepEqual(await page.locator('tr').allInnerTexts(), [
        'StartMs\tEndMs\tSpeakerId\tFinalSentence',
        '0:00.120\t0:02.480\t0\tWelcome to the harbour.',
        '0:02.900\t0:06.040\t0\tThe boats leave at nine.',
      ]);
    },
  },

  'keys work on the job that has the focus: copy, compare, remove, submit again': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await user.waitForExtension();
      await submitToTheEnd(user, 1);
      await submitToTheEnd(user, 2);
      const [newest, older] = await jobIdsOf(user);
      await focusRow(user, newest);
      // Opens it, and leaves it selected while the focus goes on.
      await user.press('Enter');
      await user.waitFor(`.pane-body .monaco-list-row.selected[aria-label*="${newest}"]`);
      await user.press('ArrowDown');
      await user.waitFor(`.pane-body .monaco-list-row.focused[aria-label*="${older}"]`);
      await user.press('Control+c');
      await waitForClipboard(user, older);
      await chooseFromMenu(user, 'Compare with Request');
      await user.waitFor(`.tab.active .label-name:has-text("No difference: MediaInfo ${older}")`);
      await focusRow(user, older);
      await user.press('Delete');
      await user.waitFor(rowOf('Success, 1 entry'));
      assert.deepEqual(await jobIdsOf(user), [newest]);
      await focusRow(user, newest);
      await chooseFromMenu(user, 'Submit Again');
      await user.waitFor('.tab.active:has-text("Untitled-1")');
      assert.deepEqual(await submissions(), ['POST /jobs 200', 'POST /jobs 200']);
    },
  },

  'a job is followed to its end across a reload, and its request is not submitted again without a warning': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      // It has hardly begun.
      await user.readNotification('Submitted job');
      await user.page.reload();
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await user.waitFor(rowOf('MediaInfo, Success'));
      const [jobId] = await jobIdsOf(user);
      await user.goToEndOf('<Request>');
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readDialog(), new RegExp(`The same request was submitted .* as ${jobId}\\.`));
      await user.dismissDialog();
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },

  'the list of jobs is flat on demand, and says where to begin while it is empty': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await user.waitFor('.welcome-view .monaco-button:has-text("New Request")');
      await submitToTheEnd(user, 1);
      await user.runCommand('CI Job: Show Jobs as a Flat List');
      await user.waitFor(rowOf('Success, 1 entry'), 'hidden');
      await user.waitFor(rowOf('MediaInfo, Success'));
      await user.runCommand('CI Job: Group Jobs by Profile and State');
      await user.waitFor(rowOf('Success, 1 entry'));
    },
  },
};
