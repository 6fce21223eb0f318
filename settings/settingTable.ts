/**
 * The settings as programs read them: types, presets and choices, without texts.
 * Made from `settings.ts` by `npm run generate`; changes belong there.
 */

/** The type of each setting. */
export interface SettingValues {
  readonly bucket: string;
  readonly region: string;
  readonly profiles: readonly unknown[];
  readonly endpoint: string;
  readonly 'jobs.grouped': boolean;
  readonly language: 'auto' | 'en' | 'zh-cn';
  readonly 'trace.server': 'off' | 'messages' | 'verbose';
  readonly detect: 'auto' | 'prompt' | 'off';
  readonly 'validation.enabled': boolean;
  readonly autoClosingTags: boolean;
  readonly offerFixes: boolean;
  readonly 'format.compactLeaves': boolean;
  readonly 'diagnostics.severity': Readonly<
    Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>
  >;
  readonly 'inlayHints.units': boolean;
  readonly 'inlayHints.defaults': boolean;
  readonly 'inlayHints.derived': boolean;
  readonly 'inlayHints.overridden': boolean;
}

/** The name of a setting, without `ciJob.`. */
export type SettingName = keyof SettingValues;

/** What is known of each setting. */
export const settingTable = {
  bucket: { type: 'string', preset: '', projectFile: 'read' },
  region: { type: 'string', preset: '', projectFile: 'read' },
  profiles: { type: 'list', preset: [], projectFile: 'editor' },
  endpoint: { type: 'string', preset: '', projectFile: 'refused' },
  'jobs.grouped': { type: 'boolean', preset: true, projectFile: 'editor' },
  language: { type: 'choice', preset: 'auto', choices: ['auto', 'en', 'zh-cn'], projectFile: 'read' },
  'trace.server': {
    type: 'choice',
    preset: 'off',
    choices: ['off', 'messages', 'verbose'],
    projectFile: 'editor',
  },
  detect: { type: 'choice', preset: 'auto', choices: ['auto', 'prompt', 'off'], projectFile: 'editor' },
  'validation.enabled': { type: 'boolean', preset: true, projectFile: 'read' },
  autoClosingTags: { type: 'boolean', preset: true, projectFile: 'editor' },
  offerFixes: { type: 'boolean', preset: true, renamedFrom: 'offerToMend', projectFile: 'editor' },
  'format.compactLeaves': { type: 'boolean', preset: false, projectFile: 'read' },
  'diagnostics.severity': {
    type: 'map',
    preset: {},
    choices: ['error', 'warning', 'information', 'hint', 'off'],
    projectFile: 'read',
  },
  'inlayHints.units': { type: 'boolean', preset: true, projectFile: 'editor' },
  'inlayHints.defaults': { type: 'boolean', preset: true, projectFile: 'editor' },
  'inlayHints.derived': { type: 'boolean', preset: true, projectFile: 'editor' },
  'inlayHints.overridden': { type: 'boolean', preset: true, projectFile: 'editor' },
} as const;
