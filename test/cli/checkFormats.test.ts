/**
 * `ci-job check --format sarif|junit|github`: what other programs read, and that no text of a request breaks it.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { english } from '../../l10n/language';
import { codeExplanationText } from '../../server/service/diagnostics/codeExplanations';
import { sarifErrors } from '../support/sarifSchema';
import { readWorkflowCommands } from '../support/workflowCommands';
import { CWD, run, runWithFiles } from './support';

const LEVEL = '`Level` must be a whole number from 0 to 2, but is `7`.';

describe('check --format sarif', () => {
  async function sarif(argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
    const { stdout, exitCode } = await runWithFiles(['check', '--format', 'sarif', ...argv], files);
    const log: { runs: { [part: string]: unknown; results: Record<string, unknown>[] }[] } =
      JSON.parse(stdout);
    assert.deepEqual(sarifErrors(log), []);
    const [first] = log.runs;
    assert.ok(first !== undefined && log.runs.length === 1);
    return { log: first, exitCode };
  }

  it('is what the published schema allows, and holds each diagnostic', async () => {
    const { log, exitCode } = await sarif(['good.xml', 'bad.xml']);
    assert.equal(exitCode, 1);
    const [{ ruleIndex, ...result } = { ruleIndex: -1 }, ...others] = log.results;
    assert.deepEqual(others, []);
    assert.deepEqual(result, {
      ruleId: 'out-of-range',
      level: 'error',
      message: { text: LEVEL },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'bad.xml', index: 1 },
            region: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 11 },
          },
        },
      ],
      properties: { vendorPage: 'https://vendor.example/demo' },
    });
    const { tool } = log as unknown as {
      tool: { driver: { version: string; rules: { id: string; help: { text: string } }[] } };
    };
    assert.equal(tool.driver.version, '1.2.3');
    // Only the codes that occur are described.
    assert.deepEqual(
      tool.driver.rules.map(({ id, help }) => [id, help.text]),
      [['out-of-range', codeExplanationText('out-of-range', english)]],
    );
    assert.equal(ruleIndex, 0);
  });

  it('has the levels of SARIF', async () => {
    const { log } = await sarif(['warn.xml', 'hint.xml', 'elsewhere.xml']);
    assert.deepEqual(
      log.results.map(({ ruleId, level }) => [ruleId, level]),
      [
        ['unknown-element', 'warning'],
        ['not-allowed', 'note'],
        ['unsupported-tag', 'note'],
      ],
    );
  });

  it('says which file could not be checked', async () => {
    const { log, exitCode } = await sarif(['none.xml']);
    assert.equal(exitCode, 2);
    assert.deepEqual(log.invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: '`none.xml` cannot be read: the file does not exist.' } },
        ],
      },
    ]);
  });

  it('names files as URIs', async () => {
    const text = '<Request><Tag>Demo</Tag><Level>7</Level></Request>';
    const { log } = await sarif(['a b/ü#?.xml', '../other/x.xml', '-'], {
      'a b/ü#?.xml': text,
      '../other/x.xml': text,
    });
    assert.deepEqual(log.artifacts, [
      { location: { uri: 'a%20b/%C3%BC%23%3F.xml' } },
      { location: { uri: 'file:///projects/other/x.xml' } },
      { location: { uri: 'stdin' } },
    ]);
  });

  it('takes no value of a request for a place of an argument', async () => {
    const { log } = await sarif(['x.xml'], {
      'x.xml': '<Request><Tag>Demo</Tag><Level>{0}</Level></Request>',
    });
    assert.deepEqual(
      log.results.map(({ message }) => message),
      [{ text: '`Level` must be a whole number from 0 to 2, but is `{{0}}`.' }],
    );
  });

  it('would be refused by the schema if it were wrong', async () => {
    const wrong = { version: '2.1.0', runs: [{ tool: { driver: {} }, results: [{ level: 'fatal' }] }] };
    assert.notDeepEqual(sarifErrors(wrong), []);
  });
});

describe('check --format junit', () => {
  /** Attributes carry `@`, elements are lists. */
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => ['testsuite', 'testcase'].includes(name),
  });

  it('is a suite per file and a failed case per error', async () => {
    const { stdout, exitCode } = await run(['check', '--format', 'junit', 'bad.xml', 'warn.xml', 'none.xml']);
    assert.equal(exitCode, 2);
    assert.deepEqual(parser.parse(stdout), {
      '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
      testsuites: {
        '@name': 'ci-job check',
        '@tests': '3',
        '@failures': '1',
        '@errors': '1',
        testsuite: [
          {
            '@name': 'bad.xml',
            '@tests': '1',
            '@failures': '1',
            '@errors': '0',
            '@file': 'bad.xml',
            testcase: [
              {
                '@name': 'out-of-range at 3:10',
                '@classname': 'bad.xml',
                failure: {
                  '@message': LEVEL,
                  '@type': 'out-of-range',
                  '#text': `bad.xml:3:10: error out-of-range: ${LEVEL}`,
                },
              },
            ],
          },
          {
            '@name': 'warn.xml',
            '@tests': '1',
            '@failures': '0',
            '@errors': '0',
            '@file': 'warn.xml',
            testcase: [{ '@name': 'has no errors', '@classname': 'warn.xml' }],
            'system-out':
              'warn.xml:1:26: warning unknown-element: `Leve` is unknown in `Request`. Did you mean `Level`?',
          },
          {
            '@name': 'ci-job',
            '@tests': '1',
            '@failures': '0',
            '@errors': '1',
            testcase: [
              {
                '@name': 'can be checked',
                '@classname': 'ci-job',
                error: {
                  '@message': '`none.xml` cannot be read: the file does not exist.',
                  '@type': 'could-not-run',
                },
              },
            ],
          },
        ],
      },
    });
  });

  it('is well-formed whatever a request holds', async () => {
    const nasty = '"]]>&\u0000\ufffe\ud800<!-- --';
    const { stdout } = await runWithFiles(['check', '--format', 'junit', 'a&"<.xml'], {
      'a&"<.xml': `<Request><Tag>${nasty}</Tag></Request>`,
    });
    assert.equal(/[^\P{Cc}\n]|[\ufffe\ud800]/u.test(stdout), false);
    const { SaxesParser } = await import('saxes');
    const problems: string[] = [];
    const sax = new SaxesParser();
    sax.on('error', (error) => problems.push(error.message));
    sax.write(stdout).close();
    assert.deepEqual(problems, []);
  });
});

describe('check --format github', () => {
  it('is one workflow command per diagnostic', async () => {
    const { stdout, stderr, exitCode } = await run([
      'check',
      '--format=github',
      'bad.xml',
      'warn.xml',
      'elsewhere.xml',
      'none.xml',
    ]);
    assert.equal(exitCode, 2);
    assert.equal(stderr, 'ci-job: `none.xml` cannot be read: the file does not exist.\n');
    assert.deepEqual(stdout.split('\n'), [
      `::error file=bad.xml,line=3,col=10,endLine=3,endColumn=11,title=out-of-range::${LEVEL}`,
      '::warning file=warn.xml,line=1,col=26,endLine=1,endColumn=30,title=unknown-element::`Leve` is unknown in `Request`. Did you mean `Level`?',
      '::notice file=elsewhere.xml,line=1,col=15,endLine=1,endColumn=24,title=unsupported-tag::`Elsewhere` is supported by the service, but its elements are not described here yet: only the XML is checked.',
      '::error::`none.xml` cannot be read: the file does not exist.',
      '3 files checked: 1 error, 1 warning, 1 information.',
      '',
    ]);
  });

  it('lets neither a name nor a value start a command of its own', async () => {
    const name = 'a,b:c%.xml';
    const { stdout } = await runWithFiles(['check', '--format', 'github', '--quiet', name], {
      [name]: '<Request><Tag>Demo</Tag><Level>100%\n::error::x</Level></Request>',
    });
    assert.equal(
      stdout,
      '::error file=a%2Cb%3Ac%25.xml,line=1,endLine=2,title=invalid-type::`Level` must be a whole number from 0 to 2, but is `100%25\\n::error::x`.\n',
    );
  });
});

describe('what a runner of GitHub reads', () => {
  it('is the name, the place and the message, as they were', async () => {
    const name = 'a,b:c%25,line=9::.xml';
    const { stdout } = await runWithFiles(['check', '--format', 'github', '--quiet', name], {
      [name]: '<Request><Tag>Demo</Tag><Level>100%0A::error::x</Level></Request>',
    });
    assert.deepEqual(readWorkflowCommands(stdout), [
      {
        command: 'error',
        properties: {
          file: name,
          line: '1',
          col: '32',
          endLine: '1',
          endColumn: '48',
          title: 'invalid-type',
        },
        message: '`Level` must be a whole number from 0 to 2, but is `100%0A::error::x`.',
      },
    ]);
  });

  it('takes a text that spans lines for one command', async () => {
    const { stdout } = await runWithFiles(['check', '--format', 'github', '--quiet', 'x.xml'], {
      'x.xml': '<Request><Tag>Demo</Tag><Level>1\r\n::stop-commands::x\n</Level></Request>',
    });
    assert.deepEqual(
      readWorkflowCommands(stdout).map(({ command, properties }) => [command, properties]),
      [['error', { file: 'x.xml', line: '1', endLine: '2', title: 'invalid-type' }]],
    );
  });
});

describe('paths in reports', () => {
  it('are relative to the working folder, also when written in full', async () => {
    const { stdout } = await run(['check', '--format=github', '--quiet', `${CWD}/bad.xml`]);
    assert.match(stdout, /^::error file=bad\.xml,/);
  });
});
