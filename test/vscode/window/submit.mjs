// Submitting as a user does it: what is asked before, what is sent, what is to be seen afterwards.
import assert from 'node:assert/strict';

/** Tests by title; each gets a window of its own. */
export const submitTests = {
  'submit names the job, sends the text as it is in the editor, and shows the answer beside it': {
    file: 'transcode.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.goToEndOf('<JobLevel>');
      // The editor closes the comment.
      await user.type(' <!-- not saved');
      await user.runCommand('CI Job: Submit');
      const question = await user.readDialog();
      for (const fact of [
        'Submit this Transcode job?',
        'Bucket: examplebucket-1250000000',
        'Region: ap-chongqing',
        'Input: originals/harbour-at-dawn.mov',
        'Output: web/harbour-at-dawn.${ext} in examplebucket-1250000000, ap-chongqing',
        'nothing is processed or billed',
      ]) {
        assert.ok(question.includes(fact), `\`${fact}\` should be in: ${question}`);
      }
      assert.deepEqual(await submissions(), []);
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<JobId>');
      assert.match(await user.readActiveTab(), /^transcode\.cijob/);
      assert.match(
        await user.readNotification('Submitted job'),
        /^Submitted job '\w+': (Submitted|Running|Success)/,
      );
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
      // The document follows the job to its end.
      await user.waitForLineBeside('<State>Success</State>');
      assert.doesNotMatch(await user.readNotification(': Success'), /\(/);
    },
  },

  'the code lens submits too, and nothing is sent when the question is not answered': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.page.locator('.codelens-decoration a', { hasText: 'Submit' }).click();
      assert.match(await user.readDialog(), /Submit this MediaInfo job\?.*Output: none/);
      await user.dismissDialog();
      assert.deepEqual(await submissions(), []);
    },
  },

  'submit refuses a document with errors': {
    file: 'mistakes.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      assert.match(
        await user.readDialog(),
        /'mistakes\.cijob\.xml' has 5 errors\. It was not submitted\. The first one: Line \d+: /,
      );
      await user.answerDialog('Show Problems');
      await user.waitFor('.markers-panel .monaco-list-row');
      assert.deepEqual(await submissions(), []);
    },
  },

  'submit refuses a document with errors, also where validation is switched off': {
    file: 'mistakes.cijob.xml',
    settings: { 'ciJob.validation.enabled': false },
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      assert.match(
        await user.readDialog(),
        /'mistakes\.cijob\.xml' has 5 errors\. It was not submitted\. The first one: Line \d+: /,
      );
      await user.dismissDialog();
      assert.deepEqual(await submissions(), []);
    },
  },

  'submit sends a document with errors when told so, and the service refuses it': {
    file: 'mistakes.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit Anyway');
      assert.match(await user.readDialog(), /The document has 5 errors\./);
      await user.answerDialog('Submit');
      assert.match(await user.readNotification('The job was not submitted.'), /MalformedXML|InvalidArgument/);
      assert.deepEqual(await submissions(), ['POST /jobs 400']);
    },
  },

  'submit tells what to do when the service is busy, and does not try again by itself': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions, provokeFault }) {
      await provokeFault('slow-down@POST');
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      assert.match(await user.readNotification('The job was not submitted.'), /Wait a little/);
      assert.deepEqual(await submissions(), ['POST /jobs 429']);
    },
  },

  'submit tells what to do when the keys are wrong; they are kept and forgotten by commands': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Set Credentials');
      await user.answerInput('SecretId', 'AKIDWRONGEXAMPLE00000000000000000000');
      await user.answerInput('SecretKey', 'wrongExampleKey00000000000000000');
      await user.answerInput('Token of temporary credentials', '');
      const kept = await user.readNotification('The credentials AKID');
      assert.ok(!kept.includes('wrongExampleKey'), kept);
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      assert.match(await user.readNotification('The job was not submitted.'), /SecretId|SecretKey/);
      await user.runCommand('CI Job: Clear Credentials');
      await user.readNotification('were cleared');
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<JobId>');
      assert.deepEqual(await submissions(), ['POST /jobs 401', 'POST /jobs 200']);
    },
  },

  'a dry run shows the request with its secrets masked and sends nothing': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions, sandbox }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Dry Run');
      await user.waitForLineBeside('# Dry run: nothing was sent.');
      await user.waitForLineBeside('q-sign-algorithm=sha1');
      const shown = await user.textOf('.editor-group-container:not(.active) .view-lines');
      assert.ok(!shown.includes(sandbox.credentials.secretKey));
      assert.deepEqual(await submissions(), []);
    },
  },

  'a sandbox of the window takes its jobs until it is stopped; jobs are looked up by their id': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions }) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Start Sandbox');
      assert.match(
        await user.readNotification('The sandbox is running at'),
        /nothing is processed or billed/,
      );
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readDialog(), /Credentials: AKID\*+\w{4}, of the sandbox/);
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<State>Success</State>');
      await user.runCommand('CI Job: Describe Job');
      // The latest job is the answer that stands there already.
      await user.answerInput('Which job do you want to look up?', '');
      await user.readNotification(': Success.');
      await user.runCommand('CI Job: Stop Sandbox');
      await user.readNotification('The sandbox is stopped.');
      assert.deepEqual(await submissions(), []);
      await user.runCommand('CI Job: Submit');
      assert.match(await user.readDialog(), /from the environment/);
    },
  },
};
