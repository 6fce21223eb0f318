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

const words: Readonly<Record<string, string>> = JSON.parse(fs.readFileSync('package.nls.json', 'utf8'));
/** The manifest with its English texts in their places. */
const manifest = fs
  .readFileSync('package.json', 'utf8')
  .replaceAll(/"%([^%"]+)%"/g, (_key, name: string) => JSON.stringify(words[name] ?? ''));
const { contributes } = JSON.parse(manifest);
const steps: readonly Step[] = contributes.walkthroughs.flatMap(
  (walkthrough: { steps: readonly Step[] }) => walkthrough.steps,
);
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
