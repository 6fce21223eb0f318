// The reference: its pages in the editor's own preview, reached from a hover, from their links and by the command.
const hoverLink = '.monaco-hover a:text-is("Reference")';

/** The newest preview: one that it replaces stays for a moment. */
const preview = (person) => person.page.frameLocator('iframe.webview.ready').last();

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
      // The middle of the line's text is in the name, however the editor cuts it into pieces.
      await person.page.locator('.view-line > span:has-text("<ConcatFragment>")').first().hover();
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

  'the command opens the reference at the element under the cursor': {
    file: 'concat.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.goToEndOf('<FragmentIndex>0');
      await person.runCommand('CI Job: Open Reference');
      await pageOf(person, 'Concat');
      await waitForTop(person, 'Operation/ConcatTemplate/ConcatFragment');
    },
  },

  'without a request the command asks for a page of the reference, which takes the place of another': {
    file: 'ordinary.xml',
    async run({ person }) {
      const open = async (page) => {
        await person.page.locator('.view-line:has-text("playlist")').first().click();
        await person.runCommand('CI Job: Open Reference');
        await person.waitFor('.quick-input-widget .quick-input-title:has-text("Open Reference")');
        await person.type(page);
        await person.waitFor(`.quick-input-widget .monaco-list-row.focused:has-text("${page}")`);
        await person.press('Enter');
        await pageOf(person, page);
        await waitForTop(person, page);
      };
      await person.waitFor('.view-line:has-text("playlist")');
      await open('Errors of the service');
      await open('MediaInfo');
      await person.waitFor('.tab:has-text("errors.md")', 'hidden');
    },
  },
};
