/**
 * What can be wrong with XML itself: the codes, the finer reasons, and what each passes to the message.
 * `SyntaxErrorArgs` is the contract with the messages: one row a code.
 */

/** Finer reasons of the codes that have several. */
export type TagReason =
  /** No `>`: `<Width`; `name` is the element's. */
  | 'unfinished-tag'
  /** No `>`: `</Width`; `name` is that of the element that it ends. */
  | 'unfinished-end-tag'
  /** `<\/Width>`; `name` is that of the element that it ends. */
  | 'damaged-end-tag'
  /** `<\/Width>` before the right end tag. */
  | 'stray-end-tag'
  /** `</Width junk>`. */
  | 'end-tag-junk'
  /** `< Width>` or `</ Width>`. */
  | 'tag-space'
  /** `<>`. */
  | 'tag-name'
  /** A `<` that starts nothing. */
  | 'lone-less-than'
  /** `<!…` that is no comment, CDATA section or document type. */
  | 'unknown-declaration';

/** Why an attribute is not well formed. */
export type AttributeReason =
  /** No `=`. */
  | 'attribute-value'
  /** A quote is missing. */
  | 'attribute-quotes'
  /** `<` inside of a value. */
  | 'attribute-less-than'
  /** No space before the attribute. */
  | 'attribute-space'
  /** Something that is no attribute at all. */
  | 'attribute-name'
  /** The `name` is there twice. */
  | 'attribute-repeated';

/** Why an `&` is wrong. */
export type ReferenceReason =
  | 'lone-ampersand'
  /** `&amp；`, `&AMP;` or `& amp;`; `name` is the reference that was meant. */
  | 'mistyped-reference'
  /** `&amp` without `;`; `name` is what is there. */
  | 'unterminated-reference'
  /** `&name;` that XML does not define; `name` with its `&` and `;`. */
  | 'unknown-entity'
  /** `&#0;`; `name` with its `&` and `;`. */
  | 'illegal-reference';

/** Why a processing instruction or the XML declaration is wrong. */
export type InstructionReason =
  | 'instruction-open'
  | 'instruction-target'
  | 'declaration-place'
  | 'declaration-form';

/** The args of each code: plain words that the message names. */
export interface SyntaxErrorArgs {
  /** `<Name>` where `</Name>` was meant; spans the tag. */
  readonly 'end-tag-without-slash': { readonly name: string };
  /** Spans the name in the start tag. */
  readonly 'end-tag-missing': { readonly name: string };
  /**
   * Spans the name in the end tag. With `expected` the tag closes that element;
   * without it, the tag closes nothing and is ignored. `name` is empty for `</>`.
   */
  readonly 'end-tag-mismatch': { readonly name: string; readonly expected?: string };
  readonly 'syntax-error': { readonly reason: TagReason; readonly name?: string };
  readonly 'syntax-attribute': { readonly reason: AttributeReason; readonly name?: string };
  readonly 'syntax-reference': { readonly reason: ReferenceReason; readonly name?: string };
  /** `code` is `U+0000` for an `illegal-character`; the span covers the run that it starts. */
  readonly 'syntax-character': {
    readonly reason: 'illegal-character' | 'cdata-end';
    readonly code?: string;
  };
  readonly 'syntax-comment': { readonly reason: 'comment-open' | 'comment-dashes' };
  readonly 'syntax-cdata': { readonly reason: 'cdata-open' };
  readonly 'syntax-processing-instruction': { readonly reason: InstructionReason };
  readonly 'syntax-doctype': Readonly<Record<never, string>>;
  /** Once a document: everything after it is the same mistake. */
  readonly 'syntax-outside-root': { readonly reason: 'text-outside' | 'second-root' };
}

/** The codes of syntax errors. */
export type SyntaxErrorCode = keyof SyntaxErrorArgs;
