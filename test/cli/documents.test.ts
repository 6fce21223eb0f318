/**
 * What is written about the command line is true: the help, the page about it and the hooks for pre-commit.
 */

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { readSettingsText } from '../../cli/settings';
import { run } from './support';

const COMMANDS = [
  'check',
  'format',
  'new',
  'explain',
  'schema',
  'submit',
  'describe',
  'list',
  'cancel',
  'sandbox',
  'completion',
];

/** The options that a command's help explains. */
async function optionsOf(command: string): Promise<Set<string>> {
  const { stdout } = await run([command, '--help']);
  return new Set([...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name = '']) => name));
}

/** Each `ci-job COMMAND …` in a text with the options after it. */
function calls(text: string): { command: string; options: string[] }[] {
  return [...text.matchAll(/\bci-job (?!--)([a-z]+)\b([^\n"`]*?)(?= \| |["`\n]|$)/g)].map(
    ([, command = '', rest = '']) => ({
      command,
      options: rest.match(/(?<![\w-])--[a-z-]+/g) ?? [],
    }),
  );
}

async function checkCalls(text: string): Promise<void> {
  for (const { command, options } of calls(text)) {
    assert.ok(COMMANDS.includes(command), `ci-job ${command}`);
    const known = await optionsOf(command);
    assert.deepEqual(
      options.filter((option) => !known.has(option)),
      [],
      command,
    );
  }
}

describe('the help of each command', () => {
  it('says how it is called, its options, its exit codes and an example', async () => {
    for (const command of COMMANDS) {
      const { stdout } = await run([command, '--help']);
      const parts = [...stdout.matchAll(/^([A-Z][a-z ]+?)s?:/gm)].map(([, part]) => part);
      assert.deepEqual(
        ['Usage', 'Option', 'Exit code', 'Example'].filter((part) => !parts.includes(part)),
        [],
        command,
      );
      assert.ok(
        stdout.split('\n').every((line) => line.length <= 110),
        `${command}: long lines`,
      );
    }
  });

  it('shows calls that work', async () => {
    for (const command of COMMANDS) {
      await checkCalls((await run([command, '--help'])).stdout);
    }
  });
});

describe('the page about the command line', () => {
  const page = fs.readFileSync('docs/command-line.md', 'utf8');

  it('names every command, and each with its options', async () => {
    const shown = new Map<string, Set<string>>();
    for (const { command, options } of calls(page)) {
      shown.set(command, new Set([...(shown.get(command) ?? []), ...options]));
    }
    assert.deepEqual([...shown.keys()].sort(), [...COMMANDS].sort());
    for (const command of COMMANDS) {
      const known = await optionsOf(command);
      known.delete('--help');
      assert.deepEqual([...(shown.get(command) ?? [])].sort(), [...known].sort(), command);
    }
  });

  it('shows settings that are right', () => {
    const [, settings = ''] =
      /^```json\n(\{[\s\S]*?)```$/m.exec(page.slice(page.indexOf('## Settings'))) ?? [];
    assert.ok(readSettingsText(settings).ok);
  });

  it('names the hooks that there are', () => {
    const hooks = fs.readFileSync('.pre-commit-hooks.yaml', 'utf8');
    const ids = [...hooks.matchAll(/^- id: (\S+)$/gm)].map(([, id]) => id);
    assert.deepEqual(
      [...page.matchAll(/^ +- id: (\S+)$/gm)].map(([, id]) => id),
      ids,
    );
  });
});

describe('the hooks for pre-commit', () => {
  const hooks = fs.readFileSync('.pre-commit-hooks.yaml', 'utf8');

  it('call commands that there are, on the files that are requests', async () => {
    await checkCalls(hooks);
    const patterns = [...hooks.matchAll(/^ {2}files: (.+)$/gm)].map(
      ([, pattern = '']) => new RegExp(pattern),
    );
    assert.equal(patterns.length, 2);
    for (const pattern of patterns) {
      assert.deepEqual(
        ['a.cijob.xml', 'b/c.ci.xml', 'a.xml', 'cijob.xml.bak', 'axci.xml'].filter((name) =>
          pattern.test(name),
        ),
        ['a.cijob.xml', 'b/c.ci.xml'],
      );
    }
  });
});
