// What a person does with a job beyond watching it: reads why it was refused, works through the list by keyboard, comes back.
import assert from 'node:assert/strict';
import { until } from '../runner/deadline.mjs';

const rowOf = (label) => `.pane-body .monaco-list-row[aria-label^="${label}"]`;

/** Submits the request of the active editor and waits until its job is in the list as done. */
async function submitToTheEnd(person, count) {
  await person.goToEndOf('<Request>');
  await person.runCommand('CI Job: Submit');
  await person.answerDialog('Submit');
  await person.runCommand('Focus on Jobs View');
  await person.waitFor(rowOf(`Success, ${count} entr`));
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
async function focusRow(person, text) {
  await person.runCommand('Focus on Jobs View');
  await person.waitFor('.pane-body .monaco-list:focus-within');
  const focused = person.page.locator('.pane-body .monaco-list-row.focused').first();
  await goTo(person, ['Home', 'ArrowDown'], async () =>
    (await focused.getAttribute('aria-label'))?.includes(text),
  );
}

/** Chooses an entry of the menu of the focused row, by keys. */
async function chooseFromMenu(person, label) {
  await person.press('Shift+F10');
  await person.waitFor('.monaco-menu .action-item');
  const focused = person.page.locator('.monaco-menu .action-item.focused').first();
  await goTo(person, ['ArrowDown'], async () => (await focused.textContent())?.includes(label));
  await person.press('Enter');
}

/** Presses the keys, the last one again and again, until it is there: each press is given time to show. */
async function goTo(person, keys, isThere) {
  for (let step = 0; step < 12; step++) {
    await person.press(keys[Math.min(step, keys.length - 1)]);
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
async function goToValueEnd(person, name) {
  await person.goToEndOf(`<${name}>`);
  for (let step = 0; step < `</${name}>`.length; step++) await person.press('ArrowLeft');
}

/** Tests by title; each gets a window of its own. */
export const jobDetailsTests = {
  'what the service says about an element stays on it until it is edited': {
    file: 'transcode.cijob.xml',
    async run({ person, submissions }) {
      const complaint = '.markers-panel .monaco-list-row:has-text("The service found a mistake")';
      await person.waitForExtension();
      await goToValueEnd(person, 'Width');
      for (let step = 0; step < '1280'.length; step++) await person.press('Shift+ArrowLeft');
      await person.type('97');
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit Anyway');
      await person.answerDialog('Submit');
      await person.readNotification('The job was not submitted.');
      await person.runCommand('Problems: Focus on Problems View');
      await person.waitFor(`${complaint}:has-text("Ln 16")`);
      await person.goToEndOf('<Tag>');
      await person.press('Enter');
      await person.waitFor(`${complaint}:has-text("Ln 17")`);
      await goToValueEnd(person, 'Width');
      await person.type('4');
      await person.waitFor(complaint, 'hidden');
      assert.deepEqual(await submissions(), ['POST /jobs 400']);
    },
  },

  'what a job has found is shown as tables, from the list of jobs': {
    file: 'speechrecognition.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await submitToTheEnd(person, 1);
      await focusRow(person, 'SpeechRecognition');
      await chooseFromMenu(person, 'Show Result as Table');
      const page = person.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
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
    async run({ person, submissions }) {
      await person.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await person.waitForExtension();
      await submitToTheEnd(person, 1);
      await submitToTheEnd(person, 2);
      const [newest, older] = await jobIdsOf(person);
      await focusRow(person, newest);
      // Opens it, and leaves it selected while the focus goes on.
      await person.press('Enter');
      await person.waitFor(`.pane-body .monaco-list-row.selected[aria-label*="${newest}"]`);
      await person.press('ArrowDown');
      await person.waitFor(`.pane-body .monaco-list-row.focused[aria-label*="${older}"]`);
      await person.press('Control+c');
      await waitForClipboard(person, older);
      await chooseFromMenu(person, 'Compare with Request');
      await person.waitFor(`.tab.active .label-name:has-text("No difference: MediaInfo ${older}")`);
      await focusRow(person, older);
      await person.press('Delete');
      await person.waitFor(rowOf('Success, 1 entry'));
      assert.deepEqual(await jobIdsOf(person), [newest]);
      await focusRow(person, newest);
      await chooseFromMenu(person, 'Submit Again');
      await person.waitFor('.tab.active:has-text("Untitled-1")');
      assert.deepEqual(await submissions(), ['POST /jobs 200', 'POST /jobs 200']);
    },
  },

  'a job is followed to its end across a reload, and its request is not submitted again without a warning': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      // It has hardly begun.
      await person.readNotification('Submitted job');
      await person.page.reload();
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await person.waitFor(rowOf('MediaInfo, Success'));
      const [jobId] = await jobIdsOf(person);
      await person.goToEndOf('<Request>');
      await person.runCommand('CI Job: Submit');
      assert.match(await person.readDialog(), new RegExp(`The same request was submitted .* as ${jobId}\\.`));
      await person.dismissDialog();
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },

  'the list of jobs is flat on demand, and says where to begin while it is empty': {
    file: 'mediainfo.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await person.waitFor('.welcome-view .monaco-button:has-text("New Request")');
      await submitToTheEnd(person, 1);
      await person.runCommand('CI Job: Show Jobs as a Flat List');
      await person.waitFor(rowOf('Success, 1 entry'), 'hidden');
      await person.waitFor(rowOf('MediaInfo, Success'));
      await person.runCommand('CI Job: Group Jobs by Profile and State');
      await person.waitFor(rowOf('Success, 1 entry'));
    },
  },
};
