/**
 * What the record of a setting holds. `npm run generate` makes everything else of it: the manifest's section and its
 * texts, the table that programs read, the schema of `.ci-job.json`, and the pages of the documentation.
 */

/** A text in English and in Chinese; a further language has it in its catalogue, by the English one. */
export type Texts = Readonly<Record<'en' | 'zh-cn', string>>;

/** What a value is: that of a setting, or a property of one. */
export interface ValueRecord {
  /** `choice` has `choices`; `map` has `levels` for values; `list` has objects with `properties`. */
  readonly type: 'string' | 'boolean' | 'choice' | 'map' | 'list';
  /** Absent where nothing is preset. */
  readonly default?: unknown;
  readonly description: Texts;
  readonly choices?: Readonly<Record<string, Texts>>;
  readonly levels?: readonly string[];
  readonly minLength?: number;
  readonly pattern?: { readonly regex: string; readonly message: Texts };
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ValueRecord>>;
}

/** One setting. */
export interface SettingRecord extends ValueRecord {
  readonly default: unknown;
  /** Where it may be set, by the editor's names; `window` when absent. */
  readonly scope?: 'machine' | 'resource' | 'language-overridable';
  /** A workspace that is not trusted cannot set it. */
  readonly restricted?: true;
  /** What it does in `.ci-job.json`; `refused` where it is not allowed there; absent: it is the editor's alone. */
  readonly projectFile?: Texts | 'refused';
  /** An earlier name, which is read where this one is not set. */
  readonly renamedFrom?: string;
}

/** Settings that the editor shows together. */
export interface SettingGroup {
  readonly id: string;
  readonly title: Texts;
  readonly settings: Readonly<Record<string, SettingRecord>>;
}
