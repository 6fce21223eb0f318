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

async function openWalkthrough(person, title) {
  await person.runCommand('Welcome: Open Walkthrough');
  await person.waitFor(`.quick-input-widget .monaco-list-row:has-text(${JSON.stringify(title)})`);
  await person.type(title);
  await person.waitFor(`${focusedRow}:has-text(${JSON.stringify(title)})`);
  await person.press('Enter');
  await person.waitFor('.getting-started-step.expanded');
}

/** Opens each step and compares what it shows: title, buttons, and the picture by the title that it carries. */
async function readSteps(person, file) {
  for (const step of steps) {
    const words = wordsOf(step, file);
    const shown = person.page.locator('.getting-started-step', { hasText: words('title') });
    await shown.locator('.step-title').click();
    await shown.and(person.page.locator('.expanded')).waitFor();
    const buttons = await shown.locator('.monaco-button').allInnerTexts();
    assert.deepEqual(
      buttons.map((label) => label.trim()),
      buttonsOf(words('description')),
    );
    const picture = person.page
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
    async run({ person }) {
      await person.waitForExtension();
      await openWalkthrough(person, 'Your first CI job');
      assert.equal(await person.page.locator('.getting-started-step').count(), steps.length);
      await readSteps(person, 'package.nls.json');

      const first = person.page.locator('.getting-started-step').first();
      await first.locator('.step-title').click();
      await first.locator('.monaco-button', { hasText: 'Open Sample Request' }).click();
      await person.waitFor(focusedRow);
      await person.type('join videos');
      await person.waitFor(`${focusedRow}:has-text("concat.cijob.xml")`);
      await person.press('Enter');
      await person.waitFor('.editor-group-container.active .view-line:has-text("Concat</Tag>")');
    },
  },

  'a new request is found by what the job makes, in both languages, without the mouse': {
    file: 'mediainfo.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      for (const [typed, tag] of [
        ['gif', 'Animation'],
        ['text to speech', 'Tts'],
        ['封面', 'SmartCover'],
        ['加水印', 'Watermark'],
      ]) {
        await person.runCommand('CI Job: New Request');
        await person.waitFor(focusedRow);
        // All kinds of jobs have their headings while nothing is typed.
        await person.waitFor('.quick-input-widget .quick-input-list-separator:has-text("Video")');
        await person.type(typed);
        await person.waitFor(`${focusedRow}:has-text("${tag}")`);
        await person.press('Enter');
        await person.waitFor(`.editor-group-container.active .view-line:has-text("${tag}</Tag>")`);
        await person.press('Escape');
      }
    },
  },

  'the empty list of jobs leads to the walkthrough': {
    file: 'mediainfo.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.runCommand('Focus on Jobs View');
      await person.page.locator('.welcome-view a', { hasText: 'Your first CI job' }).click();
      await person.waitFor('.getting-started-step.expanded:has-text("Write a request")');
    },
  },

  'the walkthrough speaks Chinese, in words and in pictures': {
    file: 'mediainfo.cijob.xml',
    language: 'zh-cn',
    async run({ person }) {
      await person.waitFor('.codelens-decoration:has-text("提交")');
      await openWalkthrough(person, '第一个 CI 任务');
      await readSteps(person, 'package.nls.zh-cn.json');
    },
  },

  'a sample request is opened by keyboard alone, without a problem and without a file': {
    file: 'mediainfo.cijob.xml',
    async run({ person, workspace }) {
      const files = fs.readdirSync(workspace);
      await person.waitForExtension();
      await person.runCommand('CI Job: Open Sample Request');
      await person.waitFor('.quick-input-title:has-text("Open Sample Request")');
      await person.waitFor(focusedRow);
      await person.type('videosynth');
      await person.waitFor(`${focusedRow}:has-text("videosynthesis.cijob.xml")`);
      await person.press('Enter');
      await person.waitFor('.editor-group-container.active .view-line:has-text("VideoSynthesis</Tag>")');

      // What is wrong is reported at once: so nothing was.
      await person.press('Control+Home');
      await person.type('x');
      await person.waitFor(problem);
      await person.press('Control+z');
      await person.waitFor(problem, 'hidden');
      assert.deepEqual(fs.readdirSync(workspace), files);
    },
  },
};
