/**
 * Settings as the extension reads them: typed, and under a former name where only that is set.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSetting, type SettingsSection } from '../../client/src/settingReader';

/** A section in which users have set `set`, by name and place; all else has its preset. */
function section(
  set: Readonly<Record<string, unknown>>,
  place = 'globalValue',
  presets: Readonly<Record<string, unknown>> = { offerFixes: true, offerToMend: true },
): SettingsSection {
  return {
    get: (name) => set[name] ?? presets[name],
    inspect: (name) => ({
      key: `ciJob.${name}`,
      defaultValue: presets[name],
      ...(name in set ? { [place]: set[name] } : {}),
    }),
  };
}

describe('readSetting', () => {
  it('reads the preset where nothing is set', () => {
    assert.equal(readSetting(section({}), 'offerFixes'), true);
    assert.deepEqual(readSetting({ get: () => undefined, inspect: () => undefined }, 'detect'), 'auto');
  });

  it('reads what is set', () => {
    assert.equal(readSetting(section({ offerFixes: false }), 'offerFixes'), false);
    assert.equal(readSetting(section({ detect: 'prompt' }), 'detect'), 'prompt');
  });

  for (const place of [
    'globalValue',
    'workspaceValue',
    'workspaceFolderValue',
    'globalLanguageValue',
    'workspaceLanguageValue',
  ]) {
    it(`reads the former name where only that is set, as ${place}`, () =>
      assert.equal(readSetting(section({ offerToMend: false }, place), 'offerFixes'), false));
  }

  it('goes by the present name where both are set', () => {
    const both = section({ offerToMend: false, offerFixes: true });
    assert.equal(readSetting(both, 'offerFixes'), true);
    assert.equal(readSetting(section({ offerToMend: true, offerFixes: false }), 'offerFixes'), false);
  });

  it('does not take a preset of the former name for a choice', () => {
    const presets = { offerFixes: true, offerToMend: false };
    assert.equal(readSetting(section({}, 'globalValue', presets), 'offerFixes'), true);
  });

  it('takes the preset for what makes no sense', () => {
    assert.equal(readSetting(section({ offerToMend: 'no' }), 'offerFixes'), true);
    assert.equal(readSetting(section({ detect: 'sometimes' }), 'detect'), 'auto');
    assert.equal(readSetting(section({ bucket: 7 }), 'bucket'), '');
    assert.deepEqual(readSetting(section({ profiles: {} }), 'profiles'), []);
  });
});
