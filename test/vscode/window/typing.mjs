// From an empty document to a valid request of each Tag, by completion alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../runner/processes.mjs';
import { root } from '../runner/product.mjs';

/** What is accepted, and how many tab stops it leaves to go through. */
const input = { label: 'Input', tabStops: 1 };
const operation = { label: 'Operation', tabStops: 3 };
const template = { label: 'TemplateId', tabStops: 1 };

const steps = {
  Transcode: [input, operation, template],
  VideoSynthesis: [
    { label: 'Operation', tabStops: 4 },
    { label: 'TranscodeTemplateId', tabStops: 1 },
  ],
  Concat: [operation, template],
  MediaInfo: [input],
  VideoEnhance: [input, operation, template],
};

/** Requests that are submitted, too: what is accepted, and a line at the end of the answer about the finished job. */
const submitted = {
  Snapshot: { taken: [input, operation, template], result: '<ObjectName>2.jpg</ObjectName>' },
  Tts: {
    taken: [{ label: 'Operation', tabStops: 5 }],
    result: '<ObjectName>results/speech.mp3</ObjectName>',
  },
  FileCompress: {
    taken: [
      { label: 'Operation', tabStops: 5 },
      { label: 'UrlList', tabStops: 1 },
    ],
    result: '<Object>results/files.zip</Object>',
  },
};

/** Tests by title; each gets a window of its own. */
export const typingTests = Object.fromEntries(
  Object.entries(steps).map(([tag, taken]) => [
    `completion alone writes a valid ${tag} request`,
    { file: 'empty.cijob.xml', run: (scene) => typeRequest(scene, tag, taken) },
  ]),
);

/** The same, to the end of the job. A window in the browser has no credentials before somebody types them. */
export const submittedTests = Object.fromEntries(
  Object.entries(submitted).map(([tag, { taken, result }]) => [
    `completion alone writes a ${tag} request, which is submitted, watched to its end and read`,
    {
      file: 'empty.cijob.xml',
      async run(scene) {
        await typeRequest(scene, tag, taken);
        await submitAndRead(scene, tag, result);
      },
    },
  ]),
);

async function submitAndRead({ user, submissions }, tag, result) {
  await user.runCommand('CI Job: Submit');
  assert.match(await user.readDialog(), new RegExp(`Submit this ${tag} job\\?`));
  await user.answerDialog('Submit');
  await user.waitForLineBeside('<State>Success</State>');
  await user.goToEndOfEditorBeside();
  const active = '.editor-group-container.active .view-line';
  await user.waitFor(`${active}:has-text(${JSON.stringify(result)})`);
  assert.deepEqual(await submissions(), ['POST /jobs 200']);
}

async function typeRequest({ user, workspace }, tag, taken) {
  // The missing root element is underlined: the extension is there.
  await user.waitFor('.squiggly-error');
  await user.page.locator('.view-lines').first().click();
  await user.askForSuggestions();
  await user.acceptSuggestion('Request');
  await chooseTag(user, tag);
  for (const { label, tabStops } of taken) {
    // The first suggestion must be the one that is needed.
    await user.askForSuggestions();
    await user.acceptSuggestion(label);
    for (let stop = 0; stop < tabStops; stop++) await leaveTabStop(user);
  }
  await user.save();
  await assertValid(path.join(workspace, 'empty.cijob.xml'), tag);
}

/** The Tag is a choice among all; the list goes round. */
export async function chooseTag(user, tag) {
  await user.waitFor('.suggest-widget.visible .monaco-list-row.focused');
  await goToSuggestion(user, tag);
  await user.acceptSuggestion(tag);
  await user.press('Tab');
}

/** Goes down the list until the suggestion stays the chosen one: an answer that comes late begins the list anew. */
export async function goToSuggestion(user, label) {
  let stays = 0;
  for (let look = 0; look < 100 && stays < 5; look++) {
    const isChosen = (await user.readSuggestion()) === label;
    stays = isChosen ? stays + 1 : 0;
    if (!isChosen) await user.press('ArrowDown');
  }
}

/** Goes on to the next place of what was inserted. */
export async function leaveTabStop(user) {
  // A choice shows its list; Enter takes its first entry.
  const choice = await user.readSuggestion();
  if (choice !== undefined) await user.acceptSuggestion(choice);
  await user.press('Tab');
}

/** The command line finds nothing wrong with the request, and it has the Tags. */
export async function assertValid(file, ...tags) {
  const report = await run(process.execPath, [
    path.join(root, 'out', 'cli.js'),
    'check',
    file,
    '--format',
    'json',
  ]);
  const [{ diagnostics }] = JSON.parse(report);
  assert.deepEqual(diagnostics, []);
  const written = [...fs.readFileSync(file, 'utf8').matchAll(/<Tag>(.*?)<\/Tag>/g)].map(([, tag]) => tag);
  assert.deepEqual(written, tags);
}
