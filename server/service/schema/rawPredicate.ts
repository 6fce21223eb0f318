/**
 * The `when` language of schema files.
 */

/** The `when` language. Paths are relative to the container that holds the constraint, joined by `/`. */
export type RawPredicate =
  | { readonly element: string; readonly present: boolean }
  | { readonly element: string; readonly oneOf: readonly string[] }
  | { readonly allOf: readonly RawPredicate[] }
  | { readonly anyOf: readonly RawPredicate[] }
  | { readonly not: RawPredicate };
