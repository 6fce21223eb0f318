// The layout preview: what is drawn, clicked and dragged shows in the text, and the other way round.
import assert from 'node:assert/strict';

const shape = 'g.shape';

/** The page inside the panel. */
async function previewOf(user) {
  await user.press('Control+Shift+V');
  const page = user.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await page.locator('svg.picture, .timeline, .grid, .empty').first().waitFor({ timeout: 20_000 });
  return page;
}

/** Two texts in a frame of 1280 × 720: by pixels from the upper left corner, by percent from the lower right one. */
const marked = `<Request>
  <Tag>Transcode</Tag>
  <Input><Object>a.mov</Object></Input>
  <Operation>
    <Transcode><Video><Width>1280</Width><Height>720</Height></Video></Transcode>
    <Watermark>
      <Type>Text</Type>
      <LocMode>Absolute</LocMode>
      <Dx>100</Dx>
      <Dy>200</Dy>
      <Pos>TopLeft</Pos>
      <Text><Text>dawn</Text><FontSize>80</FontSize></Text>
    </Watermark>
    <Watermark>
      <Type>Text</Type>
      <LocMode>Relativity</LocMode>
      <Dx>10</Dx>
      <Dy>15</Dy>
      <Pos>BottomRight</Pos>
      <Text><Text>dusk</Text><FontSize>80</FontSize></Text>
    </Watermark>
  </Operation>
</Request>`;

async function replaceText(user, text) {
  await user.page.locator('.view-lines').first().click();
  await user.press('Control+a');
  await user.paste(text);
}

/** Where `dusk` lies when its distances are those, in the words of the preview. Its letters are 44.8 px wide. */
function fromLowerRight(dx, dy) {
  const [x, y] = [1280 - 4 * 44.8 - dx * 12.8, 720 - 100 - dy * 7.2];
  return [x, y].map((side) => Math.round(side * 100) / 100).join(', ');
}

/** The numbers of all elements of that name in the text, in order. */
async function numbersOf(user, name) {
  const lines = await user.page.locator('.view-line', { hasText: `<${name}>` }).allTextContents();
  return lines.map((each) => Number(new RegExp(`<${name}>(-?\\d+)`).exec(each)[1]));
}

/** Drags the middle of an element by pixels of the screen. */
async function drag(user, locator, dx, dy) {
  const box = await locator.boundingBox();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await user.page.mouse.move(from.x, from.y);
  await user.page.mouse.down();
  await user.page.mouse.move(from.x + dx, from.y + dy, { steps: 4 });
  await user.page.mouse.up();
}

/** A color of the theme, as computed styles spell it. */
function colorOf(preview, variable) {
  return preview.locator('body').evaluate((body, name) => {
    const probe = body.appendChild(document.createElement('i'));
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, variable);
}

const line = (text) => `.view-line:has-text(${JSON.stringify(text)})`;

/** Tests by title; each gets a window of its own. */
export const previewTests = {
  'the layout preview draws the videos; dragging one changes its numbers in one step of undo': {
    file: 'videosynthesis.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.page.locator('.view-lines').first().click();
      const preview = await previewOf(user);
      await preview.getByText('Result 1280 × 720 px').waitFor();
      const right = preview.locator(shape).nth(1);
      await right.and(preview.locator('[aria-label*="right.mp4: 640 × 720 px at 640, 0."]')).waitFor();

      await drag(user, right.locator('.body'), -40, 60);
      // Pictures shrink to fit, so how many pixels that is depends on the window.
      await right.and(preview.locator(':not([aria-label*="at 640, 0."])')).waitFor();
      await user.waitFor(line('<X>640'), 'hidden');
      await user.waitFor('.tab.active.dirty, .tab.dirty');
      await preview.locator('li:has-text("SpliceInfo 1: It overlaps number 2.")').waitFor();

      await user.page.locator(line('<X>')).first().click();
      await user.press('Control+z');
      await user.waitFor(line('<X>640'));
      await right.and(preview.locator('[aria-label*="at 640, 0."]')).waitFor();
    },
  },

  'a changed text changes the layout, a click on a shape goes to its element, arrow keys move it': {
    file: 'videosynthesis.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.goToEndOf('<KeepAudioTrack>');
      const preview = await previewOf(user);
      const left = preview.locator(shape).first();
      await left.waitFor();
      await user.paste('<SpliceInfo><X>100</X><Width>50</Width><Height>50</Height></SpliceInfo>');
      await preview.locator(shape).nth(2).waitFor();
      await preview.locator(`${shape}[aria-label*="SpliceInfo 1: 50 × 50 px at 100, 0."]`).waitFor();

      const right = preview.locator(`${shape}[aria-label*="right.mp4"]`);
      await right.locator('.badge').click();
      await user.waitFor('.line-numbers.active-line-number:text-is("14")');
      await preview.locator(`${shape}.selected[aria-label*="right.mp4"]`).waitFor();

      await user.press('Shift+ArrowLeft');
      await user.waitFor(line('<X>630'));
      await preview.locator(`${shape}[aria-label*="640 × 720 px at 630, 0."]`).waitFor();
    },
  },

  'the layout preview shows a concatenation as a timeline': {
    file: 'concat.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.page.locator('.view-lines').first().click();
      const preview = await previewOf(user);
      await preview.getByText('At least 92.5 s').waitFor();
      await preview.locator('button.part:has-text("film.mp4")').click();
      await preview.locator('button.part.selected:has-text("film.mp4")').waitFor();
    },
  },

  'the layout preview shows the gap between two videos, which leads to its element': {
    file: 'fillconcat.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.page.locator('.view-lines').first().click();
      const preview = await previewOf(user);
      await preview.locator('.timeline button.part').nth(2).waitFor();
      assert.deepEqual(await preview.locator('.timeline button.part').allInnerTexts(), [
        '1\npart-1.mp4\nthe whole file',
        '2\ngap\n5.5\u00A0s',
        '3\npart-2.mp4\nthe whole file',
      ]);
      // A click leads to the element, whose line the cursor is in then. The status bar shows the place of the editor only.
      await preview.locator('button.part:has-text("gap")').click();
      await user.runCommand('View: Focus First Editor Group');
      await user.waitFor('[id="status.editor.selection"]:has-text("Ln 10,")');
    },
  },

  'the layout preview draws the sprite of a Snapshot as a grid, which leads to its element': {
    file: 'snapshot.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.page.locator('.view-lines').first().click();
      const preview = await previewOf(user);
      await preview
        .locator('[aria-label*="10 × 6 cells of 160 × 90 px each. Up to 60 pictures in 60 cells."]')
        .waitFor();
      await preview.getByText('Up to 60 such pictures are created.').waitFor();
      assert.equal(await preview.locator('button.grid text').count(), 60);
      await preview.locator('button.grid').click();
      await user.runCommand('View: Focus First Editor Group');
      await user.waitFor('[id="status.editor.selection"]:has-text("Ln 15,")');
    },
  },

  'dragging a watermark changes its distances, in pixels or in percent as it counts them, in one step of undo':
    {
      file: 'mediainfo.cijob.xml',
      settings: { 'editor.inlayHints.enabled': 'off' },
      async run({ user }) {
        await user.waitForExtension();
        await replaceText(user, marked);
        const preview = await previewOf(user);
        const dawn = preview.locator(`${shape}[aria-label*="dawn"]`);
        const dusk = preview.locator(`${shape}[aria-label*="dusk"]`);
        await dawn.and(preview.locator('[aria-label*="px at 100, 200."]')).waitFor();

        await drag(user, dawn.locator('.body'), 70, -40);
        await user.waitFor(line('<Dx>100'), 'hidden');
        const [x] = await numbersOf(user, 'Dx');
        const [y] = await numbersOf(user, 'Dy');
        assert.ok(x > 100 && y < 200, `${x}, ${y}`);
        await dawn.and(preview.locator(`[aria-label*="px at ${x}, ${y}."]`)).waitFor();

        await drag(user, dusk.locator('.body'), -70, -40);
        await user.waitFor(line('<Dx>10</Dx>'), 'hidden');
        const [sameX, dx] = await numbersOf(user, 'Dx');
        const [sameY, dy] = await numbersOf(user, 'Dy');
        assert.deepEqual([sameX, sameY], [x, y]);
        assert.ok(dx > 10 && dx < 40 && dy > 15 && dy < 40, `${dx} %, ${dy} %`);
        await dusk.and(preview.locator(`[aria-label*="px at ${fromLowerRight(dx, dy)}."]`)).waitFor();

        await user.page.locator(line('<Type>')).first().click();
        await user.press('Control+z');
        await user.waitFor(line('<Dx>10</Dx>'));
        await user.press('Control+z');
        await user.waitFor(line('<Dx>100</Dx>'));
        assert.deepEqual(
          [await numbersOf(user, 'Dx'), await numbersOf(user, 'Dy')],
          [
            [100, 10],
            [200, 15],
          ],
        );
        await dawn.and(preview.locator('[aria-label*="px at 100, 200."]')).waitFor();
      },
    },

  'the layout preview is used by keyboard alone: Tab, arrow keys that move and resize, Enter to the element':
    {
      file: 'videosynthesis.cijob.xml',
      async run({ user }) {
        await user.waitForExtension();
        await user.goToEndOf('<KeepAudioTrack>');
        const preview = await previewOf(user);
        const right = preview.locator(`${shape}[aria-label*="right.mp4"]`);
        await right.waitFor();

        await user.press('Control+2');
        await user.page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
        const focused = preview.locator(`${shape}:focus[aria-label*="right.mp4"]`);
        // Three buttons and the left video come before it.
        for (let tab = 0; tab < 5; tab++) await user.press('Tab');
        await focused.waitFor();
        await user.press('Shift+ArrowLeft');
        await focused.and(preview.locator('[aria-label*="640 × 720 px at 630, 0."]')).waitFor();
        await user.press('Control+Shift+ArrowUp');
        await focused.and(preview.locator('[aria-label*="640 × 710 px at 630, 0."]')).waitFor();
        await user.waitFor(line('<Height>710'));

        await user.press('Enter');
        await user.waitFor('.line-numbers.active-line-number:text-is("14")');
        await user.waitFor('.monaco-editor.focused');
        await preview.locator(`${shape}.selected[aria-current="true"][aria-label*="right.mp4"]`).waitFor();
      },
    },

  'the layout preview draws with the borders of a high-contrast theme': {
    file: 'videosynthesis.cijob.xml',
    settings: { 'workbench.colorTheme': 'Default High Contrast' },
    async run({ user }) {
      await user.waitForExtension();
      await user.goToEndOf('<KeepAudioTrack>');
      await user.waitFor('.monaco-workbench.hc-black');
      await user.paste('<SpliceInfo><X>100</X><Width>50</Width><Height>50</Height></SpliceInfo>');
      const preview = await previewOf(user);
      await preview.locator(`${shape}.selected`).waitFor();
      await preview.locator(shape).nth(2).waitFor();
      const border = await colorOf(preview, '--vscode-contrastBorder');
      const active = await colorOf(preview, '--vscode-contrastActiveBorder');
      assert.notEqual(border, active);
      const strokes = await preview
        .locator(`${shape} .body`)
        .evaluateAll((bodies) => bodies.map((body) => getComputedStyle(body).stroke));
      assert.deepEqual(strokes, [active, border, border]);
    },
  },

  'the page of the layout preview runs no script but its own, and asks no network': {
    file: 'videosynthesis.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      const preview = await previewOf(user);
      const refused = await preview.locator('body').evaluate(async (body) => {
        const directives = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          directives.push(effectiveDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'globalThis.hasRun = true';
        const picture = document.createElement('img');
        picture.src = 'http://127.0.0.1:9/picture.png';
        const frame = document.createElement('iframe');
        frame.src = 'http://127.0.0.1:9/';
        body.append(script, picture, frame);
        await fetch('http://127.0.0.1:9/').catch(() => undefined);
        // The events come in turns of their own, the last one last.
        for (let turn = 0; turn < 500 && new Set(directives).size < 4; turn++) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return { directives: [...new Set(directives)].sort(), hasRun: globalThis.hasRun === true };
      });
      assert.deepEqual(refused, {
        directives: ['connect-src', 'frame-src', 'img-src', 'script-src-elem'],
        hasRun: false,
      });
    },
  },

  'the layout preview says why it is empty, and draws as soon as there is something': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.page.locator('.view-lines').first().click();
      const preview = await previewOf(user);
      await preview.getByText('A MediaInfo job has no sizes, watermarks or files to join').waitFor();
      await replaceText(user, '<Request></Request>');
      await preview.getByText('Choose a Tag first').waitFor();
      await replaceText(user, '<Request><Tag>Transcode</Tag></Request>');
      await preview.getByText('There is nothing to draw yet').waitFor();
      await replaceText(user, marked);
      await preview.locator(shape).nth(1).waitFor();
    },
  },
};
