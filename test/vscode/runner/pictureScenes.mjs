// What each picture of the README shows: the file, what a user does, and the part of the window.
// `act` promises when the scene is set; it waits for what is to be seen, never for a time.

/** The editor alone, the side bar closed. */
const editor = (width, height) => ({ x: 48, y: 36, width, height });

/** A request of a few lines, in which each kind of hint occurs. */
const hinted = `<Request>
  <Tag>Transcode</Tag>
  <Input>
    <Object>originals/harbour-at-dawn.mov</Object>
  </Input>
  <Operation>
    <Transcode>
      <Container>
        <Format>mp4</Format>
      </Container>
      <Video>
        <Codec>H.264</Codec>
        <Width>1280</Width>
        <Crf>23</Crf>
        <Bitrate>2000</Bitrate>
      </Video>
    </Transcode>
    <Output>
      <Region>ap-chongqing</Region>
      <Bucket>examplebucket-1250000000</Bucket>
      <Object>web/harbour-at-dawn.\${ext}</Object>
    </Output>
  </Operation>
</Request>
`;

const colored = hinted.replace(
  '    <Output>',
  `    <Watermark>
      <Type>Text</Type>
      <LocMode>Absolute</LocMode>
      <Dx>32</Dx>
      <Dy>32</Dy>
      <Pos>TopLeft</Pos>
      <Text>
        <Text>harbour</Text>
        <FontSize>32</FontSize>
        <FontType>simfang.ttf</FontType>
        <FontColor>0x2F7FD0</FontColor>
        <Transparency>80</Transparency>
      </Text>
    </Watermark>
    <Output>`,
);

async function showEditorAlone(user) {
  await user.waitForExtension();
  await user.press('Control+b');
  await user.waitFor('#workbench\\.parts\\.sidebar', 'hidden');
}

/** The scenes by the name of their picture. `text`: what the file holds, where it is none of the samples. */
export const pictures = {
  diagnostics: {
    file: 'mistakes.cijob.xml',
    clip: editor(940, 490),
    async act(user) {
      await showEditorAlone(user);
      await user.waitFor('.squiggly-error');
      await user.page.locator('.view-line', { hasText: '<Fps>' }).getByText('75', { exact: true }).hover();
      await user.waitFor('.monaco-hover:visible:has-text("Quick Fix")');
    },
  },
  completion: {
    file: 'transcode.cijob.xml',
    clip: editor(1000, 600),
    async act(user) {
      await showEditorAlone(user);
      await user.goToEndOf('<Fps>');
      await user.press('Enter');
      await user.type('<');
      await user.waitFor('.suggest-widget.visible .monaco-list-row.focused');
      await user.press('Control+Space');
      await user.waitFor('.suggest-details');
    },
  },
  hints: {
    file: 'hints.cijob.xml',
    text: hinted,
    clip: editor(760, 480),
    async act(user) {
      await showEditorAlone(user);
      await user.waitFor('.view-line:has-text("keeps the ratio")');
      await user.waitFor('.view-line:has-text("overridden by Crf")');
    },
  },
  hover: {
    file: 'transcode.cijob.xml',
    clip: editor(960, 400),
    async act(user) {
      await showEditorAlone(user);
      await user.page
        .locator('.view-line', { hasText: '<Tag>' })
        .getByText('Transcode', { exact: true })
        .hover();
      await user.waitFor('.monaco-hover:visible:has-text("Transcodes")');
    },
  },
  colours: {
    file: 'watermark.cijob.xml',
    text: colored,
    clip: { ...editor(1232, 420), y: 260 },
    async act(user) {
      await showEditorAlone(user);
      await user.waitFor('.colorpicker-color-decoration');
      await user.page.locator('.colorpicker-color-decoration').first().hover();
      await user.waitFor('.colorpicker-body');
    },
  },
  outline: {
    file: 'transcode.cijob.xml',
    clip: { x: 0, y: 36, width: 900, height: 620 },
    async act(user) {
      await user.waitForExtension();
      // The list of files would leave the outline no room.
      await user.page.locator('.pane-header:has-text("samples")').click();
      await user.page.locator('.pane-header:has-text("Outline")').click();
      await user.waitFor('.pane:has(.pane-header:has-text("Outline")) .monaco-list-row:has-text("Video")');
      await user.goToEndOf('<Fps>');
      await user.waitFor('.breadcrumbs-control:has-text("Fps")');
    },
  },
  preview: {
    file: 'videosynthesis.cijob.xml',
    clip: editor(1232, 600),
    async act(user) {
      await showEditorAlone(user);
      await user.page.locator('.view-lines').first().click();
      await user.press('Control+Shift+V');
      const panel = user.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await panel.getByText('Result 1280 × 720 px').waitFor();
      await panel.locator('g.shape').nth(1).waitFor();
    },
  },
  response: {
    file: 'transcode.cijob.xml',
    clip: { x: 0, y: 0, width: 1280, height: 800 },
    async act(user) {
      await user.waitForExtension();
      await user.runCommand('CI Job: Submit');
      await user.answerDialog('Submit');
      await user.waitForLineBeside('<State>Success</State>');
    },
  },
};

/** What a new user sees; one picture is enough. */
export const firstPictures = {
  walkthrough: {
    file: 'transcode.cijob.xml',
    clip: { x: 200, y: 118, width: 940, height: 532 },
    async act(user) {
      await showEditorAlone(user);
      await user.runCommand('Welcome: Open Walkthrough');
      await user.waitFor('.quick-input-widget .monaco-list-row:has-text("Your first CI job")');
      await user.type('Your first CI job');
      await user.waitFor('.quick-input-widget .monaco-list-row.focused:has-text("Your first CI job")');
      await user.press('Enter');
      await user.waitFor('.getting-started-step.expanded');
      const panel = user.page.frameLocator('.getting-started-media iframe.webview.ready');
      await panel.frameLocator('#active-frame').locator('svg').first().waitFor();
      // It shows for a moment that there is more.
      await user.waitFor('.editor-group-container .scrollbar.vertical.visible', 'hidden');
    },
  },
};

/** The layout preview with the lines of a high-contrast theme: the panel, its second video selected. */
export const contrastPictures = {
  preview: {
    ...pictures.preview,
    clip: { x: 664, y: 36, width: 616, height: 440 },
    async act(user) {
      await pictures.preview.act(user);
      await user.goToEndOf('<X>640');
      const panel = user.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await panel.locator('g.shape.selected').waitFor();
    },
  },
};
