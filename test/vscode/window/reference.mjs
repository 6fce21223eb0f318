// The reference: its pages in the editor's own preview, reached from a hover, from their links and by the command.
const hoverLink = '.monaco-hover a:text-is("Reference")';

/** The newest preview: one that it replaces stays for a moment. */
const preview = (user) => user.page.frameLocator('iframe.webview.ready').last();

/** The page inside the preview whose title holds the words. */
async function pageOf(user, title) {
  const page = preview(user).frameLocator('#active-frame');
  await page.locator(`h1:has-text(${JSON.stringify(title)})`).waitFor({ timeout: 20_000 });
  return page;
}

/** Waits until the page that is shown is scrolled so that the heading is at its top. */
async function waitForTop(user, heading) {
  const isAtTop = (words) => {
    const found = [...document.querySelectorAll('h1, h2, h3')].find((each) => each.textContent === words);
    return found !== undefined && Math.abs(found.getBoundingClientRect().top) < 60;
  };
  const shown = await preview(user).locator('#active-frame').elementHandle();
  const frame = await shown.contentFrame();
  await frame.waitForFunction(isAtTop, heading, { polling: 100, timeout: 20_000 });
}

/** Tests by title; each gets a window of its own. */
export const referenceTests = {
  'a hover leads to the reference, whose pages lead to each other': {
    file: 'concat.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      // The middle of the line's text is in the name, however the editor cuts it into pieces.
      await user.page.locator('.view-line > span:has-text("<ConcatFragment>")').first().hover();
      await user.page.locator(hoverLink).click({ timeout: 20_000 });
      const concat = await pageOf(user, 'Concat');
      await waitForTop(user, 'Operation/ConcatTemplate/ConcatFragment');

      await concat.locator('a:text-is("compare")').first().click();
      const codes = await pageOf(user, 'Diagnostic codes');
      await waitForTop(user, 'compare');
      await codes.locator('a:text-is("Reference")').evaluate((link) => link.click());
      await pageOf(user, 'Reference');
      await waitForTop(user, 'Reference');
    },
  },

  'the command opens the reference at the element under the cursor': {
    file: 'concat.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.goToEndOf('<FragmentIndex>0');
      await user.runCommand('CI Job: Open Reference');
      await pageOf(user, 'Concat');
      await waitForTop(user, 'Operation/ConcatTemplate/ConcatFragment');
    },
  },

  'without a request the command asks for a page of the reference, which takes the place of another': {
    file: 'ordinary.xml',
    async run({ user }) {
      const open = async (page) => {
        await user.page.locator('.view-line:has-text("playlist")').first().click();
        await user.runCommand('CI Job: Open Reference');
        await user.waitFor('.quick-input-widget .quick-input-title:has-text("Open Reference")');
        await user.type(page);
        await user.waitFor(`.quick-input-widget .monaco-list-row.focused:has-text("${page}")`);
        await user.press('Enter');
        await pageOf(user, page);
        await waitForTop(user, page);
      };
      await user.waitFor('.view-line:has-text("playlist")');
      await open('Errors of the service');
      await open('MediaInfo');
      await user.waitFor('.tab:has-text("errors.md")', 'hidden');
    },
  },
};
