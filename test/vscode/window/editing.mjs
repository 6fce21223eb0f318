// Editing tags with real keys: closing, pairs, Enter, comments. Whole texts are compared, as they stand in the editor.
import assert from 'node:assert/strict';

const patienceMs = 20_000;
const shownLine = '.editor-group-container.active .view-lines .view-line';
const errorMark = '.squiggly-error';

const base = `<Request>
  <Tag>MediaInfo</Tag>
  <Input>
    <Object>dawn.mov</Object>
  </Input>
</Request>`;

/** The base with more lines behind its `Input`. */
const withLines = (...lines) =>
  base.replace('</Request>', `${lines.map((line) => `  ${line}\n`).join('')}</Request>`);

/** Tests by title; each gets a window of its own. */
export const editingTests = {
  'the `>` of a start tag brings its end tag; undo takes it away in one step, redo brings it back': inText(
    base,
    async (user) => {
      await openLineBelow(user, '</Input>');
      await user.type('<Operation>');
      await seeText(user, withLines('<Operation></Operation>'));
      // The missing end tag is reported: the server knows of the undo and has closed nothing again.
      await user.press('Control+z');
      await user.waitFor(errorMark);
      await seeText(user, withLines('<Operation>'));
      await user.press('Control+y');
      await user.waitFor(errorMark, 'hidden');
      await seeText(user, withLines('<Operation></Operation>'));
      // The cursor is between the tags.
      await user.type('x');
      await seeText(user, withLines('<Operation>x</Operation>'));
    },
  ),

  'a `</` is finished, moves below its start tag, and undo takes the name away in one step': inText(
    withLines('<Operation>', '  <UserData>4711'),
    async (user) => {
      await user.goToEndOf('4711');
      await user.type('</');
      await seeText(user, withLines('<Operation>', '  <UserData>4711</UserData>'));
      await user.press('Enter');
      await user.type('</');
      await seeText(user, withLines('<Operation>', '  <UserData>4711</UserData>', '</Operation>'));
      await user.waitFor(errorMark, 'hidden');
      await user.press('Control+z');
      await user.waitFor(errorMark);
      await seeText(user, withLines('<Operation>', '  <UserData>4711</UserData>', '  </'));
      await user.press('Control+y');
      await user.waitFor(errorMark, 'hidden');
      await seeText(user, withLines('<Operation>', '  <UserData>4711</UserData>', '</Operation>'));
    },
  ),

  'a start tag typed at two cursors is closed at both; undo opens both': inText(
    withLines('<Operation>', '  ', '  ', '</Operation>'),
    async (user) => {
      const withBoth = (text) => withLines('<Operation>', `  ${text}`, `  ${text}`, '</Operation>');
      await user.goToEndOf('<Operation>');
      await user.press('ArrowDown');
      await user.press('End');
      await user.press('Shift+Alt+ArrowDown');
      await user.type('<Extra>');
      await seeText(user, withBoth('<Extra></Extra>'));
      await user.type('1');
      await seeText(user, withBoth('<Extra>1</Extra>'));
      await user.press('Control+z');
      await user.press('Control+z');
      await seeText(user, withBoth('<Extra>'));
    },
  ),

  'a `</` typed at two cursors is finished at both': inText(withLines('<One>1', '<One>2'), async (user) => {
    await user.goToEndOf('<One>1');
    await user.press('Shift+Alt+ArrowDown');
    await user.type('</');
    await seeText(user, withLines('<One>1</One>', '<One>2</One>'));
  }),

  'a pasted start tag is not closed': inText(base, async (user) => {
    await openLineBelow(user, '</Input>');
    await user.paste('<Operation>');
    // The server has seen the paste when it reports what is missing.
    await user.waitFor(errorMark);
    await seeText(user, withLines('<Operation>'));
  }),

  'both names of an element change while one is typed; undo restores both': inText(
    withLines('<Operation>', '  <UserData>1</UserData>', '</Operation>'),
    async (user) => {
      await user.goToEndOf('1</UserData>');
      await user.press('ArrowLeft');
      await user.waitFor('.linked-editing-decoration');
      await user.type('x');
      await seeText(user, withLines('<Operation>', '  <UserDatax>1</UserDatax>', '</Operation>'));
      await user.press('Control+z');
      await seeText(user, withLines('<Operation>', '  <UserData>1</UserData>', '</Operation>'));
    },
  ),

  'renaming an element changes both names': inText(withLines('<Operation>', '</Operation>'), async (user) => {
    await user.goToEndOf('<Operation>');
    await user.press('ArrowLeft');
    await user.press('F2');
    await user.waitFor('.rename-box input:focus');
    await user.type('Renamed');
    await user.press('Enter');
    await seeText(user, withLines('<Renamed>', '</Renamed>'));
    await user.press('Control+z');
    await seeText(user, withLines('<Operation>', '</Operation>'));
  }),

  'Enter between two tags opens an indented line; undo closes it in one step': inText(
    withLines('<Operation></Operation>'),
    enterBetweenTags,
  ),

  'formatting while typing is no second hand': inText(
    withLines('<Operation></Operation>'),
    enterBetweenTags,
    { 'editor.formatOnType': true },
  ),

  'commenting lines out and in again leaves the text as it was': inText(base, async (user) => {
    await user.goToEndOf('<Input>');
    await user.press('Control+/');
    await seeText(user, base.replace('<Input>', '<!-- <Input> -->'));
    await user.press('Control+/');
    await seeText(user, base);
    await user.press('Shift+ArrowDown');
    await user.press('Control+/');
    await seeText(user, base.replace('<Input>', '<!-- <Input>').replace('</Object>', '</Object> -->'));
    await user.press('Control+/');
    await seeText(user, base);
  }),

  'commenting a selection out and in again leaves the text as it was': inText(base, async (user) => {
    await user.goToEndOf('<Object>');
    await user.press('Shift+Home');
    await user.press('Control+Shift+A');
    await seeText(user, base.replace('<Object>dawn.mov</Object>', '<!-- <Object>dawn.mov</Object> -->'));
    await user.press('Control+Shift+A');
    await seeText(user, base);
  }),

  'an accepted element is closed once': inText(base, async (user) => {
    await openLineBelow(user, '</Input>');
    await user.type('<Oper');
    await user.acceptSuggestion('Operation');
    await user.waitFor(errorMark, 'hidden');
    const text = await readText(user);
    assert.deepEqual([text.split('<Operation>').length, text.split('</Operation>').length], [2, 2]);
  }),

  'Go to Matching Tag goes to the other tag and back': inText(base, async (user) => {
    await user.goToEndOf('<Input>');
    await user.press('Control+Shift+\\');
    await user.waitFor(cursorAt(5, 5));
    await user.runCommand('CI Job: Go to Matching Tag');
    await user.waitFor(cursorAt(3, 4));
    await user.press('ArrowRight');
    await user.press('ArrowRight');
    await user.press('Control+Shift+\\');
    await user.waitFor(cursorAt(5, 7));
    // From content, the start tag around it.
    await user.goToEndOf('</Input>');
    await user.press('ArrowUp');
    await user.press('Home');
    await user.press('Home');
    await user.press('Control+Shift+\\');
    await user.waitFor(cursorAt(3, 4));
  }),
};

/** A test that starts with this text and these settings. Hints in the lines would be read as text. */
function inText(text, run, settings = {}) {
  return {
    file: 'mediainfo.cijob.xml',
    settings: { 'editor.inlayHints.enabled': 'off', ...settings },
    async run({ user }) {
      await user.waitForExtension();
      await user.page.locator(shownLine).first().click();
      await user.press('Control+a');
      await user.paste(text);
      await seeText(user, text);
      await run(user);
    },
  };
}

async function enterBetweenTags(user) {
  await user.goToEndOf('<Operation>');
  for (let step = 0; step < '</Operation>'.length; step++) await user.press('ArrowLeft');
  await user.press('Enter');
  await seeText(user, withLines('<Operation>', '  ', '</Operation>'));
  // The cursor is on the new line, behind its indentation.
  await user.type('<UserData>');
  await seeText(user, withLines('<Operation>', '  <UserData></UserData>', '</Operation>'));
  await user.press('Enter');
  await seeText(user, withLines('<Operation>', '  <UserData>', '    ', '  </UserData>', '</Operation>'));
  await user.press('Control+z');
  await seeText(user, withLines('<Operation>', '  <UserData></UserData>', '</Operation>'));
}

/** A new line below the one that ends with the text; the editor indents it. */
async function openLineBelow(user, text) {
  await user.goToEndOf(text);
  await user.press('Enter');
}

/** Waits until the active editor holds this very text. */
async function seeText(user, text) {
  const isShown = async () => (await readText(user)) === text;
  for (const end = Date.now() + patienceMs; Date.now() < end && !(await isShown()); ) {
    await user.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  assert.equal(await readText(user), text);
}

/** The lines as they are shown; the editor draws each space as one that does not break. */
function readText(user) {
  return user.page.locator(shownLine).evaluateAll((lines) =>
    lines
      .map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent ?? '' }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text.replaceAll('\u00A0', ' '))
      .join('\n'),
  );
}

/** What the status bar says about the cursor. */
function cursorAt(line, column) {
  return `#status\\.editor\\.selection:has-text("Ln ${line}, Col ${column}")`;
}
