/**
 * The limits of a value, as the files under `schemas/` write them.
 */

/** A listed value, alone or with what it means and what else it is called. */
export type RawListedValue =
  | string
  | { readonly value: string; readonly documentation?: string; readonly aliases?: readonly string[] };

/** A regular expression with the words that explain it to a person. */
export interface RawPattern {
  /** ECMAScript, flags `u`, anchored by the author. */
  readonly regex: string;
  /** Completes "must be …", for example "a colour such as `0x1A2B3C`". */
  readonly documentation: string;
  readonly severity?: RuleSeverity;
}

/** Another way in which people write a value, and the value itself. */
export interface RawForm {
  /** ECMAScript, flags `iu`. A group named `beside` captures what a sibling says, too. */
  readonly regex: string;
  /** What is meant, with `$<name>` for the group of that name; without it the form does not decide. */
  readonly value?: string;
  /** Completes "… is", for example "a URL". */
  readonly documentation: string;
  /** Whether what is meant is percent-encoded. */
  readonly encoded?: boolean;
  /** Whether nothing else can be meant. */
  readonly sure?: boolean;
}

/** A severity as schemas and settings spell it. */
export type RuleSeverity = 'error' | 'warning' | 'information' | 'hint';

/** Limits of a value. Names are those of XSD where XSD has one. */
export interface RawFacets {
  /** Closed list. */
  readonly enumeration?: readonly RawListedValue[];
  /** Values that other software has and the list has not: never taken for misspelled ones of the list. */
  readonly foreignValues?: readonly string[];
  /** Open list: completion only; with `suggestedValuesSeverity` another value is reported at that severity. */
  readonly suggestedValues?: readonly RawListedValue[];
  readonly suggestedValuesSeverity?: RuleSeverity;
  readonly minInclusive?: number;
  readonly minExclusive?: number;
  readonly maxInclusive?: number;
  readonly maxExclusive?: number;
  readonly multipleOf?: number;
  /** Unicode characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** UTF-8 bytes. */
  readonly maxBytes?: number;
  /** The whole value; breaking it is `invalid-format`. */
  readonly pattern?: RawPattern;
  /** A single character; a value with another one is `invalid-characters`. */
  readonly characters?: RawPattern;
  /** Other ways in which people write the value: a Warning with a fix. */
  readonly otherForms?: readonly RawForm[];
  /** Words that are allowed beside the type's own values, for example `auto` beside a bit rate. */
  readonly literals?: readonly RawListedValue[];
  /** Values that vendor samples carry as placeholders although they break a facet: a Warning, never an Error. */
  readonly sampleValues?: readonly string[];
  /** `${…}` wildcards that the place knows. An unknown one is `unknown-placeholder`. */
  readonly placeholders?: readonly { readonly value: string; readonly documentation: string }[];
}
