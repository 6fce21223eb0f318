/**
 * Texts from outside on both streams, in every format: they are shown, and do nothing to a terminal or to a CI service.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  sanitizeForTerminal,
  sanitizeLines,
  toSafeJson,
} from '../../server/service/util/sanitizeForTerminal';
import { readWorkflowCommands } from '../support/workflowCommands';
import { run, runWithFiles, TARGET } from './support';

const CHARACTERS = [
  '\u0000',
  '\u0007',
  '\u0008',
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u007f',
  '\u0085',
  '\u009b31m',
  '\u061c',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u2028',
  '\u2029',
  '\n',
  '\r',
  '\r\n',
  '\t',
];
const COMMANDS = [
  '::error::x',
  '::set-output name=a::b',
  ' ::error::x',
  '##[error]x',
  'x ##[add-mask]y',
  '##vso[task.setvariable variable=x]y',
  '##vso[x]',
];
/** All of them, each followed by what would be a command at the start of a line. */
const HOSTILE = `${CHARACTERS.join('::error::x')}::error::x##[error]x`;

/** Whether an output could do anything but show text. */
function assertHarmless(output: string, what: string, allowsCommands = false): void {
  assert.doesNotMatch(output, /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u, what);
  assert.doesNotMatch(output, /##[\w.]*\[/, what);
  if (!allowsCommands) assert.deepEqual(readWorkflowCommands(output), [], what);
}

describe('a text from outside', () => {
  it('is shown on one line, with escapes for what does more than show', () => {
    const rows: readonly (readonly [text: string, shown: string])[] = [
      ['a b é 文 𝄞 👩\u200d🚀', 'a b é 文 𝄞 👩\u200d🚀'],
      ['a\nb\r\tc', 'a\\nb\\r\\tc'],
      ['\u001b[31m', '\\u001b[31m'],
      ['\u009b\u202e\u2028\u0085\u007f\u0000', '\\u009b\\u202e\\u2028\\u0085\\u007f\\u0000'],
      ['a\ud800b', 'a\\ud800b'],
      ['::error::x', '\\::error::x'],
      ['  ::error::x', '  \\::error::x'],
      ['a::b', 'a::b'],
      ['a##[b', 'a#\\#[b'],
      ['a##vso[task.x]b', 'a#\\#vso[task.x]b'],
      ['a\ufeffb\u200bc', 'a\\ufeffb\\u200bc'],
      ['C:\\x', 'C:\\x'],
    ];
    for (const [text, shown] of rows) assert.equal(sanitizeForTerminal(text), shown);
    assert.equal(sanitizeLines('a\n\t::b\n\u001b'), 'a\n\t\\::b\n\\u001b');
  });

  it('is the same text in JSON', () => {
    const value = { [HOSTILE]: [HOSTILE, ...CHARACTERS, ...COMMANDS] };
    const json = toSafeJson(value);
    assert.deepEqual(JSON.parse(json), value);
    assertHarmless(json, 'JSON');
  });
});

describe('ci-job check and format', () => {
  const WRONG = `<Request><Tag>Demo</Tag><Level>${HOSTILE.replace('\u0000', '')}</Level></Request>`;
  const names = [
    ...CHARACTERS.map((text) => `a${text}::error::x.xml`),
    ...COMMANDS.map((text) => `${text}.xml`),
  ];

  for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
    it(`shows names and values as they are: ${format}`, async () => {
      for (const name of [...names, HOSTILE]) {
        const files = { [name]: WRONG };
        const checked = await runWithFiles(['check', name, `missing${name}`, '--format', format], files);
        assert.equal(checked.exitCode, 2);
        const commands = readWorkflowCommands(checked.stdout);
        assertHarmless(checked.stdout, `${format} ${JSON.stringify(name)}`, format === 'github');
        if (format === 'github') {
          const known = commands.every(({ command }) => ['error', 'warning', 'notice'].includes(command));
          const places = commands.map(({ properties }) => 'file' in properties);
          assert.ok(known, checked.stdout);
          assert.deepEqual(
            places.filter((hasFile) => !hasFile).length,
            1,
            'only the file that is missing has none',
          );
        }
        assertHarmless(checked.stderr, `messages ${JSON.stringify(name)}`);
      }
    });
  }

  it('shows names of elements, settings and what cannot be read', async () => {
    const element = `<Request><Tag>Demo</Tag><A\u202eB>1</A\u202eB><${'C\u0085::x'}/></Request>`;
    const settings = JSON.stringify({
      [HOSTILE]: 1,
      'ciJob.\u202e': 2,
      'diagnostics.severity': { [HOSTILE]: 'x' },
    });
    for (const files of [{ 'e.xml': element }, { 'e.xml': element, '.ci-job.json': settings }]) {
      for (const args of [
        ['check', 'e.xml'],
        ['check', 'e.xml', '--fix'],
        ['format', 'e.xml'],
        ['submit', 'e.xml', ...TARGET],
      ]) {
        const { stdout, stderr } = await runWithFiles(args, files);
        assertHarmless(stdout, args.join(' '));
        assertHarmless(stderr, args.join(' '));
      }
    }
    for (const name of names) {
      const { stdout, stderr } = await runWithFiles(['format', name], {
        [name]: '<Request>\n<Tag>Demo</Tag></Request>',
      });
      assertHarmless(stdout + stderr, `format ${JSON.stringify(name)}`);
    }
  });
});

describe('every command', () => {
  it('shows its arguments as they are', async () => {
    const calls = [
      [HOSTILE],
      ['check', `--${HOSTILE}`, 'x'],
      ['check', 'good.xml', '--severity', `${HOSTILE}=error`],
      ['check', 'good.xml', '--format', HOSTILE],
      ['check', `${HOSTILE}/*.xml`],
      ['explain', HOSTILE],
      ['new', HOSTILE],
      ['schema', '--tag', HOSTILE],
      ['completion', HOSTILE],
      ['describe', HOSTILE, ...TARGET],
      ['cancel', HOSTILE, ...TARGET],
      ['list', HOSTILE, ...TARGET],
      ['list', 'Demo', '--state', HOSTILE, ...TARGET],
      ['submit', HOSTILE, ...TARGET],
      ['submit', 'good.xml', '--bucket', HOSTILE, '--region', HOSTILE],
      ['submit', 'good.xml', '--endpoint', HOSTILE],
      ['sandbox', HOSTILE],
      ['--language', HOSTILE, 'check'],
    ];
    for (const call of calls) {
      const steps = [{ body: '<Response/>' }];
      const { stdout, stderr } = await run(call, { steps });
      assertHarmless(stdout + stderr, call[0] ?? '');
    }
  });
});

describe('an answer of the service', () => {
  const text = HOSTILE.replace(
    /[^\P{Cc}\t\n\r\u007f-\u009f]/gu,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  const job = `<JobsDetail><JobId>j1</JobId><State>${text}</State><Tag>${text}</Tag><QueueId>${text}</QueueId><CreationTime>${text}</CreationTime><Input><Object>${text}</Object></Input><Operation><MediaInfo><F\u202e>${text}</F\u202e></MediaInfo></Operation></JobsDetail>`;
  const failed = `<JobsDetail><JobId>j1</JobId><State>Failed</State><Code>${text}</Code><Message>${text}</Message></JobsDetail>`;
  const bodies = [
    `<Response>${job}</Response>`,
    `<Response>${failed}</Response>`,
    `<Response><JobsDetail><JobId>${text}</JobId><State>Submitted</State></JobsDetail></Response>`,
    `<Error><Code>${text}</Code><Message>${text}</Message><RequestId>${text}</RequestId></Error>`,
    `<${text}/>`,
    text,
  ];

  for (const json of [false, true]) {
    it(`is shown as it is${json ? ', as JSON too' : ''}`, async () => {
      for (const body of bodies) {
        for (const status of [200, 400, 500]) {
          for (const call of [
            ['submit', 'good.xml'],
            ['describe', 'j1'],
            ['list', 'Demo'],
            ['cancel', 'j1'],
          ]) {
            const form = json && call[0] !== 'cancel' ? ['--json'] : [];
            const headers = { 'x-ci-request-id': 'r\u009b31m', location: 'https://x.example/\u202e' };
            const { stdout, stderr } = await run([...call, ...TARGET, ...form], {
              steps: [{ status, body, headers }],
            });
            assertHarmless(stdout, `${call[0]} ${status} ${body.slice(0, 60)}`);
            assertHarmless(stderr, `${call[0]} ${status} ${body.slice(0, 60)}`);
          }
        }
      }
    });
  }
});
