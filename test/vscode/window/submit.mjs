// Submitting as a person does it: what is asked before, what is sent, what is to be seen afterwards.
import assert from 'node:assert/strict';

/** Tests by title; each gets a window of its own. */
export const submitTests = {
  'submit names the job, sends the text as it is in the editor, and shows the answer beside it': {
    file: 'transcode.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.goToEndOf('<JobLevel>');
      // The editor closes the comment.
      await person.type(' <!-- not saved');
      await person.runCommand('CI Job: Submit');
      const question = await person.readDialog();
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
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<JobId>');
      assert.match(await person.readActiveTab(), /^transcode\.cijob/);
      assert.match(
        await person.readNotification('Submitted job'),
        /^Submitted job '\w+': (Submitted|Running|Success)/,
      );
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
      // The document follows the job to its end.
      await person.waitForLineBeside('<State>Success</State>');
      assert.doesNotMatch(await person.readNotification(': Success'), /\(/);
    },
  },

  'the code lens submits too, and nothing is sent when the question is not answered': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.page.locator('.codelens-decoration a', { hasText: 'Submit' }).click();
      assert.match(await person.readDialog(), /Submit this MediaInfo job\?.*Output: none/);
      await person.dismissDialog();
      assert.deepEqual(await submissions(), []);
    },
  },

  'submit refuses a document with errors': {
    file: 'mistakes.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      assert.match(
        await person.readDialog(),
        /'mistakes\.cijob\.xml' has 5 errors\. It was not submitted\. The first one: Line \d+: /,
      );
      await person.answerDialog('Show Problems');
      await person.waitFor('.markers-panel .monaco-list-row');
      assert.deepEqual(await submissions(), []);
    },
  },

  'submit refuses a document with errors, also where validation is switched off': {
    file: 'mistakes.cijob.xml',
    settings: { 'ciJob.validation.enabled': false },
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      assert.match(
        await person.readDialog(),
        /'mistakes\.cijob\.xml' has 5 errors\. It was not submitted\. The first one: Line \d+: /,
      );
      await person.dismissDialog();
      assert.deepEqual(await submissions(), []);
    },
  },

  'submit sends a document with errors when told so, and the service refuses it': {
    file: 'mistakes.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit Anyway');
      assert.match(await person.readDialog(), /The document has 5 errors\./);
      await person.answerDialog('Submit');
      assert.match(
        await person.readNotification('The job was not submitted.'),
        /MalformedXML|InvalidArgument/,
      );
      assert.deepEqual(await submissions(), ['POST /jobs 400']);
    },
  },

  'submit tells what to do when the service is busy, and does not try again by itself': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions, provokeFault }) {
      await provokeFault('slow-down@POST');
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      assert.match(await person.readNotification('The job was not submitted.'), /Wait a little/);
      assert.deepEqual(await submissions(), ['POST /jobs 429']);
    },
  },

  'submit tells what to do when the keys are wrong; they are kept and forgotten by commands': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Set Credentials');
      await person.answerInput('SecretId', 'AKIDWRONGEXAMPLE00000000000000000000');
      await person.answerInput('SecretKey', 'wrongExampleKey00000000000000000');
      await person.answerInput('Token of temporary credentials', '');
      const kept = await person.readNotification('The credentials AKID');
      assert.ok(!kept.includes('wrongExampleKey'), kept);
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      assert.match(await person.readNotification('The job was not submitted.'), /SecretId|SecretKey/);
      await person.runCommand('CI Job: Clear Credentials');
      await person.readNotification('were cleared');
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<JobId>');
      assert.deepEqual(await submissions(), ['POST /jobs 401', 'POST /jobs 200']);
    },
  },

  'a dry run shows the request with its secrets masked and sends nothing': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions, sandbox }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Dry Run');
      await person.waitForLineBeside('# Dry run: nothing was sent.');
      await person.waitForLineBeside('q-sign-algorithm=sha1');
      const shown = await person.textOf('.editor-group-container:not(.active) .view-lines');
      assert.ok(!shown.includes(sandbox.credentials.secretKey));
      assert.deepEqual(await submissions(), []);
    },
  },

  'a sandbox of the window takes its jobs until it is stopped; jobs are looked up by their id': {
    file: 'mediainfo.cijob.xml',
    async run({ person, submissions }) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Start Sandbox');
      assert.match(
        await person.readNotification('The sandbox is running at'),
        /nothing is processed or billed/,
      );
      await person.runCommand('CI Job: Submit');
      assert.match(await person.readDialog(), /Credentials: AKID\*+\w{4}, of the sandbox/);
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<State>Success</State>');
      await person.runCommand('CI Job: Describe Job');
      // The latest job is the answer that stands there already.
      await person.answerInput('Which job do you want to look up?', '');
      await person.readNotification(': Success.');
      await person.runCommand('CI Job: Stop Sandbox');
      await person.readNotification('The sandbox is stopped.');
      assert.deepEqual(await submissions(), []);
      await person.runCommand('CI Job: Submit');
      assert.match(await person.readDialog(), /from the environment/);
    },
  },
};
