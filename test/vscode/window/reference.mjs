// The reference: its pages in the editor's own preview, reached from a hover, from their links and by the command.
const hoverLink = '.monaco-hover a:text-is("Reference")';

const preview = (person) => person.page.frameLocator('iframe.webview.ready');

/** The page inside the preview whose title holds the words. */
async function pageOf(person, title) {
  const page = preview(person).frameLocator('#active-frame');
  await page.locator(`h1:has-text(${JSON.stringify(title)})`).waitFor({ timeout: 20_000 });
  return page;
}

/** Waits until the page that is shown is scrolled so that the heading is at its top. */
async function waitForTop(person, heading) {
  const isAtTop = (words) => {
    const found = [...document.querySelectorAll('h1, h2, h3')].find((each) => each.textContent === words);
    return found !== undefined && Math.abs(found.getBoundingClientRect().top) < 60;
  };
  const shown = await preview(person).locator('#active-frame').elementHandle();
  const frame = await shown.contentFrame();
  await frame.waitForFunction(isAtTop, heading, { polling: 100, timeout: 20_000 });
}

/** Tests by title; each gets a window of its own. */
export const referenceTests = {
  'a hover leads to the reference, whose pages lead to each other': {
    file: 'concat.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      const name = person.page.locator('.view-line span span:text-is("ConcatFragment")').first();
      await name.hover();
      await person.page.locator(hoverLink).click({ timeout: 20_000 });
      const concat = await pageOf(person, 'Concat');
      await waitForTop(person, 'Operation/ConcatTemplate/ConcatFragment');

      await concat.locator('a:text-is("compare")').first().click();
      const codes = await pageOf(person, 'Diagnostic codes');
      await waitForTop(person, 'compare');
      await codes.locator('a:text-is("Reference")').evaluate((link) => link.click());
      await pageOf(person, 'Reference');
      await waitForTop(person, 'Reference');
    },
  },

  'the command opens the reference at the element under the cursor, else it asks for a page': {
    file: 'concat.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.goToEndOf('<FragmentIndex>0');
      await person.runCommand('CI Job: Open Reference');
      await pageOf(person, 'Concat');
      await waitForTop(person, 'Operation/ConcatTemplate/ConcatFragment');

      await person.page.locator('.tab.active:has-text("Preview Concat.md")').click();
      await person.runCommand('CI Job: Open Reference');
      await person.waitFor('.quick-input-widget .quick-input-title:has-text("Open Reference")');
      await person.type('Errors of the service');
      await person.waitFor('.quick-input-widget .monaco-list-row.focused:has-text("Errors of the service")');
      await person.press('Enter');
      await pageOf(person, 'Errors of the service');
      await waitForTop(person, 'Errors of the service');
    },
  },
};
