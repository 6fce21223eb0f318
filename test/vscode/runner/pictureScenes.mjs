// What each picture of the README shows: the file, what a person does, and the part of the window.
// `act` promises when the scene is set; it waits for what is to be seen, never for a time.

const clip = { x: 0, y: 0, width: 1280, height: 640 };

/** The scenes by the name of their picture. */
export const pictures = {
  diagnostics: {
    file: 'mistakes.cijob.xml',
    clip,
    async act(person) {
      await person.waitForExtension();
      await person.waitFor('.squiggly-error');
      await person.page.locator('.view-line', { hasText: '<Fps>' }).getByText('75', { exact: true }).hover();
      await person.waitFor('.monaco-hover:visible:has-text("Quick Fix")');
    },
  },
  completion: {
    file: 'transcode.cijob.xml',
    clip,
    async act(person) {
      await person.waitForExtension();
      await person.goToEndOf('<Fps>');
      await person.press('Enter');
      await person.type('<');
      await person.waitFor('.suggest-widget.visible .monaco-list-row.focused');
      await person.press('Control+Space');
      await person.waitFor('.suggest-details');
    },
  },
  response: {
    file: 'transcode.cijob.xml',
    clip: { ...clip, height: 800 },
    async act(person) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<State>Success</State>');
    },
  },
};
