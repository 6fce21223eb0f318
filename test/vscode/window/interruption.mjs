// The editor is killed while a job is on its way: afterwards the list of jobs says the truth.
import assert from 'node:assert/strict';
import { until } from '../runner/deadline.mjs';

/** Tests by title; each gets a window of its own. */
export const interruptionTests = {
  'after a kill in the middle of sending, the list says so, and the job is found without sending it again': {
    file: 'mediainfo.cijob.xml',
    async run({ user, openWindow, editor, submissions, provokeFault }) {
      await user.waitForExtension();
      await provokeFault('slow@POST');
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      await until(async () => (await submissions()).length > 0, 'The request did not arrive');
      // The sandbox has the job, and holds its answer back.
      await editor.killAndRestart();

      const next = await openWindow();
      await next.waitForExtension();
      await next.runCommand('Focus on Jobs View');
      const lost = '.monaco-list-row[aria-label^="MediaInfo, outcome unknown"]';
      await next.waitFor(lost);
      await next.page.locator(lost).click();
      await next.waitFor('.quick-input-widget .monaco-list-row.focused:has-text("reads ")');
      await next.press('Enter');
      await next.waitForLineBeside('<JobId>');
      await next.waitFor('.monaco-list-row[aria-label^="MediaInfo, Success"]');
      await next.waitFor(lost, 'hidden');
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },
};
