// What each picture of the README shows: the file, what a person does, and the part of the window.
// `act` promises when the scene is set; it waits for what is to be seen, never for a time.

const clip = { x: 0, y: 0, width: 1280, height: 640 };

/** The scenes by the name of their picture. */
export const pictures = {
  diagnostics: {
    file: 'mistakes.cijob.xml',
    clip,
    async act(page) {
      await page.locator('.squiggly-error').first().waitFor();
      await hover(page, page.locator('.view-line', { hasText: '<Fps>' }).getByText('75', { exact: true }));
    },
  },
  completion: {
    file: 'transcode.cijob.xml',
    clip,
    async act(page) {
      await lensesAreThere(page);
      await page.locator('.view-line', { hasText: '<Fps>' }).click({ position: { x: 400, y: 8 } });
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('<');
      await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-details').waitFor();
    },
  },
  response: {
    file: 'transcode.cijob.xml',
    clip: { ...clip, height: 800 },
    async act(page) {
      await lensesAreThere(page);
      await page.keyboard.press('F1');
      await page.keyboard.type('CI Job: Submit');
      await page.keyboard.press('Enter');
      await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Submit$/ }).click();
      await page.locator('.view-line', { hasText: 'Success' }).waitFor();
    },
  },
};

// The lenses come from the extension: when they are there, everything else is.
const lensesAreThere = (page) => page.locator('.codelens-decoration', { hasText: 'Submit' }).waitFor();

async function hover(page, target) {
  await target.hover();
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
}
