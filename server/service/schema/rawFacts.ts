/**
 * The smallest parts of a schema file: who states a fact, how sure it is, what limits a value.
 * The vocabulary is explained with an example per keyword in `schemas/README.md`.
 */

/** A page or code base that states a fact. */
export interface Source {
  readonly id: string;
  readonly title?: string;
  readonly url: string;
  /** ISO date of the page's last update. */
  readonly updated?: string;
}

/** How sure we are of a fact: two official sources, one, or inferred. */
export type Confidence = 'high' | 'medium' | 'low';

/** A listed value, alone or with what it means. */
export type RawListedValue = string | { readonly value: string; readonly documentation?: string };

/** A regular expression with the words that explain it to a person. */
export interface RawPattern {
  /** ECMAScript, flags `u`, anchored by the author. */
  readonly regex: string;
  /** Completes "must be …", for example "a colour such as `0x1A2B3C`". */
  readonly documentation: string;
  readonly severity?: RuleSeverity;
}

/** A severity as schemas and settings spell it. */
export type RuleSeverity = 'error' | 'warning' | 'information' | 'hint';

/** Limits of a value. Names are those of XSD where XSD has one. */
export interface RawFacets {
  /** Closed list. */
  readonly enumeration?: readonly RawListedValue[];
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
  /** Words that are allowed beside the type's own values, for example `auto` beside a bit rate. */
  readonly literals?: readonly RawListedValue[];
  /** Values that vendor samples carry as stand-ins although they break a facet: a Warning, never an Error. */
  readonly sampleValues?: readonly string[];
  /** `${…}` wildcards that the place knows. An unknown one is `unknown-placeholder`. */
  readonly placeholders?: readonly { readonly value: string; readonly documentation: string }[];
}

/** Where official sources contradict each other, and what we did about it. */
export interface RawDiscrepancy {
  readonly what: string;
  readonly where: string;
  readonly taken: string;
  readonly why: string;
}
