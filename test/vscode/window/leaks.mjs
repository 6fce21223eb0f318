// What is left on the disk after a session in which everything went wrong: never a key, a signature or a password.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { basic } from '../../support/network/testProxy.mjs';
import { signIn } from './companyNetwork.mjs';

const faults = ['access-denied', 'slow-down', 'internal-error', 'cut-after', 'truncated', 'not-xml'];

/** The files below a folder that hold one of the texts, or a signature that could be used. */
function filesWith(folder, texts) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => {
      const content = fs.readFileSync(file, 'latin1');
      return texts.some((text) => content.includes(text)) || /q-signature=[0-9a-f]{8}/.test(content);
    })
    .map((file) => path.relative(folder, file));
}

/** The same, without the settings and their earlier versions: a user wrote the sign-in of the proxy there. */
function leaksIn(dataFolder, secrets) {
  const settings = path.join('data', 'User', 'settings.json');
  const earlier = path.join('data', 'User', 'History') + path.sep;
  return filesWith(dataFolder, secrets).filter((file) => file !== settings && !file.startsWith(earlier));
}

/** Tests by title; each gets a window of its own. */
export const leakTests = {
  'after a session of faults no log, no history and no page of the editor holds a secret': {
    file: 'mediainfo.cijob.xml',
    async run({ user, editor, sandbox, submissions, provokeFault }) {
      await user.waitForExtension();
      const messages = [];
      for (const fault of faults) {
        await provokeFault(`${fault}@POST`);
        await user.runCommand('CI Job: Submit');
        await user.answerDialog('Submit');
        messages.push(await user.readNotification('submitted.'));
        await user.runCommand('Notifications: Clear All Notifications');
        await user.waitFor('.notifications-toasts .notification-list-item', 'hidden');
      }
      assert.equal((await submissions()).length, faults.length);
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<State>Success</State>');
      const jobId = /j[0-9a-f]{32}/.exec(await user.readNotification(': Success'))?.[0] ?? 'no job';
      await user.runCommand('CI Job: Dry Run');
      await user.waitForLineBeside('# Dry run: nothing was sent.');

      const { secretId, secretKey } = sandbox.credentials;
      const password = signIn.split(':')[1];
      const secrets = [secretId, secretKey, password, basic(signIn).slice('Basic '.length)];
      assert.deepEqual(leaksIn(editor.dataFolder, secrets), []);
      const seen = await user.page.evaluate(
        () => `${document.body.textContent}${JSON.stringify({ ...localStorage, ...sessionStorage })}`,
      );
      for (const text of [...messages, seen])
        assert.ok(!secrets.some((secret) => text.includes(secret)), text);

      // The search finds what is there: the job in the history, and a secret where a log would be.
      const kept = filesWith(editor.dataFolder, [jobId]);
      assert.ok(
        kept.some((file) => file.endsWith(`${jobId}.json`)),
        kept.join(),
      );
      const planted = path.join('data', 'logs', 'planted.log');
      fs.writeFileSync(path.join(editor.dataFolder, planted), `x${secretKey}`);
      assert.deepEqual(leaksIn(editor.dataFolder, secrets), [planted]);
      fs.rmSync(path.join(editor.dataFolder, planted));
    },
  },
};
