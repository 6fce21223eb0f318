// The list of jobs as a person sees it.
import assert from 'node:assert/strict';

const openList = (person) => person.runCommand('Focus on Jobs View');

/** Tests by title; each gets a window of its own. */
export const jobsTests = {
  'the list of jobs follows a job to its end, and Enter opens its answer': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<JobId>');
      await openList(person);
      const row = '.monaco-list-row[aria-label^="MediaInfo, Success"]';
      await person.waitFor(row);
      await person.page.locator(row).first().click();
      await person.waitForLineBeside('<State>Success</State>');
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },

  'a request whose answer was lost stays in the list as that, and is not sent again': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions, provokeFault }) {
      await person.waitForExtension();
      await provokeFault('cut-after@POST');
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      await person.readNotification('It is unknown whether the job was submitted.');
      await openList(person);
      await person.waitFor('.monaco-list-row[aria-label^="MediaInfo, outcome unknown"]');
      assert.equal((await submissions()).length, 1);
    },
  },
};
