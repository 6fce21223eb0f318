// A request of several jobs as a user makes it: written by completion alone, sent once, watched to the end.
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
    async run({ user, workspace, submissions }) {
      await user.waitFor('.squiggly-error');
      await user.page.locator('.view-lines').first().click();
      await user.askForSuggestions();
      await accept(user, 'Request of several jobs');
      for (const [index, tag] of tags.entries()) {
        if (index > 0) await addJob(user);
        await chooseTag(user, tag);
        for (const { label, tabStops } of jobs[tag]) {
          await user.askForSuggestions();
          await user.acceptSuggestion(label);
          for (let stop = 0; stop < tabStops; stop++) await leaveTabStop(user);
        }
      }
      await user.goToEndOf('<Request>');
      await user.press('Enter');
      await user.askForSuggestions();
      await user.acceptSuggestion('Input');
      await leaveTabStop(user);
      await user.save();
      await assertValid(path.join(workspace, 'empty.cijob.xml'), ...tags);

      await user.runCommand('CI Job: Submit');
      const question = await user.readDialog();
      for (const fact of [
        'Submit these 3 jobs?',
        'Job 1: MediaInfo, no output',
        'Job 2: QualityEstimate, no output',
        'Job 3: Animation, output ',
      ]) {
        assert.ok(question.includes(fact), `\`${fact}\` should be in: ${question}`);
      }
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<JobId>');
      await user.runCommand('Focus on Jobs View');
      for (const tag of tags) await user.waitFor(`.monaco-list-row[aria-label^="${tag}, Success"]`);
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },
};

async function accept(user, label) {
  await user.waitFor('.suggest-widget.visible .monaco-list-row.focused');
  await goToSuggestion(user, label);
  await user.acceptSuggestion(label);
}

/** Below the end tag of the job in whose last line the cursor is. */
async function addJob(user) {
  for (const key of ['Escape', 'ArrowDown', 'End', 'Enter']) await user.press(key);
  await user.askForSuggestions();
  await accept(user, 'Operation');
}
