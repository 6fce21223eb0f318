// A user at the window: keys, clicks and what is to be seen. Class names of the workbench are spelled here only.
const patienceMs = 20_000;

const dialog = '.monaco-dialog-box';
const quickInput = '.quick-input-widget';
const toast = '.notifications-toasts .notification-list-item';
const suggestion = '.suggest-widget.visible .monaco-list-row';

/** What a user can do in the page. Everything waits until it is possible, and fails with what was missing. */
export function createUser(page) {
  const waitFor = (selector, state = 'visible') =>
    page.locator(selector).first().waitFor({ state, timeout: patienceMs });
  const textOf = async (selector) => {
    await waitFor(selector);
    const texts = await page.locator(selector).allInnerTexts();
    return texts.join(' ').replaceAll(/\s+/g, ' ').trim();
  };
  const press = (key) => page.keyboard.press(key);
  const type = (text) => page.keyboard.type(text);

  return {
    page,
    press,
    type,
    waitFor,
    textOf,

    /** The lenses come from the extension: when they are there, everything else is. */
    waitForExtension: () => waitFor('.codelens-decoration:has-text("Submit")'),

    async runCommand(title) {
      await press('F1');
      // There are hidden inputs too.
      await waitFor(`${quickInput} .quick-input-box input`);
      await type(title);
      await waitFor(`${quickInput} .monaco-list-row.focused:has-text(${JSON.stringify(title)})`);
      await press('Enter');
    },

    /** Answers an input box that asks under this title. */
    async answerInput(title, text) {
      await waitFor(`${quickInput} .quick-input-title:has-text(${JSON.stringify(title)})`);
      await type(text);
      await press('Enter');
    },

    /** The words of the modal dialog: its message and its detail. */
    readDialog: () => textOf(`${dialog} .dialog-message-container`),

    async answerDialog(button) {
      const named = `${dialog} .monaco-button:text-is(${JSON.stringify(button)})`;
      await page.locator(named).click({ timeout: patienceMs });
      // Not the dialog: the next question may follow at once.
      await waitFor(named, 'hidden');
    },

    async dismissDialog() {
      await press('Escape');
      await waitFor(dialog, 'hidden');
    },

    /** The words of the notification that holds the text. */
    readNotification: (text) =>
      textOf(`${toast}:has-text(${JSON.stringify(text)}) .notification-list-item-message`),

    /** How many notifications that hold the text are to be seen now. */
    countNotifications: (text) => page.locator(`${toast}:has-text(${JSON.stringify(text)})`).count(),

    /** Presses a button of the notification that holds the text; the notification goes. */
    async answerNotification(text, button) {
      const named = `${toast}:has-text(${JSON.stringify(text)})`;
      await page.locator(`${named} .monaco-button`, { hasText: button }).click({ timeout: patienceMs });
      await waitFor(named, 'hidden');
    },

    /** Opens what the braces in the status bar say about the document. */
    async openLanguageStatus() {
      await page.locator('#status\\.languageStatus').click({ timeout: patienceMs });
      await waitFor('.hover-language-status');
    },

    /** Opens a file at the top of the workspace from the side bar: the search by name is not in every build. */
    async openFile(name) {
      const row = `.explorer-folders-view .monaco-list-row:has-text(${JSON.stringify(name)})`;
      await page.locator(row).dblclick({ timeout: patienceMs });
      await waitFor(`.editor-group-container.active .tab.active:has-text(${JSON.stringify(name)})`);
    },

    /** Asks for suggestions; where the list is still loading after a while, asks again as a user does. */
    async askForSuggestions() {
      await press('Control+Space');
      const list = page.locator(suggestion).first();
      const isThere = await list.waitFor({ timeout: patienceMs / 4 }).then(
        () => true,
        () => false,
      );
      if (!isThere) {
        await press('Escape');
        await press('Control+Space');
      }
    },

    /** Waits until Enter accepts the suggestion with this label, and accepts it. */
    async acceptSuggestion(label) {
      // `:text-is` fails where a part of the text is highlighted.
      const whole = new RegExp(`^\\s*${label}\\s*$`);
      const focused = page.locator(`${suggestion}.focused .label-name`).filter({ hasText: whole });
      await focused.waitFor({ timeout: patienceMs });
      await press('Enter');
      // Not the list: the tab stop that comes next may show one of its own.
      await focused.waitFor({ state: 'hidden', timeout: patienceMs });
    },

    /** The label of the suggestion that Enter accepts, if there is a list. */
    async readSuggestion() {
      const focused = page.locator(`${suggestion}.focused .label-name`).first();
      return (await focused.isVisible()) ? (await focused.textContent())?.trim() : undefined;
    },

    /** Clicks the line of the active editor that holds the text and goes to its end. */
    async goToEndOf(text) {
      await page.locator('.editor-group-container.active .view-line', { hasText: text }).first().click();
      await press('End');
    },

    /** The name on the active tab of the active editor group. */
    readActiveTab: () => textOf('.editor-group-container.active .tab.active .label-name'),

    /** Waits until an editor beside the active one shows a line with the text. */
    waitForLineBeside: (text) =>
      waitFor(`.editor-group-container:not(.active) .view-line:has-text(${JSON.stringify(text)})`),

    /** Turns to the editor beside the active one, and goes to its last line. */
    async goToEndOfEditorBeside() {
      await page.locator('.editor-group-container:not(.active) .view-line').first().click();
      await press('Control+End');
    },

    async paste(text) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await press('Control+v');
    },

    /** What was copied last. */
    async readClipboard() {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      return page.evaluate(() => navigator.clipboard.readText());
    },

    /** Saves what was changed. */
    async save() {
      const changed = '.editor-group-container.active .tab.active.dirty';
      await waitFor(changed);
      await press('Control+s');
      await waitFor(changed, 'hidden');
    },
  };
}
