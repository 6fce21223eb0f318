// The pictures of a job's way: asked, sent, watched, done, failed. See `pictureScenes.mjs`.
const viewport = { width: 1120, height: 700 };
const clip = { x: 0, y: 0, ...viewport };

const sending = '.notifications-toasts .notification-list-item:has-text("Submitting ")';

async function submit(person) {
  await person.runCommand('CI Job: Submit');
  await person.answerDialog('Submit');
}

async function submitAndFollow(person, state) {
  await submit(person);
  await person.waitFor(`.monaco-list-row[aria-label*=", ${state}"]`);
}

async function clearNotifications(person) {
  await person.runCommand('Notifications: Clear All Notifications');
  await person.waitFor('.notifications-toasts .notification-list-item', 'hidden');
}

/** The scenes by the name of their picture. */
export const submittingPictures = {
  'submitting/confirm': {
    file: 'transcode.cijob.xml',
    viewport,
    clip: { x: 300, y: 150, width: 520, height: 400 },
    async act(person) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.readDialog();
    },
  },
  'submitting/progress': {
    file: 'transcode.cijob.xml',
    viewport,
    clip,
    async act(person, { provokeFault }) {
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await provokeFault('slow@POST');
      await submit(person);
      await person.waitFor(sending);
      await person.waitFor('.monaco-list-row[aria-label*="being sent"]');
    },
  },
  'submitting/jobs': {
    file: 'failing.cijob.xml',
    viewport,
    clip,
    async act(person, { provokeFault }) {
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await submitAndFollow(person, 'Failed');
      await person.runCommand('View: Close All Editor Groups');
      await open(person, 'mediainfo.cijob.xml');
      await submitAndFollow(person, 'Success');
      await person.runCommand('View: Close All Editor Groups');
      await open(person, 'concat.cijob.xml');
      await provokeFault('cut-after@POST');
      await submitAndFollow(person, 'outcome unknown');
      await clearNotifications(person);
      await person.runCommand('View: Close All Editor Groups');
      await open(person, 'transcode.cijob.xml');
      await submitAndFollow(person, 'Running');
      await person.waitFor(sending, 'hidden');
    },
  },
  'submitting/failed': {
    file: 'failing.cijob.xml',
    viewport,
    clip,
    async act(person) {
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await submitAndFollow(person, 'Failed');
      await person.readNotification(': Failed');
      await person.waitFor(sending, 'hidden');
    },
  },
  'submitting/refused': {
    file: 'transcode.cijob.xml',
    viewport,
    clip,
    async act(person, { provokeFault }) {
      await person.waitForExtension();
      await provokeFault('access-denied@POST');
      await submit(person);
      await person.readNotification('The job was not submitted.');
      await person.waitFor(sending, 'hidden');
    },
  },
};

async function open(person, file) {
  await person.press('Control+p');
  await person.waitFor('.quick-input-widget .quick-input-box input');
  await person.type(file);
  await person.waitFor(`.quick-input-widget .monaco-list-row.focused:has-text(${JSON.stringify(file)})`);
  await person.press('Enter');
  await person.waitForExtension();
}
