// A request of several jobs as a person makes it: written by completion alone, sent once, watched to the end.
import assert from 'node:assert/strict';
import path from 'node:path';
import { assertValid, chooseTag, goToSuggestion, leaveTabStop } from './typing.mjs';

/** The jobs by Tag: what is accepted inside of each, and how many tab stops it leaves to go through. */
const jobs = {
  MediaInfo: [],
  QualityEstimate: [],
  Animation: [
    { label: 'TemplateId', tabStops: 1 },
    { label: 'Output', tabStops: 3 },
  ],
};
const tags = Object.keys(jobs);

/** Tests by title; each gets a window of its own. */
export const severalJobsTests = {
  'a request of three jobs is written by completion alone, submitted, and watched to its end': {
    file: 'empty.cijob.xml',
    async run({ person, workspace, submissions }) {
      await person.waitFor('.squiggly-error');
      await person.page.locator('.view-lines').first().click();
      await person.askForSuggestions();
      await accept(person, 'Request of several jobs');
      for (const [index, tag] of tags.entries()) {
        if (index > 0) await addJob(person);
        await chooseTag(person, tag);
        for (const { label, tabStops } of jobs[tag]) {
          await person.askForSuggestions();
          await person.acceptSuggestion(label);
          for (let stop = 0; stop < tabStops; stop++) await leaveTabStop(person);
        }
      }
      await person.goToEndOf('<Request>');
      await person.press('Enter');
      await person.askForSuggestions();
      await person.acceptSuggestion('Input');
      await leaveTabStop(person);
      await person.save();
      await assertValid(path.join(workspace, 'empty.cijob.xml'), ...tags);

      await person.runCommand('CI Job: Submit');
      const question = await person.readDialog();
      for (const fact of [
        'Submit these 3 jobs?',
        'Job 1: MediaInfo, no output',
        'Job 2: QualityEstimate, no output',
        'Job 3: Animation, output ',
      ]) {
        assert.ok(question.includes(fact), `\`${fact}\` should be in: ${question}`);
      }
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<JobId>');
      await person.runCommand('Focus on Jobs View');
      for (const tag of tags) await person.waitFor(`.monaco-list-row[aria-label^="${tag}, Success"]`);
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },
};

async function accept(person, label) {
  await person.waitFor('.suggest-widget.visible .monaco-list-row.focused');
  await goToSuggestion(person, label);
  await person.acceptSuggestion(label);
}

/** Below the end tag of the job in whose last line the cursor is. */
async function addJob(person) {
  for (const key of ['Escape', 'ArrowDown', 'End', 'Enter']) await person.press(key);
  await person.askForSuggestions();
  await accept(person, 'Operation');
}
