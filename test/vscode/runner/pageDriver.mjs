// What the suite may do to the editor's window as a user would: keys, clicks, looks, pictures.
import fs from 'node:fs';
import path from 'node:path';

const timeout = 20_000;

/** The actions by name; each takes the message of the suite and promises a JSON value. */
export function createPageDriver(page, artifacts) {
  return {
    type: ({ text }) => page.keyboard.type(text),
    press: ({ key }) => page.keyboard.press(key),
    click: ({ selector }) => page.locator(selector).first().click({ timeout }),
    hover: ({ selector }) => page.locator(selector).first().hover({ timeout }),
    waitFor: ({ selector, text, state }) => find(page, selector, text).waitFor({ state, timeout }),
    texts: ({ selector }) => page.locator(selector).allInnerTexts(),
    screenshot: ({ name }) => takeScreenshot(page, artifacts, name),
  };
}

// `:text-is` of the selector language fails where a part of the text is highlighted.
function find(page, selector, text) {
  const found = page.locator(selector);
  if (text === undefined) return found.first();
  const whole = new RegExp(`^\\s*${text.replaceAll(/[^\w ]/g, '\\$&')}\\s*$`);
  return found.filter({ hasText: whole }).first();
}

/** Saves a picture of the whole window under a name that every file system takes. */
export async function takeScreenshot(page, artifacts, name) {
  fs.mkdirSync(artifacts, { recursive: true });
  const file = `${name.replaceAll(/[^\w.-]+/g, '-').slice(0, 80)}.png`;
  await page.screenshot({ path: path.join(artifacts, file) });
  return file;
}
