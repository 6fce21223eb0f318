// The layout preview: what is drawn, clicked and dragged shows in the text, and the other way round.
const shape = 'g.shape';

/** The page inside the panel. */
async function previewOf(person) {
  await person.press('Control+Shift+V');
  const page = person.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await page.locator('svg.picture, .timeline').first().waitFor({ timeout: 20_000 });
  return page;
}

/** Drags the middle of an element by pixels of the screen. */
async function drag(person, locator, dx, dy) {
  const box = await locator.boundingBox();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await person.page.mouse.move(from.x, from.y);
  await person.page.mouse.down();
  await person.page.mouse.move(from.x + dx, from.y + dy, { steps: 4 });
  await person.page.mouse.up();
}

const line = (text) => `.view-line:has-text(${JSON.stringify(text)})`;

/** Tests by title; each gets a window of its own. */
export const previewTests = {
  'the layout preview draws the videos; dragging one changes its numbers in one step of undo': {
    file: 'videosynthesis.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.page.locator('.view-lines').first().click();
      const preview = await previewOf(person);
      await preview.getByText('Result 1280 × 720 px').waitFor();
      const right = preview.locator(shape).nth(1);
      await right.and(preview.locator('[aria-label*="right.mp4: 640 × 720 px at 640, 0."]')).waitFor();

      await drag(person, right.locator('.body'), -40, 60);
      // Pictures shrink to fit, so how many pixels that is depends on the window.
      await right.and(preview.locator(':not([aria-label*="at 640, 0."])')).waitFor();
      await person.waitFor(line('<X>640'), 'hidden');
      await person.waitFor('.tab.active.dirty, .tab.dirty');
      await preview.locator('li:has-text("SpliceInfo 1: It overlaps number 2.")').waitFor();

      await person.page.locator(line('<X>')).first().click();
      await person.press('Control+z');
      await person.waitFor(line('<X>640'));
      await right.and(preview.locator('[aria-label*="at 640, 0."]')).waitFor();
    },
  },

  'a changed text changes the layout, a click on a shape goes to its element, arrow keys move it': {
    file: 'videosynthesis.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.goToEndOf('<KeepAudioTrack>');
      const preview = await previewOf(person);
      const left = preview.locator(shape).first();
      await left.waitFor();
      await person.paste('<SpliceInfo><X>100</X><Width>50</Width><Height>50</Height></SpliceInfo>');
      await preview.locator(shape).nth(2).waitFor();
      await preview.locator(`${shape}[aria-label*="SpliceInfo 1: 50 × 50 px at 100, 0."]`).waitFor();

      const right = preview.locator(`${shape}[aria-label*="right.mp4"]`);
      await right.locator('.badge').click();
      await person.waitFor('.line-numbers.active-line-number:text-is("14")');
      await preview.locator(`${shape}.selected[aria-label*="right.mp4"]`).waitFor();

      await person.press('Shift+ArrowLeft');
      await person.waitFor(line('<X>630'));
      await preview.locator(`${shape}[aria-label*="640 × 720 px at 630, 0."]`).waitFor();
    },
  },

  'the layout preview shows a concatenation as a timeline': {
    file: 'concat.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.page.locator('.view-lines').first().click();
      const preview = await previewOf(person);
      await preview.getByText('At least 92.5 s').waitFor();
      await preview.locator('button.part:has-text("film.mp4")').click();
      await preview.locator('button.part.selected:has-text("film.mp4")').waitFor();
    },
  },
};
