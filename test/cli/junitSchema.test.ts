/**
 * `ci-job check --format junit` before a schema that a consumer publishes.
 */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { findJunitValidator, junitErrors } from '../support/junitSchema';
import { runWithFiles } from './support';

function validatorFor(t: TestContext): string | undefined {
  const found = findJunitValidator();
  if (found.kind === 'found') return found.program;
  t.skip(found.reason);
  return undefined;
}

describe('the schema of JUnit reports', () => {
  it('takes files that pass, fail, have warnings, are not checked or cannot be read', async (t) => {
    const program = validatorFor(t);
    if (program === undefined) return;
    const files = ['good.xml', 'bad.xml', 'warn.xml', 'off/x.xml', 'none.xml'];
    const off = { 'off/.ci-job.json': '{ "validation.enabled": false }', 'off/x.xml': '<Request/>' };
    const { stdout } = await runWithFiles(['check', '--format', 'junit', ...files], off);
    assert.ok(stdout.includes('<skipped '), stdout);
    assert.deepEqual(junitErrors(program, stdout), []);
  });

  it('takes whatever a request or the name of its file holds', async (t) => {
    const program = validatorFor(t);
    if (program === undefined) return;
    const { stdout } = await runWithFiles(['check', '--format', 'junit', 'a&"<.xml'], {
      'a&"<.xml': '<Request><Tag>"]]>&\u0000\ufffe<!-- --</Tag></Request>',
    });
    assert.deepEqual(junitErrors(program, stdout), []);
  });

  it('would refuse a report that is wrong', (t) => {
    const program = validatorFor(t);
    if (program === undefined) return;
    const suite =
      '<testsuite name="a" tests="1" failures="0" errors="0"><testcase name="b" line="1"/></testsuite>';
    assert.deepEqual(junitErrors(program, `<testsuites>${suite}</testsuites>`), [
      "-:1: element testcase: Schemas validity error : Element 'testcase', attribute 'line': The attribute 'line' is not allowed.",
      '- fails to validate',
    ]);
  });
});
