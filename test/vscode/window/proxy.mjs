// Submitting from a company's network, see `companyNetwork.mjs`.
import assert from 'node:assert/strict';
import { signIn } from './companyNetwork.mjs';

async function submit(user) {
  await user.waitForExtension();
  await user.runCommand('CI Job: Submit');
  await user.answerDialog('Submit');
}

/** Tests by title; each gets a window of its own. */
export const proxyTests = {
  'a job is submitted and watched through the proxy of the settings, past a private certificate': {
    file: 'mediainfo.cijob.xml',
    async run({ user, submissions, fixture: { proxy } }) {
      await submit(user);
      await user.waitForLineBeside('<State>Success</State>');
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
      assert.deepEqual([...new Set(proxy.seen)], ['CONNECT ci.test:443 200']);
    },
  },

  'a proxy that does not know the password is named, with what to do, and nothing is sent': {
    // Not what another test of this editor has sent: that would be asked about.
    file: 'transcode.cijob.xml',
    async run({ user, submissions, fixture: { proxy } }) {
      proxy.setSignIn('clerk:another');
      await submit(user);
      const told = await user.readNotification('The job was not submitted.');
      proxy.setSignIn(signIn);
      assert.match(
        told,
        /The proxy '127\.0\.0\.1:\d+' does not accept its user name and password .*http\.proxyAuthorization/,
      );
      assert.deepEqual(await submissions(), []);
      // It can be tried again at once: the outcome is known.
      await user.runCommand('CI Job: Submit');
      assert.doesNotMatch(await user.readDialog(), /The same request/);
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<JobId>');
      assert.deepEqual(await submissions(), ['POST /jobs 200']);
    },
  },
};
