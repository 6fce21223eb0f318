/**
 * The shape of the files under `schemas/`, as people write them and `readSchema.ts` checks them.
 * The vocabulary is explained with an example per keyword in `schemas/README.md`.
 */

import type { AnswerCondition, AnswerMedia } from './rawAnswerTypes';
import type { RawFacets, RuleSeverity } from './rawFacets';
import type { RawLayout } from './rawLayoutTypes';
import type { RawOperation } from './rawOperation';
import type { RawOtherTagsWith, RawSeveralJobsWith } from './rawOtherTags';
import type { RawComparison, RawPredicate } from './rawPredicate';
import type { RawResultSection } from './rawResultSection';

export type { RawFacets, RawForm, RawListedValue, RawPattern, RuleSeverity } from './rawFacets';
export type { RawOperation, ServiceKind } from './rawOperation';
export type { RawOtherTag } from './rawOtherTags';
export type { RawOperand, RawPredicate } from './rawPredicate';

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

/** What an element declaration may say, apart from its children. */
export interface RawElement extends RawFacets {
  /** A built-in type (lower case) or a file in `schemas/types/` (upper case). */
  readonly type: string;
  /** Default 0. */
  readonly minOccurs?: number;
  /** Default 1. */
  readonly maxOccurs?: number | 'unbounded';
  /** Narrows elements below, keyed by path: `{ "Video/Bitrate": { "minInclusive": 128 } }`. */
  readonly restrict?: Readonly<Record<string, RawRestriction>>;
  readonly documentation?: string;
  /** The element's Chinese name, so that completion finds it by that too. */
  readonly chineseName?: string;
  /** The `id` of a source. */
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly default?: string;
  /** The default when other fields hold certain values. */
  readonly unit?: string;
  readonly examples?: readonly string[];
  /** Why it should no longer be used. */
  readonly deprecated?: string;
  /** Why the service does nothing with it here: a Hint wherever it is set. */
  readonly noEffect?: string;
  /** Where a Hint is too little. */
  readonly noEffectSeverity?: RuleSeverity;
  /** Elements of names that nobody can list may stand inside, too: they are never unknown. */
  readonly anyElements?: boolean;
  /** An empty required leaf is tolerated (vendor samples send it). */
  readonly mayBeEmpty?: boolean;
  /** Siblings, of which one may stand in the place of this required element. */
  readonly alternatives?: readonly string[];
  /** Another official, wider limit: outside `facets` and inside `wider` is `narrower-limit`. */
  readonly wider?: RawFacets & { readonly source: string };
  /** Inline children of a `container`. */
  readonly children?: Readonly<Record<string, RawElement>>;
  /** Groups whose elements and rules stand inside too. */
  readonly groups?: readonly string[];
  readonly constraints?: readonly RawConstraint[];
  readonly discrepancies?: readonly RawDiscrepancy[];
  /** Only in a response or echoed by the service; must not be written into a request. */
  readonly responseOnly?: boolean;
  /** In answers only: the path below Request whose elements or value the service repeats here. */
  readonly echoes?: string;
  /** In answers only: what the request says where the service sends the element. Paths start at Request. */
  readonly when?: AnswerCondition;
  /** In answers only: the member of `results/<Tag>.json` whose elements stand here too. */
  readonly results?: ResultMember;
  /** A page about the value; `url` is a template whose paths start beside the element. */
  readonly link?: ValueLink;
  /** What the value follows from where only the other one is given. */
  readonly follows?: FollowedValue;
  /** What distinguishes a container from others like it, as a template: `{Codec} {Width}×{Height} {Fps}`. */
  readonly outline?: string;
}

/** A restriction of an element below a use site: occurrence, documentation or facets. The type's own facets become the wider limit. */
export type RawRestriction = Partial<Omit<RawElement, 'type' | 'children' | 'groups' | 'restrict'>> & {
  /** Whether narrowed facets keep the type's facets as `narrower-limit` zone. Default true. */
  readonly keepWider?: boolean;
};

/** `schemas/types/<Name>.json`: a container with children, or a simple type with facets. */
export interface RawType extends RawFacets {
  readonly $schema?: string;
  /** For simple types: the built-in type below. Containers leave it out. */
  readonly base?: string;
  readonly documentation?: string;
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly unit?: string;
  readonly default?: string;
  readonly examples?: readonly string[];
  readonly sources?: readonly Source[];
  readonly children?: Readonly<Record<string, RawElement>>;
  readonly groups?: readonly string[];
  readonly constraints?: readonly RawConstraint[];
  readonly discrepancies?: readonly RawDiscrepancy[];
  /** As for an element. */
  readonly outline?: string;
  /** What the layout preview draws for an element of this type. */
  readonly layout?: RawLayout;
  /** What editors may do with the value beyond text. */
  readonly format?: ValueFormat;
  /** Containers in which official samples have an element of this type although it belongs elsewhere. */
  readonly seenIn?: readonly string[];
}

/** `schemas/groups/<Name>.json`: elements that several containers hold, and the rules between them. */
export interface RawGroup {
  readonly $schema?: string;
  readonly documentation: string;
  readonly sources?: readonly Source[];
  readonly children: Readonly<Record<string, RawElement>>;
  readonly constraints?: readonly RawConstraint[];
}

/** An address with slots, and what following it does. */
export interface ValueLink {
  readonly url: string;
  readonly title: string;
}

/** A value that need not be given, because it follows from that of a sibling. */
export interface FollowedValue {
  /** The sibling's name. */
  readonly element: string;
  /** What it becomes then, in a few words: `keeps the ratio`. */
  readonly value: string;
}

/** `rgb`: a colour written `0xRRGGBB`. */
export type ValueFormat = 'rgb';

/** Where official sources contradict each other, and what we did about it. */
export interface RawDiscrepancy {
  readonly what: string;
  readonly where: string;
  readonly taken: string;
  readonly why: string;
}

interface RawConstraintBase {
  readonly when?: RawPredicate;
  /** The rule in our words, shown in hover and in the message. */
  readonly note?: string;
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly severity?: RuleSeverity;
}

/** A rule between fields. Paths may name repeated elements: the rule then holds for each. */
export type RawConstraint = RawConstraintBase &
  (
    | { readonly kind: 'requiredOr'; readonly elements: readonly string[] }
    | { readonly kind: 'requiredXor'; readonly elements: readonly string[] }
    | { readonly kind: 'dependentRequired'; readonly element: string; readonly requires: readonly string[] }
    | { readonly kind: 'dependentExcluded'; readonly element: string; readonly excludes: readonly string[] }
    | { readonly kind: 'requiredWhen'; readonly elements: readonly string[]; readonly when: RawPredicate }
    | { readonly kind: 'excludedWhen'; readonly elements: readonly string[]; readonly when: RawPredicate }
    | { readonly kind: 'ignoredWhen'; readonly elements: readonly string[]; readonly when: RawPredicate }
    | {
        readonly kind: 'valuesWhen';
        readonly element: string;
        /** The first row whose `when` holds decides. A row without `values` forbids the element. */
        readonly rows: readonly { readonly when: RawPredicate; readonly values: readonly string[] }[];
      }
    | {
        readonly kind: 'sameMatch';
        readonly elements: readonly string[];
        /** What its first group captures must be the same in all values that it fits. */
        readonly pattern: string;
      }
    | { readonly kind: 'notAll'; readonly conditions: readonly RawPredicate[] }
    | ({ readonly kind: 'compare'; readonly element: string } & RawComparison)
    | {
        readonly kind: 'placeholderRequired';
        readonly element: string;
        /** One of them must be in the value. */
        readonly placeholders: readonly string[];
      }
    | {
        readonly kind: 'lengthWhen';
        readonly element: string;
        readonly minLength?: number;
        readonly maxLength?: number;
        readonly maxBytes?: number;
        readonly when: RawPredicate;
      }
    | {
        readonly kind: 'extensionWhen';
        readonly element: string;
        /** Without the dot; one of the two lists is there. */
        readonly extensions?: readonly string[];
        readonly excludes?: readonly string[];
      }
    | {
        readonly kind: 'caution';
        /** What is underlined. */
        readonly element: string;
        readonly when: RawPredicate;
        readonly note: string;
      }
    | {
        readonly kind: 'distinctValues';
        readonly elements: readonly string[];
        /** Names of siblings that must be equal too for two values to clash. */
        readonly beside?: readonly string[];
        /** A value with one of these placeholders is not compared. */
        readonly unless?: readonly string[];
      }
  );

/** A kind of rule between fields. */
export type ConstraintKind = RawConstraint['kind'];

/** A whole request in LSP snippet syntax. */
export interface RawSnippet {
  readonly name: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** `schemas/tags/<Tag>.json`. */
export interface RawTag {
  readonly $schema?: string;
  readonly tag: string;
  readonly documentation: string;
  readonly chineseName?: string;
  /** What the job is about: an id of `categories.json`. */
  readonly category?: string;
  /** What people search for, in English and in Chinese; neither is translated. */
  readonly keywords?: readonly string[];
  readonly chineseKeywords?: readonly string[];
  /** The first one is the Tag's vendor page. */
  readonly sources: readonly Source[];
  readonly operation: RawOperation;
  /** Paths below Request that show people what the job reads and writes. */
  readonly summary?: {
    readonly input?: string;
    readonly output?: string;
    /** The address that the finished job is reported to. */
    readonly callback?: string;
    /** What the job does, as phrases with `{path}` slots. A phrase without its values is left out, and all without the first. */
    readonly sentence?: readonly string[];
  };
  readonly children: Readonly<Record<string, RawElement>>;
  readonly groups?: readonly string[];
  readonly constraints?: readonly RawConstraint[];
  readonly snippets: readonly RawSnippet[];
  readonly discrepancies?: readonly RawDiscrepancy[];
  readonly deprecated?: string;
  /** While this holds (paths below Request) a value in the `wider` zone is an Error. */
  readonly strictLimitsWhen?: RawPredicate;
}

/** What jobs are about, in the order in which people are shown them. */
export interface RawCategories {
  readonly $schema?: string;
  readonly categories: readonly Category[];
}

/** A group of Tags for people who look for one. */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly documentation: string;
}

/** An error of the service: what happened and what to do about it. */
export interface RawErrorCode {
  /** The text of the element that holds the code. */
  readonly code: string;
  /** The HTTP status codes that it comes with. */
  readonly httpStatus?: readonly number[];
  /** The same error in the older answers that give a number. */
  readonly numbers?: readonly number[];
  readonly documentation: string;
  readonly nextStep: string;
  /** What the client makes of it: see `ErrorAdvice`. */
  readonly about?: 'permission' | 'request' | 'service';
  readonly source?: string;
  readonly confidence?: Confidence;
}

/** `schemas/responses/<Name>.json`: what the service answers. */
export interface RawResponse {
  readonly $schema?: string;
  /** The name of the root element, which chooses this file. */
  readonly root: string;
  readonly documentation: string;
  readonly sources: readonly Source[];
  readonly children: Readonly<Record<string, RawElement>>;
  readonly errorCodes?: readonly RawErrorCode[];
}

/** A part of `results/<Tag>.json`. */
export type ResultMember = 'children' | 'input';

/** `schemas/results/<Tag>.json`: what the answers about jobs of one Tag hold beside what all hold. */
export interface RawResult {
  readonly $schema?: string;
  readonly resultOf: string;
  readonly documentation: string;
  readonly sources: readonly Source[];
  readonly children?: Readonly<Record<string, RawElement>>;
  readonly input?: Readonly<Record<string, RawElement>>;
  readonly media?: AnswerMedia;
  /** What people look for first, in the order in which they are shown it. */
  readonly summary?: readonly RawResultSection[];
}

/** What is known beyond the files of Tags. */
export type RawOtherTags = RawOtherTagsWith<RawConstraint>;

/** What is known about requests of several jobs. */
export type RawSeveralJobs = RawSeveralJobsWith<RawConstraint>;

/** Everything under schemas/. */
export interface RawSchemaSet {
  readonly tags: Readonly<Record<string, RawTag>>;
  readonly types: Readonly<Record<string, RawType>>;
  readonly groups: Readonly<Record<string, RawGroup>>;
  readonly otherTags: RawOtherTags;
  readonly categories?: RawCategories;
  /** By file name; absent in a set that is for requests alone. */
  readonly responses?: Readonly<Record<string, RawResponse>>;
  /** By Tag. */
  readonly results?: Readonly<Record<string, RawResult>>;
}
