// What each picture of the README shows: the file, what a person does, and the part of the window.
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

async function showEditorAlone(person) {
  await person.waitForExtension();
  await person.press('Control+b');
  await person.waitFor('#workbench\\.parts\\.sidebar', 'hidden');
}

/** The scenes by the name of their picture. `text`: what the file holds, where it is none of the samples. */
export const pictures = {
  diagnostics: {
    file: 'mistakes.cijob.xml',
    clip: editor(940, 490),
    async act(person) {
      await showEditorAlone(person);
      await person.waitFor('.squiggly-error');
      await person.page.locator('.view-line', { hasText: '<Fps>' }).getByText('75', { exact: true }).hover();
      await person.waitFor('.monaco-hover:visible:has-text("Quick Fix")');
    },
  },
  completion: {
    file: 'transcode.cijob.xml',
    clip: editor(1000, 600),
    async act(person) {
      await showEditorAlone(person);
      await person.goToEndOf('<Fps>');
      await person.press('Enter');
      await person.type('<');
      await person.waitFor('.suggest-widget.visible .monaco-list-row.focused');
      await person.press('Control+Space');
      await person.waitFor('.suggest-details');
    },
  },
  hints: {
    file: 'hints.cijob.xml',
    text: hinted,
    clip: editor(760, 480),
    async act(person) {
      await showEditorAlone(person);
      await person.waitFor('.view-line:has-text("keeps the ratio")');
      await person.waitFor('.view-line:has-text("Crf wins")');
    },
  },
  hover: {
    file: 'transcode.cijob.xml',
    clip: editor(960, 400),
    async act(person) {
      await showEditorAlone(person);
      await person.page
        .locator('.view-line', { hasText: '<Tag>' })
        .getByText('Transcode', { exact: true })
        .hover();
      await person.waitFor('.monaco-hover:visible:has-text("Transcodes")');
    },
  },
  colours: {
    file: 'watermark.cijob.xml',
    text: colored,
    clip: { ...editor(1232, 420), y: 260 },
    async act(person) {
      await showEditorAlone(person);
      await person.waitFor('.colorpicker-color-decoration');
      await person.page.locator('.colorpicker-color-decoration').first().hover();
      await person.waitFor('.colorpicker-body');
    },
  },
  outline: {
    file: 'transcode.cijob.xml',
    clip: { x: 0, y: 36, width: 900, height: 620 },
    async act(person) {
      await person.waitForExtension();
      // The list of files would leave the outline no room.
      await person.page.locator('.pane-header:has-text("samples")').click();
      await person.page.locator('.pane-header:has-text("Outline")').click();
      await person.waitFor('.pane:has(.pane-header:has-text("Outline")) .monaco-list-row:has-text("Video")');
      await person.goToEndOf('<Fps>');
      await person.waitFor('.breadcrumbs-control:has-text("Fps")');
    },
  },
  preview: {
    file: 'videosynthesis.cijob.xml',
    clip: editor(1232, 600),
    async act(person) {
      await showEditorAlone(person);
      await person.page.locator('.view-lines').first().click();
      await person.press('Control+Shift+V');
      const panel = person.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await panel.getByText('Result 1280 × 720 px').waitFor();
      await panel.locator('g.shape').nth(1).waitFor();
    },
  },
  response: {
    file: 'transcode.cijob.xml',
    clip: { x: 0, y: 0, width: 1280, height: 800 },
    async act(person) {
      await person.waitForExtension();
      await person.runCommand('CI Job: Submit');
      await person.answerDialog('Submit');
      await person.waitForLineBeside('<State>Success</State>');
    },
  },
};

/** What a new person sees; one picture is enough. */
export const firstPictures = {
  walkthrough: {
    file: 'transcode.cijob.xml',
    clip: { x: 200, y: 130, width: 960, height: 520 },
    async act(person) {
      await showEditorAlone(person);
      await person.runCommand('Welcome: Open Walkthrough');
      await person.waitFor('.quick-input-widget .monaco-list-row:has-text("Your first CI job")');
      await person.type('Your first CI job');
      await person.waitFor('.quick-input-widget .monaco-list-row.focused:has-text("Your first CI job")');
      await person.press('Enter');
      await person.waitFor('.getting-started-step.expanded');
      const panel = person.page.frameLocator('.getting-started-media iframe.webview.ready');
      await panel.frameLocator('#active-frame').locator('svg').first().waitFor();
    },
  },
};

/** The layout preview with the lines of a high-contrast theme: the panel, its second video selected. */
export const contrastPictures = {
  preview: {
    ...pictures.preview,
    clip: { x: 664, y: 36, width: 616, height: 440 },
    async act(person) {
      await pictures.preview.act(person);
      await person.goToEndOf('<X>640');
      const panel = person.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await panel.locator('g.shape.selected').waitFor();
    },
  },
};
