/**
 * The shape of the compiled schema set: the files linked, types expanded, everything indexed.
 * Made by `compileSchemaSet.ts` from what `rawSchemaTypes.ts` describes.
 */

import type { Language } from '../../../l10n/language';
import type { CompiledRule } from '../constraints/compiledRule';
import type { AnswerCondition, AnswerMedia } from './rawAnswerTypes';
import type { RawLayout } from './rawLayoutTypes';
import type { RawResultSection } from './rawResultSection';
import type {
  Category,
  Confidence,
  FollowedValue,
  RawConstraint,
  RawDiscrepancy,
  RawErrorCode,
  RawFacets,
  RawForm,
  RawOperation,
  RawPredicate,
  RawSnippet,
  ResultMember,
  RuleSeverity,
  Source,
  ValueFormat,
  ValueLink,
} from './rawSchemaTypes';

/** A listed value with its meaning. */
export interface ListedValue {
  readonly value: string;
  readonly documentation: string | undefined;
  /** What the world calls it too. */
  readonly aliases?: readonly string[];
}

/** Facets after linking: lists are uniform and patterns are compiled. */
export interface Facets
  extends Omit<
    RawFacets,
    'enumeration' | 'suggestedValues' | 'literals' | 'placeholders' | 'pattern' | 'characters' | 'otherForms'
  > {
  readonly enumeration?: readonly ListedValue[];
  readonly suggestedValues?: readonly ListedValue[];
  readonly literals?: readonly ListedValue[];
  readonly placeholders?: readonly ListedValue[];
  readonly pattern?: CompiledPattern;
  readonly characters?: CompiledPattern;
  readonly otherForms?: readonly CompiledForm[];
}

/** A pattern ready to run, with the words for it. */
export interface CompiledPattern {
  readonly regex: RegExp;
  readonly source: string;
  readonly documentation: string;
  readonly severity: RuleSeverity;
}

/** Another way to write a value, ready to be recognised. */
export interface CompiledForm extends Omit<RawForm, 'regex'> {
  readonly regex: RegExp;
}

/** The names of the built-in types. */
export type BuiltinType =
  | 'container'
  | 'tag'
  | 'string'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'url'
  | 'time'
  | 'errorCode';

/**
 * A first look at the value between two offsets, which are no white space: true only when nothing is wrong with it,
 * false when it must be looked at properly. `isWord` when it is visible ASCII only.
 */
export type FastCheck = (text: string, start: number, end: number, isWord: boolean) => boolean;

/** One element as one place declares it. */
export interface ElementDeclaration {
  /** Its place in `RequestSchema.declarations`. */
  readonly index: number;
  readonly name: string;
  readonly nameId: number;
  /** Slash path below Request, for example `Operation/Transcode/Video/Fps`; the root's is empty. */
  readonly path: string;
  /** The container that declares it; undefined for the root. */
  readonly parent: ElementDeclaration | undefined;
  readonly builtin: BuiltinType;
  /** The type file's name, where one was used. */
  readonly typeName: string | undefined;
  readonly minOccurs: number;
  /** `Infinity` when unbounded. */
  readonly maxOccurs: number;
  readonly facets: Facets;
  readonly wider: (Facets & { readonly source: string }) | undefined;
  readonly documentation: string;
  readonly chineseName: string | undefined;
  readonly source: Source | undefined;
  readonly confidence: Confidence | undefined;
  /** How sure the limits of its value are: those of a type are as sure as the type. */
  readonly limitConfidence: Confidence | undefined;
  readonly default: string | undefined;
  readonly unit: string | undefined;
  readonly examples: readonly string[];
  readonly deprecated: string | undefined;
  /** Why the service does nothing with the element here. */
  readonly noEffect: string | undefined;
  readonly noEffectSeverity: RuleSeverity;
  /** Elements of names that nobody can list may stand inside, too. */
  readonly anyElements: boolean;
  readonly mayBeEmpty: boolean;
  readonly alternatives: readonly string[];
  readonly responseOnly: boolean;
  readonly echoes: string | undefined;
  /** In answers: what the request says where the service sends it. */
  readonly when: AnswerCondition | undefined;
  /** In answers: where what only one Tag answers stands. */
  readonly results: ResultMember | undefined;
  /** A template, see `schema/template.ts`. */
  readonly outline: string | undefined;
  readonly format: ValueFormat | undefined;
  /** Containers in which official samples have it although it belongs elsewhere. */
  readonly seenIn: readonly string[];
  /** What the layout preview draws for the element. */
  readonly layout: RawLayout | undefined;
  readonly link: ValueLink | undefined;
  readonly follows: FollowedValue | undefined;
  /** Child declarations in the order of the file. Empty for simple types. */
  readonly children: readonly ElementDeclaration[];
  /** The same children by name id. */
  readonly childrenById: ReadonlyMap<number, ElementDeclaration>;
  /** Its place among the children of its parent. */
  readonly position: number;
  /** The children that it must have. */
  readonly requiredChildren: readonly ElementDeclaration[];
  /** The first look at a value. */
  readonly looksRight: FastCheck;
  readonly constraints: readonly CompiledConstraint[];
  readonly discrepancies: readonly RawDiscrepancy[];
}

/** A rule between fields, linked and ready to run. */
export interface CompiledConstraint {
  readonly rule: RawConstraint;
  readonly source: Source | undefined;
  readonly compiled: CompiledRule;
}

/** The schema of one Tag. */
export interface RequestSchema {
  readonly tag: string;
  readonly documentation: string;
  readonly chineseName: string | undefined;
  readonly deprecated: string | undefined;
  readonly page: Source;
  readonly sources: readonly Source[];
  /** An id of `SchemaSet.categories`. */
  readonly category: string | undefined;
  /** What people search for, in all languages. */
  readonly keywords: readonly string[];
  readonly operation: RawOperation;
  readonly summary: {
    readonly input?: string;
    readonly output?: string;
    readonly callback?: string;
    readonly sentence?: readonly string[];
  };
  /** The declaration of `Request`. */
  readonly root: ElementDeclaration;
  /** All declarations in pre-order; a declaration's `index` is its place here. */
  readonly declarations: readonly ElementDeclaration[];
  readonly strictLimitsWhen: RawPredicate | undefined;
  readonly snippets: readonly RawSnippet[];
  readonly discrepancies: readonly RawDiscrepancy[];
}

/** An error of the service, linked. */
export interface ErrorCode extends Omit<RawErrorCode, 'source'> {
  readonly source: Source | undefined;
}

/** What the answers about jobs of one Tag hold. */
export interface TagResults {
  readonly documentation: string;
  /** The containers that stand where an answer has an element with that `results`. */
  readonly members: ReadonlyMap<ResultMember, ElementDeclaration>;
  readonly media: AnswerMedia;
  /** What people look for first. */
  readonly summary: readonly RawResultSection[];
}

/** A request that is no job: recognized by the elements that it has and lacks, each a path of name ids. */
export interface OtherRequest {
  readonly has: readonly (readonly number[])[];
  readonly lacks: readonly (readonly number[])[];
  /** Completes "This is …". */
  readonly documentation: string;
}

/** How a job is sent that has no schema, and what is shown of it before. */
export interface PlainJob {
  readonly operation: RawOperation;
  readonly summary: RequestSchema['summary'];
}

/** What is known about requests of several jobs. */
export interface SeveralJobs {
  /** The name of the child of the root that holds one job. */
  readonly element: string;
  /** How many jobs one request may carry. */
  readonly most: number;
  /** The Tags that pages list for such requests. */
  readonly tags: ReadonlySet<string>;
  /** Rules between the jobs, which the root holds. */
  readonly constraints: readonly CompiledConstraint[];
}

/** All schemas, linked. Immutable and shared by every document. */
export interface SchemaSet {
  /** In which its texts are, and all that is said about documents. */
  readonly language: Language;
  readonly tags: ReadonlyMap<string, RequestSchema>;
  readonly otherTags: ReadonlyMap<string, string>;
  /** What jobs are about, in the order in which people are shown them. */
  readonly categories: readonly Category[];
  /** How jobs are sent that have no schema: each of the other Tags, and one that it is unknown yet. */
  readonly plainJob: (tag: string) => PlainJob;
  /** Names of the service that are no Tags of jobs, with where they belong. */
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly otherRequests: readonly OtherRequest[];
  readonly severalJobs: SeveralJobs;
  /**
   * What stands beside the jobs of a request whose jobs have these schemas, and others that it is unknown.
   * The same schemas give the same declaration.
   */
  readonly sharedRoot: (schemas: readonly RequestSchema[]) => ElementDeclaration;
  /** What the service answers, by the name of the root element. */
  readonly responses: ReadonlyMap<string, ElementDeclaration>;
  /** What only the answers of a Tag hold, by Tag. */
  readonly results: ReadonlyMap<string, TagResults>;
  /** The errors of the service by code, and by each number that stands for the code. */
  readonly errorCodes: ReadonlyMap<string, ErrorCode>;
  /** Every element name of every schema: the seed of each document's name table. */
  readonly names: readonly string[];
  readonly nameIds: ReadonlyMap<string, number>;
}
