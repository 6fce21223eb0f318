/**
 * What the sandbox prints when it listens.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commandHelp } from '../../cli/command';
import { sandboxCommand } from '../../cli/commands/sandbox';
import { greeting } from '../../sandbox/greeting';
import { demoAccount, helpText } from '../../sandbox/options';

const URL = 'http://127.0.0.1:8080';

describe('the greeting of the sandbox', () => {
  it('can be pasted into a shell', () => {
    assert.equal(
      greeting(URL, { secretId: 'AKID1', secretKey: 'key1' }, 'linux'),
      `The sandbox listens on ${URL}
It accepts only this account, which is valid nowhere else. In another terminal:
  export TENCENTCLOUD_SECRET_ID=AKID1
  export TENCENTCLOUD_SECRET_KEY=key1
  ci-job submit FILE --endpoint ${URL} --wait
`,
    );
  });

  it('can be pasted into PowerShell', () => {
    assert.equal(
      greeting(URL, { secretId: 'AKID1', secretKey: 'key1' }, 'win32').split('\n')[2],
      '  $env:TENCENTCLOUD_SECRET_ID = "AKID1"',
    );
  });

  it('tells no account that somebody has set', () => {
    assert.equal(greeting(URL, undefined, 'linux'), `The sandbox listens on ${URL}\n`);
  });

  it('names the account that both helps name', () => {
    for (const help of [helpText(), commandHelp(sandboxCommand)]) {
      assert.ok(help.includes(demoAccount.secretId) && help.includes(demoAccount.secretKey), help);
    }
  });
});
