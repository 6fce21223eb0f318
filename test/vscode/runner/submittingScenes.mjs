// The pictures of a job's way: asked, sent, watched, done, failed. See `pictureScenes.mjs`.
const viewport = { width: 1120, height: 700 };
const clip = { x: 0, y: 0, ...viewport };

const sending = '.notifications-toasts .notification-list-item:has-text("Submitting ")';

async function submit(user) {
  await user.runCommand('CI Job: Submit');
  await user.answerDialog('Submit');
}

async function submitAndFollow(user, state) {
  await submit(user);
  await user.waitFor(`.monaco-list-row[aria-label*=", ${state}"]`);
}

async function clearNotifications(user) {
  await user.runCommand('Notifications: Clear All Notifications');
  await user.waitFor('.notifications-toasts .notification-list-item', 'hidden');
}

/** The scenes by the name of their picture. */
export const submittingPictures = {
  'submitting/confirm': {
    file: 'transcode.cijob.xml',
    viewport,
    clip: { x: 300, y: 150, width: 520, height: 400 },
    async act(user) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      await user.readDialog();
    },
  },
  'submitting/progress': {
    file: 'transcode.cijob.xml',
    viewport,
    clip,
    async act(user, { provokeFault }) {
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await provokeFault('slow@POST');
      await submit(user);
      await user.waitFor(sending);
      await user.waitFor('.monaco-list-row[aria-label*="being sent"]');
    },
  },
  'submitting/jobs': {
    file: 'failing.cijob.xml',
    viewport,
    clip,
    async act(user, { provokeFault }) {
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await submitAndFollow(user, 'Failed');
      await user.runCommand('View: Close All Editor Groups');
      await open(user, 'mediainfo.cijob.xml');
      await submitAndFollow(user, 'Success');
      await user.runCommand('View: Close All Editor Groups');
      await open(user, 'concat.cijob.xml');
      await provokeFault('cut-after@POST');
      await submitAndFollow(user, 'outcome unknown');
      await clearNotifications(user);
      await user.runCommand('View: Close All Editor Groups');
      await open(user, 'transcode.cijob.xml');
      await submitAndFollow(user, 'Running');
      await user.waitFor(sending, 'hidden');
    },
  },
  'submitting/failed': {
    file: 'failing.cijob.xml',
    viewport,
    clip,
    async act(user) {
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await submitAndFollow(user, 'Failed');
      await user.readNotification(': Failed');
      await user.waitFor(sending, 'hidden');
    },
  },
  'submitting/refused': {
    file: 'transcode.cijob.xml',
    viewport,
    clip,
    async act(user, { provokeFault }) {
      await user.waitForExtension();
      await provokeFault('access-denied@POST');
      await submit(user);
      await user.readNotification('The job was not submitted.');
      await user.waitFor(sending, 'hidden');
    },
  },
};

async function open(user, file) {
  await user.press('Control+p');
  await user.waitFor('.quick-input-widget .quick-input-box input');
  await user.type(file);
  await user.waitFor(`.quick-input-widget .monaco-list-row.focused:has-text(${JSON.stringify(file)})`);
  await user.press('Enter');
  await user.waitForExtension();
}
