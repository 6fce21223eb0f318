// The first five minutes: the walkthrough with its pictures and buttons, and a sample request by keyboard alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../runner/product.mjs';

const steps = ['newRequest', 'problems', 'sandbox', 'credentials', 'submit'];
const focusedRow = '.quick-input-widget .monaco-list-row.focused';
const problem = '.squiggly-error, .squiggly-warning';

/** The words of the walkthrough in a language, by the last part of their key. */
function wordsOf(step, file) {
  const words = JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
  return (part) => words[`walkthrough.start.${step}.${part}`];
}

/** The labels of the buttons of a step: its links that are alone in their line. */
function buttonsOf(description) {
  return [...description.matchAll(/^\[([^\]]+)\]\(command:[^)]+\)$/gm)].map(([, label]) => label);
}

async function openWalkthrough(user, title) {
  await user.runCommand('Welcome: Open Walkthrough');
  await user.waitFor(`.quick-input-widget .monaco-list-row:has-text(${JSON.stringify(title)})`);
  await user.type(title);
  await user.waitFor(`${focusedRow}:has-text(${JSON.stringify(title)})`);
  await user.press('Enter');
  await user.waitFor('.getting-started-step.expanded');
}

/** Opens each step and compares what it shows: title, buttons, and the picture by the title that it carries. */
async function readSteps(user, file) {
  for (const step of steps) {
    const words = wordsOf(step, file);
    const shown = user.page.locator('.getting-started-step', { hasText: words('title') });
    await shown.locator('.step-title').click();
    await shown.and(user.page.locator('.expanded')).waitFor();
    const buttons = await shown.locator('.monaco-button').allInnerTexts();
    assert.deepEqual(
      buttons.map((label) => label.trim()),
      buttonsOf(words('description')),
    );
    const picture = user.page
      .frameLocator('.getting-started-media iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('svg > title', { hasText: words('alt') });
    await picture.waitFor({ state: 'attached' });
  }
}

/** Tests by title; each gets a window of its own. */
export const firstStepsTests = {
  'the walkthrough has five steps with pictures; a button of the first opens a sample request': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await openWalkthrough(user, 'Your first CI job');
      assert.equal(await user.page.locator('.getting-started-step').count(), steps.length);
      await readSteps(user, 'package.nls.json');

      const first = user.page.locator('.getting-started-step').first();
      await first.locator('.step-title').click();
      await first.locator('.monaco-button', { hasText: 'Open Sample Request' }).click();
      await user.waitFor(focusedRow);
      await user.type('join videos');
      await user.waitFor(`${focusedRow}:has-text("concat.cijob.xml")`);
      await user.press('Enter');
      await user.waitFor('.editor-group-container.active .view-line:has-text("Concat</Tag>")');
    },
  },

  'a new request is found by what the job makes, in both languages, without the mouse': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      for (const [typed, tag] of [
        ['gif', 'Animation'],
        ['text to speech', 'Tts'],
        ['封面', 'SmartCover'],
        ['加水印', 'Watermark'],
      ]) {
        await user.runCommand('CI Job: New Request');
        await user.waitFor(focusedRow);
        // All kinds of jobs have their headings while nothing is typed.
        await user.waitFor('.quick-input-widget .quick-input-list-separator:has-text("Video")');
        await user.type(typed);
        await user.waitFor(`${focusedRow}:has-text("${tag}")`);
        await user.press('Enter');
        await user.waitFor(`.editor-group-container.active .view-line:has-text("${tag}</Tag>")`);
        await user.press('Escape');
      }
    },
  },

  'the empty list of jobs leads to the walkthrough': {
    file: 'mediainfo.cijob.xml',
    async run({ user }) {
      await user.waitForExtension();
      await user.runCommand('Focus on Jobs View');
      await user.page.locator('.welcome-view a', { hasText: 'Your first CI job' }).click();
      await user.waitFor('.getting-started-step.expanded:has-text("Write a request")');
    },
  },

  'the walkthrough speaks Chinese, in words and in pictures': {
    file: 'mediainfo.cijob.xml',
    language: 'zh-cn',
    async run({ user }) {
      await user.waitFor('.codelens-decoration:has-text("提交")');
      await openWalkthrough(user, '第一个 CI 任务');
      await readSteps(user, 'package.nls.zh-cn.json');
    },
  },

  'a sample request is opened by keyboard alone, without a problem and without a file': {
    file: 'mediainfo.cijob.xml',
    async run({ user, workspace }) {
      const files = fs.readdirSync(workspace);
      await user.waitForExtension();
      await user.runCommand('CI Job: Open Sample Request');
      await user.waitFor('.quick-input-title:has-text("Open Sample Request")');
      await user.waitFor(focusedRow);
      await user.type('videosynth');
      await user.waitFor(`${focusedRow}:has-text("videosynthesis.cijob.xml")`);
      await user.press('Enter');
      await user.waitFor('.editor-group-container.active .view-line:has-text("VideoSynthesis</Tag>")');

      // What is wrong is reported at once: so nothing was.
      await user.press('Control+Home');
      await user.type('x');
      await user.waitFor(problem);
      await user.press('Control+z');
      await user.waitFor(problem, 'hidden');
      assert.deepEqual(fs.readdirSync(workspace), files);
    },
  },
};
