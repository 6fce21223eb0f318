/**
 * Settings are written by people: whatever stands there, the server knows what to do.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  defaultSettings,
  readSettings,
  readSettingsObject,
  sameSettings,
} from '../../server/src/serverSettings';

describe('readSettings', () => {
  it('reads what is set', () => {
    const section = {
      validation: { enabled: false },
      diagnostics: { severity: { 'too-long': 'hint', x: 'off' } },
      inlayHints: { units: false },
      language: 'zh-cn',
      format: { compactLeaves: true },
    };
    assert.deepEqual(readSettings(section), {
      language: 'zh-cn',
      validation: { enabled: false, severity: { 'too-long': 'hint', x: 'off' } },
      inlayHints: { units: false, defaults: true, derived: true, overridden: true },
      format: { compactLeaves: true },
    });
  });

  for (const garbage of [
    undefined,
    null,
    0,
    'text',
    [],
    {},
    { validation: null },
    { validation: { enabled: 'no' }, inlayHints: { units: 1, defaults: 'no' } },
    { inlayHints: false },
    { language: 'auto' },
    { language: 'tlh' },
    { format: { compactLeaves: 'yes' } },
    { validation: { enabled: 0 }, diagnostics: 7 },
    { diagnostics: { severity: 'off' } },
    { diagnostics: { severity: ['off'] } },
    { diagnostics: { severity: { a: 'fatal', b: 1, c: null, d: {} } } },
    Object.create({ validation: { enabled: false } }),
  ]) {
    it(`takes the defaults for ${JSON.stringify(garbage)}`, () =>
      assert.deepEqual(readSettings(garbage), defaultSettings));
  }

  it('keeps the good among the bad', () =>
    assert.deepEqual(readSettings({ diagnostics: { severity: { a: 'fatal', b: 'error' } } }), {
      ...defaultSettings,
      validation: { enabled: true, severity: { b: 'error' } },
    }));

  it('cannot be used to reach the prototype', () => {
    const section: unknown = JSON.parse('{"diagnostics":{"severity":{"__proto__":"off"}}}');
    const { severity } = readSettings(section).validation;
    assert.equal(Object.getPrototypeOf(severity), Object.prototype);
    assert.deepEqual(Object.keys(severity), ['__proto__']);
  });
});

describe('readSettingsObject', () => {
  it('finds the section', () =>
    assert.deepEqual(readSettingsObject({ ciJob: { validation: { enabled: false } } }), {
      ...defaultSettings,
      validation: { enabled: false, severity: {} },
    }));

  for (const garbage of [undefined, null, 3, { other: {} }]) {
    it(`takes the defaults for ${JSON.stringify(garbage)}`, () =>
      assert.deepEqual(readSettingsObject(garbage), defaultSettings));
  }
});

describe('sameSettings', () => {
  const settings = (
    severity: Record<string, 'off' | 'hint'>,
    enabled = true,
    units = true,
    compactLeaves = false,
  ) => ({
    ...defaultSettings,
    validation: { enabled, severity },
    inlayHints: { units, defaults: true, derived: true, overridden: true },
    format: { compactLeaves },
  });

  it('does not care about order', () =>
    assert.equal(sameSettings(settings({ a: 'off', b: 'hint' }), settings({ b: 'hint', a: 'off' })), true));
  it('sees a changed severity', () =>
    assert.equal(sameSettings(settings({ a: 'off' }), settings({ a: 'hint' })), false));
  it('sees a changed switch', () => assert.equal(sameSettings(settings({}), settings({}, false)), false));
  it('sees another language', () =>
    assert.equal(sameSettings(settings({}), { ...settings({}), language: 'en' }), false));
  it('sees another kind of hints', () =>
    assert.equal(sameSettings(settings({}), settings({}, true, false)), false));
  it('sees another way to format', () =>
    assert.equal(sameSettings(settings({}), settings({}, true, true, true)), false));
});
