/**
 * One entry for an option is enough: help, completion, parsing and suggestions are made of it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Command, commandHelp, readArguments } from '../../cli/command';
import { type CliEnvironment, EXIT_OK } from '../../cli/environment';
import { completionModel } from '../../cli/shells/completionScript';

const command: Command = {
  name: 'paint',
  summary: 'Paint',
  help: (options) => `Options:\n${options}\n`,
  options: {
    colour: {
      type: 'string',
      value: 'COLOUR',
      multiple: true,
      offers: ['red', 'blue'],
      help: () => 'What to paint in:\n  red   the usual one',
    },
    dry: { type: 'boolean', help: () => 'Paint nothing' },
  },
  run: async () => EXIT_OK,
};

describe('an option', () => {
  it('is explained in the help, its lines below each other', () => {
    assert.equal(
      commandHelp(command),
      `Options:
  --colour COLOUR  What to paint in:
                     red   the usual one
  --dry            Paint nothing
  -h, --help       Show this help
`,
    );
  });

  it('is read', () => {
    const read = readArguments(command.options, ['a.xml', '--colour', 'red', '--colour=blue', '--dry']);
    assert.ok(read.ok);
    const { positionals, lists, flags } = read.value;
    assert.deepEqual(positionals, ['a.xml']);
    assert.deepEqual([...lists], [['colour', ['red', 'blue']]]);
    assert.deepEqual([...flags], ['dry']);
  });

  it('is told from the files around it as Node does', () => {
    const word = fc.constantFrom(
      'a.xml',
      'b.xml',
      'red',
      '--dry',
      '--colour',
      '--colour=blue',
      '-',
      '--',
      '',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (argv) => {
        const read = readArguments(command.options, argv);
        let expected: readonly string[] | undefined;
        try {
          const colour = { type: 'string', multiple: true } as const;
          const options = { colour, dry: { type: 'boolean' } } as const;
          expected = parseArgs({ args: argv, options, allowPositionals: true }).positionals;
        } catch {
          // Node refuses the arguments.
        }
        assert.deepEqual(read.ok ? read.value.positionals : undefined, expected);
      }),
    );
  });

  it('is read beside the names of very many files', () => {
    const files = Array.from({ length: 200_000 }, (_, index) => `${index}.xml`);
    const read = readArguments(command.options, [...files, '--dry', ...files]);
    assert.ok(read.ok);
    assert.deepEqual(read.value.positionals, [...files, ...files]);
  });

  it('is suggested for a misspelt one', () => {
    const read = readArguments(command.options, ['--color', 'red']);
    assert.deepEqual(read, {
      ok: false,
      error: { usage: 'Unknown option `--color`. Did you mean `--colour`?' },
    });
  });

  it('is completed with its values', () => {
    // No hint of this command asks the environment.
    const { commands } = completionModel([command], {} as CliEnvironment);
    const options = commands[0]?.options ?? [];
    assert.deepEqual(
      options.map(({ name, takesValue, values }) => [name, takesValue, values]),
      [
        ['colour', true, ['red', 'blue']],
        ['dry', false, []],
        ['help', false, []],
      ],
    );
  });
});
