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
    async (person) => {
      await openLineBelow(person, '</Input>');
      await person.type('<Operation>');
      await seeText(person, withLines('<Operation></Operation>'));
      // The missing end tag is reported: the server knows of the undo and has closed nothing again.
      await person.press('Control+z');
      await person.waitFor(errorMark);
      await seeText(person, withLines('<Operation>'));
      await person.press('Control+y');
      await person.waitFor(errorMark, 'hidden');
      await seeText(person, withLines('<Operation></Operation>'));
      // The cursor is between the tags.
      await person.type('x');
      await seeText(person, withLines('<Operation>x</Operation>'));
    },
  ),

  'a `</` is finished, moves below its start tag, and undo takes the name away in one step': inText(
    withLines('<Operation>', '  <UserData>4711'),
    async (person) => {
      await person.goToEndOf('4711');
      await person.type('</');
      await seeText(person, withLines('<Operation>', '  <UserData>4711</UserData>'));
      await person.press('Enter');
      await person.type('</');
      await seeText(person, withLines('<Operation>', '  <UserData>4711</UserData>', '</Operation>'));
      await person.waitFor(errorMark, 'hidden');
      await person.press('Control+z');
      await person.waitFor(errorMark);
      await seeText(person, withLines('<Operation>', '  <UserData>4711</UserData>', '  </'));
      await person.press('Control+y');
      await person.waitFor(errorMark, 'hidden');
      await seeText(person, withLines('<Operation>', '  <UserData>4711</UserData>', '</Operation>'));
    },
  ),

  'a start tag typed at two cursors is closed at both; undo opens both': inText(
    withLines('<Operation>', '  ', '  ', '</Operation>'),
    async (person) => {
      const withBoth = (text) => withLines('<Operation>', `  ${text}`, `  ${text}`, '</Operation>');
      await person.goToEndOf('<Operation>');
      await person.press('ArrowDown');
      await person.press('End');
      await person.press('Shift+Alt+ArrowDown');
      await person.type('<Extra>');
      await seeText(person, withBoth('<Extra></Extra>'));
      await person.type('1');
      await seeText(person, withBoth('<Extra>1</Extra>'));
      await person.press('Control+z');
      await person.press('Control+z');
      await seeText(person, withBoth('<Extra>'));
    },
  ),

  'a `</` typed at two cursors is finished at both': inText(withLines('<One>1', '<One>2'), async (person) => {
    await person.goToEndOf('<One>1');
    await person.press('Shift+Alt+ArrowDown');
    await person.type('</');
    await seeText(person, withLines('<One>1</One>', '<One>2</One>'));
  }),

  'a pasted start tag is not closed': inText(base, async (person) => {
    await openLineBelow(person, '</Input>');
    await person.paste('<Operation>');
    // The server has seen the paste when it reports what is missing.
    await person.waitFor(errorMark);
    await seeText(person, withLines('<Operation>'));
  }),

  'both names of an element change while one is typed; undo restores both': inText(
    withLines('<Operation>', '  <UserData>1</UserData>', '</Operation>'),
    async (person) => {
      await person.goToEndOf('1</UserData>');
      await person.press('ArrowLeft');
      await person.waitFor('.linked-editing-decoration');
      await person.type('x');
      await seeText(person, withLines('<Operation>', '  <UserDatax>1</UserDatax>', '</Operation>'));
      await person.press('Control+z');
      await seeText(person, withLines('<Operation>', '  <UserData>1</UserData>', '</Operation>'));
    },
  ),

  'renaming an element changes both names': inText(
    withLines('<Operation>', '</Operation>'),
    async (person) => {
      await person.goToEndOf('<Operation>');
      await person.press('ArrowLeft');
      await person.press('F2');
      await person.waitFor('.rename-box input:focus');
      await person.type('Renamed');
      await person.press('Enter');
      await seeText(person, withLines('<Renamed>', '</Renamed>'));
      await person.press('Control+z');
      await seeText(person, withLines('<Operation>', '</Operation>'));
    },
  ),

  'Enter between two tags opens an indented line; undo closes it in one step': inText(
    withLines('<Operation></Operation>'),
    enterBetweenTags,
  ),

  'formatting while typing is no second hand': inText(
    withLines('<Operation></Operation>'),
    enterBetweenTags,
    { 'editor.formatOnType': true },
  ),

  'commenting lines out and in again leaves the text as it was': inText(base, async (person) => {
    await person.goToEndOf('<Input>');
    await person.press('Control+/');
    await seeText(person, base.replace('<Input>', '<!-- <Input> -->'));
    await person.press('Control+/');
    await seeText(person, base);
    await person.press('Shift+ArrowDown');
    await person.press('Control+/');
    await seeText(person, base.replace('<Input>', '<!-- <Input>').replace('</Object>', '</Object> -->'));
    await person.press('Control+/');
    await seeText(person, base);
  }),

  'commenting a selection out and in again leaves the text as it was': inText(base, async (person) => {
    await person.goToEndOf('<Object>');
    await person.press('Shift+Home');
    await person.press('Control+Shift+A');
    await seeText(person, base.replace('<Object>dawn.mov</Object>', '<!-- <Object>dawn.mov</Object> -->'));
    await person.press('Control+Shift+A');
    await seeText(person, base);
  }),

  'an accepted element is closed once': inText(base, async (person) => {
    await openLineBelow(person, '</Input>');
    await person.type('<Oper');
    await person.acceptSuggestion('Operation');
    await person.waitFor(errorMark, 'hidden');
    const text = await readText(person);
    assert.deepEqual([text.split('<Operation>').length, text.split('</Operation>').length], [2, 2]);
  }),

  'Go to Matching Tag goes to the other tag and back': inText(base, async (person) => {
    await person.goToEndOf('<Input>');
    await person.press('Control+Shift+\\');
    await person.waitFor(cursorAt(5, 5));
    await person.runCommand('CI Job: Go to Matching Tag');
    await person.waitFor(cursorAt(3, 4));
    await person.press('ArrowRight');
    await person.press('ArrowRight');
    await person.press('Control+Shift+\\');
    await person.waitFor(cursorAt(5, 7));
    // From content, the start tag around it.
    await person.goToEndOf('</Input>');
    await person.press('ArrowUp');
    await person.press('Home');
    await person.press('Home');
    await person.press('Control+Shift+\\');
    await person.waitFor(cursorAt(3, 4));
  }),
};

/** A test that starts with this text and these settings. Hints in the lines would be read as text. */
function inText(text, run, settings = {}) {
  return {
    file: 'mediainfo.cijob.xml',
    settings: { 'editor.inlayHints.enabled': 'off', ...settings },
    async run({ person }) {
      await person.waitForExtension();
      await person.page.locator(shownLine).first().click();
      await person.press('Control+a');
      await person.paste(text);
      await seeText(person, text);
      await run(person);
    },
  };
}

async function enterBetweenTags(person) {
  await person.goToEndOf('<Operation>');
  for (let step = 0; step < '</Operation>'.length; step++) await person.press('ArrowLeft');
  await person.press('Enter');
  await seeText(person, withLines('<Operation>', '  ', '</Operation>'));
  // The cursor is on the new line, behind its indentation.
  await person.type('<UserData>');
  await seeText(person, withLines('<Operation>', '  <UserData></UserData>', '</Operation>'));
  await person.press('Enter');
  await seeText(person, withLines('<Operation>', '  <UserData>', '    ', '  </UserData>', '</Operation>'));
  await person.press('Control+z');
  await seeText(person, withLines('<Operation>', '  <UserData></UserData>', '</Operation>'));
}

/** A new line below the one that ends with the text; the editor indents it. */
async function openLineBelow(person, text) {
  await person.goToEndOf(text);
  await person.press('Enter');
}

/** Waits until the active editor holds this very text. */
async function seeText(person, text) {
  const isShown = async () => (await readText(person)) === text;
  for (const end = Date.now() + patienceMs; Date.now() < end && !(await isShown()); ) {
    await person.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  assert.equal(await readText(person), text);
}

/** The lines as they are shown; the editor draws each space as one that does not break. */
function readText(person) {
  return person.page.locator(shownLine).evaluateAll((lines) =>
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
