/**
 * The `when` language of schema files.
 */

/** What a number is compared with: a number, the value of another element, a count of elements, a product of values. */
export type RawOperand =
  | number
  | { readonly element: string }
  | { readonly countOf: string }
  | { readonly productOf: readonly string[] };

/** One comparison or several. */
export interface RawComparison {
  readonly atLeast?: RawOperand;
  readonly atMost?: RawOperand;
  readonly greaterThan?: RawOperand;
  readonly lessThan?: RawOperand;
}

/** A condition about the value of one element. */
export type RawValueCondition = { readonly element: string } & (
  | { readonly oneOf: readonly string[] }
  | { readonly startsWith: readonly string[] }
  | { readonly endsWith: readonly string[] }
  | RawComparison
);

/** The `when` language. Paths are relative to the container that holds the constraint, joined by `/`. */
export type RawPredicate =
  | { readonly element: string; readonly present: boolean }
  | RawValueCondition
  | { readonly allOf: readonly RawPredicate[] }
  | { readonly anyOf: readonly RawPredicate[] }
  | { readonly not: RawPredicate };
