/**
 * Drives the page as a user does: real keys, clicks and looks, lent by the runner.
 * Class names of the workbench are spelled here only.
 */
import { notifyRunner, type PageAction } from './runner';

const quickInput = '.quick-input-widget';
const suggestWidget = '.suggest-widget.visible';

function drivePage(action: PageAction): Promise<unknown> {
  return notifyRunner({ kind: 'page', ...action });
}

async function textsOf(selector: string): Promise<readonly string[]> {
  const texts = await drivePage({ action: 'texts', selector });
  if (!Array.isArray(texts)) throw new Error('The runner answered something else than texts.');
  return texts.map((text) => String(text).replaceAll(/\s+/g, ' ').trim());
}

/** Types the text key by key into what has the focus. */
export async function type(text: string): Promise<void> {
  await drivePage({ action: 'type', text });
}

/** Presses one key or chord, for example `Control+Space`. */
export async function press(key: string): Promise<void> {
  await drivePage({ action: 'press', key });
}

/** Saves a picture of the window among the artifacts. */
export async function screenshot(name: string): Promise<void> {
  await drivePage({ action: 'screenshot', name });
}

/** Waits until something is to be seen that matches the CSS selector. */
export async function waitUntilVisible(selector: string): Promise<void> {
  await drivePage({ action: 'waitFor', selector, state: 'visible' });
}

/** Waits until nothing is to be seen that matches the CSS selector. */
export async function waitUntilHidden(selector: string): Promise<void> {
  await drivePage({ action: 'waitFor', selector, state: 'hidden' });
}

/** Waits for a quick pick, narrows it down to the entry as a user does, and chooses it. */
export async function pick(entry: string): Promise<void> {
  await waitUntilVisible(`${quickInput} .monaco-list-row`);
  await type(entry);
  const row = `${quickInput} .monaco-list-row:has-text(${JSON.stringify(entry)})`;
  await waitUntilVisible(row);
  await drivePage({ action: 'click', selector: row });
}

/** Waits until the list of suggestions shows a label that has the text, and promises all labels that are to be seen. */
export async function readSuggestions(text: string): Promise<readonly string[]> {
  // The list keeps its rows until it is filtered by what was typed, which takes its time.
  await waitUntilVisible(`${suggestWidget} .monaco-list-row .label-name:has-text(${JSON.stringify(text)})`);
  return textsOf(`${suggestWidget} .monaco-list-row .label-name`);
}

/** Waits until the suggestion with this label is the one that Enter accepts, and accepts it. */
export async function acceptSuggestion(label: string): Promise<void> {
  await drivePage({
    action: 'waitFor',
    selector: `${suggestWidget} .monaco-list-row.focused .label-name`,
    text: label,
    state: 'visible',
  });
  await press('Enter');
  await waitUntilHidden(`${suggestWidget} .monaco-list-row`);
}

/** Opens the list of fixes at the cursor and takes the first, whose title must hold the text. */
export async function takeFirstFix(text: string): Promise<void> {
  // The editor looks for fixes as soon as a problem is new; a list that is open by then would be closed.
  await waitUntilVisible('.lightBulbWidget, [class*="codicon-gutter-lightbulb"]');
  await press('ControlOrMeta+.');
  await waitUntilVisible(`.action-widget .monaco-list-row.action.focused:has-text(${JSON.stringify(text)})`);
  await press('Enter');
}
