/**
 * Templates: what stands in their slots.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fill } from '../../l10n/language';

const cases: readonly [template: string, values: readonly (string | number)[], filled: string][] = [
  ['{0} must be {1}.', ['`Fps`', 'a number'], '`Fps` must be a number.'],
  ['{1} before {0}, and {1} again', ['b', 'a'], 'a before b, and a again'],
  ['{0}{1}', ['{1}', 'end'], '{1}end'],
  ['{0} of {1}', [3], '3 of {1}'],
  ['`${0}` and {x} and {', ['ext'], '`$ext` and {x} and {'],
  ['{ } and { 0} and {:}', ['x'], '{ } and { 0} and {:}'],
  ['as it is: {0}', [], 'as it is: {0}'],
  ['', ['nothing'], ''],
];

for (const [template, values, filled] of cases) {
  it(`fills \`${template}\` with ${values.length === 0 ? 'nothing' : values.join(' and ')}`, () => {
    assert.equal(fill(template, ...values), filled);
  });
}
