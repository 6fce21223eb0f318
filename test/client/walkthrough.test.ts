/**
 * The walkthrough of the manifest: its pictures are there, its buttons lead to commands that exist.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

/** What the manifest contributes, with the texts of a language in their places. */
function contributed(textsFile: string) {
  const words: Readonly<Record<string, string>> = JSON.parse(fs.readFileSync(textsFile, 'utf8'));
  const manifest = fs
    .readFileSync('package.json', 'utf8')
    .replaceAll(/"%([^%"]+)%"/g, (_key, name: string) => JSON.stringify(words[name] ?? ''));
  return JSON.parse(manifest).contributes;
}

function stepsOf(contributes: { walkthroughs: readonly { steps: readonly Step[] }[] }): readonly Step[] {
  return contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
}

const contributes = contributed('package.nls.json');
const steps = stepsOf(contributes);
const chineseSteps = stepsOf(contributed('package.nls.zh-cn.json'));
const own = new Set<string>(contributes.commands.map(({ command }: { command: string }) => command));
for (const { id } of Object.values<{ id: string }[]>(contributes.views).flat()) own.add(`${id}.focus`);

/** Commands of the editor itself that a step may use. */
const builtIn = ['workbench.actions.view.problems'];

const isKnown = (command: string): boolean => own.has(command) || builtIn.includes(command);

describe('the walkthrough', () => {
  it('has five steps, each with a picture and words for those who do not see it', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['newRequest', 'problems', 'sandbox', 'credentials', 'submit'],
    );
    for (const { id, media } of steps) {
      assert.match(fs.readFileSync(media.svg, 'utf8'), /^<svg /, id);
      assert.ok(media.altText.length > 10, id);
    }
  });

  it('has pictures in Chinese that differ from the English ones in their words only', () => {
    const withoutWords = (svg: string): string => svg.replaceAll(/>[^<]+</g, '><');
    const wordsOf = (svg: string): string[] => [...svg.matchAll(/>([^<\n]+)</g)].map(([, word = '']) => word);
    const isPlainEnglish = (word: string): boolean =>
      /[a-z]{2,}.* [a-z]{2,}/.test(word) && !/\p{Script=Han}/u.test(word);
    for (const [index, { id, media }] of steps.entries()) {
      const chineseMedia = chineseSteps[index]?.media;
      const [english, chinese] = [media, chineseMedia].map((each) =>
        fs.readFileSync(each?.svg ?? '', 'utf8'),
      );
      assert.equal(withoutWords(chinese ?? ''), withoutWords(english ?? ''), id);
      assert.deepEqual(wordsOf(chinese ?? '').filter(isPlainEnglish), [], id);
      assert.equal(wordsOf(english ?? '')[0], media.altText);
      assert.equal(wordsOf(chinese ?? '')[0], chineseMedia?.altText);
    }
  });

  it('has pictures whose colors are those of any theme, with borders where contrast is high', () => {
    for (const { id, media } of [...steps, ...chineseSteps]) {
      const svg = fs.readFileSync(media.svg, 'utf8');
      const painted = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, color = '']) => color);
      assert.deepEqual(
        painted.filter((color) => color !== 'none' && !color.startsWith('var(--vscode-')),
        [],
        id,
      );
      assert.ok(
        painted.some((color) => color.includes('--vscode-contrastBorder')),
        id,
      );
    }
  });

  it('leaves no Markdown to be read that steps cannot show', () => {
    for (const { id, description } of [...steps, ...chineseSteps]) {
      assert.doesNotMatch(description, /`|\*\*/, id);
      // A link alone in its line is a button.
      const beside = description
        .split('\n')
        .filter((line) => line.includes('](command:') && !/^\[[^\]]+\]\([^)]+\)$/.test(line));
      assert.deepEqual(beside, [], id);
    }
  });

  it('is where the empty list of jobs leads to', () => {
    const { publisher, name } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    const [{ id }] = contributes.walkthroughs;
    for (const { viewsWelcome } of [contributes, contributed('package.nls.zh-cn.json')]) {
      const [, argument = ''] =
        /\(command:workbench\.action\.openWalkthrough\?([^)]+)\)/.exec(viewsWelcome[0].contents) ?? [];
      assert.equal(JSON.parse(decodeURIComponent(argument)), `${publisher}.${name}#${id}`);
    }
  });

  it('leads to commands that exist', () => {
    const linked = steps.flatMap(({ description }) =>
      [...description.matchAll(/\(command:([^)?]+)/g)].map(([, command = '']) => command),
    );
    const completing = steps.flatMap(({ completionEvents }) =>
      completionEvents.map((event) => event.replace(/^onCommand:/, '')),
    );
    assert.ok(linked.length >= 8);
    assert.deepEqual(
      [...linked, ...completing].filter((command) => !isKnown(command)),
      [],
    );
  });
});
